import { literal, type Trigger } from './rule.ts';

/* Digits in English and Welsh words, as people read numbers out. */

const values: Readonly<Record<string, string>> = {
  oh: '0',
  o: '0',
  zero: '0',
  nought: '0',
  naught: '0',
  nil: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
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
export const spokenWord: string = `(?:${[...Object.keys(values), ...Object.keys(repeats), 'hundred', 'thousand'].join('|')}|\\d{1,6})`;

/** Nearly every number in words has one of these; they are rare enough to look for. */
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

/** Reads the words one after the other: gives all digits so far behind each, nothing behind `double` and its like. */
export function* readSpoken(words: Iterable<string>): Generator<string | undefined> {
  let digits = '';
  let times = 1;
  for (const word of words) {
    if (word in repeats) {
      times = repeats[word]!;
      yield undefined;
      continue;
    }
    if (word === 'hundred') digits += '00';
    else if (word === 'thousand') digits += '000';
    else digits += (values[word] ?? word).repeat(times);
    times = 1;
    yield digits;
  }
}
