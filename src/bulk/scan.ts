import { maxChainGap } from '../engine/find-sites.ts';
import { escapeBits, type Signs, threeKey } from './signs.ts';

/** Finds signs in bytes. */
export interface Scan {
  /**
   * Visits the signs: where each stands, and whether it is a chain of enough digits, known by its first. A literal is only
   * suspected, by its mark; so is a character that has not been met before.
   */
  find(bytes: Uint8Array, from: number, to: number, visit: (at: number, isChain: boolean) => void): void;
  /** From now on, characters that begin with this UTF-16 code unit are no sign. */
  setPlain(unit: number): void;
}

const [isDigit, isMark, isEscape, isLead, isSingle] = [1, 2, 4, 8, 16];

/** The most bytes that so many characters take, escaped or not. */
export const maxGapBytes: number = 4 * maxChainGap;

/** The scan in plain TypeScript, for where WebAssembly is refused; the other one is tested to find the same. */
export function createPlainScan(signs: Signs): Scan {
  const kinds = new Uint8Array(256);
  const [first] = signs.marks;
  for (let byte = 0; byte < 256; byte++) {
    if (signs.digits > 0 && byte >= 0x30 && byte <= 0x39) kinds[byte]! |= isDigit;
    if (signs.single[byte] === 1) kinds[byte]! |= isSingle;
    if (first[byte] !== 0) kinds[byte]! |= isMark;
    if (escapeBits.has(byte)) kinds[byte]! |= isEscape;
    if (byte >= 0xc2) kinds[byte]! |= isLead;
  }
  const odd = new Uint8Array(8192).fill(0xff);
  const find: Scan['find'] = (bytes, from, to, visit) => {
    let [chain, last, digits] = [0, -maxGapBytes, 0];
    for (let at = from; at < to; at++) {
      const byte = bytes[at]!;
      const kind = kinds[byte]!;
      if (kind === 0) continue;
      if ((kind & isDigit) !== 0) {
        if (continuesChain(bytes, last, at)) digits++;
        else [chain, digits] = [at, 1];
        last = at;
        if (digits === signs.digits) visit(chain, true);
      }
      const isFound =
        (kind & isSingle) !== 0 ||
        ((kind & isMark) !== 0 && isThree(signs.threes, bytes, at)) ||
        ((kind & isEscape) !== 0 && (escapeBits.get(byte)! & signs.afterEscape[bytes[at + 1] ?? 0]!) !== 0) ||
        ((kind & isLead) !== 0 && isOddAt(odd, bytes, at));
      if (isFound) visit(at, false);
    }
  };
  return { find, setPlain: unit => clearBit(odd, unit) };
}

/** Bits stand for UTF-16 code units. */
export function clearBit(bits: Uint8Array, unit: number): void {
  bits[unit >> 3]! &= ~(1 << (unit & 7));
}

/** Whether at most `maxChainGap` characters stand between two digits, however they are written. */
function continuesChain(bytes: Uint8Array, last: number, at: number): boolean {
  const between = at - last - 1;
  if (between <= maxChainGap) return true;
  if (between > maxGapBytes) return false;
  let characters = 0;
  for (let i = last + 1; i < at; i++) if (isCharacter(bytes, i)) characters++;
  return characters <= maxChainGap;
}

/**
 * Whether a byte counts in a gap. Not so continuation bytes, what doubles or escapes another character in tables and JSON, and
 * the first half of a line break, which is one character (src/text/line-breaks.ts), also where it is escaped.
 */
export function isCharacter(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at]!;
  if ((byte & 0xc0) === 0x80 || byte === 0x0d || byte === 0x22 || byte === 0x5c) return false;
  return byte !== 0x72 || bytes[at - 1] !== 0x5c;
}

function isThree(threes: Uint8Array, bytes: Uint8Array, at: number): boolean {
  const key = threeKey(bytes[at]!, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
  return ((threes[key >> 3]! >> (key & 7)) & 1) !== 0;
}

function isOddAt(odd: Uint8Array, bytes: Uint8Array, at: number): boolean {
  const unit = leadingUnit(bytes, at);
  return ((odd[unit >> 3]! >> (unit & 7)) & 1) !== 0;
}

/** The first UTF-16 code unit of the character at `at`; anything for bytes that are not UTF-8. */
export function leadingUnit(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const second = (bytes[at + 1] ?? 0) & 63;
  if (lead < 0xe0) return ((lead & 31) << 6) | second;
  const third = (bytes[at + 2] ?? 0) & 63;
  if (lead < 0xf0) return ((lead & 15) << 12) | (second << 6) | third;
  const upper = ((lead & 7) << 8) | (second << 2) | (third >> 4);
  // The upper eleven bits of the code point, less those of U+10000, after the mark of a high surrogate.
  return (0xd800 + upper - 64) & 0xffff;
}
