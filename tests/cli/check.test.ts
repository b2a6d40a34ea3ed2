import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportFormats } from '../../src/reports/index.ts';
import { command, createSandbox, type Sandbox } from './withhold.ts';

// A legal prefix, so that it is no specimen; invented for these tests.
const found = 'my NI number is JG 10 37 59 A\n';

let box: Sandbox;
beforeEach(() => {
  box = createSandbox();
});
afterEach(() => box.discard());

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: box.folder });
const json = (args: readonly string[], cwd = box.folder) =>
  JSON.parse(box.run(['check', '-f', 'json', ...args], { cwd }).stdout);
const load = (url: string) => JSON.parse(readFileSync(new URL(url, import.meta.url), 'utf8'));

describe('what check says', () => {
  it('names the place in a text, a table and a document', () => {
    box.write('a.txt', `one\n${found}`);
    box.write('b.csv', `id,comments\n1,ok\n2,"${found.trim()}"\n`);
    box.write('c.json', JSON.stringify({ answers: [{ text: 'no' }, { text: found }] }));
    const { stdout } = box.run(['check']);
    expect(stdout).toContain('  2:17  National Insurance number (high)\n      | my NI number is [NINO]\n');
    expect(stdout).toContain('  row 2, comments, characters 17-29  National Insurance number');
    expect(stdout).toContain('  /answers/1/text, characters 17-29  National Insurance number');
    expect(stdout).toContain('National Insurance number: use prefix QQ');
  });

  it('points at the value in the bytes of the file', () => {
    box.write('a.txt', `caf\u00e9 \u{1f600}\n${found}`);
    const [file] = json(['a.txt']).files;
    const { byteStart, byteEnd } = file.findings[0].location;
    expect(readFileSync(join(box.folder, 'a.txt')).subarray(byteStart, byteEnd).toString()).toBe('JG 10 37 59 A');
  });

  it('is valid by the schemas, from the built command', () => {
    box.write('a.txt', found);
    box.write('cut.gz', Uint8Array.of(0x1f, 0x8b, 8, 0));
    const report = new Ajv({ strictRequired: false }).compile(load('../../src/reports/report.schema.json'));
    expect([report(json([])), report.errors]).toEqual([true, null]);
    const sarif = new Ajv2020({ strict: false, validateFormats: false }).compile(
      load('../reports/schemas/sarif-2.1.0.json'),
    );
    expect([sarif(JSON.parse(box.run(['check', '-f', 'sarif']).stdout)), sarif.errors]).toEqual([true, null]);
  });

  it('writes reports and baselines that pass the check themselves', () => {
    box.write('a.txt', Array.from({ length: 400 }, (_, index) => `${index}: ${found}`).join(''));
    box.write('reports/first');
    for (const format of reportFormats) box.run(['check', 'a.txt', '-f', format, '-o', `reports/${format}`]);
    box.run(['baseline', 'a.txt', '-o', 'reports/baseline.json']);
    const outcome = box.run(['check', 'reports']);
    expect(outcome.stdout).toContain(`Read ${reportFormats.length + 2} files`);
    expect(outcome).toMatchObject({ code: 0 });
  });

  it('chooses annotations in GitHub Actions, and adds to the step summary', () => {
    box.write('a.txt', found);
    box.write('summary.md', 'from the step before\n');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(box.folder, 'summary.md') };
    expect(box.run(['check', 'a.txt'], { env }).stdout).toMatch(
      /^::error file=a\.txt,line=1,endLine=1,col=17,endColumn=30,/,
    );
    expect(box.run(['check', 'a.txt', '-f', 'json'], { env }).stdout).toMatch(/^\{/);
    expect(readFileSync(join(box.folder, 'summary.md'), 'utf8')).toMatch(/^from the step before\n## Withhold\n/);
  });

  it('keeps stdout for the report, and says on stderr what was read', () => {
    box.write('a.txt', found);
    expect(box.run(['check', '-f', 'json']).stderr).toBe(
      '1 finding in 1 file: 1 nino\nRead 1 file (1 row or line, 30 bytes).\n',
    );
    expect(box.run(['check', '-f', 'json', '-q']).stderr).toBe('');
    expect(box.run(['check']).stderr).toBe('');
  });

  it('says the same for any number of threads', () => {
    for (let index = 0; index < 20; index++) box.write(`${index}.txt`, found.repeat(index));
    expect(box.run(['check', '-f', 'sarif', '-j', '3'])).toEqual(box.run(['check', '-f', 'sarif', '-j', '1']));
  });

  it('colours on request, and not where nobody asked', () => {
    box.write('a.txt', found);
    expect(box.run(['check']).stdout).not.toContain('\u001b');
    expect(box.run(['check', '--color', 'always']).stdout).toContain('\u001b[31m');
  });
});

describe('which files', () => {
  it('obeys .gitignore in folders; names win over it', () => {
    git('init', '-q');
    box.write('.gitignore', 'ignored/\n');
    box.write('ignored/a.txt', found);
    box.write('b.txt', 'nothing');
    expect(box.run(['check']).code).toBe(0);
    expect(box.run(['check', 'ignored']).code).toBe(1);
    expect(box.run(['check', 'ignored/a.txt']).code).toBe(1);
  });

  it('takes hundreds of names, and a list from git with any characters', () => {
    git('init', '-q');
    const names = Array.from({ length: 500 }, (_, index) => `d${index % 10}/f ${index}.txt`);
    for (const name of names) box.write(name, 'nothing');
    box.write('d0/\u00e4\n"x".txt', found);
    git('add', '.');
    expect(json(names).summary.files).toBe(500);
    const list = execFileSync('git', ['ls-files', '-z'], { cwd: box.folder, encoding: 'utf8' });
    const outcome = box.run(['check', '--files-from', '-', '-0', '-f', 'json'], { input: list });
    expect(JSON.parse(outcome.stdout).summary).toMatchObject({ files: 501, findings: 1 });
  });

  it('reads a file once, however often it is named', () => {
    box.write('a.txt', found);
    expect(json(['a.txt', './a.txt', '.']).summary.findings).toBe(1);
  });

  it('hidden files are read on request', () => {
    box.write('.env', found);
    box.write('a.txt', 'nothing');
    expect(box.run(['check']).code).toBe(0);
    expect(box.run(['check', '--hidden']).code).toBe(1);
  });
});

describe('staged', () => {
  beforeEach(() => {
    git('init', '-q');
    box.write('old.txt', found);
    git('add', '.');
    git('commit', '-qm', 'old');
  });

  it('looks at what would be committed, under its own name', () => {
    expect(box.run(['check', '--staged'])).toMatchObject({ code: 0 });
    box.write('sub/new.txt', found);
    git('add', '.');
    rmSync(join(box.folder, 'sub/new.txt'));
    expect(box.run(['check', '--staged'])).toMatchObject({ code: 1 });
    const report = json(['--staged'], join(box.folder, 'sub'));
    expect(report.files.map((file: { path: string }) => file.path)).toEqual(['sub/new.txt']);
    expect(box.run(['check', '--staged', 'old.txt']).code).toBe(0);
  });

  it('obeys the configuration, the ignore file, comments and the baseline of the repository', () => {
    box.write('sub/a.txt', found);
    box.write('sub/b.csv', `id,secret\n1,${found.trim()}\n`);
    box.write('sub/c.txt', `${found.trim()} # withhold:allow-line nino invented\n`);
    box.write('sub/d.txt', found);
    box.write('.withholdignore', '/sub/a.txt\n');
    box.write('.withholdrc.json', '{"files":[{"paths":["/sub/*.csv"],"excludeColumns":["secret"]}]}');
    box.run(['baseline', 'sub/d.txt']);
    git('add', '.');
    expect(box.run(['check', '--staged'])).toMatchObject({ code: 0 });
    expect(box.run(['check', '--staged', '--no-ignore'])).toMatchObject({ code: 1 });
    expect(box.run(['check', '--staged', '--no-baseline'])).toMatchObject({ code: 1 });
    expect(box.run(['check', '--staged', '--no-config'])).toMatchObject({ code: 1 });
  });
});

it('Ctrl-C ends a check with 130', async () => {
  const child = spawn(process.execPath, [command, 'check', '-'], {
    cwd: box.folder,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  // More than a pipe holds: once it is through, the child is reading, and listens to signals.
  await new Promise(resolve => child.stdin.write('nothing\n'.repeat(500_000), resolve));
  const ended = new Promise(resolve => child.on('close', resolve));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
});
