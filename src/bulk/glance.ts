import type { DigitTrigger } from '../engine/sites.ts';
import { reachAfter, reachBefore } from '../engine/words.ts';
import { builtInRules } from '../rules/index.ts';
import { letterNames } from '../rules/nino-spoken.ts';
import { createMentions } from './names.ts';

/**
 * A first glance at a chain of digits, in bytes: whether it is worth decoding for a built-in rule. Dates, times, amounts
 * and years are most of the numbers that people write, and none of these is. Each glance only ever says no where the rule
 * itself would find nothing; a property test holds it to that. Bytes of other characters may stand for any separator.
 */
export type Glance = (bytes: Uint8Array, from: number, to: number, start: number, end: number) => Sight;

/** What a glance sees of a value: nothing, one so weak that it is reported only where a cue names it, or one. */
export type Sight = 'none' | 'to-be-named' | 'value';

const [digit, letter, slip, phoneGap, cardGap, ninoGap] = [1, 2, 4, 8, 16, 32];
const kinds = new Uint8Array(256);
const add = (characters: string, kind: number): void => {
  for (const character of characters) kinds[character.charCodeAt(0)]! |= kind;
};
add('0123456789', digit);
add('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', letter);
add('oilsbzOILSBZ', slip);
add(" .-/()[]{}+_,;:*~|'>\r\n\t", phoneGap);
add(" .,-_/:;*~|+'>\r\n", cardGap);
add(' .,-_/+|~*[]>\r\n', ninoGap);
kinds.fill(phoneGap | cardGap | ninoGap, 128);

const maxGap = 4;
const [backslash, quote] = [0x5c, 0x22];

/** The glances by the type of the rule. */
export const glances: Readonly<Record<string, Glance>> = {
  nino: seeNino,
  card: seeCard,
  phone: seePhone,
};

/** Of several rules: a bit for each of `triggers` whose rule may make something of the chain. */
export type Glances = (bytes: Uint8Array, from: number, to: number, start: number, end: number) => number;

/**
 * A glance for all rules that ask for digits. A team's rules may make something of every chain that is long enough.
 *
 * @param areNamedBeside whether what names a value stands beside it, and nowhere else, and what is weaker is not reported
 */
export function createGlances(triggers: readonly DigitTrigger[], areNamedBeside = false): Glances {
  const glanced = triggers.map(({ rule, atLeast }, i) => {
    const glance = builtInRules.includes(rule) ? glances[rule.type] : undefined;
    const isMentioned = glance && areNamedBeside ? createMentions(rule.cues!.raise!) : undefined;
    return { bit: 1 << i, atLeast, glance, isMentioned };
  });
  return (bytes, from, to, start, end) => {
    const digits = countDigits(bytes, start, end);
    let promising = 0;
    for (const { bit, atLeast, glance, isMentioned } of glanced) {
      if (digits < atLeast) continue;
      const sight = glance === undefined ? 'value' : glance(bytes, from, to, start, end);
      if (sight === 'none') continue;
      if (sight === 'to-be-named' && isMentioned !== undefined) {
        const [first, last] = [goBack(bytes, start, from, nameBefore), goOn(bytes, end, to, nameAfter)];
        if (!isMentioned(bytes, first, last)) continue;
      }
      promising |= bit;
    }
    return promising;
  };
}

/** How far from a chain a cue may stand: a value begins eight characters before it, or ends two dozen behind it. */
const [nameBefore, nameAfter] = [reachBefore + 8, reachAfter + 24];

function countDigits(bytes: Uint8Array, start: number, end: number): number {
  let digits = 0;
  for (let i = start; i < end; i++) if ((kinds[bytes[i]!]! & digit) !== 0) digits++;
  return digits;
}

/** The place so many characters of ASCII before `start`. Others may not be seen at all. */
function goBack(bytes: Uint8Array, start: number, from: number, most: number): number {
  let at = start;
  for (let characters = 0; at > from && characters < most && start - at < 3 * most; at--)
    if (bytes[at - 1]! < 128) characters++;
  return at;
}

function goOn(bytes: Uint8Array, end: number, to: number, most: number): number {
  let at = end;
  for (let characters = 0; at < to && characters < most && at - end < 3 * most; at++)
    if (bytes[at]! < 128) characters++;
  return at;
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
    const isHalfBreak = byte === 0x0d || (byte === backslash && bytes[i] === 0x72);
    if (byte < 128 && !isHalfBreak && ++characters > maxGap) return -1;
  }
  return -1;
}

