import type { Finding } from '../engine/finding.ts';
import { toCanonical } from './canonical.ts';

/** HMAC-SHA-256 with a secret key of at least 32 bytes that the caller keeps. A text in, 32 bytes out. */
export type KeyedHash = (text: string) => Uint8Array;

// No vowel and no digit: a token is never a word, and never read as a number in another pass.
const letters = 'bcdfghjkmnpqrstv';
const tokenBytes = 8;

/**
 * Replaces a value by a token that is the same wherever the same value is written, in any spelling that its rule reads:
 * `[PHONE-…]`. The last letter of a National Insurance number and the case of an address make no difference; the extension
 * of a phone number does. Who has the key can test a guess, so this is pseudonymisation, not anonymisation; without the key
 * the token says nothing. A plain hash would: all mobile numbers can be tried in minutes.
 */
export function createTokenReplacer(hash: KeyedHash): (finding: Finding, value: string) => string {
  return ({ type }, value) =>
    `[${type.toUpperCase()}-${toToken(hash(`withhold/1\0${type}\0${toCanonical(type, value)}`))}]`;
}

/** 64 bits: among a million people the odds that any two share a token are one in 30 million. */
function toToken(digest: Uint8Array): string {
  return Array.from(digest.subarray(0, tokenBytes), byte => letters[byte >> 4]! + letters[byte & 15]!).join('');
}
