import { isDigit } from '../text/characters.ts';
import { textBefore } from '../text/neighbours.ts';
import { type Candidate, nothing } from './rule.ts';

/** Digits that are written as one number, with what stands between them. Offsets are those of the view. */
export interface DigitRun {
  readonly digits: string;
  /** For each digit, where it stands. */
  readonly offsets: readonly number[];
  /** For each digit, whether it is the last of its group and every bracket opened in the run is closed behind it. */
  readonly endsGroup: readonly boolean[];
}

const maxGap = 3;

/**
 * Reads the run of digits that begins at `start`, over gaps of at most three characters out of `separators`, of which
 * one may be a line break, and then the `>` of a mail that is quoted. A bracket that closes what neither the run nor the
 * character before it opened ends it.
 */
export function readDigits(text: string, start: number, limit: number, separators: string): DigitRun {
  const offsets: number[] = [];
  const endsGroup: boolean[] = [];
  let digits = '';
  let depth = 0;
  let isOpen = text[start - 1] === '(' || (text[start - 1] === '+' && text[start - 2] === '(');
  let at = start;
  for (let left = limit; left > 0; ) {
    const group = at;
    while (left > 0 && isDigit(text.charCodeAt(at))) {
      if (at > group) endsGroup.push(false);
      offsets.push(at++);
      left--;
    }
    digits += text.slice(group, at);
    const isCut = isDigit(text.charCodeAt(at));
    // One space is the common gap, and lists of single digits are the worst case.
    if (isCut || (text[at] === ' ' && isDigit(text.charCodeAt(at + 1)))) {
      endsGroup.push(!isCut && depth === 0);
      at++;
      continue;
    }
    const depthHere = depth;
    let gap = 0;
    let lineBreaks = 0;
    while (gap < maxGap) {
      const separator = text.charAt(at + gap);
      const isQuoteMark = separator === '>' && text[at + gap - 1] === '\n';
      if (!isQuoteMark && !separators.includes(separator)) break;
      if (separator === '(') depth++;
      if (separator === ')' && --depth < 0) {
        if (!isOpen) break;
        isOpen = false;
        depth = 0;
      }
      if (separator === '\n' && ++lineBreaks > 1) break;
      gap++;
    }
    endsGroup.push(depthHere === 0 || (depthHere === 1 && text[at] === ')'));
    if (!isDigit(text.charCodeAt(at + gap))) break;
    at += gap;
  }
  return { digits, offsets, endsGroup };
}

/**
 * What `candidateAt` makes of the numbers that begin between two places, each behind the one before.
 *
 * @param endOfOther where something else ends that begins there, and is passed over; the place itself where nothing does
 */
export function matchNumbers(
  text: string,
  start: number,
  end: number,
  candidateAt: (text: string, at: number) => Candidate | undefined,
  endOfOther?: (text: string, at: number) => number,
): readonly Candidate[] {
  let found: Candidate[] | undefined;
  for (let at = start; at < end; at++) {
    if (!isDigit(text.charCodeAt(at)) || isDigit(text.charCodeAt(at - 1))) continue;
    const otherEnd = endOfOther?.(text, at) ?? at;
    const candidate = otherEnd > at ? undefined : candidateAt(text, at);
    if (candidate !== undefined) {
      found ??= [];
      found.push(candidate);
    }
    at = candidate?.end ?? otherEnd;
  }
  return found ?? nothing;
}

/** Whether `at` is in the path of a web address, where numbers are pages and records. Query strings hold answers. */
export function isInPath(text: string, at: number): boolean {
  const before = text[at - 1];
  if (before !== '/' && before !== '-' && before !== '_') return false;
  return /:\/\/[^\s?#"'<>()]+\/[^\s?#"'<>()=]*$/.test(textBefore(text, at, 120));
}

/** Whether a group of `size` digits stands right before `start`: the run is the tail of a longer list of such groups. */
export function followsGroupOf(text: string, start: number, size: number): boolean {
  const group = /(\d+) $/.exec(textBefore(text, start, 8))?.[1];
  return group?.length === size;
}

/** Whether letters touch the end of a number as they do in a code or a hash, and not as the next word of a sentence. */
export function continuesInCode(text: string, end: number): boolean {
  const after = text.slice(end, end + 20);
  return (
    /^(?:[a-z]{1,2}|[a-f]+)\d/i.test(after) || /^(?:-[\da-f]{4}(?![a-z])|(?:[a-f]+|[A-F]+)(?![a-zA-Z]))/.test(after)
  );
}

/** Whether more digits stand on the line above or below: the lines are rows of figures, not one value that was broken. */
export function isInColumn(text: string, start: number, end: number): boolean {
  return (
    /^[ ]{0,2}\n(?:> |[ ]{0,2})\d/.test(text.slice(end, end + 6)) ||
    /\d[ ]{0,2}\n(?:> |[ ]{0,2})$/.test(textBefore(text, start, 6))
  );
}

/**
 * Whether the digits at `at` go on from something before them, so that they are no number of their own: a decimal, an
 * amount, a date, a longer reference.
 */
export function continuesNumber(text: string, at: number): boolean {
  const before = text[at - 1];
  if (before === '£' || before === '$' || before === '€') return true;
  if (!isDigit(text.charCodeAt(at - 2))) return false;
  let group = 1;
  while (group < 5 && isDigit(text.charCodeAt(at + group))) group++;
  switch (before) {
    case '.':
      return true;
    case ',': // 1,250 is one number; 12,07700… are two cells.
      return group === 3 && text[at] !== '0';
    case ':':
    case '/':
      return group < 3;
    case '-': // Only behind a whole number is a dash no joint.
      return /[\d .()/+-]*$/.exec(textBefore(text, at, 14))![0].replace(/\D/g, '').length < 10;
    default:
      return false;
  }
}
