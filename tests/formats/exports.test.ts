import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createDetector } from '../../src/index.ts';
import { labels, run } from './toy.ts';

const folder = new URL('../../fixtures/exports/', import.meta.url);
const names = readdirSync(folder).filter(name => /^[^.]+\.\w+$/.test(name) && !name.endsWith('.md'));
const detector = createDetector();

test.each(names)('%s comes out as expected, byte for byte', async name => {
  const expected = readFileSync(new URL(name.replace('.', '.expected.'), folder));
  const { bytes } = await run(readFileSync(new URL(name, folder)), { fileName: name, detector, replacer: labels });
  expect(bytes.toString('latin1')).toBe(expected.toString('latin1'));
});

const summaryOf = async (name: string) => {
  const { summary } = await run(readFileSync(new URL(name, folder)), { fileName: name, detector });
  return summary;
};

test('what was read is told', async () => {
  expect(await summaryOf('smartsurvey.csv')).toMatchObject({
    encoding: 'utf-8',
    delimiter: ',',
    records: 4,
    newline: 'mixed',
  });
  expect(await summaryOf('qualtrics.tsv')).toMatchObject({
    encoding: 'utf-16le',
    delimiter: '\t',
    newline: 'LF',
    records: 5,
  });
  expect(await summaryOf('excel-semicolon.csv')).toMatchObject({
    encoding: 'windows-1252',
    delimiter: ';',
    newline: 'CRLF',
    records: 3,
    damagedCells: 1,
  });
  expect(await summaryOf('excel-unicode.txt')).toMatchObject({ format: 'tsv', encoding: 'utf-16le' });
  expect(await summaryOf('feedback.ndjson')).toMatchObject({ format: 'ndjson', records: 5, brokenRecords: 1 });
});

test('there are exports of every kind', () => {
  expect(names.map(name => name.replace(/^.*\./, '')).sort()).toEqual([
    'csv',
    'csv',
    'csv',
    'json',
    'ndjson',
    'tsv',
    'txt',
    'txt',
  ]);
});
