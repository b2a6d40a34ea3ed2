import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command, createSandbox, type Sandbox } from './withhold.ts';

const survey = 'id,comments\n1,Ring 07700 900123\n';

let box: Sandbox;
beforeEach(() => {
  box = createSandbox({ 'survey.csv': survey, 'in/a.csv': survey, 'in/b.txt': 'Ring 07700 900123\n' });
});
afterEach(() => box.discard());

const text = (path: string): string => readFileSync(join(box.folder, path), 'utf8');
const everything = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(box.folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [path, readFileSync(path, 'utf8')]),
  );

describe('a result never takes the place of a file that is read or written', () => {
  it.each<[string, string]>([
    ['the report of scan', 'scan survey.csv --report survey.csv'],
    ['the result of scan', 'scan survey.csv -o survey.csv'],
    ['the result of check', 'check survey.csv -o survey.csv'],
    ['the report of redact, on the input', 'redact survey.csv -o out.csv --report survey.csv'],
    ['the report of redact, on the output', 'redact survey.csv -o out.csv --report out.csv'],
    ['the report of redact in place', 'redact --in-place survey.csv --report survey.csv'],
    ['the report of a dry run', 'redact --dry-run survey.csv --report survey.csv'],
    ['result and report of scan', 'scan survey.csv -o same.json --report same.json'],
    ['another spelling', 'scan survey.csv -o in/../survey.csv'],
    ['a link to the input', 'scan survey.csv -o link.csv'],
    ['an input that is a link', 'scan link.csv -o survey.csv'],
    ['another name of the input', 'scan survey.csv -o hard.csv'],
    ['a link to a folder', 'scan in/a.csv -o folder/a.csv'],
    ['an output in a folder', 'redact in -o out --report out/a.csv'],
    ['an output in a linked folder', 'redact in -o out --force --report linked/a.csv'],
    ['the folder of the outputs', 'redact in -o out.csv --report out.csv'],
    ['a folder above the outputs', 'redact in -o out.csv/deep --report out.csv'],
    ['a file in a folder that is read', 'scan in --report in/a.csv'],
    ['a file in a folder that is redacted', 'redact in -o out --report in/a.csv'],
    ['a file of a glob', 'scan in/*.csv --report in/a.csv'],
    ['a list', 'scan --files-from list -o list'],
    ['a list, for check', 'check --files-from list -o list'],
    ['the configuration', 'scan -c settings.json survey.csv -o settings.json'],
    ['the configuration, for check', 'check -c settings.json survey.csv -o settings.json'],
    ['the baseline', 'check survey.csv --baseline base.json -o base.json'],
  ])('%s', (_, line) => {
    symlinkSync('survey.csv', join(box.folder, 'link.csv'));
    linkSync(join(box.folder, 'survey.csv'), join(box.folder, 'hard.csv'));
    symlinkSync('in', join(box.folder, 'folder'));
    mkdirSync(join(box.folder, 'out'));
    symlinkSync('out', join(box.folder, 'linked'));
    box.write('list', 'survey.csv\n');
    box.write('settings.json', '{}');
    box.run(['baseline', 'survey.csv', '-o', 'base.json']);
    const before = everything();
    const { code, stdout, stderr } = box.run(line.split(' '));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^withhold: /);
    expect(everything()).toEqual(before);
  });

  it('says which file it is', () => {
    expect(box.run(['scan', 'survey.csv', '-o', './survey.csv']).stderr).toBe(
      'withhold: --output: survey.csv is read, and would be written over; name another file\n',
    );
    expect(box.run(['scan', 'survey.csv', '-o', 'x.json', '--report', 'x.json']).stderr).toBe(
      'withhold: --report and --output are the same file; name another\n',
    );
    expect(box.run(['redact', 'survey.csv', '-o', 'x.csv', '--report', 'x.csv']).stderr).toBe(
      'withhold: x.csv is in the way of the report; name another file for it\n',
    );
    expect(box.run(['scan', 'survey.csv', '--report', 'in/a.csv']).stderr).toBe(
      'withhold: --report: a.csv is there, and is no earlier report; remove it, or name another file\n',
    );
  });

  it.each([
    ['scan --report survey.csv < survey.csv', 'the input'],
    ['scan -o survey.csv < survey.csv', 'the input'],
    ['check - -o survey.csv < survey.csv', 'the input'],
    ['redact --report survey.csv < survey.csv', 'the input'],
    ['redact survey.csv --report out.csv > out.csv', 'the output'],
    ['scan survey.csv --report out.csv > out.csv', 'the output'],
  ])('%s: %s comes through the shell', line => {
    expect(() =>
      execFileSync('bash', ['-c', `"${process.execPath}" "${command}" ${line}`], { cwd: box.folder, stdio: 'pipe' }),
    ).toThrow(expect.objectContaining({ status: 2 }));
    expect(text('survey.csv')).toBe(survey);
  });

  it('also where the input is what is staged', () => {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: box.folder, stdio: 'pipe' });
    git('init', '-q');
    git('add', 'survey.csv');
    expect(box.run(['check', '--staged', '-o', 'survey.csv'])).toMatchObject({ code: 2 });
    expect(text('survey.csv')).toBe(survey);
  });
});

