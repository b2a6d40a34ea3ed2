import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command, createSandbox, type Sandbox } from './withhold.ts';

// What people get wrong, or find in a folder: said in a sentence, with nothing done.
const line = 'Ring 07700 900123 about it.\n';

let box: Sandbox;
beforeEach(() => {
  box = createSandbox({ 'a.txt': line });
});
afterEach(() => box.discard());

const isThere = (path: string): boolean => existsSync(join(box.folder, path));

describe('a configuration file from a stranger', () => {
  it.each([['scan', 'a.txt'], ['redact', 'a.txt'], ['check'], ['baseline']])('runs no code: %s', (...args) => {
    box.write('evil.mjs', "import { writeFileSync } from 'node:fs'; writeFileSync('ran', ''); export default {};");
    box.write('.withholdrc.json', '{"extends":"./evil.mjs"}');
    const { code, stderr } = box.run(args);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('extends: is code') });
    expect(isThere('ran')).toBe(false);
  });

  it('a module that is named is run, with the modules that it extends', () => {
    box.write('base.mjs', "export default { types: ['card'] };");
    box.write('my.mjs', "export default { extends: './base.mjs' };");
    expect(box.run(['redact', '-c', 'my.mjs', 'a.txt'])).toMatchObject({ code: 0, stdout: line });
  });
});

describe('a variable of the shell that is not set', () => {
  it.each([
    ['redact', '--in-place', ''],
    ['redact', '--in-place', 'a.txt', ''],
    ['redact', '-o', 'out', ''],
    ['scan', ''],
    ['check', ''],
    ['check', '--staged', ''],
    ['baseline', ''],
  ])('is no name for the folder: %s %s %s', (...args) => {
    const { code, stderr } = box.run(args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'withhold: a path is empty; nothing was done\n' });
    expect(readdirSync(box.folder)).toEqual(['a.txt']);
    expect(readFileSync(join(box.folder, 'a.txt'), 'utf8')).toBe(line);
  });

  it.each([
    ['redact', 'a.txt', '-o', ''],
    ['redact', 'a.txt', '--report='],
    ['redact', 'a.txt', '--key-file', ''],
    ['scan', 'a.txt', '-o', ''],
    ['check', '--baseline='],
    ['check', '--files-from', ''],
    ['check', '-c', ''],
    ['baseline', '-o', ''],
    ['key', '-o', ''],
  ])('is no value of an option: %s %s %s', (...args) => {
    const { code, stderr } = box.run(args);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('It must not be empty.') });
    expect(readdirSync(box.folder)).toEqual(['a.txt']);
  });

  it.each(['', ','])('is no list of columns, which would have nothing looked at: "%s"', list => {
    box.write('a.csv', `id,text\n1,${line}`);
    const { code, stdout, stderr } = box.run(['redact', 'a.csv', '--columns', list]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('It must name at least one.');
  });

  it('is no entry of a list, where an empty line says nothing', () => {
    box.write('list', '\na.txt\n\n');
    expect(box.run(['redact', '--files-from', 'list'])).toMatchObject({ code: 0, stdout: 'Ring [PHONE] about it.\n' });
  });
});

describe('what is said', () => {
  it.each([
    [['scan', '--max-file-size', '10XB', 'x'], 'It must be a number of bytes, such as 500000, 10MB or 2GB.'],
    [
      ['scan', '--max-file-size', '500000x', 'x'],
      "'500000x' is invalid. It must be a number of bytes, such as 500000, 10MB",
    ],
    [['scan', '-qj07700900123', 'x'], "'[PHONE]' is invalid. It must be a whole number."],
    [['scan', '--jobs=jo@example.com'], "'[EMAIL]' is invalid. It must be a whole number."],
    [["o'brien@example.com"], "unknown command '[EMAIL]'"],
    [['scan', '--\u001b[31m'], "unknown option '--\\x1b[31m'"],
  ])('%j: what was typed is hidden, and nothing of the sentence', (args, sentence) => {
    const { code, stderr } = box.run(args);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(sentence) });
  });
});

describe('a place that is gone', () => {
  it.each(['scan', 'redact', 'check', 'baseline', 'init'])('the working folder: %s', name => {
    mkdirSync(join(box.folder, 'gone'));
    const script = `cd gone && rmdir ../gone && "${process.execPath}" "${command}" ${name} </dev/null`;
    const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: box.folder, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'withhold: the working folder is gone, or may not be read; change to another\n',
    });
  });
});

describe('a pipe that is named', () => {
  it.each([
    'scan <(cat a.txt)',
    'redact --in-place <(cat a.txt)',
    'check <(cat a.txt)',
    'baseline <(cat a.txt)',
    'scan /dev/stdin < <(cat a.txt)',
    'check /dev/stdin < <(cat a.txt)',
  ])('is said to be none to read: %s', call => {
    const script = `"${process.execPath}" "${command}" ${call}`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: box.folder, encoding: 'utf8' });
    expect({ status, said: stdout + stderr }).toEqual({
      status: 2,
      said: expect.stringContaining('is not a regular file; use - to read standard input'),
    });
  });

  it('a file behind standard input is read', () => {
    const script = `"${process.execPath}" "${command}" redact /dev/stdin < a.txt`;
    expect(spawnSync('bash', ['-c', script], { cwd: box.folder, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: 'Ring [PHONE] about it.\n',
    });
  });
});

