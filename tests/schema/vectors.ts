import { readFileSync } from 'node:fs';
import type { Finding } from '../../src/engine/finding.ts';

/** A text with what is to be found in it. */
export interface Vector {
  readonly marked: string;
  readonly text: string;
}

/** One set for every place that the rules run in. `«type:value»` marks what is to be found. */
export const vectors: readonly Vector[] = (
  JSON.parse(readFileSync('fixtures/vectors/vectors.json', 'utf8')) as string[]
).map(marked => ({ marked, text: marked.replace(/«\w+:([^»]*)»/g, '$1') }));

/** The text with findings marked: a difference reads as two sentences. */
export function mark(text: string, findings: readonly Finding[]): string {
  return [...findings]
    .reverse()
    .reduce(
      (marked, { type, start, end }) =>
        `${marked.slice(0, start)}«${type}:${marked.slice(start, end)}»${marked.slice(end)}`,
      text,
    );
}
