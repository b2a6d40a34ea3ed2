import type { Finding } from '../engine/finding.ts';
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
      return (_, value) => mask(value);
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

/** Every letter and digit hidden, separators kept, the same length. */
function mask(value: string): string {
  return value.replace(/[\p{L}\p{M}\p{N}]/gu, character => maskSign.repeat(character.length));
}

/** PCI DSS 3.5.1 lets the last four digits of a card be shown; of any other value nothing is. */
function lastFour({ type }: Finding, value: string): string {
  if (type !== 'card') return mask(value);
  let shown = 4;
  return [...value]
    .reverse()
    .map(character => (/\p{Nd}/u.test(character) && shown-- > 0 ? character : mask(character)))
    .reverse()
    .join('');
}
