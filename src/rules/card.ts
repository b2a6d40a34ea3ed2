import { isLetter } from '../text/characters.ts';
import { textBefore } from '../text/neighbours.ts';
import { correctSlips } from './card-slips.ts';
import { matchSpoken, readSpokenCard } from './card-spoken.ts';
import {
  continuesInCode,
  continuesNumber,
  type DigitRun,
  followsGroupOf,
  isInColumn,
  isInPath,
  matchNumbers,
  readDigits,
} from './digit-run.ts';
import { putRight, withSlips } from './digit-slips.ts';
import { toIssuer } from './facts/issuers.ts';
import { somethingElseBut } from './facts/other-things.ts';
import { testCards } from './facts/test-cards.ts';
import { isInsideIban } from './iban.ts';
import { type Candidate, digits, type Examples, type Rule, type Site, Verdict, words } from './rule.ts';
import { moreSpokenTriggers } from './spoken-digits.ts';
import { isLuhnNumber } from './validity.ts';

/*
 * Payment card number, for example `4242 4242 4242 4242`: 12 to 19 digits, an issuer's range with a length that the
 * range has (facts/issuers.ts), and the Luhn check digit of ISO/IEC 7812-1. One random number in ten passes Luhn, one
 * in thirty-four passes Luhn and range, so grouping and cues count as well.
 */
const shortest = 12;
const longest = 19;
const separators = ' .,-—_/\n';

/** The groups in which cards are printed: four by four, and those of American Express and Diners Club. */
const printedGroups = new Set([
  '4,4,4,4',
  '4,6,5',
  '4,6,4',
  '4,4,4,2',
  '4,4,4,4,3',
  '4,4,4,4,2',
  '4,4,4,1',
  '4,4,4,6',
  '6,13',
  '8,8',
]);

const mostGroups = 5;

/** A fifth group of four that is neither an expiry date (MMYY) nor the beginning of another card. */
const moreGroups = /^ (?!(?:0\d|1[0-2])[2-4]\d(?!\d)|\d{4} \d{4} \d{4} \d{4}(?!\d))\d{4}(?!\d)/;

/** Cards that nobody pays with, though their number is a card number too. Few: "paid by phone card number …" names a payment card. */
const otherCards = words('gift library membership loyalty sim id warrant').flatMap(kind => [
  `${kind} card`,
  `${kind} card number`,
]);

export const card: Rule = {
  type: 'card',
  name: 'payment card number',
  triggers: [digits(shortest), ...moreSpokenTriggers],
  reach: 128,
  cues: {
    raise: [
      ...words('card cards debit credit visa mastercard amex maestro diners barclaycard bankcard pan'),
      ...words('cerdyn gerdyn ngherdyn cherdyn debyd credyd gredyd'),
      ...['american express', 'long number', 'card number', '16 digit', '16 digits', 'sixteen digit', 'rhif hir'],
    ],
    lower: [
      // What people pay for has no number of such a length.
      ...somethingElseBut(
        'council tax',
        ...words(
          'visa account cyfrif customer cwsmer quote council tax treth dreth mot passport pasbort planning licence license',
        ),
      ),
      ...otherCards,
      ...['giftcard', 'advice note', 'delivery note', 'credit note'],
    ],
  },
  match(text: string, site: Site): readonly Candidate[] {
    if (site.digits === 0) return matchSpoken(text, site);
    const found = candidatesIn(text, site.start, site.end);
    const right = putRight(text, site, correctSlips);
    return right === undefined ? found : found.concat(withSlips(right, candidatesIn));
  },
};

function candidatesIn(text: string, start: number, end: number): readonly Candidate[] {
  return matchNumbers(text, start, end, candidateAt);
}

const expiry = /(?:0[1-9]|1[0-2])[-/]\d\d(?!\d)/y;

/** Whether an expiry date is glued on: `424242424242424209/27`. */
function isExpiryNext(text: string, at: number): boolean {
  if (text[at + 2] !== '/' && text[at + 2] !== '-') return false;
  expiry.lastIndex = at;
  return expiry.test(text);
}

/** The longest card that begins at `start`: a piece of a run only where it is whole as printed. */
function candidateAt(text: string, start: number): Candidate | undefined {
  if (!/[1-68]/.test(text[start]!) || goesOnFromBefore(text, start)) return undefined;
  // In a list of groups of up to three digits only the first can begin a card.
  const group = /^\d{1,3}(?!\d)/.exec(text.slice(start, start + 4))?.[0];
  if (group !== undefined && followsGroupOf(text, start, group.length)) return undefined;
  const run = readDigits(text, start, longest + 1, separators);
  let mistyped: Candidate | undefined;
  for (let length = Math.min(run.digits.length, longest); length >= shortest; length--) {
    if (!run.endsGroup[length - 1] && !isExpiryNext(text, run.offsets[length - 1]! + 1)) continue;
    const candidate = candidateOf(text, run, length);
    if (candidate === undefined) continue;
    if (candidate.strength !== 'faint') return candidate;
    // An expiry date or a security code may follow, so that a shorter front is the card.
    mistyped ??= candidate;
  }
  return mistyped;
}

