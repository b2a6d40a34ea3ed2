import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseLabelled } from '../../src/evaluation/labelled.ts';
import { createDetector } from '../../src/index.ts';

const folder = new URL('../../fixtures/labelled/building/', import.meta.url);
const files = readdirSync(folder);
const read = (name: string) => parseLabelled(readFileSync(new URL(name, folder), 'utf8'));
const medium = createDetector();
const low = createDetector({ minConfidence: 'low' });

/** What is known to be found otherwise than it is labelled, by file and line. */
const known: Readonly<Record<string, readonly number[]>> = {
  'adversarial-10.ndjson': [6],
  'adversarial-11.ndjson': [7, 11, 12, 13, 173, 177, 178, 179, 215, 216, 217],
  'adversarial-13.ndjson': [45],
  'adversarial-14.ndjson': [10, 42],
  'adversarial-15.ndjson': [40, 41, 77, 79, 106, 115, 160],
  'adversarial-16.ndjson': [4, 5, 21, 29, 59, 71, 122, 136, 155, 160, 169, 178],
  'adversarial-4.ndjson': [163],
  'adversarial-5.ndjson': [350],
  'adversarial-6.ndjson': [74],
  'adversarial-7.ndjson': [46, 167, 274],
  'adversarial-9.ndjson': [64],
  'adversarial.ndjson': [213],
  'disguised.ndjson': [126],
  'exports.ndjson': [245],
  'glued.ndjson': [6],
  'lookalikes-3.ndjson': [131, 166],
  'natural-11.ndjson': [179],
  'natural-12.ndjson': [115],
  'natural-13.ndjson': [15],
  'natural-14.ndjson': [69],
  'natural-2.ndjson': [159],
  'natural-6.ndjson': [110],
  'pasted-2.ndjson': [38],
  'records.ndjson': [35],
  'spoken.ndjson': [73, 89],
};

test.each(files)('the messages of %s are found as they are labelled', name => {
  const wrong = read(name).filter(({ text, marks }) => {
    const place = ({ type, start, end }: { type: string; start: number; end: number }) => `${type} ${start}-${end}`;
    const found = new Set(medium.detect(text).map(place));
    const labelled = new Set(marks.map(place));
    const missed = marks.filter(mark => !mark.isOptional && !found.has(place(mark)));
    return missed.length > 0 || [...found].some(span => !labelled.has(span));
  });
  expect(wrong.map(({ line }) => line)).toEqual(known[name] ?? []);
});

// A change of a weight or a cue shows here first: look at the difference, then `npm run generate`.
test('the labelled messages are found as surely as they were', async () => {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { text } of files.flatMap(read)) {
    for (const { type, confidence, specimen } of low.detect(text)) count(`${type}, ${confidence}, ${specimen ?? '-'}`);
    for (const { kept, reasons } of low.explain(text))
      for (const reason of reasons) count(`${kept ? 'kept' : 'not kept'}: ${reason}`);
  }
  const lines = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, times]) => `${times} ${key}`);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('labelled.counts.txt');
});