describe('init', () => {
  it.each(['.withholdignore', '.withholdrc.yaml'])('keeps a link that leads nowhere: %s', name => {
    symlinkSync('nowhere', join(box.folder, name));
    expect(box.run(['init'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`Kept ${name}, which was there.`),
    });
    expect(isThere('nowhere')).toBe(false);
  });

  it('says what it cannot write', () => {
    box.write('in/x', '');
    const script = `ulimit -f 0; "${process.execPath}" "${command}" init`;
    const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: join(box.folder, 'in'), encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^withhold: \.withholdrc\.yaml was not written: /),
    });
  });
});

describe('a configuration file that is a link to nowhere', () => {
  it('is not taken for none', () => {
    symlinkSync('nowhere', join(box.folder, '.withholdrc.yaml'));
    expect(box.run(['scan', 'a.txt'])).toMatchObject({
      code: 2,
      stderr: 'withhold: .withholdrc.yaml: cannot be read\n',
    });
  });
});

describe('a baseline', () => {
  const name = '.withhold-baseline.json';

  it.each(['{}', '{', '[]', '{"version":1}', '{"version":1,"files":{"a.txt":["x"]}}', '<<<<<<< HEAD\n{}'])(
    'that is broken is kept, and what is said to do about it works: %s',
    content => {
      box.write(name, content);
      for (const args of [['check'], ['baseline'], ['baseline', '--prune']]) {
        const { code, stderr } = box.run(args);
        expect({ code, stderr }).toMatchObject({
          code: 2,
          stderr: expect.stringMatching(/put back .* or delete it and let/),
        });
      }
      expect(readFileSync(join(box.folder, name), 'utf8')).toBe(content);
      rmSync(join(box.folder, name));
      expect(box.run(['baseline']).code).toBe(0);
      expect(box.run(['check']).code).toBe(0);
    },
  );

  it('that cannot be read is not written over', () => {
    mkdirSync(join(box.folder, name));
    for (const command of ['check', 'baseline']) {
      const stderr = expect.stringContaining(`the baseline ${name} cannot be read: is a folder`);
      expect(box.run([command])).toMatchObject({ code: 2, stderr });
    }
  });

  it('that is named and not there is written where it is said', () => {
    const { code, stderr } = box.run(['check', '--baseline', 'b.json']);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"withhold baseline" writes one'),
    });
    expect(box.run(['baseline', '-o', 'b.json']).code).toBe(0);
    expect(box.run(['check', '--baseline', 'b.json']).code).toBe(0);
  });
});

describe('an option that would do nothing', () => {
  it.each([
    [['redact', '--key-file', 'key.txt', 'a.txt'], '--key-file goes with --replace token'],
    [['baseline', '-o', '-', 'a.txt'], 'a baseline is kept in a file; name one'],
    [['scan', '-0', 'a.txt'], '--null goes with --files-from'],
    [['check', '--null'], '--null goes with --files-from'],
    [['scan', '--stdin-filename', 'x.csv', 'a.txt'], '--stdin-filename goes with standard input'],
    [['redact', '--stdin-filename', 'x.csv', '--files-from', 'list'], '--stdin-filename goes with standard input'],
    [['redact', '--skip-existing', 'a.txt'], '--skip-existing goes with --output'],
    [['redact', '--skip-existing', '-o', '-', 'a.txt'], '--skip-existing goes with --output'],
    [['redact', '--skip-existing', '--in-place', 'a.txt'], '--skip-existing goes with --output'],
  ])('is refused: %j', (args, sentence) => {
    const { code, stdout, stderr } = box.run(args);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(sentence) });
    expect(readFileSync(join(box.folder, 'a.txt'), 'utf8')).toBe(line);
  });

  it('may be of use beside others', () => {
    expect(box.run(['redact', '--stdin-filename', 'x.txt', '-', 'a.txt', '-o', 'out/'], { input: line }).code).toBe(0);
    expect(box.run(['redact', '--skip-existing', 'a.txt', '-o', 'out/']).code).toBe(0);
  });
});

describe('a delimiter', () => {
  it('is a tab by its name, in a call and in a configuration', () => {
    box.write('a.data', 'id\ttext\n1\tring 07700 900123\n');
    const expected = { code: 0, stdout: 'id\ttext\n1\tring [PHONE]\n' };
    const call = ['redact', 'a.data', '--columns', 'text', '--input-format', 'csv'];
    expect(box.run([...call, '--delimiter', 'tab'])).toMatchObject(expected);
    box.write('.withholdrc.json', '{"files":[{"paths":["*.data"],"delimiter":"tab"}]}');
    expect(box.run(call)).toMatchObject(expected);
  });

  it.each(['', 'ab', '"', '\u00e9'])('is refused before anything is read: "%s"', delimiter => {
    const sentence = 'one ASCII character, such as , or ; or tab, and no quote or line end';
    expect(box.run(['scan', 'a.txt', '--delimiter', delimiter])).toMatchObject({
      code: 2,
      stderr: `withhold: a delimiter is ${sentence}\n`,
    });
    box.write('.withholdrc.json', JSON.stringify({ files: [{ paths: ['*'], delimiter }] }));
    expect(box.run(['scan', 'a.txt'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`files › 1 › delimiter: must be ${sentence}`),
    });
  });
});
