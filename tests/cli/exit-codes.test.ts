import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportFormats } from '../../src/reports/index.ts';
import { command, createSandbox, type Sandbox } from './withhold.ts';

// Made by the generator's rules and nobody's: a legal prefix, so that it is no specimen.
const found = 'my NI number is JG 10 37 59 A\n';
const specimen = 'my NI number is QQ 12 34 56 C, ring 07700 900123 or write to name@example.com\n';
const cutGzip = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 75);
const binary = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0, 1, 2, 3);

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly args?: readonly string[];
  readonly code: 0 | 1 | 2;
  /** In what is said on either stream. */
  readonly says?: string;
}

const ok = { 'a.txt': 'nothing here\n' };
const cases: readonly Case[] = [
  { name: 'clean', files: ok, code: 0, says: 'Read 1 file' },
  { name: 'specimens only', files: { 'a.txt': specimen }, code: 0, says: '3 specimen values allowed' },
  { name: 'specimens, reported', files: { 'a.txt': specimen }, args: ['--specimens', 'report'], code: 1 },
  { name: 'found', files: { 'a.txt': found }, code: 1, says: '1 finding in 1 file' },
  { name: 'found, in a file of its name', files: { 'a.txt': found }, args: ['a.txt'], code: 1 },
  { name: 'found, no more than allowed', files: { 'a.txt': found }, args: ['--max-findings', '1'], code: 0 },
  { name: 'found, more than allowed', files: { 'a.txt': found + found }, args: ['--max-findings=1'], code: 1 },
  { name: 'found below the threshold', files: { 'a.txt': found }, args: ['--types', 'card'], code: 0 },
  {
    name: 'found, ignored',
    files: { 'a.txt': found, 'b.txt': '', '.withholdignore': 'a.txt' },
    code: 0,
    says: '2 files and folders left out',
  },
  {
    name: 'found, ignored, asked for all the same',
    files: { 'a.txt': found, '.withholdignore': 'a.txt' },
    args: ['--no-ignore'],
    code: 1,
  },
  {
    name: 'found, named, ignored',
    files: { 'a.txt': found, '.withholdignore': 'a.txt' },
    args: ['a.txt'],
    code: 0,
    says: 'left out',
  },
  { name: 'unreadable', files: { 'cut.gz': cutGzip }, code: 2, says: 'could not be read' },
  {
    name: 'found and unreadable: 2 beats 1',
    files: { 'a.txt': found, 'cut.gz': cutGzip },
    code: 2,
    says: '1 finding in 1 file',
  },
  {
    name: 'broken record',
    files: { 'a.ndjson': '{"a":1}\n{"a":\n' },
    args: ['--input-format', 'ndjson'],
    code: 2,
    says: 'broken',
  },
  { name: 'text that begins like a Parquet file', files: { 'a.txt': `PAR1 is my ward: ${found}` }, code: 1 },
  { name: 'broken document', files: { 'a.json': '{"a":"x' }, code: 2, says: 'line 1, column 6: this is not JSON' },
  { name: 'document with comments', files: { 'a.json': '{ // for builds\n"a": 1,\n}' }, code: 0 },
  { name: 'nothing there', files: {}, code: 2, says: 'Nothing was read' },
  { name: 'nothing but ignored', files: { 'a.txt': found, '.withholdignore': '*' }, code: 2, says: 'Nothing was read' },
  { name: 'nothing but binary', files: { 'a.png': binary }, code: 2, says: 'Nothing was read' },
  { name: 'a binary that is named', files: { 'a.png': binary }, args: ['a.png'], code: 2, says: 'Nothing was read' },
  { name: 'binary skipped', files: { ...ok, 'a.png': binary }, code: 0, says: '1 file skipped' },
  { name: 'binary skipped, strict', files: { ...ok, 'a.png': binary }, args: ['--strict'], code: 2 },
  { name: 'no such file', files: ok, args: ['b.txt'], code: 2, says: 'no such file' },
  { name: 'no such file beside one that is', files: ok, args: ['a.txt', 'b.txt'], code: 2, says: 'Read 1 file' },
  { name: 'a pattern without a match', files: ok, args: ['*.csv'], code: 2, says: 'no file matches' },
  {
    name: 'a list of nothing',
    files: { ...ok, list: '' },
    args: ['--files-from', 'list'],
    code: 0,
    says: 'Nothing was read',
  },
  { name: 'a list', files: { 'a.txt': found, list: 'a.txt\n' }, args: ['--files-from', 'list'], code: 1 },
  {
    name: 'a list with NUL',
    files: { 'a\nb.txt': found, list: 'a\nb.txt\0' },
    args: ['--files-from', 'list', '-0'],
    code: 1,
  },
  { name: 'a list that is not there', files: ok, args: ['--files-from', 'list'], code: 2, says: '--files-from' },
  { name: 'not a repository', files: ok, args: ['--staged'], code: 2, says: '--staged' },
  { name: 'bad option', files: ok, args: ['--strickt'], code: 2, says: 'Did you mean --strict' },
  { name: 'bad command', files: ok, args: ['--', 'a.txt', 'chek'], code: 2 },
  { name: 'bad format', files: ok, args: ['-f', 'sarf'], code: 2, says: 'sarif' },
  { name: 'bad type', files: ok, args: ['--types', 'ninos'], code: 2, says: 'nino' },
  { name: 'bad number', files: ok, args: ['--max-findings', 'many'], code: 2, says: 'whole number' },
  { name: 'bad confidence', files: ok, args: ['--min-confidence', 'sure'], code: 2, says: 'high' },
  {
    name: 'bad column',
    files: { 'a.csv': 'id,text\n1,x\n' },
    args: ['--columns', 'txt', 'a.csv'],
    code: 2,
    says: 'text',
  },
  { name: 'no column', files: ok, args: ['--columns', ','], code: 2, says: 'must name at least one' },
  { name: 'bad encoding', files: ok, args: ['--encoding', 'utf-9'], code: 2 },
  { name: 'output that cannot be written', files: ok, args: ['-o', 'no/report.json'], code: 2, says: 'report.json' },
  { name: 'bad configuration', files: { ...ok, '.withholdrc.json': '{"tipes":[]}' }, code: 2, says: 'tipes' },
  { name: 'bad configuration, not read', files: { ...ok, '.withholdrc.json': '{' }, args: ['--no-config'], code: 0 },
  { name: 'configuration that is not there', files: ok, args: ['-c', 'x.json'], code: 2, says: 'x.json' },
  {
    name: 'configuration allows with a reason',
    files: { 'a.txt': found, '.withholdrc.json': '{"allow":[{"value":"JG103759A","reason":"made up"}]}' },
    code: 0,
  },
  {
    name: 'configuration raises the limit',
    files: { 'a.txt': found, '.withholdrc.json': '{"maxFindings":1}' },
    code: 0,
  },
  {
    name: 'configuration reports specimens',
    files: { 'a.txt': specimen, '.withholdrc.json': '{"specimens":"report"}' },
    code: 1,
  },
  { name: 'bad baseline', files: { 'a.txt': found, '.withhold-baseline.json': '{' }, code: 2, says: 'not JSON' },
  {
    name: 'bad baseline, not read',
    files: { ...ok, '.withhold-baseline.json': '{' },
    args: ['--no-baseline'],
    code: 0,
  },
  { name: 'baseline that is not there', files: ok, args: ['--baseline', 'b.json'], code: 2, says: 'withhold baseline' },
  {
    name: 'comment with types and reason',
    files: { 'a.txt': `${found.trim()} # withhold:allow-line nino invented\n` },
    code: 0,
    says: '1 finding allowed by comments',
  },
  {
    name: 'comment without a reason',
    files: { 'a.txt': `${found.trim()} # withhold:allow-line nino\n` },
    code: 1,
    says: 'needs types and a reason',
  },
  {
    name: 'comment in a table',
    files: { 'a.csv': `text\n"${found.trim()} withhold:allow-line nino invented"\n` },
    code: 1,
  },
];

