import { type Cues, words } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { Vocabulary, type Word } from './vocabulary.ts';
import { reachAfter, WordsBefore, wordsAfter } from './words.ts';

/** A word near a value that says what the value is. */
export interface Cue {
  /** `raise`: it names the type; `lower`: it names something else. */
  readonly kind: 'raise' | 'lower';
  readonly phrase: string;
  /** Whether nothing but filler stands between cue and value, so that the cue names this value and no other. */
  readonly isTight: boolean;
}

const longestPhrase = 3;

/** What a word may be to a cue, one bit each. */
const [filler, preposition, verb, noun, copula, pause, phraseStart, phraseEnd] = [1, 2, 4, 8, 16, 32, 64, 128];

const lists: readonly (readonly [bit: number, words: readonly string[]])[] = [
  // Words that may stand between a name and its value: "my NI number *is the following:* …". English and Welsh.
  [
    filler,
    words(
      'is was are were be been being my the your our his her their its it a an this that which number numbers no nos num nr n code codes id ids ' +
        'digits details of full new old current correct actual called quoted given says said following below above for as here starts starting ending ends ' +
        "begins beginning complete whole valid real proper right wrong = # : ( - still now also just usual own what's printed written shown listed " +
        "yw ydy oedd fy y yr ei eich ein eu hwn rhif o'r am cod llawn newydd it's its that's i've",
    ),
  ],
  // What ties a thing to the number that belongs to it: "the serial number *on* the boiler".
  [preposition, words('on of for from in at with ar o i')],
  // What says that the value comes now.
  [verb, words(': = # is was yw oedd ydy')],
  // What makes a name the name of a number.
  [noun, words('number no num nr ref reference code id rhif cyfeirnod')],
  // What must come first where the name follows its value: "… is my mobile", "… (order number)".
  [copula, words("is was ( - = : are yw ydy oedd which that's as being")],
  // What parts a value from what was said before.
  [pause, words(', ? -')],
];

type Phrase = Omit<Cue, 'isTight'>;

/** The cues of one rule, ready to be looked up. */
export class CueFinder {
  private readonly phrases: ReadonlyMap<string, Phrase>;
  private readonly vocabulary: Vocabulary;

  constructor({ raise = [], lower = [] }: Cues) {
    const toEntry =
      (kind: Cue['kind']) =>
      (phrase: string): [string, Phrase] => [phrase, { kind, phrase }];
    this.phrases = new Map([...lower.map(toEntry('lower')), ...raise.map(toEntry('raise'))]);
    const parts = [...this.phrases.keys()].map(words);
    this.vocabulary = new Vocabulary([
      ...lists,
      [0, parts.flat()],
      [phraseStart, parts.map(part => part[0]!)],
      [phraseEnd, parts.map(part => part.at(-1)!)],
    ]);
  }

  /**
   * The cue that speaks about the value at `span`: the nearest one before it, unless one behind it is bound closer.
   * Reads at most a hundred characters before and sixty behind.
   */
  find(text: string, span: Span): Cue | undefined {
    const before = this.findBefore(text, span.start);
    if (before?.isTight) return before;
    const after = this.findAfter(text, span.end);
    return after ?? before ?? this.findFurtherOn(text, span.end);
  }

  private findBefore(text: string, end: number): Cue | undefined {
    const words = new WordsBefore(text, end, this.vocabulary);
    const isNamed = isIn(words.at(0), verb);
    let isTight = true;
    let isApart = false;
    for (let at = 0; ; at++) {
      const word = words.at(at);
      if (word === undefined) break;
      const cue = this.phraseBefore(words, at);
      if (cue?.kind === 'raise') return { ...cue, isTight };
      // Behind a comma or a question only what is called a number is still the name: "my order number, …", not "ask for Payroll, …".
      if (cue !== undefined && isTight && (!isApart || isIn(words.at(at - 1), noun) || isIn(word, noun))) {
        const head = this.headNoun(words, at + cue.phrase.split(' ').length);
        return { ...(head ?? cue), isTight };
      }
      if (isIn(word, pause)) isApart = true;
      else if (!isIn(word, filler)) {
        // "Serial no. on the boiler: …" is named by what stands before the preposition.
        const joint = isNamed && isTight ? jointBefore(words, at) : undefined;
        if (joint === undefined) isTight = false;
        else at = joint;
      }
    }
    return isNamed ? this.subject(words) : undefined;
  }

