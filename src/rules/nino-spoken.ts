import { anyCase } from '../text/characters.ts';
import { textBefore } from '../text/neighbours.ts';
import { type Candidate, type Site, Verdict } from './rule.ts';
import { readSpoken, spokenWord } from './spoken-digits.ts';

/*
 * A National Insurance number as it is said, or written down by a telephone: "QQ one two three four five six C", "Quebec Quebec
 * 12 34 56 Charlie", "Q for queen …". Letters have the names of the ICAO and NATO alphabet.
 */
const suffixNames = 'alpha alfa bravo charlie delta'.split(' ');
/** What letters are called. */
export const letterNames: readonly string[] = [
  ...suffixNames,
  ...'echo golf hotel juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango'.split(' '),
  ...'whiskey whisky xray yankee zulu'.split(' '),
];
/** A letter by itself, with a word that begins with it, or a word that may be its name. */
const letter = '[a-z](?: for [a-z]{3,12}|[a-z]{3,7})?';
const prefix = new RegExp(`(?<![\\p{L}\\d])(${letter})[ ,.-]{0,2}(?<![a-z]{2})(${letter})[ ,.-]{1,3}$`, 'iu');
const digitWords = new RegExp(
  anyCase(`(?<![\\p{L}\\d])${spokenWord}(?:[ ,.-]{1,3}${spokenWord}){0,7}(?![\\p{L}\\d])`),
  'gu',
);
const suffix = new RegExp(`^[ ,.-]{1,3}([a-d](?: for [a-z]{3,12})?|${suffixNames.join('|')})(?![\\p{L}\\d])`, 'iu');
const reach = 80;
/** Two letters with their words; the last one has no more. */
const longestPrefix = 40;

const letterBefore = new RegExp(`(?: for [a-z]{3,12}|(?<![a-z])(?:${letterNames.join('|')}))[ ,.-]{1,3}$`, 'i');

/** Whether digits that begin at `start` stand behind "Lima" or "L for lemon". */
export function followsNamedLetter(text: string, start: number): boolean {
  return letterBefore.test(textBefore(text, start, 20));
}

/** Those with a legal prefix and a suffix. A label decides, unless all letters are capitals. */
export function matchSpoken(text: string, site: Site, isPrefix: (letters: string) => boolean): readonly Candidate[] {
  const from = Math.max(0, site.start - reach);
  const window = text.slice(from, site.end + reach);
  const found: Candidate[] = [];
  for (const match of window.matchAll(digitWords)) {
    const [six] = match;
    const end = match.index + six.length;
    const before = prefix.exec(window.slice(Math.max(0, match.index - longestPrefix), match.index));
    const behind = suffix.exec(window.slice(end, end + longestPrefix));
    if (before === null || behind === null) continue;
    const said = [before[1]!, before[2]!, behind[1]!];
    const isSpelled = /[a-z]/i.test(six) || said[0]!.length > 1;
    if (!isSpelled || toDigits(six)?.length !== 6 || !said.every(isLetter)) continue;
    const letters = said.map(name => name[0]).join('');
    if (!isPrefix(letters.slice(0, 2).toUpperCase())) continue;
    const verdict = new Verdict('it has two letters and six digits');
    verdict.limit(/[A-Z]{3}/.test(letters) ? 'fair' : 'weak', 'it is spelled out');
    found.push({
      start: from + match.index - before[0].length,
      end: from + end + behind[0].length,
      ...verdict,
    });
  }
  return found;
}

/** Prefix and digits of a number that stands alone in `text`. */
export function readSpokenNino(text: string): string | undefined {
  for (const { 0: six, index } of text.matchAll(digitWords)) {
    const before = prefix.exec(text.slice(0, index));
    const behind = text.slice(index + six.length);
    const digits = toDigits(six);
    if (before?.index === 0 && digits?.length === 6 && suffix.exec(behind)?.[0] === behind)
      return (before[1]![0]! + before[2]![0]!).toUpperCase() + digits;
  }
  return undefined;
}

function toDigits(words: string): string | undefined {
  return [...readSpoken(words.toLowerCase().match(/\w+/g)!)].at(-1);
}

function isLetter(said: string): boolean {
  return said.length === 1 || said[1] === ' ' || letterNames.includes(said.toLowerCase());
}
