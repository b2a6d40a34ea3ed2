import { anyCase } from '../text/characters.ts';
import { hasOverlap } from '../text/span.ts';
import { isUkNumber } from './facts/phone-numbers.ts';
import { type Candidate, type Site, Verdict } from './rule.ts';
import { readSpoken, spokenWord } from './spoken-digits.ts';

/*
 * UK numbers in words, as people read them out: "oh seven seven double oh, nine hundred one two three". English only;
 * digits may be mixed in. Ten digits behind the 0 that the plan knows are no countdown; fewer, and goals, need a cue.
 */
const spoken = new RegExp(
  anyCase(`(?<![\\p{L}\\d])${spokenWord}(?:[ ,.\\-]{1,3}(?:and )?${spokenWord}){3,}(?![\\p{L}\\d])`),
  'gu',
);
/** But for "nine hundred and one". */
const inWords = /\b(?!and\b)(?:[a-z]+|\d+)/gi;
const reach = 110;
const maxWords = 16;

export function matchSpoken(text: string, site: Site): readonly Candidate[] {
  const from = Math.max(0, site.start - reach);
  const window = text.slice(from, site.end + reach);
  const found: Candidate[] = [];
  for (const match of window.matchAll(spoken)) {
    // The words may begin before the number ("ring one of us: oh seven …" has its own stop; "at five, oh seven …" has none).
    const words = [...match[0].matchAll(inWords)];
    for (let first = 0; first < words.length; first++) {
      const number = wholeNumber(words.slice(first, first + maxWords).map(word => word[0].toLowerCase()));
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

/** The digits, from the 0 on, of a number that stands alone in words. */
export function readSpokenPhone(text: string): string | undefined {
  const whole = text.toLowerCase().match(spoken)?.[0];
  const words = (whole === text.toLowerCase() && whole.match(inWords)) || [];
  const number = wholeNumber(words);
  return number?.words === words.length ? number.digits : undefined;
}

function judge(digits: string, words: string): Verdict {
  const verdict = new Verdict('its digits are spelled out');
  verdict.limit('fair', 'it is in the UK numbering plan');
  if (digits.length < 11 || /\bnil\b/i.test(words)) verdict.limit('weak', 'it may be a count or a score');
  if (/\d/.test(words) && !digits.startsWith('07')) verdict.limit('weak', 'only some of its digits are spelled out');
  return verdict;
}

interface Spoken {
  readonly words: number;
  readonly digits: string;
}

/** How many of the words make a UK number, beginning with its 0 or "plus four four". */
function wholeNumber(words: readonly string[]): Spoken | undefined {
  let best: Spoken | undefined;
  let read = 0;
  for (const digits of readSpoken(words)) {
    read++;
    if (digits === undefined) continue;
    const national = digits.replace(/^(?:\+|00)440?/, '0');
    if (/^0\d{9}/.test(national) && isUkNumber(national.slice(1))) best = { words: read, digits: national };
  }
  return best;
}
