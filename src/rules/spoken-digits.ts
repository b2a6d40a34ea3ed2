import { anyCase } from '../text/characters.ts';
import { hasOverlap, type Span } from '../text/span.ts';
import { type Candidate, literal, type Site, type Trigger } from './rule.ts';

/* Digits in English and Welsh words, as people read numbers out. */

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const values: Readonly<Record<string, string>> = {
  ...Object.fromEntries(units.split(' ').map((word, i) => [word, `${i}`])),
  ...Object.fromEntries(tens.split(' ').map((word, i) => [word, `${i + 2}0`])),
  hundred: '00',
  thousand: '000',
  plus: '+',
  oh: '0',
  o: '0',
  nought: '0',
  naught: '0',
  nil: '0',
  dim: '0',
  un: '1',
  dau: '2',
  dwy: '2',
  tri: '3',
  tair: '3',
  pedwar: '4',
  pedair: '4',
  pump: '5',
  chwech: '6',
  saith: '7',
  wyth: '8',
  naw: '9',
};
const repeats: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3, dwbl: 2 };

/** One word, or digits among words. */
export const spokenWord: string = `(?:${[...Object.keys(values), ...Object.keys(repeats)].join('|')}|\\d{1,6})`;

/** Nearly every telephone number in words has one of these; they are rare enough to look for. */
export const spokenTriggers: readonly Trigger[] = [
  'six',
  'seven',
  'five',
  'zero',
  'nought',
  'double',
  'hundred',
  'saith',
  'chwech',
].map(literal);
/** For numbers with fewer digits, or with all of one kind: these are less rare. */
export const moreSpokenTriggers: readonly Trigger[] = [...spokenTriggers, ...['eight', 'nine'].map(literal)];

/**
 * Reads the words one after the other: gives all digits so far behind each, nothing behind `double` and its like. What follows
 * tens fills their last place: "eighty-six".
 */
export function* readSpoken(words: Iterable<string>): Generator<string | undefined> {
  let digits = '';
  let times = 1;
  let isOpen = false;
  for (const word of words) {
    if (word in repeats) {
      times = repeats[word]!;
      yield undefined;
      continue;
    }
    const value = values[word] ?? word;
    digits = isOpen && /^[1-9]$/.test(value) ? digits.slice(0, -1) + value : digits + value.repeat(times);
    times = 1;
    isOpen = word.endsWith('ty');
    yield digits;
  }
}

const spoken = new RegExp(
  anyCase(`(?<![\\p{L}\\d])${spokenWord}(?:[ ,.…\\-]{1,5}(?:and )?${spokenWord}){3,}(?![\\p{L}\\d])`),
  'gu',
);
/** But for "nine hundred and one". */
const inWords = /\b(?!and\b)(?:[a-z]+|\d+)/gi;

/** What some words say, from the first one on. */
interface Spoken {
  /** How many of them. */
  readonly words: number;
  readonly digits: string;
}

/** How numbers of one kind are told among the digits so far: the digits that count, or nothing. */
type ToNumber = (digits: string) => string | undefined;

/** How far a number in words may reach to either side of a word in it. */
const reach = 128;
const maxWords = 20;

/**
 * The numbers in words that the site is a part of. English and Welsh; digits may be mixed in.
 *
 * @param judge is given their digits, and the words as they stand there
 */
export function findSpoken(
  text: string,
  site: Site,
  toNumber: ToNumber,
  judge: (digits: string, words: string) => Omit<Candidate, keyof Span>,
): readonly Candidate[] {
  const from = Math.max(0, site.start - reach);
  const window = text.slice(from, site.end + reach);
  const found: Candidate[] = [];
  for (const match of window.matchAll(spoken)) {
    // The words may begin before the number ("ring one of us: oh seven …" has its own stop; "at five, oh seven …" has none).
    const words = [...match[0].matchAll(inWords)];
    for (let first = 0; first < words.length; first++) {
      const said = words.slice(first, first + maxWords).map(word => word[0].toLowerCase());
      const number = longestNumber(said, toNumber);
      if (number === undefined) continue;
      const start = from + match.index + words[first]!.index;
      first += number.words - 1;
      const last = words[first]!;
      const end = from + match.index + last.index + last[0].length;
      if (hasOverlap({ start, end }, site)) found.push({ start, end, ...judge(number.digits, text.slice(start, end)) });
    }
  }
  return found;
}

/** The digits of a number that stands alone in words. */
export function readWholeSpoken(text: string, toNumber: ToNumber): string | undefined {
  const small = text.toLowerCase();
  const whole = small.match(spoken)?.[0];
  const words = (whole === small && whole.match(inWords)) || [];
  const number = longestNumber(words, toNumber);
  return number?.words === words.length ? number.digits : undefined;
}

/** The most of the words, from the first one on, that make a number. */
function longestNumber(words: readonly string[], toNumber: ToNumber): Spoken | undefined {
  let best: Spoken | undefined;
  let read = 0;
  for (const digits of readSpoken(words)) {
    read++;
    const number = digits === undefined ? undefined : toNumber(digits);
    if (number !== undefined) best = { words: read, digits: number };
  }
  return best;
}
