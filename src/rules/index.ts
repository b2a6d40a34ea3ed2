/** The only place that names every rule. Their order settles a tie between two claims of equal strength. */
import * as card from './card.ts';
import * as email from './email.ts';
import * as nino from './nino.ts';
import * as phone from './phone.ts';
import type { Examples, Rule } from './rule.ts';

export const builtInRules: readonly Rule[] = [nino.nino, card.card, email.email, phone.phone];

/** By type: the one spelling of a value that stands alone in a view; nothing where none can be read. */
export const canonicalOf: Readonly<Record<string, (text: string) => string | undefined>> = {
  nino: nino.canonical,
  card: card.canonical,
  phone: phone.canonical,
  email: email.canonical,
};

/** By type. */
export const examplesOf: Readonly<Record<string, Examples>> = {
  nino: nino.examples,
  card: card.examples,
  phone: phone.examples,
  email: email.examples,
};