describe('a result of the run before', () => {
  it.each<[string, string]>([
    ['the report of scan, as JSON', 'scan . --report counts.json'],
    ['the report of scan, as CSV', 'scan . --report counts.csv'],
    ['the report of scan, as a page', 'scan . --report counts.html'],
    ['the report of a glob', 'scan **/*.* --report counts.csv'],
    ['the result of scan', 'scan . -o found.txt'],
    ['the result of check', 'check . -f json -o found.json'],
    ['the report of redact', 'redact . -o out --force --report counts.json'],
    ['the report of redact in place', 'redact --in-place in --report in/counts.json --replace mask'],
  ])('is replaced, and is no input: %s', (_, line) => {
    const args = line.split(' ');
    const result = args.findLast(arg => /\.[a-z]+$/.test(arg))!;
    expect(box.run(args)).toMatchObject({ code: 0, stderr: expect.not.stringContaining('skipped') });
    box.write('in/b.txt', 'Ring 07700 900123, or 07700 900124\n');
    const first = text(result);
    expect(box.run([...args, '--strict'])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(`${result}: skipped, is where the output goes`),
    });
    expect(text(result)).not.toBe(first);
    expect(existsSync(join(box.folder, 'out', result))).toBe(false);
  });

  it('is replaced where it is empty, as mktemp makes it', () => {
    box.write('counts.csv');
    expect(box.run(['scan', 'in', '--report', 'counts.csv']).code).toBe(0);
    expect(text('counts.csv')).toMatch(/^path,/);
  });
});

it('a report may lie among the outputs', () => {
  expect(box.run(['redact', 'in', '-o', 'out', '--report', 'out/counts.json']).code).toBe(0);
  expect(readdirSync(join(box.folder, 'out'))).toEqual(['a.csv', 'b.txt', 'counts.json']);
  const before = everything();
  expect(box.run(['redact', 'in', '-o', 'new', '--report', 'new/deep/counts.json'])).toMatchObject({ code: 2 });
  expect(everything()).toEqual(before);
});

describe('what cannot be written is said before any work', () => {
  it.each(['redact survey.csv -o out.csv --report no/counts.json', 'redact in -o out --report no/counts.json'])(
    '%s',
    line => {
      const before = everything();
      expect(box.run(line.split(' '))).toMatchObject({
        code: 2,
        stderr: 'withhold: could not write counts.json: no such file or folder\n',
      });
      expect(everything()).toEqual(before);
      expect(existsSync(join(box.folder, 'out'))).toBe(false);
    },
  );

  it('a folder in the place of the report', () => {
    mkdirSync(join(box.folder, 'counts.json'));
    expect(box.run(['redact', 'survey.csv', '-o', 'out.csv', '--report', 'counts.json'])).toMatchObject({ code: 2 });
    expect(existsSync(join(box.folder, 'out.csv'))).toBe(false);
  });
});
