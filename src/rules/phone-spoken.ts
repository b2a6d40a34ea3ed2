import { isUkNumber } from './facts/phone-numbers.ts';
import { type Candidate, type Site, Verdict } from './rule.ts';
import { findSpoken, readWholeSpoken } from './spoken-digits.ts';

/*
 * UK numbers in words, as people read them out: "oh seven seven double oh, nine hundred one two three". Ten digits behind
 * the 0 that the plan knows are no countdown; fewer, and goals, need a cue.
 */
export function matchSpoken(text: string, site: Site): readonly Candidate[] {
  return findSpoken(text, site, toNational, judge);
}

/** The digits, from the 0 on, of a number that stands alone in words. */
export function readSpokenPhone(text: string): string | undefined {
  return readWholeSpoken(text, toNational);
}

function judge(digits: string, words: string): Verdict {
  const verdict = new Verdict('its digits are spelled out');
  verdict.limit('fair', 'it is in the UK numbering plan');
  if (digits.length < 11 || /\bnil\b/i.test(words)) verdict.limit('weak', 'it may be a count or a score');
  if (/\d/.test(words) && !digits.startsWith('07')) verdict.limit('weak', 'only some of its digits are spelled out');
  return verdict;
}

/** A UK number beginning with its 0 or "plus four four". */
function toNational(digits: string): string | undefined {
  const national = digits.replace(/^(?:\+|00)440?/, '0');
  return /^0\d{9}/.test(national) && isUkNumber(national.slice(1)) ? national : undefined;
}