  /** "The case ID they gave me over the counter was …": what the sentence begins with, where that is the name of a number. */
  private subject(words: WordsBefore): Cue | undefined {
    let first = words.count() - 1;
    while (isIn(words.at(first), filler)) first--;
    for (let last = first; last > first - longestPhrase; last--) {
      const cue = this.phraseBefore(words, last);
      if (cue?.kind === 'lower' && isIn(words.at(last - 1), noun)) return { ...cue, isTight: true };
    }
    return undefined;
  }

  /** The longest phrase whose last word is at `last`. */
  private phraseBefore(words: WordsBefore, last: number): Phrase | undefined {
    const word = words.at(last);
    if (!isIn(word, phraseEnd)) return undefined;
    let { text } = word;
    let longest = this.phrases.get(text);
    for (let at = last + 1; at < last + longestPhrase; at++) {
      const before = words.at(at)?.text ?? '';
      if (before === '') break;
      text = `${before} ${text}`;
      longest = this.phrases.get(text) ?? longest;
    }
    return longest;
  }

  /** In "the phone number on my order is …" the order only says which phone number. The order ends in front of `at`. */
  private headNoun(words: WordsBefore, at: number): Phrase | undefined {
    let head = at;
    let isJoined = false;
    for (let word = words.at(head); isIn(word, filler | preposition); word = words.at(++head))
      isJoined ||= isIn(word, preposition);
    const cue = isJoined ? this.phraseBefore(words, head) : undefined;
    return cue?.kind === 'raise' ? cue : undefined;
  }

  private findAfter(text: string, start: number): Cue | undefined {
    // Nearly always, the first word has nothing to say.
    const [word] = wordsAfter(text, start, 1, this.vocabulary);
    if (!isIn(word, phraseStart | copula | filler)) return undefined;
    const words = wordsAfter(text, start, reachAfter, this.vocabulary);
    let hasCopula = false;
    for (let first = 0; first < words.length; first++) {
      const most = isIn(words[first], phraseStart) ? longestPhrase : 0;
      for (let count = most; count > 0; count--) {
        const phrase = this.phrases.get(textOf(words.slice(first, first + count)));
        if (phrase?.kind === 'raise') return { ...phrase, isTight: true };
        // "… - invoice INV-20391": the thing has a number of its own.
        const hasOwn = words.slice(first + count, first + count + 3).some(({ hasDigit }) => hasDigit);
        if (phrase?.kind === 'lower' && hasCopula && !hasOwn) return { ...phrase, isTight: true };
      }
      if (isIn(words[first], copula)) hasCopula = true;
      else if (!isIn(words[first], filler)) return undefined;
    }
    return undefined;
  }

  /** "… on the payslip, that is my NINO": the sentence goes on, and then says what it was. */
  private findFurtherOn(text: string, start: number): Cue | undefined {
    const further = furtherOn.exec(text.slice(start, start + reachAfter));
    if (further === null) return undefined;
    const named = further[1]!.toLowerCase().split(' ');
    // "my daughter's phone": whose it is may stand first.
    for (const rest of [named, named.slice(1)])
      for (let count = rest.length; count > 0; count--) {
        const phrase = this.phrases.get(rest.slice(0, count).join(' '));
        if (phrase?.kind === 'raise') return { ...phrase, isTight: true };
      }
    return undefined;
  }
}

/** Over a comma, and over nothing that ends a sentence or is another value. */
const furtherOn =
  /^[^.!?;\n@\ufffc[\d]{0,60}? (?:as|is|that['’]s) (?:my|your|his|her|our|their) ([\p{L}'’-]{1,20}(?: [\p{L}-]{1,20}){0,2})/iu;

/** Whether the word stands in one of these lists. */
function isIn(word: Word | undefined, lists: number): word is Word {
  return word !== undefined && (word.lists & lists) !== 0;
}

function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}

/** A preposition right before the word at `at`, or with one word between. */
function jointBefore(words: WordsBefore, at: number): number | undefined {
  if (isIn(words.at(at + 1), preposition)) return at + 1;
  return isIn(words.at(at + 2), preposition) ? at + 2 : undefined;
}
