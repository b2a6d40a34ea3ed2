import { isDigit, isLetter } from '../text/characters.ts';
import { textBefore } from '../text/neighbours.ts';
import { continuesInCode, type DigitRun, isInColumn } from './digit-run.ts';
import { isMobile } from './facts/phone-numbers.ts';

/* What stands in, beside and around a number, and says that it is none, a piece of something else, or two things at once. */

/** A mobile number that is split where it has a gap, and any number of which each line has a group. */
const splitAtGap =
  /^(?:(?:0|\+44[ ]?|0044[ ]?)7\d{3}[ -]?(?:\d{3})?\s{1,3}\d{3,6}(?:[ -]\d{3})?|0(?:\d{4}\n\d{3}\n\d{3}|\d{3}\n\d{3}\n\d{4}|\d\d\n\d{4}\n\d{4}))$/;
const date = /(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|1[0-2])[-./](?:(?:19|20)\d\d|\d\d)(?![-./]?\d)/y;

/** Where the date ends that begins at `at`; `at` where none does. */
export function endOfDate(text: string, at: number): number {
  // Nearly always the second sign or the third says no.
  if (!'-./'.includes(text.charAt(at + 1)) && !'-./'.includes(text.charAt(at + 2))) return at;
  date.lastIndex = at;
  return date.test(text) ? date.lastIndex : at;
}

/** Whether a number is split where it has a gap, and is not the lines of a column. */
export function isSplitAtGap(text: string, start: number, end: number): boolean {
  return !isInColumn(text, start, end) && splitAtGap.test(text.slice(start, end).replace('\n> ', '\n'));
}

/** Whether digits and an underscore stand before `at`, as in `scan_2024_02_03_…`. */
export function continuesName(text: string, at: number): boolean {
  return text[at - 1] === '_' && isDigit(text.charCodeAt(at - 2));
}

/** Whether the ending of a file name follows. */
export function isFileName(text: string, end: number): boolean {
  return /^[\w-]*\.[a-z]{3,4}(?![a-z])/i.test(text.slice(end, end + 24));
}

/** Mobile numbers have no extension: `07700 900123 x3` was rung three times. */
export function isTimes(text: string, end: number, number: string): boolean {
  return isMobile(number) && /^[ ,]{0,2}x ?\d(?!\d)/i.test(text.slice(end, end + 6));
}

export function isSpacedOut({ endsGroup }: DigitRun, length: number): boolean {
  for (let i = 0; i < length - 1; i++) if (!endsGroup[i]) return false;
  return true;
}

/** Groups of one and two digits in no order are a column of figures: "0 7 12 0 0 9 31 0 5". */
export function isScattered({ endsGroup }: DigitRun, length: number): boolean {
  const ends: number[] = [];
  for (let i = 0; i < length; i++) if (endsGroup[i]) ends.push(i);
  if (ends.length < 7) return false;
  const sizes = new Set(ends.map((end, i) => end - (ends[i - 1] ?? -1)));
  return sizes.size > 1 && Math.max(...sizes) <= 2;
}

/** Single digits go on as long as there are single digits: one too many, and it is something else. */
export function goesOnSpacedOut(text: string, { offsets, endsGroup }: DigitRun, length: number): boolean {
  return endsGroup[length] === true || /\d \d /.test(textBefore(text, offsets[0]!, 4));
}

const [wholeBehindDash, shortBehindDash] = [/^-0\d{2,4}[ -]?\d{3}/, /^-(?:\d{1,3}(?![\d-])|[a-z]{2}(?![a-z]))/i];

/** Whether a dash and a few digits follow, which may be a house number or a second line, or two letters, as in a code. */
export function hasShortTail(text: string, end: number): boolean {
  const after = text.slice(end, end + 16);
  return shortBehindDash.test(after) && !wholeBehindDash.test(after);
}

/** Whether more digits or letters are joined on, so that what was read is only a piece. */
export function goesOn(text: string, end: number): boolean {
  const after = text.slice(end, end + 16);
  // A dash between two whole numbers joins nothing: `020 7946 0801-020 7946 0802`.
  if (/^[-.]\d/.test(after)) return !wholeBehindDash.test(after) && !shortBehindDash.test(after);
  if (/^\/\d{5}/.test(after)) return !/^\/(?:0|[1-9]\d{5,7}(?!\d))/.test(after);
  return continuesInCode(text, end) && !/^(?:x|ext|est)\d/i.test(after) && !/^or[0+]/i.test(after);
}

const announcement =
  /(?:(?:^|[^\p{L}\d])(?:\p{L}{3,}|\p{Ll}{2}|[FHMTW]|P[Hh]|HM|WK|NO|No|Ph)|\p{Lu}\p{Ll}{2,}|\d(?:or|and|tel|fax|mobile|mob|phone|home|work|call|text))$/u;

/** Letters may touch a number where they are a word that announces it: `call07…`. Anything else is a code. */
export function touchesCode(text: string, start: number): boolean {
  return isLetter(text.charCodeAt(start - 1)) && !announcement.test(textBefore(text, start, 16));
}

/** `GC-0091-7720-4821`: a code begins before the dash. */
export function followsCode(text: string, start: number): boolean {
  return text[start - 1] === '-' && touchesCode(text, start - 1);
}

/** `SK 12345 67890` is a place on a map. */
export function followsLetters(text: string, start: number): boolean {
  return (
    /(?<![\p{L}\d])[A-Z]{2} $/u.test(textBefore(text, start, 4)) && !announcement.test(textBefore(text, start - 1, 16))
  );
}

/** `JD 0048 2130 917 GB`: what comes by post has letters on both sides (Universal Postal Union, S10). */
export function isOfParcel(text: string, start: number, end: number): boolean {
  return /^ ?GB(?![A-Za-z])/.test(text.slice(end, end + 4)) && /[A-Z]{2} /.test(textBefore(text, start, 3));
}
