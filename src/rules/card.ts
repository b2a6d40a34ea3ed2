import { isDigit, isLetter } from '../text/characters.ts';
import { readDigits } from './digit-run.ts';
import { toIssuer } from './facts/issuers.ts';
import { somethingElse } from './facts/other-things.ts';
import { testCards } from './facts/test-cards.ts';
import { isInsideIban } from './iban.ts';
import { type Candidate, digits, type Examples, nothing, type Rule, type Site, type Strength } from './rule.ts';
import { isLuhnNumber } from './validity.ts';

/*
 * Payment card number, for example `4242 4242 4242 4242`: 12 to 19 digits, an issuer's range with a length that the
 * range has (facts/issuers.ts), and the Luhn check digit of ISO/IEC 7812-1. One random number in ten passes Luhn, one
 * in thirty-four passes Luhn and range, so grouping and cues count as well.
 */
const shortest = 12;
const longest = 19;
const separators = ' .-_/\r\n';

/** The groups in which cards are printed: four by four, and those of American Express and Diners Club. */
const printedGroups = new Set([
  '4,4,4,4',
  '4,6,5',
  '4,6,4',
  '4,4,4,4,3',
  '4,4,4,4,2',
  '4,4,4,1',
  '4,4,4,6',
  '6,13',
  '8,8',
]);

export const card: Rule = {
  type: 'card',
  name: 'payment card number',
  triggers: [digits(shortest)],
  cues: {
    raise: [
      ...[
        'card',
        'cards',
        'cerdyn',
        'debit',
        'credit',
        'debyd',
        'gredyd',
        'credyd',
        'mastercard',
        'amex',
        'maestro',
        'pan',
      ],
      ...[
        'american express',
        'visa card',
        'visa debit',
        'visa',
        'long number',
        'card number',
        'switch card',
        'rhif hir',
      ],
      ...['sixteen digit', '16 digit', '16 digits', 'mastercard number', 'barclaycard', 'diners'],
    ],
    lower: somethingElse
      .filter(word => !['visa', 'account', 'cyfrif', 'customer', 'cwsmer', 'quote'].includes(word))
      .concat('gift card', 'library card', 'membership card'),
  },
  match(text: string, site: Site): readonly Candidate[] {
    let found: Candidate[] | undefined;
    for (let at = site.start; at < site.end; at++) {
      if (!isDigit(text.charCodeAt(at)) || isDigit(text.charCodeAt(at - 1))) continue;
      const candidate = candidateAt(text, at);
      if (candidate === undefined) continue;
      found ??= [];
      found.push(candidate);
      at = candidate.end;
    }
    return found ?? nothing;
  },
};

function candidateAt(text: string, start: number): Candidate | undefined {
  const first = text.charCodeAt(start) - 0x30;
  if (first < 1 || first > 6) if (first !== 8) return undefined;
  if (isContinuation(text, start)) return undefined;
  const run = readDigits(text, start, longest + 1, separators);
  let fallback: Candidate | undefined;
  for (let length = Math.min(run.digits.length, longest); length >= shortest; length--) {
    if (!run.endsGroup[length - 1]) continue;
    const digits = run.digits.slice(0, length);
    const end = run.offsets[length - 1]! + 1;
    if (
      isLetter(text.charCodeAt(end)) &&
      isLetter(text.charCodeAt(end)) &&
      /^[a-z]*\d/i.test(text.slice(end, end + 20))
    )
      continue;
    if (/^[.,]\d/.test(text.slice(end, end + 2)) && length === run.digits.length) continue;
    const groups = groupsOf(run.offsets.slice(0, length));
    const isPrinted = printedGroups.has(groups);
    // What goes on behind is another value only where this one is whole as printed: solid, or in a card's own groups.
    if (length < run.digits.length && !isPrinted && groups.includes(',')) continue;
    if (length < run.digits.length && /^[-./]\d/.test(text.slice(end, end + 2))) continue;
    const issuer = toIssuer(digits);
    if (issuer === undefined || /^(\d)\1*$/.test(digits)) continue;
    const value = text.slice(start, end);
    if (isInsideIban(text, start, end)) return undefined;
    if (!isLuhnNumber(digits)) {
      if (length === run.digits.length) {
        fallback ??= {
          start,
          end,
          strength: 'faint',
          reasons: [`it is in ${issuer.name}'s range, but its check digit is wrong`],
        };
      }
      continue;
    }
    let strength: Strength = isPrinted ? 'strong' : 'fair';
    const reasons = [`it is in ${issuer.name}'s range and its check digit is right`];
    if (issuer.wide) {
      strength = isPrinted ? 'fair' : 'weak';
      reasons.push('the range is wide');
    }
    if (isPrinted) reasons.push('it is grouped as on a card');
    if (value.includes('\n')) {
      strength = 'weak';
      reasons.push('it is split over two lines');
    }
    if (
      isLetter(text.charCodeAt(start - 1)) &&
      !/(?:^|[^a-z])[a-z]{4,}$/i.test(text.slice(Math.max(0, start - 12), start))
    ) {
      strength = 'faint';
      reasons.push('it is joined to letters');
    }
    return { start, end, strength, reasons, ...(testCards.has(digits) && { specimen: 'test-card' }) };
  }
  return fallback;
}

/** Whether the digits go on from something before them: a decimal, a longer reference, an amount, a hexadecimal. */
function isContinuation(text: string, start: number): boolean {
  const before = text[start - 1];
  if (before === undefined) return false;
  if (before === '£' || before === '$' || before === '€') return true;
  if (before === '+') return true;
  return (before === '.' || before === ',' || before === '-' || before === '/') && isDigit(text.charCodeAt(start - 2));
}

function groupsOf(offsets: readonly number[]): string {
  const groups: number[] = [];
  offsets.forEach((offset, i) => {
    if (i > 0 && offset === offsets[i - 1]! + 1) groups[groups.length - 1]!++;
    else groups.push(1);
  });
  return groups.join();
}

export const examples: Examples = {
  found: [
    'my card number is «4242 4242 4242 4242»',
    'charged twice on «5555-5555-5555-4444» last week',
    'amex «3782 822463 10005» was refused',
    'card «4242424242424242» exp 12/27 cvv 123',
    'the card ending 19 is «6205 5000 0000 0000 004»',
    'paid with «2223003122003222», no receipt',
    'visa «4242.4242.4242.4242»',
  ],
  ignored: [
    ['card 4242 4242 4242 4243', 'the check digit is wrong'],
    ['order number 4242 4242 4242 4242', 'it is named as something else'],
    ['at 1704067200000 the server stopped', 'no issuer has this range'],
    ['ratio 3.4242424242424242', 'it is a decimal'],
    ['GB33 BUKB 2020 1555 5555 55', 'it is an IBAN'],
    ['42424242424242424242424242', 'it is a piece of a longer run of digits'],
  ],
};
