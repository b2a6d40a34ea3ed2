import { isDigit } from '../text/characters.ts';
import { textBefore, textBehind } from '../text/neighbours.ts';

/* What stands beside a number like a National Insurance number, and says that it is something else. */

/** "WE 12 11 25 A, TH 13 11 25 B": a day, its date and a shift, and the next. */
export function isInRota(text: string, start: number, end: number, prefix: string, six: string): boolean {
  if (!/WE|TH|SA/.test(prefix) || !/(?:[0-2]\d|3[01])\D?(?:0\d|1[0-2])\D?\d\d/.test(six)) return false;
  const beside = `${textBefore(text, start, 20)}#${textBehind(text, end, 16)}`;
  return /(?<![a-z])(?:mo|tu|we|th|fr|sa|su) ?\d\d/i.test(beside);
}

/** A person has one suffix: "skirting RC 20 15 10 A, ceiling RC 20 15 10 B" counts things. */
export function hasSibling(text: string, start: number, end: number): boolean {
  const [front, suffix] = [text.slice(start, end - 1), text[end - 1]!];
  return [textBefore(text, start, 60), textBehind(text, end, 60)].some(beside => {
    const other = beside.split(front)[1]?.[0] ?? '';
    return other !== suffix && /[a-d]/i.test(other);
  });
}

/** A hyphen or slash with digits beyond it makes it a piece of a longer reference. */
export function isPartOfLonger(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  const after = text[end];
  return (
    ((before === '-' || before === '/') && isDigit(text.charCodeAt(start - 2))) ||
    ((after === '-' || after === '/') && isDigit(text.charCodeAt(end + 1)))
  );
}