let box: Sandbox;
beforeEach(() => {
  box = createSandbox();
});
afterEach(() => box.discard());

describe('check: exit code', () => {
  it.each(cases.map(each => [each.name, each] as const))('%s', (_name, { files, args = [], code, says = '' }) => {
    for (const [path, content] of Object.entries(files)) box.write(path, content);
    const outcome = box.run(['check', ...args]);
    expect(outcome).toMatchObject({ code });
    expect(outcome.stdout + outcome.stderr).toContain(says);
  });

  it.each(reportFormats)('does not depend on the format: %s', format => {
    box.write('a.txt', found);
    box.write('b.txt', specimen);
    expect(box.run(['check', '-f', format])).toMatchObject({ code: 1 });
    expect(box.run(['check', '-f', format, '-o', 'report', 'b.txt'])).toMatchObject({ code: 0, stdout: '' });
    expect(existsSync(`${box.folder}/report`)).toBe(true);
  });

  it('does not depend on the reader of a pipe, who may go away', () => {
    box.write('a.txt', found.repeat(600));
    const script = `"${process.execPath}" "${command}" check -f ndjson | head -c 1; echo " \${PIPESTATUS[0]}"`;
    expect(
      execFileSync('bash', ['-c', script], { cwd: box.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }),
    ).toBe('{ 1\n');
  });

  it('reads stdin', () => {
    expect(box.run(['check', '-'], { input: found })).toMatchObject({ code: 1 });
    expect(box.run(['check', '-'], { input: 'nothing' })).toMatchObject({ code: 0 });
  });

  it.each([
    ['check', reportFormats],
    ['scan', ['table', ...reportFormats]],
  ])('the help of %s names every format', (name, formats) => {
    const { stdout, code } = box.run([name, '--help']);
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(`--format <name> ${formats.join(', ')} (default: `);
  });
});

