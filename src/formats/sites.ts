import type { Scout } from '../bulk/scout.ts';

/** Where in a window something can be found. */
export interface Sites {
  /** Looks for them; what was known of another window is forgotten. */
  find(bytes: Uint8Array, start: number, end: number): void;
  /** Whether there is one between `start` and `end`. Asked in rising order of `start`. */
  has(start: number, end: number): boolean;
  /** All of them, as pairs of start and end. */
  readonly pairs: readonly number[];
}

/** Without a scout, everything is one site. */
export function createSites(scout: Scout | undefined): Sites {
  const pairs: number[] = [];
  let next = 0;
  return {
    pairs,
    find(bytes, start, end) {
      pairs.length = 0;
      next = 0;
      if (scout) scout.findSites(bytes, start, end, pairs);
      else pairs.push(start, end);
    },
    has(start, end) {
      while (next < pairs.length && pairs[next + 1]! <= start) next += 2;
      return next < pairs.length && pairs[next]! < end;
    },
  };
}
