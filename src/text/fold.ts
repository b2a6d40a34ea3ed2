import { isMark, isOdd, oddCharacter, toPlain } from './characters.ts';
import { decodeEscape, escapeStart } from './escapes.ts';
import type { Span } from './span.ts';

/**
 * What a reader sees: digits as digits, letters as letters, every kind of space and dash as one, nothing invisible,
 * escapes decoded. `text` is never longer than the original. `toOriginal` maps a span of `text` back, exactly.
 */
export interface View {
  readonly text: string;
  toOriginal(span: Span): Span;
}

const nonAscii = /[^\0-\x7f]/g;

/**
 * Whether anything in `text` may look different to a reader. Asked of every text, so it is made of what engines do
 * fastest: one class of characters, one-character searches, and a closer look only where those hit.
 */
export function needsFolding(text: string): boolean {
  if (text.includes('&') || text.includes('%') || text.includes('=') || text.includes('\\')) {
    if (escapeStart.test(text)) return true;
  }
  nonAscii.lastIndex = 0;
  while (nonAscii.test(text)) {
    if (isOdd(text.charCodeAt(nonAscii.lastIndex - 1))) return true;
  }
  return false;
}

const toItself = (span: Span): Span => span;

const foldable: RegExp = new RegExp(`${escapeStart.source}|${oddCharacter.source}`, 'gu');

/**
 * The view of `text` as a reader sees it, in linear time. Plain text is its own view: nothing is copied.
 *
 * @example fold('０７７００ 900123').text // '07700 900123'
 */
export function fold(text: string): View {
  if (!needsFolding(text)) return { text, toOriginal: toItself };

  const folded: string[] = [];
  // For each character of the view: where it begins and ends in the original.
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  let length = 0;
  let copied = 0;
  const copyUpTo = (end: number): void => {
    folded.push(text.slice(copied, end));
    for (; copied < end; copied++) {
      starts[length] = copied;
      ends[length++] = copied + 1;
    }
  };

  foldable.lastIndex = 0;
  for (let match = foldable.exec(text); match !== null; match = foldable.exec(text)) {
    const at = match.index;
    const decoded = decodeEscape(text, at);
    const character = decoded?.character ?? match[0];
    const plain = toPlain(character) ?? (decoded && character);
    const end = at + (decoded?.length ?? character.length);
    if (plain === undefined) continue;
    copyUpTo(at);
    copied = end;
    foldable.lastIndex = end;
    if (plain !== '') {
      folded.push(plain);
      starts[length] = at;
      ends[length++] = end;
    } else if (length > 0 && isMark(character)) {
      // A mark sits on the character before it; an invisible character between two belongs to neither.
      ends[length - 1] = end;
    }
  }
  copyUpTo(text.length);
  return {
    text: folded.join(''),
    toOriginal: ({ start, end }) =>
      start < end ? { start: starts[start]!, end: ends[end - 1]! } : { start: starts[start]!, end: starts[start]! },
  };
}
