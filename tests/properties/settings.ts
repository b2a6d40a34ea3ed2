import fc, { type RunDetails } from 'fast-check';
import { afterAll } from 'vitest';
import { record } from '../deep/figures.ts';

// `npm test` tries the same cases every time; FC_RUNS=30000 tries that many new ones of each. FC_SEED repeats a run.
const wanted = process.env['FC_RUNS'];
const seed = Number(process.env['FC_SEED'] ?? (wanted === undefined ? 20261123 : Date.now() & 0x7fffffff));

/** Whether many more cases are tried than in `npm test`. */
export const isDeep: boolean = wanted !== undefined;

let tried = 0;
if (isDeep) {
  afterAll(() => {
    console.log(`${tried.toLocaleString('en-GB')} cases; FC_SEED=${seed}`);
    record('cases tried by properties', tried);
  });
}

/** Counts cases that were tried, where fast-check does not. */
export function countCases(count: number): void {
  tried += count;
}

/** How many cases, and from which seed; they are counted as they are tried. */
export function runs<Given>(usual = 1000): {
  readonly numRuns: number;
  readonly seed: number;
  readonly reporter: (details: RunDetails<Given>) => void;
} {
  return { numRuns: wanted === undefined ? usual : Number(wanted), seed, reporter: report };
}

function report<Given>(details: RunDetails<Given>): void {
  countCases(details.numRuns);
  if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
}
