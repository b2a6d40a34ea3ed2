import type { FileRead, ReadingOptions } from '../../batch/index.ts';
import type { LocatedFinding } from '../../formats/processor.ts';
import { addUp } from '../../formats/sums.ts';
import { createReport, type ReadFile, type Style, toLineObject, toPlace, toPrintable } from '../../reports/index.ts';
import { openListing, toDocument, toFacts } from '../reporting.ts';
import { version } from '../version.ts';
import { createOverview } from './overview.ts';
import type { Outcome } from './run.ts';

/** Turns what is found into the result of `scan`, as it comes where the format allows that. */
export interface FindingsWriter {
  readonly options: Pick<ReadingOptions, 'onFinding' | 'onValue' | 'readFor'>;
  onFile(file: FileRead): void;
  end(outcome: Outcome): void;
}

export interface WriterSetting {
  readonly reading: Omit<ReadingOptions, 'paths'>;
  /** Hides values: names of files, columns and keys are written by people too. */
  readonly clean: (text: string) => string;
  readonly style: Style;
  readonly write: (text: string) => void;
}

/** @param format `table`, or one of the formats of reports. */
export function createFindingsWriter(format: string, setting: WriterSetting): FindingsWriter {
  if (format === 'table') return createTableWriter(setting);
  return format === 'ndjson' ? createLineWriter(setting) : createReportWriter(format, setting);
}

/** Every finding with its value, for the person at the terminal who has to judge them. */
export function createValuesWriter({ style, write }: WriterSetting): FindingsWriter {
  return {
    options: {
      onValue: (path, finding, value) => {
        const place = style('dim', toPrintable(`${path}: ${toPlace(finding)}`));
        write(`${place}  ${style('red', finding.type)}  ${toPrintable(value)}\n`);
      },
    },
    onFile: () => {},
    end: () => {},
  };
}

function createTableWriter({ clean, style, write }: WriterSetting): FindingsWriter {
  const overview = createOverview(clean, style);
  return {
    options: { onFinding: overview.add },
    onFile: file => write(overview.take(file.path)),
    end: () => {},
  };
}

/** A line for each finding, at once, and one for the whole: a file of any size takes no more memory than a small one. */
function createLineWriter({ clean, write }: WriterSetting): FindingsWriter {
  const line = (content: object): void => write(`${JSON.stringify(content)}\n`);
  let last = { path: '', shown: '' };
  const onFinding = (path: string, finding: LocatedFinding): void => {
    if (path !== last.path) last = { path, shown: clean(path) };
    line({ kind: 'finding', path: last.shown, ...toLineObject(finding, clean) });
  };
  return {
    options: { onFinding },
    onFile: () => {},
    end(outcome) {
      for (const { path, reason } of outcome.skipped)
        line({ kind: 'skipped', path: clean(path), reason: clean(reason) });
      for (const { path, reason } of outcome.failed) line({ kind: 'failed', path: clean(path), reason: clean(reason) });
      line(toSummaryLine(outcome));
    },
  };
}

function toSummaryLine({ files, skipped, failed, ignored }: Outcome): object {
  const { records, bytes, findings, byType, byConfidence } = addUp(files.map(({ summary }) => summary));
  return {
    kind: 'summary',
    schemaVersion: 1,
    tool: { name: 'withhold', version },
    files: files.length,
    records,
    bytes,
    findings,
    filesWithFindings: files.filter(({ summary }) => summary.findings > 0).length,
    byType,
    byConfidence,
    allowed: { specimens: 0, baseline: 0, comments: 0 },
    skipped: skipped.length,
    ignored,
    failed: failed.length,
  };
}

/** The formats that are one document: they are written when everything is read. */
function createReportWriter(format: string, { reading, clean, style, write }: WriterSetting): FindingsWriter {
  const { settings, readFor } = reading;
  const listing = openListing(settings, clean);
  const read: ReadFile[] = [];
  return {
    options: { readFor: found => ({ ...readFor?.(found), context: true }), onFinding: listing.add },
    onFile: ({ path, summary }) => read.push({ path, summary, findings: listing.of(path) }),
    end({ skipped, failed, ignored }) {
      const report = createReport({
        version,
        rules: toFacts(settings),
        read,
        skipped,
        failed,
        ignored,
        clean,
        ...(settings.minConfidence && { minConfidence: settings.minConfidence }),
      });
      write(toDocument(format, report, style));
    },
  };
}
