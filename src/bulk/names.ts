import { toSmall } from '../engine/sites.ts';

/** Whether one of some words stands between two places, small or capital, whole as far as ASCII tells. */
export type Mentions = (bytes: Uint8Array, from: number, to: number) => boolean;

/**
 * Looks for phrases by their longest words, so that it finds more than the phrases and never less: of a word such as
 * `ffôn`, it is the beginning that counts.
 */
export function createMentions(phrases: readonly string[]): Mentions {
  /** By the lower five bits of their first two letters. */
  const byPair: string[][] = Array.from({ length: 1024 }, () => []);
  for (const phrase of phrases) {
    const name = /^[a-z]*/.exec(longestWord(phrase))![0];
    const seconds = name.length > 1 ? [name.charCodeAt(1)] : Array.from({ length: 32 }, (_, any) => any);
    for (const second of seconds) byPair[pairKey(name.charCodeAt(0), second)]!.push(name);
  }
  const begins = Uint8Array.from(byPair, names => names.length);
  return (bytes, from, to) => {
    for (let at = from; at < to; at++) {
      const key = pairKey(bytes[at]!, bytes[at + 1]!);
      if (begins[key] === 0 || !isEdge(bytes, from, to, at)) continue;
      const names = byPair[key]!;
      for (let i = 0; i < names.length; i++) {
        const name = names[i]!;
        if (isEdge(bytes, from, to, at + name.length) && standsAt(bytes, at, name)) return true;
      }
    }
    return false;
  };
}

function pairKey(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31);
}

function longestWord(phrase: string): string {
  return phrase.split(' ').reduce((longest, word) => (word.length > longest.length ? word : longest));
}

/** Whether a word may end in front of `at`, and another begin: `phoneNumber` is two. */
function isEdge(bytes: Uint8Array, from: number, to: number, at: number): boolean {
  if (at <= from || at >= to) return true;
  const [before, after] = [bytes[at - 1]!, bytes[at]!];
  return !isLetter(before) || !isLetter(after) || (toSmall(before) === before && toSmall(after) !== after);
}

function isLetter(byte: number): boolean {
  return (byte | 32) >= 0x61 && (byte | 32) <= 0x7a;
}

function standsAt(bytes: Uint8Array, at: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) if (toSmall(bytes[at + i] ?? 0) !== name.charCodeAt(i)) return false;
  return true;
}
