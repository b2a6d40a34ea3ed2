import type { Counts } from './counts.ts';
import { countsToCsv } from './csv.ts';
import { countsToHtml } from './html.ts';
import { countsToJson } from './json.ts';

/** Every form of the counts, by the ending of the file that it is written to. */
export const countsWriters: Readonly<Record<string, (counts: Counts) => string>> = {
  json: countsToJson,
  csv: countsToCsv,
  html: countsToHtml,
};

export { type Counts, type CountsInput, createCounts, type FileCounts } from './counts.ts';
