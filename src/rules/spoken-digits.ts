import { literal, type Trigger } from './rule.ts';

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
