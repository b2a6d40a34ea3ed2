import { isAscii } from 'node:buffer';
import { sequenceStart } from './utf8.ts';

/** A piece of text to look at: what begins between `from` and `to` is taken, what is around it is its neighbourhood. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** Longer stretches are cut: a detector is at its best on the length of a letter. */
const mostBytes = 4096;

/**
 * The stretches around sites, which are pairs of start and end in rising order of start. Together they see all that can be
 * found between `from` and `to`, each thing in one stretch, with `reach` code units of neighbourhood on either side.
 */
export function* toStretches(
  bytes: Uint8Array,
  start: number,
  end: number,
  from: number,
  to: number,
  sites: readonly number[],
  reach: number,
): Generator<Stretch> {
  const before = (at: number): number => goBack(bytes, at, start, reach);
  const after = (at: number): number => goOn(bytes, at, end, reach);
  let next = from;
  for (let i = 0; i < sites.length; ) {
    // What is found at a site may begin before it, and end behind it.
    let first = Math.max(next, before(sites[i]!));
    let siteEnd = sites[i + 1]!;
    for (i += 2; i < sites.length && sites[i]! <= siteEnd + 3 * reach; i += 2)
      siteEnd = Math.max(siteEnd, sites[i + 1]!);
    const last = after(siteEnd);
    const stop = Math.min(to, last);
    while (first < stop) {
      const cut = stop - first > 2 * mostBytes ? sequenceStart(bytes, first + mostBytes, first) : stop;
      yield { start: before(first), end: after(cut), from: first, to: cut };
      first = cut;
    }
    next = Math.max(next, stop);
  }
}

function goBack(bytes: Uint8Array, at: number, start: number, reach: number): number {
  const near = Math.max(start, at - reach);
  const far = isAscii(bytes.subarray(near, at)) ? near : Math.max(start, at - 3 * reach);
  return sequenceStart(bytes, far, start);
}

function goOn(bytes: Uint8Array, at: number, end: number, reach: number): number {
  const near = Math.min(end, at + reach);
  const far = isAscii(bytes.subarray(at, near)) ? near : Math.min(end, at + 3 * reach);
  return far === end ? end : sequenceStart(bytes, far, at);
}