function candidateOf(text: string, run: DigitRun, length: number): Candidate | undefined {
  const digits = run.digits.slice(0, length);
  const issuer = toIssuer(digits);
  if (issuer === undefined) return undefined;
  const start = run.offsets[0]!;
  const end = run.offsets[length - 1]! + 1;
  const isWholeRun = length === run.digits.length;
  const groups = groupsOf(run, length);
  const isPrinted = printedGroups.has(groups.join());
  const isSolid = groups.length === 1;
  const isPiece = !isWholeRun || followsGroupOf(text, start, groups[0]!);
  if (isPiece && !isPrinted && !isSolid) return undefined;
  if (continuesInCode(text, end) || /[-.]\d/.test(text.slice(end, end + 2))) return undefined;
  // Commas part the cells of a table and the items of a list, unless the groups are those of a card.
  if (!isPrinted && text.slice(start, end).includes(',')) return undefined;
  if (/^(\d)\1*$/.test(digits) || isInsideIban(text, start)) return undefined;

  if (!isLuhnNumber(digits)) {
    if (!isWholeRun) return undefined;
    return {
      start,
      end,
      strength: 'faint',
      reasons: [`it is in ${issuer.name}'s range, but its check digit is wrong`],
    };
  }
  const verdict = new Verdict(`it is in ${issuer.name}'s range and its check digit is right`);
  if (!isPrinted) verdict.limit(isSolid || isEven(groups) ? 'fair' : 'weak', 'it is not grouped as on a card');
  if (isPrinted && moreGroups.test(text.slice(end, end + 24))) verdict.limit('weak', 'more such groups follow');
  if (issuer.wide) verdict.limit(isPrinted ? 'fair' : 'weak', 'the range is wide');
  if (length < 14) verdict.limit(isPrinted ? 'fair' : 'weak', 'it is short');
  if (length < 14 && groups.filter(size => size === 1).length > 1 && groups.some(size => size > 1))
    verdict.limit('faint', 'single digits trail it');
  const lines = text.slice(start, end).split('\n').length;
  if (lines > 1) {
    const isBroken = isPrinted && lines === 2 && !isInColumn(text, start, end);
    verdict.limit(isBroken ? 'fair' : 'weak', 'it is split over two lines');
  }
  if (isInPath(text, start)) verdict.limit('weak', 'it is a piece of a web address');
  if (touchesCode(text, start)) verdict.limit('faint', 'it is joined to letters');
  const { strength, reasons } = verdict;
  return { start, end, strength, reasons, ...(testCards.has(digits) && { specimen: 'test-card' }) };
}

/** Groups of one size, or of four and more, but for the last. */
function isEven(groups: readonly number[]): boolean {
  const front = groups.slice(0, -1);
  return front.every(size => size >= 4) || front.every(size => size === groups[0]);
}

/** Letters may touch a card where they are a word of four or more, as in `card4242…`, or announce it. */
function touchesCode(text: string, start: number): boolean {
  if (!isLetter(text.charCodeAt(start - 1))) return false;
  return !/(?:^|[^a-z])(?:[a-z]{4,}|no|num|cc|mc|pan)$/i.test(textBefore(text, start, 12));
}

/** Behind a plus, inside a longer number, or the places behind a decimal point. */
function goesOnFromBefore(text: string, start: number): boolean {
  return (
    text[start - 1] === '+' || continuesNumber(text, start) || /^\d{1,3}\.\d{6}/.test(text.slice(start, start + 10))
  );
}

/** How many digits each group of the first `length` digits has; no further than shows that no card is printed so. */
function groupsOf({ endsGroup }: DigitRun, length: number): number[] {
  const groups: number[] = [];
  let size = 0;
  for (let i = 0; i < length && groups.length <= mostGroups; i++) {
    size++;
    if (!endsGroup[i] && i < length - 1) continue;
    groups.push(size);
    size = 0;
  }
  return groups;
}

/** The digits of a number that stands alone in `text`. */
export function canonical(text: string): string | undefined {
  const { digits, offsets } = readDigits(correctSlips(text), 0, longest + 1, separators);
  return digits.length >= shortest && offsets.at(-1) === text.length - 1 ? digits : readSpokenCard(text);
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
    'it is «five five five five, double five double five, five triple five, double four double four»',
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
