import type { Finding } from '../engine/finding.ts';
import { read, toSeen } from './reading.ts';
import type { Replacer } from './replace.ts';

/** The replacements that need nothing but the value: a label, a mask, the last four digits of cards, or nothing. */
export const replacementNames = ['label', 'mask', 'last4', 'remove'] as const;
export type ReplacementName = (typeof replacementNames)[number];

/** A name, a template such as `{ label: '<{type}>' }` (`{TYPE}` for capitals), or a function of finding and value. */
export type Replacement = ReplacementName | { readonly label: string } | Replacer;

export const defaultLabel = '[{TYPE}]';
const maskSign = '*';

/** @throws TypeError where `replacement` is none of the known ones, or a label that could start a spreadsheet formula. */
export function toReplacer(replacement: Replacement = 'label'): Replacer {
  if (typeof replacement === 'function') return replacement;
  if (typeof replacement === 'object' && replacement !== null && typeof replacement.label === 'string')
    return labelled(replacement.label);
  switch (replacement) {
    case 'label':
      return labelled(defaultLabel);
    case 'mask':
      return mask;
    case 'last4':
      return lastFour;
    case 'remove':
      return () => '';
    default:
      throw new TypeError(
        `replace must be one of ${replacementNames.join(', ')}, a label such as { label: '[{TYPE}]' }, or a function`,
      );
  }
}

function labelled(template: string): Replacer {
  // A cell that begins with one of these is a formula to a spreadsheet (OWASP, CSV injection).
  if (/^[=+\-@\t\r\n]/.test(template))
    throw new TypeError('label must not begin with = + - @ or a control character: a spreadsheet would run it');
  return ({ type }: Finding) =>
    template.replaceAll('{TYPE}', () => type.toUpperCase()).replaceAll('{type}', () => type);
}

/** Letters in circles and squares are none to `\p{L}`. */
const sign = /[\p{Alphabetic}\p{N}]/u;
const signsAndMarks = /[\p{Alphabetic}\p{N}\p{M}]/gu;
/** Values whose digits and letters people also say by name: how long a name is tells which few it can be. */
const isSaid = new Set(['nino', 'phone']);
/** A word that is not the first, and announces no extension. */
const word = /[^\p{L}\d](?!e(?:xt|st))\p{L}{2}/iu;

/** Every letter and digit hidden, the same length. What stands between them is kept, but for what parts the words of a spelled number. */
function mask({ type }: Finding, value: string): string {
  return isSaid.has(type) && word.test(toSeen(value)) ? maskSign.repeat(value.length) : hide(value);
}

function hide(text: string): string {
  return text.replace(signsAndMarks, character => maskSign.repeat(character.length));
}

/** PCI DSS 3.5.1 lets the last four digits of a card be shown; of any other value, or of a card with more beside it, nothing is. */
function lastFour(finding: Finding, value: string): string {
  if (finding.type !== 'card' || read('card', toSeen(value)) === undefined) return mask(finding, value);
  let shown = 4;
  return [...value]
    .reverse()
    .map(character => (sign.test(character) && shown-- > 0 ? character : hide(character)))
    .reverse()
    .join('');
}
