import type { LocatedFinding, Location } from '../formats/processor.ts';
import { createFingerprints, type Hash } from './fingerprint.ts';
import { toFrame } from './frame.ts';
import { toWellFormed } from './printable.ts';
import type { ReportedFinding } from './report.ts';

export interface ListingOptions {
  /** Hides values: names of columns and keys are written by people too. */
  readonly clean: (text: string) => string;
  /** Hides what is left in masked text: values below the threshold, which the reader of the file left as they are. */
  readonly mask?: (text: string) => string;
  readonly hash: Hash;
}

/** What a report says of findings, by file. */
export interface Listing {
  /** Called with all findings, in the order of the file, whatever is listed of them later: fingerprints count equal ones. */
  add(path: string, found: LocatedFinding): void;
  of(path: string): readonly ReportedFinding[];
}

/** Takes findings as they are found: the text around them, which is many times as long, is not kept. */
export function createListing({ clean, mask, hash }: ListingOptions): Listing {
  const fingerprint = createFingerprints(hash);
  const cleanName = (text: string): string => toWellFormed(clean(text));
  const byPath = new Map<string, ReportedFinding[]>();
  return {
    add(path, found) {
      const masked = maskContext({ ...found, location: cleanLocation(found.location, cleanName) }, mask);
      const { context: _, ...finding } = masked;
      const frame = toFrame(masked);
      const listed = byPath.get(path) ?? [];
      byPath.set(path, listed);
      listed.push({ ...finding, fingerprint: fingerprint(cleanName(path), masked), ...(frame && { frame }) });
    },
    of: path => byPath.get(path) ?? [],
  };
}

function maskContext(finding: LocatedFinding, mask: ListingOptions['mask']): LocatedFinding {
  if (finding.context === undefined || mask === undefined) return finding;
  const { before, after } = finding.context;
  return { ...finding, context: { before: mask(before), after: mask(after) } };
}

function cleanLocation(location: Location, clean: (text: string) => string): Location {
  const { columnName, jsonPointer } = location;
  if (columnName === undefined && jsonPointer === undefined) return location;
  return {
    ...location,
    ...(columnName === undefined ? {} : { columnName: clean(columnName) }),
    ...(jsonPointer === undefined ? {} : { jsonPointer: clean(jsonPointer) }),
  };
}
