import { type Candidate, literal, type Site, type Trigger, Verdict } from './rule.ts';
import { readSpoken, spokenTriggers, spokenWord } from './spoken-digits.ts';

/*
 * A National Insurance number as it is said, or written down by a telephone: "QQ one two three four five six C", "Quebec Quebec
 * 12 34 56 Charlie", "Q for queen …". Letters have the names of the ICAO and NATO alphabet.
 */
const suffixNames = 'alpha|alfa|bravo|charlie|delta';
const names = `${suffixNames}|echo|golf|hotel|juliett?|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|whiske?y|x-?ray|yankee|zulu`;
const letterOf = (alphabet: string, named: string): string => `(?:${named}|[${alphabet}](?: for [a-z]{3,12})?)`;
const letter = letterOf('a-z', names);
const spoken = new RegExp(
  `(?<![\\p{L}\\d])(?<first>${letter})[ ,.-]{0,2}(?<second>${letter})(?<six>(?:[ ,.-]{1,3}${spokenWord}){1,8})[ ,.-]{1,3}(?<suffix>${letterOf('a-d', suffixNames)})(?![\\p{L}\\d])`,
  'giu',
);
const reach = 80;

/** Digits in words, or the name of the last letter, give it away. */
export const ninoTriggers: readonly Trigger[] = [
  ...spokenTriggers,
  ...['eight', 'nine', ...suffixNames.split('|')].map(literal),
];

/** Those with a legal prefix and a suffix. A label decides, unless all letters are capitals. */
export function matchSpoken(text: string, site: Site, isPrefix: (letters: string) => boolean): readonly Candidate[] {
  const from = Math.max(0, site.start - reach);
  const window = text.slice(from, site.end + reach);
  const found: Candidate[] = [];
  for (const match of window.matchAll(spoken)) {
    const { first, second, six, suffix } = match.groups as Record<'first' | 'second' | 'six' | 'suffix', string>;
    const words = six.toLowerCase().match(/\w+/g)!;
    const digits = [...readSpoken(words)].at(-1);
    const letters = first[0]! + second[0]! + suffix[0]!;
    const isSaid = /[a-z]{2}/i.test(match[0].slice(2));
    if (digits?.length !== 6 || !isSaid || !isPrefix(letters.slice(0, 2).toUpperCase())) continue;
    const isUpper = /[A-Z]{3}/.test(letters);
    const verdict = new Verdict('it has two letters and six digits');
    verdict.limit(isUpper ? 'fair' : 'weak', 'it is spelled out');
    const start = from + match.index;
    found.push({ start, end: start + match[0].length, ...verdict });
  }
  return found;
}
