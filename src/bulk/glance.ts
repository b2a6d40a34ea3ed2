import type { DigitTrigger } from '../engine/sites.ts';
import { builtInRules } from '../rules/index.ts';

/**
 * A first glance at a chain of digits, in bytes: whether it is worth decoding for a built-in rule. Dates, times, amounts
 * and years are most of the numbers that people write, and none of these is. Each glance only ever says no where the rule
 * itself would find nothing; a property test holds it to that. Bytes of other characters may stand for any separator.
 */
export type Glance = (bytes: Uint8Array, from: number, to: number, start: number, end: number) => boolean;

const [digit, letter, slip, phoneGap, cardGap, ninoGap] = [1, 2, 4, 8, 16, 32];
const kinds = new Uint8Array(256);
const add = (characters: string, kind: number): void => {
  for (const character of characters) kinds[character.charCodeAt(0)]! |= kind;
};
add('0123456789', digit);
add('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', letter);
add('oilsbzOILSBZ', slip);
add(" .-/()[]{}+_,;:*~|'\r\n\t", phoneGap);
add(" .,-_/:;*~|+'\r\n", cardGap);
add(' .,-_/+|\r\n', ninoGap);
kinds.fill(phoneGap | cardGap | ninoGap, 128);

const maxGap = 4;
const [backslash, quote] = [0x5c, 0x22];

/** The glances by the type of the rule. */
export const glances: Readonly<Record<string, Glance>> = {
  nino: hasNinoShape,
  card: hasCardShape,
  phone: hasPhoneShape,
};

/** Of several rules: a bit for each of `triggers` whose rule may make something of the chain. */
export type Glances = (bytes: Uint8Array, from: number, to: number, start: number, end: number) => number;

/** A glance for all rules that ask for digits. A team's rules may make something of every chain that is long enough. */
export function createGlances(triggers: readonly DigitTrigger[]): Glances {
  const glanced = triggers.map(({ rule, atLeast }, i) => ({
    bit: 1 << i,
    atLeast,
    glance: builtInRules.includes(rule) ? glances[rule.type] : undefined,
  }));
  return (bytes, from, to, start, end) => {
    const digits = countDigits(bytes, start, end);
    let promising = 0;
    for (const { bit, atLeast, glance } of glanced)
      if (digits >= atLeast && (glance === undefined || glance(bytes, from, to, start, end))) promising |= bit;
    return promising;
  };
}

function countDigits(bytes: Uint8Array, start: number, end: number): number {
  let digits = 0;
  for (let i = start; i < end; i++) if ((kinds[bytes[i]!]! & digit) !== 0) digits++;
  return digits;
}

/** The end of the gap at `at`; -1 where something else stands there. In JSON a gap can be escaped: `\n`. */
function skipGap(bytes: Uint8Array, at: number, to: number, gap: number, kind: number): number {
  let characters = 0;
  for (let i = at; i < to; i++) {
    const byte = bytes[i]!;
    // In a cell such as `"07700"900123`, it is not seen.
    if (byte === quote) continue;
    const isGap = (kinds[byte]! & gap) !== 0;
    if ((kinds[byte]! & kind) !== 0 && !isGap) return i;
    if (byte === backslash) i++;
    else if (!isGap) return -1;
    if (byte < 128 && ++characters > maxGap) return -1;
  }
  return -1;
}

/** Whether `enough` characters of a kind stand one after the other from `at` on, over such gaps. */
function hasRun(bytes: Uint8Array, at: number, to: number, gap: number, kind: number, enough: number): boolean {
  let i = at;
  for (let count = 1; count < enough; count++) {
    i = skipGap(bytes, i + 1, to, gap, kind);
    if (i === -1) return false;
  }
  return true;
}

function hasCardShape(bytes: Uint8Array, from: number, to: number, start: number, end: number): boolean {
  for (let at = Math.max(from, start - 4); at < end; at++) {
    if ((kinds[bytes[at]!]! & (digit | slip)) === 0 || (kinds[bytes[at - 1] ?? 0]! & digit) !== 0) continue;
    if (hasRun(bytes, at, to, cardGap, digit | slip, 12)) return true;
  }
  return false;
}

/**
 * A UK number has at least eight digits with its 0 and ten without, one from abroad six behind its plus. Letters may stand for
 * them, also for the 0 in front of the chain.
 */
function hasPhoneShape(bytes: Uint8Array, from: number, to: number, start: number, end: number): boolean {
  for (let at = Math.max(from, start - 4); at < end; at++) {
    if ((kinds[bytes[at]!]! & (digit | slip)) === 0 || (kinds[bytes[at - 1] ?? 0]! & digit) !== 0) continue;
    const hasPlus = (at > from && bytes[at - 1] === 0x2b) || (at > from + 1 && bytes[at - 2] === 0x2b);
    const enough = hasPlus ? 6 : bytes[at] === 0x30 || (bytes[at]! | 32) === 0x6f ? 8 : 10;
    if (hasRun(bytes, at, to, phoneGap, digit | slip, enough)) return true;
  }
  return false;
}

/** Two letters that begin a word, and six digits or letters that people type for digits. */
function hasNinoShape(bytes: Uint8Array, from: number, to: number, start: number, end: number): boolean {
  for (let at = goBack(bytes, start, from); at < end; at++) {
    if ((kinds[bytes[at]!]! & letter) === 0 || !beginsNino(bytes, at, from)) continue;
    const second = skipGap(bytes, at + 1, to, ninoGap, letter);
    if (second === -1) continue;
    const first = skipGap(bytes, second + 1, to, ninoGap, digit | slip);
    if (first !== -1 && hasRun(bytes, first, to, ninoGap, digit | slip, 6)) return true;
  }
  return false;
}

/** The number may begin eight characters before its first digit. Others than ASCII may not be seen at all. */
function goBack(bytes: Uint8Array, start: number, from: number): number {
  let at = start;
  for (let characters = 0; at > from && characters < 8 && start - at < 24; at--) if (bytes[at - 1]! < 128) characters++;
  return at;
}

const labelEndings = new Set(['no', 'ce', 'er', 'ni'].map(two => (two.charCodeAt(0) << 8) | two.charCodeAt(1)));

/** A to D, small or capital. */
function isSuffix(byte: number): boolean {
  return (byte | 32) >= 0x61 && (byte | 32) <= 0x64;
}

/** At the beginning of a word, or right behind a label: nino, insurance, number, NI. */
function beginsNino(bytes: Uint8Array, at: number, from: number): boolean {
  if (at === from) return true;
  const before = bytes[at - 1]!;
  if ((kinds[before]! & (letter | digit)) === 0 || bytes[at - 2] === backslash) return true;
  if ((kinds[bytes[at + 2] ?? 0]! & digit) === 0) return false;
  // `QQ123456AQQ123456B`: two in one piece.
  if (isSuffix(before) && (kinds[bytes[at - 2] ?? 0]! & digit) !== 0) return true;
  // `numbrQQ123456C`: capitals behind small letters.
  if ((before & 32) !== 0 && (bytes[at]! & 32) === 0) return true;
  return labelEndings.has((((bytes[at - 2] ?? 0) | 32) << 8) | before | 32);
}
