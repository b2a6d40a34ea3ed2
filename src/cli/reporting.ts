import { type Settings, sha256, toDetector } from '../batch/index.ts';
import { builtInRules, type Detector } from '../index.ts';
import { createListing, type Listing, type Report, type RuleFacts, type Style, writeReport } from '../reports/index.ts';
import { specimens } from '../rules/specimens.ts';
import { UsageError } from './errors.ts';

/* What every report is made of, whichever command writes it. */

/** @param clean hides values in names. The text around a finding shows nothing either that is below the threshold. */
export function openListing(settings: Settings, clean: (text: string) => string): Listing {
  let low: Detector | undefined; // Only where there is something to mask.
  const mask = (text: string): string => {
    low ??= toDetector({ ...settings, minConfidence: 'low' });
    return low.redact(text).text;
  };
  return createListing({ clean, mask, hash: sha256 });
}

/** What reports say about the types that are looked for. */
export function toFacts({ types, excludeTypes, rules = [] }: Settings): RuleFacts[] {
  return [...builtInRules, ...rules]
    .filter(({ type }) => (types?.includes(type) ?? true) && !excludeTypes?.includes(type))
    .map(({ type, name = type }) => {
      const values = specimens.filter(specimen => specimen.type === type).map(specimen => specimen.values);
      return { type, name, ...(values.length > 0 && { specimens: values.join('; ') }) };
    });
}

/** The report as one text. @throws UsageError where it is longer than a text can be, from some million findings on. */
export function toDocument(format: string, report: Report, style: Style): string {
  try {
    return writeReport(format, report, { style });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const count = report.summary.findings;
    throw new UsageError(`${count} findings are more than one ${format} document can hold; use scan --format ndjson`);
  }
}
