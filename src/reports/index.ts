import { csv } from './csv.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import { pretty } from './pretty.ts';
import type { Report, WriteOptions, Writer } from './report.ts';
import { sarif } from './sarif.ts';

/** Every report, by the name that `--format` takes. A new one is a file and a line here. */
const writers: Readonly<Record<string, Writer>> = {
  pretty,
  json,
  ndjson,
  sarif,
  github,
  gitlab,
  junit,
  csv,
  markdown,
};

export const reportFormats: readonly string[] = Object.keys(writers);

/** @throws {TypeError} for a format that is not one of `reportFormats`. */
export function writeReport(format: string, report: Report, options?: WriteOptions): string {
  if (!Object.hasOwn(writers, format)) throw new TypeError(`format: expected one of ${reportFormats.join(', ')}`);
  return writers[format]!(report, options);
}

export { type AllowComments, findAllowComments } from './allow.ts';
export {
  type Baseline,
  BaselineError,
  pruneBaseline,
  readBaseline,
  toBaseline,
  updateBaseline,
  writeBaseline,
} from './baseline.ts';
export { createReport, type ReadFile, type ReportInput } from './build.ts';
export type { Hash } from './fingerprint.ts';
export { toLineObject } from './json.ts';
export { createListing, type Listing, type ListingOptions } from './listing.ts';
export { toPlace } from './place.ts';
export { toPrintable } from './printable.ts';
export * from './report.ts';
export { toAccount, toCount, toDamage, toDigits, toHints, toNotices, toSize, toVerdict } from './sentences.ts';
