import { isDigit } from '../text/characters.ts';

/** What a text says at one place, as far as a vocabulary knows. */
export interface Word {
  /** In small letters, with straight apostrophes; empty for a word that the vocabulary does not have. */
  readonly text: string;
  /** A bit for each of the lists that it stands in. */
  readonly lists: number;
  readonly hasDigit: boolean;
}

const unknown: Word = { text: '', lists: 0, hasDigit: false };
const unknownWithDigit: Word = { text: '', lists: 0, hasDigit: true };

/**
 * The words that mean something, each with the lists that it stands in. Most words of a text are none of them, so words are
 * looked up as they stand in it, without a string for each.
 */
export class Vocabulary {
  private readonly words = new Map<string, Word>();
  private readonly byHash = new Map<number, Word[]>();

  /** Each list has a bit of its own. */
  constructor(lists: readonly (readonly [bit: number, words: Iterable<string>])[]) {
    for (const [bit, words] of lists) {
      for (const text of words) {
        const others = this.words.get(text)?.lists ?? 0;
        this.words.set(text, { text, lists: others | bit, hasDigit: hasDigit(text, 0, text.length) });
      }
    }
    for (const word of this.words.values()) {
      const hash = hashOf(word.text, 0, word.text.length);
      this.byHash.set(hash, [...(this.byHash.get(hash) ?? []), word]);
    }
  }

  /** The word from `start` to `end` of a text. */
  read(text: string, start: number, end: number): Word {
    const hash = hashOf(text, start, end);
    const found = hash === foreign ? this.words.get(toName(text.slice(start, end))) : this.find(hash, text, start, end);
    return found ?? (hasDigit(text, start, end) ? unknownWithDigit : unknown);
  }

  private find(hash: number, text: string, start: number, end: number): Word | undefined {
    const words = this.byHash.get(hash);
    if (words !== undefined) for (const word of words) if (standsAt(word.text, text, start, end)) return word;
    return undefined;
  }
}

/** What no hash is: a word with characters beyond ASCII is looked up by its name. */
const foreign = -1;

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) {
    const unit = toPlainUnit(text.charCodeAt(at));
    if (unit >= 128) return foreign;
    hash = (Math.imul(hash, 31) + unit) & 0x3fffffff;
  }
  return hash;
}

function standsAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++)
    if (word.charCodeAt(i) !== toPlainUnit(text.charCodeAt(start + i))) return false;
  return true;
}

/** The code unit of a word's name; as `toName` for ASCII and the curly apostrophe. */
function toPlainUnit(unit: number): number {
  if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20;
  return unit === 0x2019 ? 0x27 : unit;
}

function toName(word: string): string {
  return word.toLowerCase().replaceAll('’', "'");
}

function hasDigit(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isDigit(text.charCodeAt(at))) return true;
  return false;
}
