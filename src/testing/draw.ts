/** Where choices come from: a seed, or fast-check, which can then shrink them. */
export interface Draw {
  /** A whole number, both ends included. */
  integer(min: number, max: number): number;
  /** One of `list`, which must not be empty. */
  pick<T>(list: readonly T[]): T;
}

/**
 * The same choices for the same seed, on every machine and in every version of Node.
 *
 * @param seed any whole number
 * @example phone(createDraw(1)).text // the same number every time
 */
export function createDraw(seed: number): Draw {
  // Mulberry32 by Tommy Ettinger, public domain: good enough to choose test data, never for secrets.
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return { integer, pick: list => list[integer(0, list.length - 1)]! };
}

/** So many random digits. */
export function drawDigits(draw: Draw, count: number): string {
  return Array.from({ length: count }, () => draw.integer(0, 9)).join('');
}
