import { isMark, isOdd, oddCharacter, toPlain } from './characters.ts';
import { decodeEscape, mayBeEscape } from './escapes.ts';
import { OffsetMap } from './offset-map.ts';
import type { Span } from './span.ts';

/**
 * What a reader sees: digits as digits, letters as letters, every kind of space and dash as one, nothing invisible,
 * escapes decoded. `text` is never longer than the original. `toOriginal` maps a span of `text` back, exactly.
 */
export interface View {
  readonly text: string;
  toOriginal(span: Span): Span;
}

const toItself = (span: Span): Span => span;

/** Plain text is its own view: nothing is copied. */
export function plainView(text: string): View {
  return { text, toOriginal: toItself };
}

/** Every place that is worth a closer look. */
const foldable = /[&%=\\\x80-\uffff]/g;

/**
 * The view of `text` as a reader sees it, in linear time. Plain text is its own view: nothing is copied.
 *
 * @example fold('０７７００ 900123').text // '07700 900123'
 */
export function fold(text: string): View {
  const folded: string[] = [];
  const offsets = new OffsetMap();
  let length = 0;
  let copied = 0;
  foldable.lastIndex = 0;
  while (foldable.test(text)) {
    const at = foldable.lastIndex - 1;
    const seen = see(text, at);
    if (seen === undefined) continue;
    const { plain, isMark, end } = seen;
    folded.push(text.slice(copied, at), plain);
    length += at - copied;
    copied = end;
    foldable.lastIndex = end;
    for (let i = 0; i < plain.length; i++) offsets.add(length++, at, end);
    if (plain !== '') continue;
    // A mark sits on the character before it; an invisible character between two belongs to neither.
    if (isMark && length > 0) offsets.stretch(length - 1, end);
    else offsets.add(length, end, end + 1);
  }
  if (folded.length === 0) return plainView(text);
  folded.push(text.slice(copied));
  return { text: folded.join(''), toOriginal: span => offsets.toOriginal(span) };
}

interface Seen {
  /** What a reader sees: `''` where there is nothing to see. */
  readonly plain: string;
  readonly isMark: boolean;
  /** Where it ends in the text. */
  readonly end: number;
}

/** What a reader sees at `at`, where that is not the character that stands there. */
function see(text: string, at: number): Seen | undefined {
  const unit = text.charCodeAt(at);
  if (unit > 0x7f) {
    if (!isOdd(unit)) return undefined;
    const character = String.fromCodePoint(text.codePointAt(at)!);
    const plain = oddCharacter.test(character) ? toPlain(character) : undefined;
    return plain === undefined ? undefined : { plain, isMark: isMark(character), end: at + character.length };
  }
  const decoded = mayBeEscape(text, at) ? decodeEscape(text, at) : undefined;
  if (decoded === undefined) return undefined;
  const { character } = decoded;
  return { plain: toPlain(character) ?? character, isMark: isMark(character), end: at + decoded.length };
}
