import { isAscii } from 'node:buffer';
import { sequenceStart } from './utf8.ts';

/** A piece of text to look at: what begins between `from` and `to` is taken, what is around it is its neighbourhood. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** The neighbourhood that decides about a finding, in UTF-16 code units around what gave it away. */
export interface Reach {
  readonly before: number;
  readonly after: number;
}

/** Longer stretches are cut: a detector is at its best on the length of a letter. */
const mostBytes = 4096;

/** The neighbourhood of a cut, which may go through anything, in UTF-16 code units: an address and what is heard around it. */
const cutReach = 512;
/** Behind it, values that are glued together: they can be one finding of any length. */
const cutAhead = 2048;

/**
 * The stretches around sites, which are pairs of start and end in rising order of start. Together they see all that can be
 * found between `from` and `to`, each thing in one stretch, with its neighbourhood.
 */
export function* toStretches(
  bytes: Uint8Array,
  start: number,
  end: number,
  from: number,
  to: number,
  sites: readonly number[],
  reach: Reach,
): Generator<Stretch> {
  const before = (at: number): number => goBack(bytes, at, start, reach.before);
  const after = (at: number): number => goOn(bytes, at, end, reach.after);
  let next = from;
  for (let i = 0; i < sites.length; ) {
    const near = before(sites[i]!);
    let siteEnd = sites[i + 1]!;
    let far = -1;
    for (i += 2; i < sites.length; i += 2) {
      // Neighbourhoods that meet are one stretch; near sites need no measuring.
      if (sites[i]! > siteEnd + reach.before + reach.after) {
        far = after(siteEnd);
        if (before(sites[i]!) >= far) break;
      }
      siteEnd = Math.max(siteEnd, sites[i + 1]!);
      far = -1;
    }
    if (far === -1) far = after(siteEnd);
    // What is found at a site may begin before it.
    let first = Math.max(next, near);
    const stop = Math.min(to, far);
    for (let begin = near; first < stop; begin = goBack(bytes, first, start, cutReach)) {
      const isCut = stop - first > 2 * mostBytes;
      const cut = isCut ? findCut(bytes, first + mostBytes) : stop;
      yield { start: begin, end: isCut ? goOn(bytes, cut, end, cutAhead) : far, from: first, to: cut };
      first = cut;
    }
    next = Math.max(next, stop);
  }
}

/** Behind the last space before `at`, if one is near: then hardly a finding goes on over the cut. */
function findCut(bytes: Uint8Array, at: number): number {
  for (let cut = at; cut > at - mostBytes / 2; cut--) if (bytes[cut - 1] === 0x20 || bytes[cut - 1] === 10) return cut;
  return sequenceStart(bytes, at, at - 4);
}

function goBack(bytes: Uint8Array, at: number, start: number, reach: number): number {
  let far = Math.max(start, at - reach);
  const piece = bytes.subarray(far, at);
  if (!isAscii(piece)) far = Math.max(start, at - 3 * reach);
  // The first half of a line break is not seen.
  else if (piece.includes(13)) {
    far = at;
    for (let seen = 0; seen < reach && far > start; far--) if (bytes[far - 1] !== 13) seen++;
  }
  return sequenceStart(bytes, far, start);
}

function goOn(bytes: Uint8Array, at: number, end: number, reach: number): number {
  let far = Math.min(end, at + reach);
  const piece = bytes.subarray(at, far);
  if (!isAscii(piece)) far = Math.min(end, at + 3 * reach);
  else if (piece.includes(13)) {
    far = at;
    for (let seen = 0; seen < reach && far < end; far++) if (bytes[far] !== 13) seen++;
  }
  return far === end ? end : sequenceStart(bytes, far, at);
}