it.each([
  ['UTF-16LE', (bytes: Buffer) => bytes],
  ['UTF-16BE', (bytes: Buffer) => bytes.swap16()],
])('check: a comment in %s lets a finding through', (_, order) => {
  const line = `${found.trim()} # withhold:allow-line nino invented\n`;
  box.write('a.txt', order(Buffer.from(`\ufeffclean\n${line}`, 'utf16le')));
  expect(box.run(['check'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('1 finding allowed by comments'),
  });
});

describe('a list that is empty', () => {
  it.each<[string, string]>([
    ['scan', 'scan --files-from list'],
    ['scan, from stdin', 'scan --files-from -'],
    ['redact', 'redact --files-from list'],
    ['redact to a folder', 'redact --files-from list -o out'],
    ['redact in place', 'redact --files-from list --in-place'],
    ['redact, from stdin', 'redact --files-from - --in-place'],
  ])('is no mistake and does not mean stdin: %s', (_, line) => {
    box.write('list');
    const input = line.includes(' - ') || line.endsWith(' -') ? '' : found;
    expect(box.run(line.split(' '), { input })).toEqual({
      code: 0,
      stdout: '',
      stderr: 'withhold: the list names no file: there is nothing to do\n',
    });
    expect(box.run([...line.split(' '), '-q'], { input })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readdirSync(box.folder)).toEqual(['list']);
  });

  it('still gives the result and the report that were asked for', () => {
    box.write('list');
    const args = ['scan', '--files-from', 'list', '-f', 'json', '-o', 'found.json', '--report', 'counts.json'];
    expect(box.run(args)).toMatchObject({ code: 0 });
    for (const name of ['found.json', 'counts.json'])
      expect(JSON.parse(readFileSync(`${box.folder}/${name}`, 'utf8'))).toMatchObject({ tool: { name: 'withhold' } });
  });

  it('is not what is meant where no list is given', () => {
    expect(box.run(['redact', '--in-place'], { input: found })).toMatchObject({ code: 2 });
    expect(box.run(['scan'], { input: found }).stdout).toContain('nino');
    box.write('list');
    box.write('a.txt', found);
    expect(box.run(['scan', 'a.txt', '--files-from', 'list']).stdout).toContain('a.txt');
  });
});

describe('check: where the report goes', () => {
  it('is stdout for -, as without it', () => {
    box.write('a.txt', found);
    expect(box.run(['check', '-o', '-'])).toEqual(box.run(['check']));
    expect(box.run(['scan', 'a.txt', '-o', '-'])).toEqual(box.run(['scan', 'a.txt']));
    expect(existsSync(`${box.folder}/-`)).toBe(false);
  });

  it('is the whole file or the old one', () => {
    box.write('a.txt', found);
    box.write('report.json', 'old');
    expect(box.run(['check', '-f', 'json', '-o', 'report.json', '--types', 'ninos'])).toMatchObject({ code: 2 });
    expect(readdirSync(box.folder)).toEqual(['a.txt', 'report.json']);
    expect(readFileSync(`${box.folder}/report.json`, 'utf8')).toBe('old');
  });
});

describe('baseline: exit code', () => {
  const other = 'another: JG 10 37 59 B\n';

  it('what is written down passes, what is new fails, what is gone is named and taken out', () => {
    box.write('a.txt', found);
    expect(box.run(['baseline'])).toMatchObject({
      code: 0,
      stdout: 'Wrote .withhold-baseline.json: 1 finding in 1 file, before 0.\n',
    });
    expect(box.run(['check'])).toMatchObject({ code: 0 });
    box.write('a.txt', `moved\nby\n${found}${other}`);
    expect(box.run(['check'])).toMatchObject({ code: 1 });
    expect(box.run(['baseline', '--prune'])).toMatchObject({ code: 0 });
    expect(box.run(['check'])).toMatchObject({ code: 1 });
    box.write('a.txt', 'clean');
    const gone = box.run(['check']);
    expect(gone.code).toBe(0);
    expect(gone.stdout).toContain('Gone since the baseline: 1 nino in a.txt');
    expect(box.run(['baseline', '--prune']).stdout).toBe(
      'Wrote .withhold-baseline.json: 0 findings in 0 files, before 1.\n',
    );
  });

  it('a deleted file is gone, a file that was not looked at is not', () => {
    box.write('a.txt', found);
    box.write('b.txt', found);
    box.run(['baseline']);
    expect(box.run(['check', 'a.txt']).stdout).not.toContain('Gone');
    expect(box.run(['check', '--types', 'card']).stdout).not.toContain('Gone');
    box.write('b.txt', 'clean');
    expect(box.run(['check', './a.txt']).stdout).not.toContain('Gone');
    expect(box.run(['check', './b.txt']).stdout).toContain('1 nino in b.txt');
  });

  it('is the same from every folder of a repository, and however a path is written', () => {
    box.write('.git/HEAD', '');
    box.write('sub/a.txt', found);
    expect(box.run(['baseline', './sub/../sub']).code).toBe(0);
    expect(box.run(['check', 'sub/a.txt']).code).toBe(0);
    expect(box.run(['check', `${box.folder}/sub`]).code).toBe(0);
    expect(box.run(['check', '.'], { cwd: `${box.folder}/sub` }).code).toBe(0);
    expect(box.run(['baseline'], { cwd: `${box.folder}/sub` }).stdout).toContain('1 finding in 1 file, before 1.');
  });

  it('is not written where something could not be read, or nothing was', () => {
    box.write('cut.gz', cutGzip);
    expect(box.run(['baseline'])).toMatchObject({ code: 2 });
    box.write('cut.gz', binary);
    expect(box.run(['baseline'])).toMatchObject({ code: 2 });
    expect(existsSync(`${box.folder}/.withhold-baseline.json`)).toBe(false);
  });

  it('a bad baseline is not written over', () => {
    box.write('.withhold-baseline.json', 'precious');
    box.write('a.txt', found);
    expect(box.run(['baseline'])).toMatchObject({ code: 2 });
  });
});
