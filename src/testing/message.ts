import { card } from './card.ts';
import { carriers, carry, cuedCarrier } from './carriers.ts';
import { type Disguise, disguises } from './disguises.ts';
import type { Draw } from './draw.ts';
import { email } from './email.ts';
import { nino } from './nino.ts';
import { phone } from './phone.ts';
import type { Value } from './value.ts';

/** The generators of all types, by type. */
export const values: Readonly<Record<string, (draw: Draw) => Value>> = { nino, card, phone, email };

/** A message with a value in it. */
export interface Message {
  readonly text: string;
  /** Where the value stands, in UTF-16 code units: `text.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
  readonly type: string;
  /** How it is written, disguised and carried, for the name of a test: `phone in one piece, soft hyphens, in quotes`. */
  readonly description: string;
}

export interface MessageOptions {
  /** Default: all of them. */
  readonly types?: readonly string[];
  /** How often a value is disguised: `never` (default), `always`. */
  readonly disguised?: 'never' | 'always';
}

/** A message that a person could have sent, with one value that belongs to nobody. */
export function message(
  draw: Draw,
  { types = Object.keys(values), disguised = 'never' }: MessageOptions = {},
): Message {
  const value = values[draw.pick(types)]!(draw);
  if (disguised === 'never') return describe(value, undefined, draw);
  const fitting = disguises.filter(disguise => disguise.types.includes(value.type));
  return describe(value, draw.pick(fitting), draw);
}

function describe(value: Value, disguise: Disguise | undefined, draw: Draw): Message {
  const text = disguise?.apply(value.text) ?? value.text;
  const isCued = value.needsCue === true || disguise?.needsCue === true || draw.integer(0, 1) === 1;
  const carrier = isCued ? cuedCarrier(value.type, draw) : draw.pick(carriers);
  const description = [`${value.type} ${value.form}`, disguise?.name, carrier.name].filter(Boolean).join(', ');
  return { ...carry(carrier, { text }), type: value.type, description };
}
