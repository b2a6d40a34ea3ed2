import { textBefore } from '../text/neighbours.ts';
import { continuesNumber, type DigitRun, followsGroupOf, isInPath, matchNumbers, readDigits } from './digit-run.ts';
import { putRight, withSlips } from './digit-slips.ts';
import { abroadLengths, isAbroadNumber, isMobile, isUkNumber, toSpecimen, ukLengths } from './facts/phone-numbers.ts';
import { isInsideIban } from './iban.ts';
import { phoneCues } from './phone-cues.ts';
import { judge, type Reading, read } from './phone-reading.ts';
import { correctSlips } from './phone-slips.ts';
import { matchSpoken, readSpokenPhone } from './phone-spoken.ts';
import {
  continuesName,
  endOfDate,
  followsCode,
  followsLetters,
  goesOn,
  goesOnSpacedOut,
  hasShortTail,
  isFileName,
  isOfParcel,
  isScattered,
  isSpacedOut,
  isSplitAtGap,
  isTimes,
  touchesCode,
} from './phone-surroundings.ts';
import { type Candidate, digits, type Examples, type Rule, type Site } from './rule.ts';
import { spokenTriggers } from './spoken-digits.ts';

/*
 * A telephone number that a person can be reached on: UK numbers in national (0…) and international form (+44, 0044),
 * other countries' with + or 00. Numbers: Ofcom National Telephone Numbering Plan, through facts/phone-numbers.ts;
 * written forms: GOV.UK Design System, telephone numbers: "allow for additional spaces, hyphens, dashes and brackets".
 */
const separators = ' .-—/()+_\n\t';
/** 00, calling code and number: E.164 allows 15 digits behind the 00; two more for a trunk 0 and one too many. */
const longest = 19;

/** What a number begins with whose slips are put right. */
const beginnings = '(+0oO[{';

const extension =
  /[ ,]{0,2}(?:\((?:ext(?:ension|n)?|x|est(?:yniad)?)[ :.]{0,2}\d{1,6}\)|(?:ext(?:ension|n)?|x|est(?:yniad)?)[ :.]{0,2}\d{1,6}(?!\d))/iy;
/** A second line, as in `01223 334444/5` or `01632 960001/960002`. */
const alternative = /\/[1-9](?:\d{0,3}|\d{5,7})(?![\d/])/y;

export const phone: Rule = {
  type: 'phone',
  name: 'phone number',
  triggers: [digits(6), ...spokenTriggers],
  reach: 128,
  cues: phoneCues,
  match(text: string, site: Site): readonly Candidate[] {
    if (site.digits === 0) return matchSpoken(text, site);
    const found = candidatesIn(text, site.start, site.end);
    const right = putRight(text, site, correctSlips);
    return right === undefined
      ? found
      : found.concat(withSlips(right, candidatesIn).filter(({ start }) => beginnings.includes(text[start]!)));
  },
};

function candidatesIn(text: string, start: number, end: number): readonly Candidate[] {
  return matchNumbers(text, start, end, candidateAt, endOfDate);
}

