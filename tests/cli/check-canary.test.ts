import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportFormats } from '../../src/reports/index.ts';
import { record } from '../deep/figures.ts';
import { createSandbox, type Outcome, type Sandbox } from './withhold.ts';

// Specimens that no hint and no help names, so that wherever one of them turns up, it leaked. Both ways of writing, since
// either may survive where the other is hidden.
const canaries = {
  nino: ['QQ 98 76 54 B', 'QQ987654B'],
  card: ['4000 0566 5566 5556', '4000056655665556'],
  phone: ['07700 900417', '07700900417'],
  email: ['canary@example.org'],
} as const;
const all = Object.values(canaries).flat();
const message = `I am ${canaries.nino[0]}, paid with ${canaries.card[0]}, ring ${canaries.phone[0]} or write to ${canaries.email[0]}.`;
const [email, phone, nino] = [canaries.email[0], canaries.phone[1], canaries.nino[1]];

let box: Sandbox;
let searched = 0;
beforeAll(() => {
  box = createSandbox({
    'plain.txt': `${message}\n`,
    'comment.txt': `${message} # withhold:allow-line nino ${message}\n# withhold:allow-line ${nino}\n`,
    'long.txt': `${'x '.repeat(2000)}${message}${' y'.repeat(2000)}`,
    'low.txt': `order number ${canaries.card[1]} and ${message}\n`,
    'utf16.txt': Buffer.from(`\ufeff${message}\r\n`, 'utf16le'),
    'latin1.txt': Buffer.from(`caf\u00e9 ${message}\n`, 'latin1'),
    'packed.txt.gz': gzipSync(message),
    'table.csv': `id,comments,${email}\n1,"${message}",${nino}\n2,,"${canaries.phone[0]}\n${canaries.nino[0]}"\n`,
    'headless.csv': `${nino},${email}\n${phone},${email}\n`,
    'data.json': JSON.stringify({ [email]: { [phone]: [message, 4000056655665556] } }),
    'lines.ndjson': `${JSON.stringify({ [email]: message })}\n{"broken": "${message}\n`,
    [`folder of ${email}/${nino}.txt`]: message,
    [`${phone}.png`]: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13),
    [`${nino}.gz`]: gzipSync(message).subarray(0, 20),
    'config/unknown.json': JSON.stringify({ [email]: nino }),
    'config/type.json': JSON.stringify({ types: [email], allow: [{ value: nino, reason: phone, [email]: 1 }] }),
    'config/pattern.json': JSON.stringify({ rules: [{ type: 'x', pattern: `(${nino}+)+$` }] }),
    'config/syntax.yaml': `allow: [${message}\n  - {`,
    'config/extends.json': JSON.stringify({ extends: `./${email}` }),
    'config/baseline.json': JSON.stringify({ baseline: `./${email}` }),
    'baseline/syntax.json': message,
    'baseline/entry.json': JSON.stringify({ version: 1, files: { [email]: [`nino ${nino}`] } }),
    'baseline/version.json': JSON.stringify({ version: message, files: {} }),
    'baseline/gone.json': JSON.stringify({ version: 1, files: { 'plain.txt': [`nino ${'a'.repeat(32)}`] } }),
  });
  execFileSync('git', ['init', '-q'], { cwd: box.folder });
  execFileSync('git', ['add', '.'], { cwd: box.folder });
});
afterAll(() => {
  box.discard();
  record('places searched for planted values', searched);
});

function expectNoCanary(text: string, where: string): void {
  searched++;
  const bare = text.replace(/[\s-]/g, '');
  for (const canary of all) {
    expect(text.includes(canary), `${canary} in ${where}:\n${text}`).toBe(false);
    expect(bare.includes(canary.replaceAll(' ', '')), `${canary} in ${where}, but for its spaces`).toBe(false);
  }
}

function expectSilent({ stdout, stderr }: Outcome, name: string): void {
  expectNoCanary(stdout, `stdout of ${name}`);
  expectNoCanary(stderr, `stderr of ${name}`);
}

/** What stands in a file that a run wrote. */
const read = (path: string): string => readFileSync(join(box.folder, path), 'utf8');

describe.each(['allow', 'report'])('specimens: %s', specimens => {
  it.each(reportFormats)('%s holds none of the planted values', format => {
    const args = ['check', '.', '--specimens', specimens, '--min-confidence', 'low', '-v', '-f', format];
    const outcome = box.run(args, {
      env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(box.folder, 'step-summary.md') },
    });
    expect(outcome.code).toBe(2);
    // A test that can fail: the run did read the files, and found what was planted.
    if (specimens === 'report') expect(outcome.stderr + outcome.stdout).toMatch(/\d{2,} findings in \d+ files/);
    expectSilent(outcome, format);
    expectNoCanary(read('step-summary.md'), 'step summary');
  });
});

