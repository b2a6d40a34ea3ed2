import type { Cues } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { wordsAfter, wordsBefore } from './words.ts';

/** A word near a value that says what the value is. */
export interface Cue {
  /** `raise`: it names the type; `lower`: it names something else. */
  readonly kind: 'raise' | 'lower';
  readonly phrase: string;
  /** Whether nothing but filler stands between cue and value, so that the cue names this value and no other. */
  readonly isTight: boolean;
}

/** How far cues reach in words. */
const maxWords = 12;
const longestPhrase = 3;

/** Words that may stand between a name and its value: "my NI number *is the following:* …". English and Welsh. */
const filler = new Set(
  (
    'is was are were be been being my the your our his her their its it a an this that which number numbers no nos num nr n code codes id ids ' +
    'digits details of full new old current correct actual called quoted given says said following below above for as here starts starting ending ends ' +
    "begins beginning complete whole valid real proper right wrong = # : ( - still now also just usual own what's printed written shown listed " +
    "yw ydy oedd fy y yr ei eich ein eu hwn rhif o'r am cod llawn newydd it's its that's i've"
  ).split(' '),
);

/** What ties a thing to the number that belongs to it: "the serial number *on* the boiler". */
const prepositions = new Set('on of for from in at with ar o i'.split(' '));
/** What says that the value comes now. */
const verbs = new Set(': = # is was yw oedd ydy'.split(' '));
/** What makes a name the name of a number. */
const nouns = new Set('number no num nr ref reference code id rhif cyfeirnod'.split(' '));

/** What must come first where the name follows its value: "… is my mobile", "… (order number)". */
const copula = new Set("is was ( - = : are yw ydy oedd which that's as being".split(' '));

/** The cues of one rule, ready to be looked up. */
export class CueFinder {
  private readonly kinds: ReadonlyMap<string, Cue['kind']>;
  /** The words that a phrase begins or ends with: most words do neither, and no phrase need be put together. */
  private readonly firstWords: ReadonlySet<string>;
  private readonly lastWords: ReadonlySet<string>;

  constructor(cues: Cues) {
    const raise = (cues.raise ?? []).map((phrase): [string, Cue['kind']] => [phrase, 'raise']);
    const lower = (cues.lower ?? []).map((phrase): [string, Cue['kind']] => [phrase, 'lower']);
    this.kinds = new Map([...lower, ...raise]);
    const phrases = [...this.kinds.keys()].map(phrase => phrase.split(' '));
    this.firstWords = new Set(phrases.map(words => words[0]!));
    this.lastWords = new Set(phrases.map(words => words.at(-1)!));
  }

  /**
   * The cue that speaks about the value at `span`: the nearest one before it, unless one behind it is bound closer.
   * Reads at most a hundred characters before and sixty behind.
   */
  find(text: string, span: Span): Cue | undefined {
    const before = this.findBefore(text, span.start);
    if (before?.isTight) return before;
    const after = this.findAfter(text, span.end);
    return after ?? before;
  }

  private findBefore(text: string, end: number): Cue | undefined {
    const words = wordsBefore(text, end);
    const isNamed = verbs.has(words.at(-1)!);
    let isTight = true;
    let isApart = false;
    for (let last = words.length - 1; last >= 0 && words.length - last <= maxWords; last--) {
      const word = words[last]!;
      const cue = this.phraseBefore(words, last);
      if (cue?.kind === 'raise') return { ...cue, isTight };
      // Behind a comma or a question only what is called a number is still the name: "my order number, …", not "ask for Payroll, …".
      if (cue !== undefined && isTight && (!isApart || nouns.has(words[last + 1]!) || nouns.has(word))) {
        const head = this.headNoun(words, last - cue.phrase.split(' ').length);
        return { ...(head ?? cue), isTight };
      }
      if (word === ',' || word === '?' || word === '-') isApart = true;
      else if (!filler.has(word)) {
        // "Serial no. on the boiler: …" is named by what stands before the preposition.
        const joint = isNamed ? words.slice(0, last).findLastIndex(each => prepositions.has(each)) : -1;
        if (isTight && joint >= 0 && last - joint <= 2) last = joint;
        else isTight = false;
      }
    }
    return isNamed ? this.subject(words) : undefined;
  }

  /** "The case ID they gave me over the counter was …": what the sentence begins with, where that is the name of a number. */
  private subject(words: readonly string[]): Cue | undefined {
    const first = words.findIndex(word => !filler.has(word));
    for (let last = first; last >= 0 && last < first + longestPhrase; last++) {
      const cue = this.phraseBefore(words, last);
      if (cue?.kind === 'lower' && nouns.has(words[last + 1]!)) return { ...cue, isTight: true };
    }
    return undefined;
  }

  /** The longest phrase whose last word is at `last`. */
  private phraseBefore(words: readonly string[], last: number): Omit<Cue, 'isTight'> | undefined {
    if (!this.lastWords.has(words[last]!)) return undefined;
    for (let count = Math.min(longestPhrase, last + 1); count > 0; count--) {
      if (!this.firstWords.has(words[last - count + 1]!)) continue;
      const phrase = words.slice(last - count + 1, last + 1).join(' ');
      const kind = this.kinds.get(phrase);
      if (kind !== undefined) return { kind, phrase };
    }
    return undefined;
  }

  /** In "the phone number on my order is …" the order only says which phone number. */
  private headNoun(words: readonly string[], last: number): Omit<Cue, 'isTight'> | undefined {
    let at = last;
    while (at >= 0 && (prepositions.has(words[at]!) || filler.has(words[at]!))) at--;
    if (!words.slice(at + 1, last + 1).some(word => prepositions.has(word))) return undefined;
    const cue = this.phraseBefore(words, at);
    return cue?.kind === 'raise' ? cue : undefined;
  }

  private findAfter(text: string, start: number): Cue | undefined {
    // Nearly always, the first word has nothing to say.
    const [word] = wordsAfter(text, start, 1);
    if (word === undefined || !(this.firstWords.has(word) || copula.has(word) || filler.has(word))) return undefined;
    const words = wordsAfter(text, start, maxWords);
    let hasCopula = false;
    for (let first = 0; first < words.length; first++) {
      const most = this.firstWords.has(words[first]!) ? Math.min(longestPhrase, words.length - first) : 0;
      for (let count = most; count > 0; count--) {
        const phrase = words.slice(first, first + count).join(' ');
        const kind = this.kinds.get(phrase);
        if (kind === 'raise') return { kind, phrase, isTight: true };
        // "… - invoice INV-20391": the thing has a number of its own.
        const hasOwn = words.slice(first + count, first + count + 3).some(word => /\d/.test(word));
        if (kind === 'lower' && hasCopula && !hasOwn) return { kind, phrase, isTight: true };
      }
      if (copula.has(words[first]!)) hasCopula = true;
      else if (!filler.has(words[first]!)) return undefined;
    }
    return undefined;
  }
}