function candidateAt(text: string, at: number): Candidate | undefined {
  const plus = plusBefore(text, at);
  const hasPlus = plus < at;
  if (
    !hasPlus &&
    (continuesNumber(text, at) || continuesName(text, at) || /^0\.(?:\d{5}|\d{2,4}\.)/.test(text.slice(at, at + 7)))
  )
    return undefined;
  // Most digits of a text full of them begin no number, and are not to be read nineteen times over.
  if (!hasPlus && !'04'.includes(text[at]!) && /\d[ -]/.test(textBefore(text, at, 2))) return undefined;
  if (text[at] === '0' && readDigits(text, at, 3, separators).digits === '000') return undefined;
  const all = readDigits(text, at, longest, separators);
  const run = hasPlus || all.digits.startsWith('00') ? withoutTrunk(text, all) : all;
  const reading = read(run, hasPlus);
  if (reading === undefined) return undefined;
  if (reading.form === 'double zero' && followsGroupOf(text, at, run.endsGroup.indexOf(true) + 1)) return undefined;
  const length = wholeLength(text, run, reading);
  if (length === undefined) return undefined;

  const number = run.digits.slice(reading.skip, length);
  let end = run.offsets[length - 1]! + 1;
  let start = plus;
  const brackets = text.slice(start, end).replace(/[^()]/g, '');
  if (brackets.startsWith(')')) start--;
  if (isInsideIban(text, start)) return undefined;

  const value = text.slice(start, end);
  // "FLAT 44  07700 900123": a column and the next.
  if (/^44(?:\s{2,}|\n| - |\/)0/.test(value)) return undefined;
  if (reading.form === 'bare' && holdsAnother(text, start, value)) return undefined;
  const verdict = judge(reading, number, value);
  if (value.includes('\n'))
    verdict.limit(isSplitAtGap(text, start, end) ? 'fair' : 'weak', 'it is split over two lines');
  if (value.includes('\t')) verdict.limit('weak', 'a tab parts it');
  if (/^0\d[-/.](?:19|20)\d\d \d{5}$/.test(value)) verdict.limit('weak', 'it begins with a month and a year');
  if (reading.form === 'bare' && followsLetters(text, start))
    verdict.limit('faint', 'a code of two letters is in front');
  if (value.includes('_')) verdict.limit(isFileName(text, end) ? 'faint' : 'fair', 'underscores join it');
  if (reading.isUk && !isUkNumber(number)) verdict.limit('weak', 'no such number is given out');
  if (isScattered(run, length)) verdict.limit('weak', 'its groups are like a list of small numbers');
  if (isInPath(text, start)) verdict.limit('weak', 'it is a piece of a web address');
  if (hasShortTail(text, end)) verdict.limit('weak', 'a dash and more of a code follow');
  if (touchesCode(text, start)) verdict.limit('faint', 'it is joined to letters');
  if (followsCode(text, start) || isOfParcel(text, start, end)) verdict.limit('weak', 'it is a piece of a code');
  for (const tail of [alternative, extension]) {
    tail.lastIndex = end;
    if (tail.test(text) && !isTimes(text, end, number)) end = tail.lastIndex;
  }
  const { strength, reasons } = verdict;
  return { start, end, strength, reasons, specimen: toSpecimen(number) };
}

/** Whether a number with its 0 begins inside: `18866 01632 960123` is a prefix and a number. */
function holdsAnother(text: string, start: number, value: string): boolean {
  const zero = /\D0\d/.exec(value);
  return zero !== null && zero.index >= 3 && candidateAt(text, start + zero.index + 1) !== undefined;
}

/** Where the `+` stands that belongs to the digits at `at`, over an opening bracket or one space; `at` where none does. */
function plusBefore(text: string, at: number): number {
  if (text[at - 1] === '+') return at - 1;
  const before = textBefore(text, at, 2);
  return before === '+(' || before === '+ ' ? at - 2 : at;
}

/** `+33 (0)1 99 00 01 26`: the 0 is for those who ring from inside the country. Of UK numbers, `read` knows. */
function withoutTrunk(text: string, run: DigitRun): DigitRun {
  const { digits, offsets, endsGroup } = run;
  let zero = 1;
  while (zero < 6 && !text.startsWith('(0)', offsets[zero]! - 1)) zero++;
  if (zero === 6 || /^(?:00)?44/.test(digits)) return run;
  const isKept = (_: unknown, i: number): boolean => i !== zero;
  return {
    digits: digits.slice(0, zero) + digits.slice(zero + 1),
    offsets: offsets.filter(isKept),
    endsGroup: endsGroup.filter(isKept),
  };
}

