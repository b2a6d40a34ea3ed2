import { afterAll } from 'vitest';

// `npm test` tries the same cases every time; FC_RUNS=30000 tries that many new ones of each. FC_SEED repeats a run.
const wanted = process.env['FC_RUNS'];
const seed = Number(process.env['FC_SEED'] ?? (wanted === undefined ? 20261123 : Date.now() & 0x7fffffff));

/** Whether many more cases are tried than in `npm test`. */
export const isDeep: boolean = wanted !== undefined;

let cases = 0;
if (isDeep) afterAll(() => console.log(`${cases.toLocaleString('en-GB')} cases; FC_SEED=${seed}`));

/** How many cases, and from which seed. */
export function runs(usual = 1000): { readonly numRuns: number; readonly seed: number } {
  const numRuns = wanted === undefined ? usual : Number(wanted);
  cases += numRuns;
  return { numRuns, seed };
}
