import type { Scout, Widening } from '../bulk/scout.ts';

/** Where in a window something can be found. */
export interface Sites {
  /** Looks for them; what was known of another window is forgotten. */
  find(bytes: Uint8Array, start: number, end: number): void;
  /** Whether there is one between `start` and `end`. Asked in rising order of `start`. */
  has(start: number, end: number): boolean;
  /** All of them, as pairs of start and end. */
  readonly pairs: readonly number[];
}

/** Without a scout, everything is one site. For `widen` see `Scout.findSites`. */
export function createSites(scout: Scout | undefined, widen?: Widening): Sites {
  const pairs: number[] = [];
  const inside: number[] = [];
  let text: Uint8Array = new Uint8Array(0);
  let next = 0;
  return {
    pairs,
    find(bytes, start, end) {
      text = bytes;
      pairs.length = 0;
      next = 0;
      if (scout) scout.findSites(bytes, start, end, pairs, widen);
      else pairs.push(start, end);
    },
    has(start, end) {
      while (next < pairs.length && pairs[next + 1]! <= start) next += 2;
      for (let i = next; i < pairs.length && pairs[i]! < end; i += 2) {
        if (!scout || (pairs[i]! >= start && pairs[i + 1]! <= end)) return true;
        // Numbers in neighbouring cells look like one: what is left of the site in here?
        inside.length = 0;
        scout.findSites(text, start, end, inside);
        if (inside.length > 0) return true;
      }
      return false;
    },
  };
}
