import { parse } from 'csv-parse/sync';
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import type { FileSummary } from '../../../src/formats/processor.ts';
import { countsWriters, createCounts } from '../../../src/reports/counts/index.ts';

const summary: FileSummary = {
  format: 'csv',
  encoding: 'windows-1252',
  gzip: false,
  bytes: 100,
  records: 10,
  findings: 3,
  specimens: 0,
  recordsWithFindings: 2,
  byType: { nino: 1, phone: 2 },
  byConfidence: { low: 0, medium: 1, high: 2 },
  byColumn: { comments: { nino: 1, phone: 1 }, 'jo@example.com': { phone: 1 } },
  damagedCells: 0,
  brokenRecords: 0,
  notices: ['read as windows-1252'],
};
const text: FileSummary = { ...summary, format: 'text', byColumn: {}, byType: { phone: 3 }, notices: [] };
const nothing: FileSummary = { ...summary, findings: 0, byColumn: {}, byType: {}, notices: [] };

const counts = createCounts({
  version: '1.2.3',
  isReplaced: true,
  files: [
    { path: 'a.csv', output: 'out/a.csv', summary },
    { path: '=cmd|jo@example.com<b>.csv', summary },
    { path: 'c.txt', summary: text },
    { path: 'd.txt', summary: nothing },
  ],
  skipped: [{ path: 'x.png', reason: 'is a picture' }],
  failed: [{ path: 'jo@example.com.gz', reason: 'is cut off' }],
  clean: name => name.replaceAll('jo@example.com', '[EMAIL]'),
});

describe('createCounts', () => {
  it('adds up over files and columns', () => {
    expect(counts.totals).toMatchObject({
      files: 4,
      records: 40,
      findings: 9,
      byType: { nino: 2, phone: 7 },
      byColumn: { comments: { nino: 2, phone: 2 }, '[EMAIL]': { phone: 2 }, '': { phone: 3 } },
    });
  });

  it('hides values in names, and adds up columns that are then the same', () => {
    const twice = { ...summary, byColumn: { 'jo@example.com': { phone: 1 }, '[EMAIL]': { phone: 2 } } };
    const { files } = createCounts({
      version: '',
      isReplaced: false,
      files: [{ path: 'a', summary: twice }],
      skipped: [],
      failed: [],
      clean: name => name.replaceAll('jo@example.com', '[EMAIL]'),
    });
    expect(files[0]!.summary.byColumn).toEqual({ '[EMAIL]': { phone: 3 } });
  });

  it('is not confused by columns with the names of built-in properties', () => {
    const odd = { ...summary, byColumn: JSON.parse('{"__proto__": {"phone": 1}, "constructor": {"phone": 2}}') };
    const { totals } = createCounts({
      version: '',
      isReplaced: false,
      files: [{ path: 'a', summary: odd }],
      skipped: [],
      failed: [],
      clean: name => name,
    });
    expect(Object.entries(totals.byColumn)).toEqual([
      ['__proto__', { phone: 1 }],
      ['constructor', { phone: 2 }],
    ]);
  });
});

describe.each(Object.entries(countsWriters))('%s', (_, write) => {
  it('names every file, with no value', () => {
    const report = write(counts);
    for (const part of ['a.csv', 'c.txt', 'd.txt', 'x.png', 'is a picture', 'is cut off'])
      expect(report).toContain(part);
    expect(report).not.toContain('jo@example.com');
  });
});

it('csv: a row for each type in each column, and no formula', () => {
  const rows = parse(countsWriters['csv']!(counts), { columns: true }) as Record<string, string>[];
  const row = (path: string) =>
    rows
      .filter(each => each['path']!.includes(path))
      .map(each => [each['status'], each['column'], each['type'], each['count']]);
  expect(row('a.csv')).toEqual([
    ['redacted', 'comments', 'nino', '1'],
    ['redacted', 'comments', 'phone', '1'],
    ['redacted', '[EMAIL]', 'phone', '1'],
  ]);
  expect(row('c.txt')).toEqual([['redacted', '', 'phone', '3']]);
  expect(row('d.txt')).toEqual([['redacted', '', '', '0']]);
  expect(row('x.png')).toEqual([['skipped', '', '', '']]);
  for (const each of rows) expect(each['path']).not.toMatch(/^[=+\-@]/);
});

it('html: a page that runs nothing and loads nothing', () => {
  const html = countsWriters['html']!(counts);
  expect(html).not.toMatch(/<script|src=|href=|url\(|<b>/);
  const { document } = new Window();
  document.write(html);
  const rows = [...document.querySelectorAll('table tbody')[0]!.querySelectorAll('tr')];
  expect(rows.map(row => [...row.querySelectorAll('th, td')].slice(0, 3).map(cell => cell.textContent.trim()))).toEqual(
    [
      ['text', 'phone', '3'],
      ['comments', 'nino', '2'],
      ['comments', 'phone', '2'],
      ['[EMAIL]', 'phone', '2'],
    ],
  );
  expect(rows.map(row => row.querySelector('.bar div')!.getAttribute('style'))).toEqual([
    'width:100.0%',
    'width:66.7%',
    'width:66.7%',
    'width:66.7%',
  ]);
  expect(document.body.textContent).toContain(
    '9 values of personal data replaced in 8 of 40 rows or lines, in 4 files',
  );
});
