import { toIssuer } from '../rules/facts/issuers.ts';
import { testCards } from '../rules/facts/test-cards.ts';
import type { Draw } from './draw.ts';
import { type Forms, type Value, write } from './value.ts';

/** The groups in which a card of so many digits is printed; any other length goes in fours. */
const printed: Readonly<Record<number, readonly number[]>> = { 14: [4, 6, 4], 15: [4, 6, 5] };

export const cardForms: Forms<string> = {
  'in one piece': digits => digits,
  'as printed': digits => group(digits, ' '),
  'with hyphens': digits => group(digits, '-'),
  'with dots': digits => group(digits, '.'),
};

const cards = [...testCards];

/** One of the numbers that payment providers publish for tests: no account stands behind it. */
export function card(draw: Draw): Value {
  const digits = draw.pick(cards);
  const isPlain = digits.length >= 14 && toIssuer(digits)?.wide !== true;
  return { ...write('card', digits, cardForms, draw), ...(!isPlain && { needsCue: true }) };
}

function group(digits: string, joint: string): string {
  const sizes = printed[digits.length] ?? [4, 4, 4, 4, 3];
  const groups: string[] = [];
  let at = 0;
  for (const size of sizes) {
    if (at >= digits.length) break;
    groups.push(digits.slice(at, at + size));
    at += size;
  }
  return groups.join(joint);
}