describe('error paths', () => {
  const runs: readonly (readonly [name: string, args: readonly string[], input?: string])[] = [
    ['stdin', ['check', '-', '--specimens', 'report'], message],
    ['stdin, broken', ['check', '-', '--input-format', 'ndjson'], `{"${message}`],
    ['staged', ['check', '--staged', '--specimens', 'report']],
    ['no such file', ['check', `${email}.txt`]],
    ['no such folder', ['check', `${nino}/${phone}`]],
    ['no match', ['check', `*${phone}*.txt`]],
    ['a NUL in a path', ['check', '--files-from', '-', '-0'], `${email}\0${message}\0`],
    ['a list', ['check', '--files-from', '-'], `${email}\n${message}\n`],
    ['a list that is not there', ['check', '--files-from', email]],
    ['unknown option', ['check', `--${phone}`]],
    ['unknown command', [nino]],
    ['wrong number', ['check', '--max-findings', nino]],
    ['wrong size', ['check', '--max-file-size', email]],
    ['wrong choice', ['check', '--specimens', email]],
    ['wrong confidence', ['check', '--min-confidence', phone]],
    ['wrong format', ['check', '--format', nino]],
    ['wrong type', ['check', '--types', email]],
    ['wrong excluded type', ['check', '--exclude-types', email]],
    ['wrong column', ['check', 'table.csv', '--columns', `not.${email}`]],
    ['wrong column number', ['check', 'table.csv', '--columns', phone]],
    ['wrong delimiter', ['check', '--delimiter', nino]],
    ['wrong encoding', ['check', 'plain.txt', '--encoding', email]],
    ['wrong output', ['check', 'plain.txt', '-o', `${email}/${nino}.json`]],
    ['output that is a folder', ['check', 'plain.txt', '-o', `folder of ${email}`]],
    ['configuration that is not there', ['check', '-c', `${email}.json`]],
    ...['unknown.json', 'type.json', 'pattern.json', 'syntax.yaml', 'extends.json', 'baseline.json'].map(
      name => [`configuration ${name}`, ['check', 'plain.txt', '-c', `config/${name}`]] as const,
    ),
    ['baseline that is not there', ['check', '--baseline', `${email}.json`]],
    ...['syntax.json', 'entry.json', 'version.json', 'gone.json'].map(
      name =>
        [
          `baseline ${name}`,
          ['check', 'plain.txt', '--specimens', 'report', '--baseline', `baseline/${name}`],
        ] as const,
    ),
    ['baseline to prune that is not there', ['baseline', '--prune', '-o', `${nino}.json`]],
    ['baseline that cannot be written', ['baseline', 'plain.txt', '-o', `${email}/${nino}.json`]],
    ['baseline of what cannot be read', ['baseline']],
    [
      'encoding that does not fit',
      ['check', 'utf16.txt', 'plain.txt', '--encoding', 'utf-16le', '--specimens', 'report'],
    ],
    ['format that does not fit', ['check', 'plain.txt', '--input-format', 'json', '--specimens', 'report']],
    ['table that is none', ['check', 'data.json', '--input-format', 'csv', '--specimens', 'report']],
    ['headless', ['check', 'headless.csv', '--no-header', '--specimens', 'report', '-f', 'json']],
    ['skipped for its size', ['check', `folder of ${email}/${nino}.txt`, '--max-file-size', '5']],
  ];

  it.each(runs.map(([name, args, input = '']) => ({ name, args, input })))('$name', ({ name, args, input }) => {
    const outcome = box.run(args, { input });
    expect(outcome.code).not.toBe(0);
    expect(outcome.stdout + outcome.stderr).not.toBe('');
    expect(outcome.stderr).not.toContain('inside withhold'); // That would say that the defect is ours.
    expectSilent(outcome, name);
  });
});

describe('files that are written', () => {
  it('a baseline, whatever the files are called', () => {
    const outcome = box.run([
      'baseline',
      '-o',
      'known.json',
      'plain.txt',
      'table.csv',
      'data.json',
      `folder of ${email}`,
      '-c',
      'specimens.json',
    ]);
    expect(outcome.code).toBe(2); // There is no such configuration: nothing is written.
    box.write('specimens.json', '{"specimens":"report"}');
    const second = box.run([
      'baseline',
      '-o',
      'known.json',
      'plain.txt',
      'table.csv',
      'data.json',
      `folder of ${email}`,
      '-c',
      'specimens.json',
    ]);
    expect(second).toMatchObject({ code: 0 });
    expect(JSON.parse(read('known.json')).files['plain.txt']).toHaveLength(4);
    expectNoCanary(read('known.json'), 'baseline');
    expectSilent(second, 'baseline');
  });

  it('a baseline under a name that is a value', () => {
    const outcome = box.run(['baseline', '-o', `${phone} ${email}`, 'plain.txt']);
    expect(outcome).toMatchObject({ code: 0 });
    expectSilent(outcome, 'baseline');
  });

  it.each(reportFormats)('a report as %s', format => {
    box.run([
      'check',
      'plain.txt',
      'table.csv',
      'data.json',
      '--specimens',
      'report',
      '-f',
      format,
      '-o',
      `report.${format}`,
    ]);
    expect(statSync(join(box.folder, `report.${format}`)).size).toBeGreaterThan(100);
    expectNoCanary(read(`report.${format}`), format);
  });

  it('and nothing is left behind', () => {
    expect(readdirSync(join(box.folder, '.git')).filter(name => name.includes('withhold'))).toEqual([]);
    expect(readdirSync(box.folder).filter(name => name.endsWith('.tmp'))).toEqual([]);
  });
});
