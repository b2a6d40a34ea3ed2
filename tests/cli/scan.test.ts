import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportFormats } from '../../src/reports/index.ts';
import { command, createSandbox, type Sandbox } from './withhold.ts';

const survey =
  'id,comments\n1,Ring 07700 900123\n2,"mail jo@example.com, please"\n3,Ring 07700 900124 or 07700 900125\n4,Ring 07700 900126\n';

let box: Sandbox;
beforeEach(() => {
  box = createSandbox({
    'survey.csv': survey,
    'in/a.txt': 'My NI number is QQ 65 43 21 B\n',
    'in/clean.txt': 'Nothing.\n',
  });
});
afterEach(() => box.discard());

const read = (path: string) => readFileSync(join(box.folder, path), 'utf8');

describe('the table', () => {
  it('says how much of what is where, and some places', () => {
    expect(box.run(['scan', 'survey.csv'])).toEqual({
      code: 0,
      stdout: `survey.csv
  comments  phone  4  row 1, characters 6-17; row 3, characters 6-17; row 3, characters 22-33 …
  comments  email  1  row 2, characters 6-19
`,
      stderr: 'survey.csv: 4 rows, 5 found in 4 rows, 1 column; utf-8, “,”, LF\n',
    });
  });

  it('lists the files in which something is, and says what was read', () => {
    const { code, stdout, stderr } = box.run(['scan', '.']);
    expect(code).toBe(0);
    expect(stdout).toContain('in/a.txt\n  text  nino  1  1:17\n');
    expect(stdout).not.toContain('clean.txt');
    expect(stderr).toBe('3 files done, 6 rows or lines, 6 found in 5\n');
  });

  it('is empty where there is nothing', () => {
    expect(box.run(['scan', 'in/clean.txt', '-q'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('joins what is the same field of JSON', () => {
    box.write('a.json', '{"answers":[{"text":"Ring 07700 900123"},{"text":"Ring 07700 900124"}]}');
    expect(box.run(['scan', 'a.json', '-q']).stdout).toMatch(/^a\.json\n {2}\/answers\/\*\/text {2}phone {2}2 {2}/);
  });

  it('takes a pipe', () => {
    expect(box.run(['scan'], { input: 'Ring 07700 900123\n' }).stdout).toBe('-\n  text  phone  1  1:6\n');
    expect(box.run(['scan', '--stdin-filename', 'x.csv'], { input: survey }).stdout).toMatch(/^x\.csv\n {2}comments/);
  });
});

describe('ndjson', () => {
  it('is a line for each finding, and the summary', () => {
    const lines = box.run(['scan', '-f', 'ndjson', 'survey.csv', 'in']).stdout.trimEnd().split('\n');
    const objects = lines.map(line => JSON.parse(line));
    expect(objects.map(each => each.kind)).toEqual([...Array(6).fill('finding'), 'summary']);
    expect(objects[0]).toMatchObject({
      path: 'survey.csv',
      type: 'phone',
      start: 5,
      end: 17,
      location: { row: 1, columnName: 'comments' },
    });
    expect(objects.at(-1)).toMatchObject({
      files: 3,
      findings: 6,
      filesWithFindings: 2,
      byType: { phone: 4, email: 1, nino: 1 },
    });
  });

  it('fits its published schema', () => {
    box.write('cut.gz', Uint8Array.of(0x1f, 0x8b, 8, 0));
    const schema = (name: string) =>
      JSON.parse(readFileSync(new URL(`../../src/reports/${name}`, import.meta.url), 'utf8'));
    const ajv = new Ajv({ strict: false, schemas: [schema('report.schema.json')] });
    const isLine = ajv.compile(schema('report-line.schema.json'));
    const { code, stdout } = box.run(['scan', '-f', 'ndjson', '.']);
    expect(code).toBe(2);
    for (const line of stdout.trimEnd().split('\n')) expect(isLine(JSON.parse(line)), line).toBe(true);
  });

  it('is the same for any number of threads', () => {
    for (let i = 0; i < 20; i++) box.write(`many/${i}.csv`, survey.repeat(i + 1));
    const [one, ...others] = [1, 2, 3].map(jobs => box.run(['scan', '-f', 'ndjson', 'many', '-j', `${jobs}`]));
    expect(one!.stdout.split('\n').length).toBeGreaterThan(1000);
    for (const other of others) expect(other).toEqual(one);
  });
});

it.each(['table', ...reportFormats])('never shows a value as %s', format => {
  box.write('jo@example.com.csv', survey.replace('comments', '07700 900199'));
  const { code, stdout, stderr } = box.run(['scan', '.', '-f', format, '-v']);
  expect(code).toBe(0);
  expect(stdout).not.toBe('');
  for (const value of ['07700 90012', '07700 900199', 'jo@example.com', '65 43 21']) {
    expect(stdout).not.toContain(value);
    expect(stderr).not.toContain(value);
  }
});

describe('--show-values', () => {
  it('shows them on a terminal', () => {
    const line = `"${process.execPath}" "${command}" scan --show-values --color never survey.csv`;
    const { stdout } = spawnSync('script', ['-qec', line, '/dev/null'], { cwd: box.folder, encoding: 'utf8' });
    expect(stdout).toContain('survey.csv: row 1, comments, characters 6-17  phone  07700 900123');
  });

  it('refuses files and pipes', () => {
    for (const more of [[], ['-o', 'out.txt']]) {
      const { code, stdout, stderr } = box.run(['scan', 'survey.csv', '--show-values', ...more]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('values are shown on a terminal only');
    }
  });
});

it('writes the result to a file, whole', () => {
  expect(box.run(['scan', 'survey.csv', '-f', 'json', '-o', 'report.json']).code).toBe(0);
  expect(JSON.parse(read('report.json')).summary.findings).toBe(5);
  expect(box.run(['scan', 'survey.csv', '-o', 'missing/report.txt'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('could not write report.txt'),
  });
});

it('writes counts', () => {
  expect(box.run(['scan', '.', '--report', 'counts.csv', '-q']).code).toBe(0);
  expect(read('counts.csv')).toContain('survey.csv,read,csv,utf-8,4,comments,phone,4,');
});

it.each<[string, string[], number, string]>([
  ['an unknown format', ['survey.csv', '-f', 'yaml'], 2, 'the formats are table, pretty'],
  ['no such file', ['missing'], 2, 'missing: no such file'],
  ['a skipped file', ['photo.png'], 2, 'photo.png: skipped'],
  ['a skipped file among others', ['photo.png', 'survey.csv'], 0, 'photo.png: skipped'],
  ['a skipped file, strictly', ['photo.png', 'survey.csv', '--strict'], 2, 'photo.png: skipped'],
  [
    'a file that is too large',
    ['survey.csv', 'in/a.txt', '--max-file-size', '100'],
    0,
    'is larger than the limit of 100 bytes',
  ],
  ['a broken record', ['broken.ndjson'], 2, '1 of its records'],
])('%s', (_, args, code, message) => {
  box.write('photo.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13));
  box.write('broken.ndjson', '{"a":1}\n{"a":\n{"a":2}\n');
  const outcome = box.run(['scan', ...args]);
  expect(outcome.stderr).toContain(message);
  expect(outcome.code).toBe(code);
});
