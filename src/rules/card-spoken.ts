import type { Span } from '../text/span.ts';
import { toIssuer } from './facts/issuers.ts';
import { testCards } from './facts/test-cards.ts';
import { type Candidate, type Site, Verdict } from './rule.ts';
import { findSpoken, readWholeSpoken } from './spoken-digits.ts';
import { isLuhnNumber } from './validity.ts';

/* Card numbers in words, as people read them out: "four two four two, double four, …, forty-two forty-two". */
export function matchSpoken(text: string, site: Site): readonly Candidate[] {
  return findSpoken(text, site, toCard, judge);
}

/** The digits of a card number that stands alone in words. */
export function readSpokenCard(text: string): string | undefined {
  return readWholeSpoken(text, toCard);
}

function judge(digits: string): Omit<Candidate, keyof Span> {
  const verdict = new Verdict('its digits are spelled out');
  verdict.limit(toIssuer(digits)!.wide ? 'weak' : 'fair', "it is in an issuer's range and its check digit is right");
  return { ...verdict, specimen: testCards.has(digits) ? 'test-card' : undefined };
}

function toCard(digits: string): string | undefined {
  return digits.length >= 14 && digits.length <= 19 && toIssuer(digits) !== undefined && isLuhnNumber(digits)
    ? digits
    : undefined;
}
