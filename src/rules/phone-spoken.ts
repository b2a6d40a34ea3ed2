import { isUkNumber } from './facts/phone-numbers.ts';
import { type Candidate, literal, type Site, type Trigger } from './rule.ts';

/*
 * UK numbers in words, as people read them out: "oh seven seven double oh, nine hundred one two three". English only;
 * digits may be mixed in. There is always a cue to be asked for: the words alone are a countdown or a football score.
 */
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
};
const repeats: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3 };
const word = `(?:${[...Object.keys(values), ...Object.keys(repeats), 'hundred', 'thousand'].join('|')}|\\d{1,6})`;
const spoken = new RegExp(`(?<![\\p{L}\\d])${word}(?:[ ,.\\-]{1,3}(?:and )?${word}){4,}(?![\\p{L}\\d])`, 'giu');
const reach = 110;
const maxWords = 16;

/** Nearly every number has one of these words; they are rare enough to look for. */
export const spokenTriggers: readonly Trigger[] = ['six', 'seven', 'five', 'zero', 'nought', 'double'].map(literal);

export function matchSpoken(text: string, site: Site): readonly Candidate[] {
  const from = Math.max(0, site.start - reach);
  const window = text.slice(from, site.end + reach);
  const found: Candidate[] = [];
  spoken.lastIndex = 0;
  for (let match = spoken.exec(window); match !== null; match = spoken.exec(window)) {
    const start = from + match.index;
    if (start >= site.end) break;
    // The words may begin before the number ("ring one of us: oh seven …" has its own stop; "at five, oh seven …" has none).
    const words = [...match[0].matchAll(/\b(?!and\b)(?:[a-z]+|\d+)/gi)];
    for (let first = 0; first < words.length; first++) {
      const number = wholeNumber(words.slice(first, first + maxWords).map(word => word[0].toLowerCase()));
      if (number === undefined) continue;
      const last = words[first + number.words - 1]!;
      const candidate: Candidate = {
        start: start + words[first]!.index,
        end: start + last.index + last[0].length,
        strength: 'weak',
        reasons: ['its digits are spelled out'],
      };
      if (candidate.start < site.end && candidate.end > site.start) found.push(candidate);
      first += number.words - 1;
    }
  }
  return found;
}

/** How many of the words make a UK number, beginning with its 0. */
function wholeNumber(words: readonly string[]): { words: number } | undefined {
  let digits = '';
  let times = 1;
  let best: { words: number } | undefined;
  for (const [i, word] of words.entries()) {
    if (word in repeats) {
      times = repeats[word]!;
      continue;
    }
    if (word === 'hundred') digits += '00';
    else if (word === 'thousand') digits += '000';
    else digits += (values[word] ?? word).repeat(times);
    times = 1;
    if (digits[0] !== '0' || digits.length > 11) break;
    if (digits.length >= 10 && isUkNumber(digits.slice(1))) best = { words: i + 1 };
  }
  return best;
}
