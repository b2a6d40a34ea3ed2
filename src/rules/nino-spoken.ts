import { type Candidate, type Site, Verdict } from './rule.ts';
import { readSpoken, spokenWord } from './spoken-digits.ts';

/* A National Insurance number with its digits in words, as telephones write down what is said: "QQ one two three four five six C". */
const spoken = new RegExp(
  `(?<![\\p{L}\\d])(?<first>[a-z])[ ,.-]{0,2}(?<second>[a-z])(?<six>(?:[ ,.-]{1,3}${spokenWord}){2,8})[ ,.-]{1,3}(?<suffix>[a-d])(?![\\p{L}\\d])`,
  'giu',
);
const reach = 60;

/** Those with a legal prefix and a suffix. A label decides, unless all letters are capitals. */
export function matchSpoken(text: string, site: Site, isPrefix: (letters: string) => boolean): readonly Candidate[] {
  const from = Math.max(0, site.start - reach);
  const window = text.slice(from, site.end + reach);
  const found: Candidate[] = [];
  for (const match of window.matchAll(spoken)) {
    const { first, second, six, suffix } = match.groups as Record<'first' | 'second' | 'six' | 'suffix', string>;
    const words = six.toLowerCase().match(/\w+/g)!;
    const digits = [...readSpoken(words)].at(-1);
    if (digits?.length !== 6 || !isPrefix((first + second).toUpperCase())) continue;
    const isUpper = /[A-Z]{3}/.test(first + second + suffix);
    const verdict = new Verdict('it has two letters and six digits');
    verdict.limit(isUpper ? 'fair' : 'weak', 'its digits are spelled out');
    const start = from + match.index;
    found.push({ start, end: start + match[0].length, ...verdict });
  }
  return found;
}