/**
 * How many digits of the run the number takes: the longest valid one that ends where a group ends. The numbers of other countries
 * have many lengths, so that what follows on the next line is no part of one that is whole without it.
 */
function wholeLength(text: string, run: DigitRun, reading: Reading): number | undefined {
  const { digits, offsets, endsGroup } = run;
  const { form, skip, isUk } = reading;
  let overLines: number | undefined;
  for (const count of isUk ? (form === 'bare' ? [10] : ukLengths) : abroadLengths) {
    const length = skip + count;
    if (length > digits.length) continue;
    const end = offsets[length - 1]! + 1;
    // `0770090012312/04/2024` is a number and the day it was rung.
    if (!endsGroup[length - 1] && endOfDate(text, end) === end) continue;
    const number = digits.slice(skip, length);
    if (isSpacedOut(run, length) && goesOnSpacedOut(text, run, length)) continue;
    // A mobile number that is not given out is a mistyped one, or made up: what names it can tell.
    if (!(isUk ? isUkNumber(number) || (form !== 'bare' && isMobile(number)) : isAbroadNumber(number))) continue;
    if (goesOn(text, end)) continue;
    if (isUk || !text.slice(offsets[0], end).includes('\n')) return length;
    overLines ??= length;
  }
  return overLines;
}

/**
 * A number that stands alone in `text`, by E.164, read as one that is dialled in the United Kingdom: `+447700900123`. What tells two
 * people behind it apart belongs to it, an extension as in RFC 3966: `+441632960001;ext=12`, `+441223334444/5`.
 */
export function canonical(text: string): string | undefined {
  return readFigures(correctSlips(text)) ?? readSpokenPhone(text)?.replace('0', '+44');
}

function readFigures(text: string): string | undefined {
  const at = text.search(/\d/);
  if (!/^[(+ ]{0,3}$/.test(text.slice(0, at))) return undefined;
  const hasPlus = plusBefore(text, at) < at;
  const all = readDigits(text, at, longest, separators);
  const run = hasPlus || all.digits.startsWith('00') ? withoutTrunk(text, all) : all;
  const reading = read(run, hasPlus);
  const length = reading && wholeLength(text, run, reading);
  if (reading === undefined || length === undefined) return undefined;
  let number = (reading.isUk ? '+44' : '+') + run.digits.slice(reading.skip, length);
  let end = run.offsets[length - 1]! + 1;
  for (const [sign, tail] of [
    ['/', alternative],
    [';ext=', extension],
  ] as const) {
    tail.lastIndex = end;
    if (!tail.test(text)) continue;
    number += sign + text.slice(end, tail.lastIndex).replace(/\D/g, '');
    end = tail.lastIndex;
  }
  return end === text.length ? number : undefined;
}

export const examples: Examples = {
  found: [
    'call me on «07700 900123»',
    'ring «020 7946 0018» or «0131 496 0123»',
    'Tel. «(01632) 960001»',
    'mobile «+44 7700 900123»',
    'mobile «+44 (0)7700 900123»',
    'from abroad «0044 20 7946 0018»',
    'my son in France is on «+33 1 42 68 53 00»',
    'office «01632 960001 ext 12»',
    'it is «0 7 7 0 0 9 0 0 1 2 3»',
    'call«07700900123»',
    'my mobile is «7700900123»',
    'my mobile is «07911 482036»',
    'either of «01223 334444/5»',
    '«07700 900123» «07700 900456»',
  ],
  ignored: [
    ['ring 999 or 111', 'it is a short code'],
    ['UTR 1234567890', 'ten digits without 0 that nothing names a phone'],
    ['on 02/03/2020 at 0900', 'it is a date'],
    ['order 07700900123', 'it is named as something else'],
    ['ID 077009001234567', 'too many digits'],
    ['company number 01234567', 'too few digits'],
    ['07911 482036', 'no such mobile is given out, and nothing names it'],
    ['0.7700900123', 'it is a decimal'],
  ],
};
