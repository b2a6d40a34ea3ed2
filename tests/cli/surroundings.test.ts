import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command, createSandbox, type Sandbox } from './withhold.ts';

// What surrounds a run and may go wrong: rights, links, memory, the clock, whoever listens.
const line = 'Nothing of note happened here. Ring 07700 900123 about it.\n';
const redacted = line.replace('07700 900123', '[PHONE]');

let box: Sandbox;
beforeEach(() => {
  box = createSandbox({ 'a.txt': line, 'b.txt': line });
});
afterEach(() => box.discard());

const read = (path: string): string => readFileSync(join(box.folder, path), 'utf8');
const list = (): string[] => readdirSync(box.folder).sort();

/** Runs the built command behind other arguments of Node, or another program before Node. */
function runWith(nodeArgs: readonly string[], args: readonly string[], before: readonly string[] = []) {
  const [program, ...rest] = [...before, process.execPath, ...nodeArgs, command, ...args];
  return spawnSync(program!, rest, { cwd: box.folder, encoding: 'utf8', maxBuffer: 1 << 28 });
}

// Rights mean nothing to root, so that root becomes somebody else; where neither is possible, tests/batch stands for it.
const isRoot = process.getuid?.() === 0;
const asNobody = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
const canLose = !isRoot || spawnSync(asNobody[0]!, [...asNobody.slice(1), 'true']).status === 0;
describe.skipIf(!canLose)('rights', () => {
  it('a file that may not be read is named, and the others are done', () => {
    chmodSync(box.folder, 0o777);
    chmodSync(join(box.folder, 'a.txt'), 0);
    const { status, stderr } = runWith([], ['redact', '.', '-o', 'out'], asNobody);
    expect({ status, stderr }).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('a.txt: permission denied'),
    });
    expect(read('out/b.txt')).toBe(redacted);
    expect(readdirSync(join(box.folder, 'out'))).toEqual(['b.txt']);
  });

  it('a file that may only be read is replaced where its folder may be written to, and keeps its mode', () => {
    chmodSync(join(box.folder, 'a.txt'), 0o444);
    expect(box.run(['redact', '--in-place', 'a.txt']).code).toBe(0);
    expect(read('a.txt')).toBe(redacted);
    expect(statSync(join(box.folder, 'a.txt')).mode & 0o777).toBe(0o444);
  });

  it('a folder that may not be written to is refused before any work', () => {
    chmodSync(box.folder, 0o755);
    const { status, stderr } = runWith([], ['redact', '--in-place', '.'], asNobody);
    if (isRoot)
      expect({ status, stderr }).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/cannot write to the folder/),
      });
    else expect(status).toBe(0); // It is our own.
  });
});

describe('links', () => {
  it('a loop of links is an error, and one that is come upon is named', () => {
    symlinkSync('two', join(box.folder, 'one'));
    symlinkSync('one', join(box.folder, 'two'));
    symlinkSync('.', join(box.folder, 'here'));
    expect(box.run(['redact', 'one'])).toMatchObject({ code: 2, stdout: '' });
    const { code, stderr } = box.run(['redact', '--in-place', '.']);
    expect(code).toBe(0);
    for (const name of ['one', 'two', 'here']) expect(stderr).toContain(`${name}: skipped`);
    expect([read('a.txt'), read('b.txt')]).toEqual([redacted, redacted]);
  });

  it('a file that goes away between the walk and its turn is named, and the others are done', () => {
    // The kernel says so of the second file, once it has been found.
    const trace = [
      'strace',
      '-f',
      '-o',
      '/dev/null',
      '-P',
      join(box.folder, 'a.txt'),
      '-e',
      'inject=openat:error=ENOENT',
    ];
    if (spawnSync('strace', ['-V']).status !== 0) unlinkSync(join(box.folder, 'a.txt'));
    const { status, stderr } = runWith(
      [],
      ['redact', '--in-place', 'a.txt', 'b.txt'],
      spawnSync('strace', ['-V']).status === 0 ? trace : [],
    );
    expect(status).toBe(2);
    expect(stderr).toContain('a.txt');
    expect(read('b.txt')).toBe(redacted);
  });
});

describe('memory', () => {
  const many = Array.from({ length: 4 }, (_, i) => `m${i}.txt`);
  it.each(process.env['CI'] ? [8, 9, 10] : [8])(
    'a heap of %i MB: what it cannot do is left, and nothing is half done',
    megabytes => {
      const big = line.repeat(50_000);
      for (const name of many) box.write(name, big);
      for (const jobs of ['1', '2']) {
        const { status } = runWith(
          [`--max-old-space-size=${megabytes}`],
          ['redact', '--in-place', '-j', jobs, ...many],
        );
        const contents = many.map(read);
        for (const content of contents) expect([big.length, redacted.length * 50_000]).toContain(content.length);
        if (status === 0) for (const content of contents) expect(content).toBe(redacted.repeat(50_000));
        expect(box.run(['redact', '--in-place', ...many]).code).toBe(0);
        expect(list()).toEqual(['a.txt', 'b.txt', ...many]);
      }
    },
  );
});

describe('the clock', () => {
  it('may jump forwards, backwards and stand still, and the bytes are the same', () => {
    box.write('many.csv', `id,comments\n${`1,${line}`.repeat(5000)}`);
    const expected = box.run(['redact', 'many.csv']).stdout;
    const clocks = ['() => (t += 1e10)', '() => (t -= 1e10)', '() => (t = -t)'];
    for (const clock of clocks) {
      const preload = `let t = 1e12; Date.now = ${clock};`;
      const before = ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
      const { status, stdout } = runWith(before, ['redact', 'many.csv']);
      expect({ clock, status, isSame: stdout === expected }).toEqual({ clock, status: 0, isSame: true });
      expect(runWith(before, ['redact', 'many.csv', '-j', '2', '-o', `out-${clocks.indexOf(clock)}.csv`]).status).toBe(
        0,
      );
      expect(read(`out-${clocks.indexOf(clock)}.csv`)).toBe(expected);
    }
  });
});

describe('nobody listens', () => {
  it.each([
    ['stderr is closed', '2>&-'],
    ['stderr is a pipe that nobody reads', '2> >(exec true)'],
    ['stdin is closed', '<&-'],
  ])('%s: the work is done', (_, redirection) => {
    const script = `"${process.execPath}" "${command}" redact --in-place -v a.txt b.txt missing.txt ${redirection}; echo $?`;
    const { stdout } = spawnSync('bash', ['-c', script], { cwd: box.folder, encoding: 'utf8' });
    expect(stdout).toBe('2\n');
    expect([read('a.txt'), read('b.txt')]).toEqual([redacted, redacted]);
    expect(list()).toEqual(['a.txt', 'b.txt']);
  });

  it('stdout is closed: an error or nothing, and no file is touched', () => {
    const script = `"${process.execPath}" "${command}" redact a.txt >&-; echo $? >&2`;
    const { stderr } = spawnSync('bash', ['-c', script], { cwd: box.folder, encoding: 'utf8' });
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^[02]$/);
    expect(list()).toEqual(['a.txt', 'b.txt']);
    expect(read('a.txt')).toBe(line);
  });
});
