import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scout } from '../../src/bulk/scout.ts';
import { createTracker } from '../../src/formats/position.ts';
import { createSites } from '../../src/formats/sites.ts';
import { runs } from '../properties/settings.ts';

test('a tracker counts bytes, units, lines and columns, however it is led along', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'é', '–', '😀', '\n', '\r', '\r\n'), maxLength: 12 });
  fc.assert(
    fc.property(texts, fc.array(fc.nat(12), { maxLength: 5 }), (text, cuts) => {
      const bytes = Buffer.from(text);
      // Cut anywhere between characters, between the two of a line end as well.
      const places = [0];
      for (const character of text) places.push(places.at(-1)! + Buffer.byteLength(character));
      const stops = [...new Set(cuts.map(cut => places[cut % places.length]!))].sort((a, b) => a - b);
      const tracker = createTracker();
      let at = 0;
      for (const stop of [...stops, bytes.length]) {
        tracker.advance(bytes, at, stop);
        at = stop;
        const read = bytes.subarray(0, stop).toString();
        const lines = read.split(/\r\n|\r|\n/);
        // A carriage return whose line feed is yet to come has ended its line.
        const mark = tracker.mark();
        expect(mark).toEqual({ bytes: stop, units: read.length, line: lines.length, column: lines.at(-1)!.length });
        expect([tracker.bytes, tracker.units, tracker.line, tracker.column]).toEqual(Object.values(mark));
      }
      tracker.advance(bytes, at, at);
      expect(tracker.bytes).toBe(bytes.length);
      const ends = new Set(text.match(/\r\n|\r|\n/g));
      const [only] = ends;
      const names: Record<string, string> = { '\n': 'LF', '\r': 'CR', '\r\n': 'CRLF' };
      expect(tracker.newline).toBe(only === undefined ? undefined : ends.size > 1 ? 'mixed' : names[only]);
    }),
    runs(),
  );
});

test('sites: everything is one where nobody scouts', () => {
  const sites = createSites(undefined);
  expect(sites.has(0, 5)).toBe(false);
  sites.find(new Uint8Array(10), 2, 8);
  expect(sites.pairs).toEqual([2, 8]);
  expect([sites.has(0, 2), sites.has(2, 3), sites.has(7, 8), sites.has(8, 9)]).toEqual([false, true, true, false]);
});

test('sites: a stretch has those that lie in it, and of those that lie across its ends what is left in it', () => {
  const asked: [number, number][] = [];
  /** A site is a run of ones, of two at least. */
  const scout = {
    findSites(bytes: Uint8Array, start: number, end: number, pairs: number[]) {
      asked.push([start, end]);
      for (let at = start; at < end; at++) {
        const from = at;
        while (at < end && bytes[at] === 1) at++;
        if (at - from >= 2) pairs.push(from, at);
      }
    },
  } as unknown as Scout;
  const sites = createSites(scout);
  const bytes = Uint8Array.of(0, 1, 1, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0);
  sites.find(bytes, 0, bytes.length);
  expect(sites.pairs).toEqual([1, 3, 4, 8, 10, 13]);
  asked.length = 0;
  expect(sites.has(0, 1)).toBe(false);
  expect(sites.has(0, 3)).toBe(true);
  expect(sites.has(1, 3)).toBe(true);
  expect(asked).toEqual([]);
  // One of the first site, then one and two of the second.
  expect(sites.has(2, 4)).toBe(false);
  expect(sites.has(2, 5)).toBe(false);
  expect(sites.has(3, 6)).toBe(true);
  expect(asked).toEqual([
    [2, 4],
    [2, 5],
    [2, 5],
    [3, 6],
  ]);
  expect(sites.has(7, 8)).toBe(false);
  expect(sites.has(8, 10)).toBe(false);
  expect(sites.has(9, 14)).toBe(true);
  expect(sites.has(13, 14)).toBe(false);
  // Another window: what was known is forgotten.
  sites.find(Uint8Array.of(0, 1, 1), 0, 3);
  expect([sites.pairs, sites.has(0, 3), sites.has(3, 4)]).toEqual([[1, 3], true, false]);
});
