import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findAllowComments,
  readBaseline,
  reportFormats,
  toBaseline,
  toPrintable,
  writeBaseline,
  writeReport,
} from '../../src/reports/index.ts';
import { toReadFile, toReport } from './sample.ts';

const clean = fc.constantFrom('', 'nothing', '  indented', 'ring us');
const holding = fc.constantFrom(
  'ring «phone:07700 900123»',
  '«nino:QQ 12 34 56 C»',
  'both «nino:QQ 12 34 56 C» and «phone:07700 900123»',
  'maybe «email/medium:a@example.org»',
);
const lines = fc.array(fc.oneof(clean, holding), { maxLength: 12 });
const files = fc.dictionary(fc.constantFrom('a.txt', 'b/c.txt', 'd e.txt', '__proto__'), lines);
const toFiles = (content: Record<string, string[]>) =>
  Object.entries(content).map(([path, text]) => toReadFile(path, text.join('\n')));

describe('for all files', () => {
  it('a baseline knows all of its findings, however their lines are moved, and none is gone', () => {
    const moves = fc.tuple(files, fc.infiniteStream(clean), fc.infiniteStream(fc.nat()));
    const property = fc.property(moves, ([content, fillers, order]) => {
      const baseline = readBaseline(writeBaseline(toBaseline(toReport(toFiles(content)).files)));
      const moved = Object.fromEntries(
        Object.entries(content).map(([path, text]) => [
          path,
          text
            .map(line => ({ line, key: order.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .flatMap(({ line }) => [fillers.next().value as string, line]),
        ]),
      );
      const report = toReport(toFiles(moved), { baseline });
      expect(report.summary.findings).toBe(0);
      expect(report.gone).toEqual([]);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('a new finding is never hidden by a baseline', () => {
    const property = fc.property(files, content => {
      const baseline = toBaseline(toReport(toFiles(content)).files);
      const more = { ...content, 'a.txt': [...(content['a.txt'] ?? []), 'ring «phone:07700 900123»'] };
      expect(toReport(toFiles(more), { baseline }).summary.findings).toBe(1);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('counts agree with what is listed, in every format that can be counted', () => {
    const property = fc.property(files, content => {
      const report = toReport(toFiles(content));
      const { findings, byType, filesWithFindings } = report.summary;
      const listed = report.files.flatMap(file => file.findings);
      expect(listed).toHaveLength(findings);
      expect(Object.values(byType).reduce((sum, count) => sum + count, 0)).toBe(findings);
      expect(report.files.filter(file => file.findings.length > 0)).toHaveLength(filesWithFindings);
      expect(JSON.parse(writeReport('gitlab', report))).toHaveLength(findings);
      expect(JSON.parse(writeReport('sarif', report)).runs[0].results).toHaveLength(findings);
      expect(writeReport('junit', report).match(/<failure/g) ?? []).toHaveLength(filesWithFindings);
      expect(writeReport('ndjson', report).trimEnd().split('\n')).toHaveLength(findings + 1);
    });
    fc.assert(property, { numRuns: 300 });
  });
});

describe('for all texts', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 60 });
  const hostile = fc
    .array(fc.oneof(anyText, fc.constantFrom('::', '##[', '\n', '\u001b[', ' ', '\u202e', '\ud800')), { maxLength: 8 })
    .map(parts => parts.join(''));

  it('what is printed moves no cursor and gives no command', () => {
    fc.assert(
      fc.property(hostile, text => {
        const printed = toPrintable(text);
        expect(printed).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(printed).not.toMatch(/^\s*::/);
        expect(printed).not.toContain('##[');
      }),
      { numRuns: 2_000 },
    );
  });

  it('any name can be written in any format', () => {
    const property = fc.property(hostile, name => {
      const file = toReadFile(name, '«nino:QQ 12 34 56 C»', 'csv');
      const report = toReport([file], { failed: [{ path: name, reason: name }], notices: [name] });
      for (const format of reportFormats) expect(writeReport(format, report)).not.toMatch(/\p{Cs}/u);
      for (const format of ['json', 'sarif', 'gitlab'])
        expect(() => JSON.parse(writeReport(format, report))).not.toThrow();
      expect(writeReport('junit', report)).not.toMatch(/[^\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('no comment without types and a reason lets anything through', () => {
    const property = fc.property(
      fc.constantFrom('', ' ', ' nino', ' nino,', ' ,', ' nino --', ' nino: 1', ' NINO why'),
      anyText,
      (rest, before) => {
        const text = `${before.replaceAll(/[\r\n]/g, ' ')}withhold:allow-line${rest}`;
        expect(findAllowComments(text).isAllowed(1, 'nino')).toBe(false);
      },
    );
    fc.assert(property);
  });
});