/** The last of so many characters of a kind, one after the other from `at` on over such gaps; -1 where there are fewer. */
function endOfRun(bytes: Uint8Array, at: number, to: number, gap: number, kind: number, enough: number): number {
  let i = at;
  for (let count = 1; count < enough && i !== -1; count++) i = skipGap(bytes, i + 1, to, gap, kind);
  return i;
}

function seeCard(bytes: Uint8Array, from: number, to: number, start: number, end: number): Sight {
  for (let at = Math.max(from, start - 4); at < end; at++) {
    if ((kinds[bytes[at]!]! & (digit | slip)) === 0 || (kinds[bytes[at - 1] ?? 0]! & digit) !== 0) continue;
    if (endOfRun(bytes, at, to, cardGap, digit | slip, 12) !== -1) return 'value';
  }
  return 'none';
}

/**
 * A UK number has at least eight digits with its 0 and ten without, one from abroad six behind its plus. Letters may stand for
 * them, also for the 0 in front of the chain. Without 0, plus and 44 it is none unless something names it.
 */
function seePhone(bytes: Uint8Array, from: number, to: number, start: number, end: number): Sight {
  let sight: Sight = 'none';
  for (let at = Math.max(from, start - 4); at < end; at++) {
    const byte = bytes[at]!;
    if ((kinds[byte]! & (digit | slip)) === 0 || (kinds[bytes[at - 1] ?? 0]! & digit) !== 0) continue;
    const hasPlus = (at > from && bytes[at - 1] === 0x2b) || (at > from + 1 && bytes[at - 2] === 0x2b);
    const enough = hasPlus ? 6 : byte === 0x30 || (byte | 32) === 0x6f ? 8 : 10;
    if (endOfRun(bytes, at, to, phoneGap, digit | slip, enough) === -1) continue;
    if (enough < 10 || byte === 0x34 || (kinds[byte]! & slip) !== 0) return 'value';
    sight = 'to-be-named';
  }
  return sight;
}

/** Two letters that begin a word, six digits or letters that people type for digits, and mostly a letter A to D. */
function seeNino(bytes: Uint8Array, from: number, to: number, start: number, end: number): Sight {
  let sight: Sight = 'none';
  for (let at = goBack(bytes, start, from, 8); at < end; at++) {
    if ((kinds[bytes[at]!]! & letter) === 0 || !beginsNino(bytes, at, from)) continue;
    const second = skipGap(bytes, at + 1, to, ninoGap, letter);
    if (second === -1) continue;
    const first = skipGap(bytes, second + 1, to, ninoGap, digit | slip);
    const last = first === -1 ? -1 : endOfRun(bytes, first, to, ninoGap, digit | slip, 6);
    if (last === -1) continue;
    const suffix = skipGap(bytes, last + 1, to, ninoGap, letter);
    if (suffix !== -1 && isSuffix(bytes[suffix]!) && (suffix === last + 1 || !isInWord(bytes, suffix + 1, to)))
      return 'value';
    sight = 'to-be-named';
  }
  return sight === 'none' && followsNamedLetter(bytes, from, start) ? 'value' : sight;
}

const isLetterName = createMentions(letterNames);

/** "Sierra Lima 07 33 92 …", "S for sugar, L for lemon 07 33 92 …" */
function followsNamedLetter(bytes: Uint8Array, from: number, start: number): boolean {
  const end = skipBack(bytes, from, start, 9, false);
  const first = skipBack(bytes, from, end, 13, true);
  if (end - first < 3 || end - first > 12) return false;
  const before = skipBack(bytes, from, first, 3, false);
  const isFor = [0x66, 0x6f, 0x72].every((byte, i) => (bytes[before - 3 + i]! | 32) === byte);
  return isFor || isLetterName(bytes, first, end);
}

/** Back over at most so many bytes that are letters, or none. */
function skipBack(bytes: Uint8Array, from: number, at: number, most: number, areLetters: boolean): number {
  let first = at;
  while (first > from && at - first < most && ((kinds[bytes[first - 1]!]! & letter) !== 0) === areLetters) first--;
  return first;
}

const labelEndings = new Set(['no', 'ce', 'er', 'ni', 'is'].map(two => (two.charCodeAt(0) << 8) | two.charCodeAt(1)));

/** A to D, small or capital. */
function isSuffix(byte: number): boolean {
  return (byte | 32) >= 0x61 && (byte | 32) <= 0x64;
}

/** Beyond `to` there may be bytes of another text. */
function isInWord(bytes: Uint8Array, at: number, to: number): boolean {
  return at < to && (kinds[bytes[at]!]! & (letter | digit)) !== 0;
}

/** At the beginning of a word, or right behind a label: nino, insurance, number, NI, and "is". */
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
