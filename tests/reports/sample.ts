import { createHash } from 'node:crypto';
import type { Confidence } from '../../src/engine/finding.ts';
import type { FileSummary, FormatName, LocatedFinding } from '../../src/formats/processor.ts';
import {
  createListing,
  createReport,
  type ListingOptions,
  type Report,
  type ReportInput,
} from '../../src/reports/index.ts';

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A file as the batch layer hands it over. */
export interface ReadFile {
  readonly path: string;
  readonly summary: FileSummary;
  readonly findings: readonly LocatedFinding[];
}

/**
 * A file as the batch layer would hand it over, from lines in which `«type:value»` marks a finding, with
 * `«type/confidence:value»` and `«type!:value»` for a specimen. A CSV has one column, `comments`.
 */
export function toReadFile(path: string, text: string, format: FormatName = 'text'): ReadFile {
  const findings: LocatedFinding[] = [];
  let offset = 0;
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const marks = [...line.matchAll(/«([a-z]+)(?:\/(\w+))?(!)?:([^»]*)»/g)];
    const masked = (text: string) => text.replace(/«([a-z]+)[^»]*»/g, (_, type: string) => `[${type.toUpperCase()}]`);
    let surplus = 0;
    for (const [mark, type = '', confidence = 'high', specimen, value = ''] of marks) {
      const at = line.indexOf(mark);
      const column = at - surplus;
      surplus += mark.length - value.length;
      const inLine = { start: column, end: column + value.length };
      const span = format === 'text' ? { start: offset + inLine.start, end: offset + inLine.end } : inLine;
      findings.push({
        ...span,
        type,
        confidence: confidence as Confidence,
        ...(specimen === undefined ? {} : { specimen: 'a-publisher' }),
        context: { before: masked(line.slice(0, at)), after: masked(line.slice(at + mark.length)) },
        location: {
          line: index + 1,
          column: column + 1,
          endLine: index + 1,
          endColumn: column + 1 + value.length,
          byteStart: offset + inLine.start,
          byteEnd: offset + inLine.end,
          ...(format === 'csv' ? { row: index + 1, columnName: 'comments' } : {}),
          ...(format === 'json' ? { jsonPointer: `/answers/${index}` } : {}),
        },
      });
    }
    offset += line.length - surplus + 1;
  }
  const summary = {
    format,
    encoding: 'utf-8',
    gzip: false,
    bytes: offset,
    records: lines.length,
    findings: findings.length,
    specimens: findings.filter(finding => finding.specimen !== undefined).length,
    recordsWithFindings: 0,
    brokenRecords: 0,
    byType: {},
    byConfidence: { low: 0, medium: 0, high: 0 },
    byColumn: {},
    damagedCells: 0,
    notices: [],
  };
  return { path, summary, findings };
}

export const rules: ReportInput['rules'] = [
  { type: 'nino', name: 'National Insurance number', specimens: 'QQ 12 34 56 A to D' },
  { type: 'phone', name: 'phone number', specimens: '07700 900000 to 07700 900999' },
  { type: 'email', name: 'email address' },
];

export function toReport(
  read: readonly ReadFile[],
  { clean = text => text, mask, ...more }: Partial<Omit<ReportInput, 'read'> & ListingOptions> = {},
): Report {
  const listing = createListing({ clean, hash, ...(mask && { mask }) });
  const listed = read.map(({ findings, ...file }) => {
    for (const finding of findings) listing.add(file.path, finding);
    return { ...file, findings: listing.of(file.path) };
  });
  return createReport({ version: '1.2.3', rules, read: listed, skipped: [], failed: [], clean, ...more });
}

/** One of each kind of thing that a report can say. */
export const sample: Report = toReport(
  [
    toReadFile(
      'src/contact.ts',
      "const call = '«phone:07700 900123»';\nno\n// «email/medium:a@example.org» or «email/low:b@example.org»",
    ),
    toReadFile('exports/survey.csv', 'nothing\nmy number is «nino:QQ 12 34 56 C», ring «phone!:07700 900456»', 'csv'),
    toReadFile('data/answers.json', '«nino:QQ 12 34 56 A»', 'json'),
    toReadFile('clean.md', 'nothing\nhere'),
  ],
  {
    minConfidence: 'low',
    specimens: 'allow',
    skipped: [{ path: 'logo.png', reason: 'binary' }],
    failed: [{ path: 'cut.gz', reason: 'the file ends in the middle of a gzip member' }],
    baseline: new Map([['clean.md', [`nino ${'a'.repeat(32)}`]]]),
    notices: ['windows-1252 was assumed for old.txt'],
  },
);
