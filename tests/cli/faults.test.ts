import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command, createSandbox, type Sandbox } from './withhold.ts';

const line = 'Nothing of note happened here, and then some more of the same. Ring 07700 900123 about it.\n';
const big = `${'It took three letters and a visit to the office.\n'.repeat(40)}${line}`.repeat(60_000); // 120 MB: long enough to be met half-way.

let box: Sandbox;
beforeEach(() => {
  box = createSandbox({ 'small.txt': line });
});
afterEach(() => box.discard());

const list = (path = '.') => readdirSync(join(box.folder, path)).sort();
const read = (path: string) => readFileSync(join(box.folder, path), 'utf8');
const isTemporary = (name: string) => name.startsWith('.withhold-');

function start(
  args: readonly string[],
  stdio: ('pipe' | 'ignore' | number)[] = ['ignore', 'pipe', 'pipe'],
): ChildProcess {
  return spawn(process.execPath, [command, ...args], { cwd: box.folder, stdio: stdio as never });
}

/** Ends when the run is in the middle of writing a file in `path`. */
async function whileWriting(path = '.'): Promise<void> {
  const isUnderWay = () =>
    list(path).some(name => isTemporary(name) && statSync(join(box.folder, path, name)).size > 1_000_000);
  while (!isUnderWay()) await new Promise(resolve => setTimeout(resolve, 5));
}

function ended(
  child: ChildProcess,
): Promise<{ code: number | null; signal: string | null; stdout: string; stderr: string }> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', chunk => (stdout += chunk));
  child.stderr?.on('data', chunk => (stderr += chunk));
  return new Promise(resolve => child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr })));
}

describe('signals', () => {
  beforeEach(() => box.write('big.txt', big));

  it.each<[NodeJS.Signals, number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('%s ends the run soon, with nothing half done', async (signal, code) => {
    for (const args of [
      ['--in-place', 'big.txt'],
      ['big.txt', '-o', 'out.txt'],
      ['--in-place', '-j', '2', 'small.txt', 'big.txt'],
    ]) {
      const child = start(['redact', ...args]);
      const end = ended(child);
      await whileWriting();
      const asked = Date.now();
      child.kill(signal);
      expect(await end).toMatchObject({ code, signal: null });
      expect(Date.now() - asked).toBeLessThan(5000);
      expect(list()).toEqual(['big.txt', 'small.txt']);
      expect(statSync(join(box.folder, 'big.txt')).size).toBe(big.length);
    }
  });

  it('a second SIGINT ends it at once, as a kill does', async () => {
    const child = start(['redact', '--in-place', 'big.txt']);
    const end = ended(child);
    await whileWriting();
    child.kill('SIGINT');
    child.kill('SIGINT');
    const { code, signal } = await end;
    expect(code ?? signal).toBeOneOf([130, 'SIGINT']);
    expect(statSync(join(box.folder, 'big.txt')).size).toBe(big.length);
    expect(box.run(['redact', '--in-place', 'small.txt']).code).toBe(0);
    expect(list()).toEqual(['big.txt', 'small.txt']);
  });

  it('SIGINT ends a wait for a pipe that says nothing', async () => {
    const child = start(['redact'], ['pipe', 'pipe', 'pipe']);
    const end = ended(child);
    child.stdin?.write(line);
    await new Promise(resolve => setTimeout(resolve, 1000));
    child.kill('SIGINT');
    expect(await end).toMatchObject({ code: 130 });
  });

  it('a kill leaves the original, and the next run cleans up and finishes', async () => {
    const child = start(['redact', '--in-place', 'big.txt']);
    const end = ended(child);
    await whileWriting();
    child.kill('SIGKILL');
    expect(await end).toMatchObject({ signal: 'SIGKILL' });
    expect(statSync(join(box.folder, 'big.txt')).size).toBe(big.length);
    expect(list().filter(isTemporary).length).toBe(1);
    const left = list().find(isTemporary)!;
    expect(statSync(join(box.folder, left)).mode & 0o777).toBe(0o600);

    expect(box.run(['redact', '--in-place', 'big.txt']).code).toBe(0);
    expect(list()).toEqual(['big.txt', 'small.txt']);
    expect(read('big.txt')).not.toContain('07700');
  });
});

describe('a reader that goes away', () => {
  it('is no error', () => {
    box.write('big.txt', big);
    const script = `"${process.execPath}" "${command}" redact big.txt | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: box.folder, encoding: 'utf8' });
    expect(stdout).toBe('It took three letters and a visit to the office.\n0\n');
    expect(stderr).toBe('');
  });

  it('is none for a scan', () => {
    box.write('big.txt', line.repeat(50_000));
    const script = `"${process.execPath}" "${command}" scan -q -f ndjson big.txt | head -1 | wc -l; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: box.folder, encoding: 'utf8' });
    expect(stdout).toBe('1\n0\n');
    expect(stderr).toBe('');
  });

  it('a slow one gets everything', async () => {
    box.write('many.txt', line.repeat(100_000));
    const script = `"${process.execPath}" "${command}" redact many.txt | (sleep 1; wc -c)`;
    const { stdout } = spawnSync('bash', ['-c', script], { cwd: box.folder, encoding: 'utf8' });
    expect(Number(stdout)).toBe((line.length - 5) * 100_000);
  });
});

describe('a full disk', () => {
  it('on stdout', () => {
    for (const args of [
      ['redact', 'small.txt'],
      ['scan', 'small.txt'],
      ['scan', '-f', 'ndjson', 'small.txt'],
      ['key'],
      ['--version'],
      ['--help'],
    ]) {
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, [command, ...args], {
        cwd: box.folder,
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      closeSync(full);
      expect({ args, status }).toEqual({ args, status: 2 });
      expect(stderr).toMatch(/^withhold: .*the disk is full/m);
      expect(stderr).not.toContain('    at ');
    }
  });

  it('on an output', () => {
    expect(box.run(['redact', 'small.txt', '-o', '/dev/full'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('small.txt: could not write /dev/full: the disk is full'),
    });
  });

  it('past the largest size of a file', () => {
    box.write('more.txt', line.repeat(50_000));
    const script = `ulimit -f 1000; exec "${process.execPath}" "${command}" redact --in-place more.txt small.txt`;
    const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: box.folder, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('more.txt: could not write more.txt: the file would be larger than the system allows');
    expect(read('more.txt')).toBe(line.repeat(50_000));
    expect(read('small.txt')).toContain('[PHONE]');
    expect(list()).toEqual(['more.txt', 'small.txt']);
  });

  // Needs the right to mount; the other cases stand for it where that is missing.
  const canMount = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;
  it.skipIf(!canMount)('on a file system that is full, and on one that cannot be written to', () => {
    box.write('more.txt', line.repeat(50_000));
    const run = `"${process.execPath}" "${command}" redact -o disk/ more.txt small.txt`;
    const script = `mkdir disk ro; mount -t tmpfs -o size=1m none disk; ${run}; echo $?; ls -A disk; mount -t tmpfs -o ro none ro; ${run.replace('disk/', 'ro/')}; echo $?`;
    const { stdout, stderr } = spawnSync('unshare', ['-m', 'bash', '-c', script], {
      cwd: box.folder,
      encoding: 'utf8',
    });
    expect(stdout).toBe('2\nsmall.txt\n2\n');
    expect(stderr).toContain('more.txt: could not write disk/more.txt: the disk is full');
    expect(stderr).toMatch(/cannot write to the folder .*: the file system is read-only/);
  });
});

const hasStrace = spawnSync('strace', ['-V']).status === 0;
describe.skipIf(!hasStrace)('a system call that fails', () => {
  it.each([
    ['fsync', 'EIO', 'the disk reported an error'],
    ['rename', 'EACCES', 'permission denied'],
    ['rename', 'EXDEV', 'on another file system'],
    ['rename', 'ENOSPC', 'the disk is full'],
    ['fchmod', 'EPERM', 'not permitted'],
  ])('%s: %s', (call, code, message) => {
    const inject = `inject=${call}:error=${code}:when=1`;
    const args = [
      '-f',
      '-o',
      '/dev/null',
      '-e',
      inject,
      process.execPath,
      command,
      'redact',
      '--in-place',
      'small.txt',
    ];
    const { status, stderr } = spawnSync('strace', args, { cwd: box.folder, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain(
      `small.txt: could not write small.txt: ${message.startsWith('on') ? 'the folder is ' : ''}${message}`,
    );
    expect(read('small.txt')).toBe(line);
    expect(list()).toEqual(['small.txt']);
  });

  it('syncs the file before the rename and the folder after it', () => {
    const args = ['-f', '-e', 'trace=fsync,rename', process.execPath, command, 'redact', '--in-place', 'small.txt'];
    const { stderr } = spawnSync('strace', args, { cwd: box.folder, encoding: 'utf8' });
    expect([...stderr.matchAll(/\b(fsync|rename)\(/g)].map(match => match[1])).toEqual(['fsync', 'rename', 'fsync']);
  });

  it('opens no network connection', () => {
    const args = [
      '-f',
      '-o',
      'trace',
      '-e',
      'trace=socket,connect,sendto',
      process.execPath,
      command,
      'redact',
      'small.txt',
    ];
    expect(spawnSync('strace', args, { cwd: box.folder }).status).toBe(0);
    expect(read('trace')).not.toMatch(/AF_INET|connect\(/);
  });
});

describe('odd places and names', () => {
  it('needs no more than 64 open files for 300', () => {
    for (let i = 0; i < 300; i++) box.write(`in/${i}.txt`, line);
    const script = `ulimit -n 64; exec "${process.execPath}" "${command}" redact in -o out`;
    const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: box.folder, encoding: 'utf8' });
    expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.stringContaining('300 files done') });
  });

  it('works without a home, a temporary folder or a locale', () => {
    const { status, stdout } = spawnSync(process.execPath, [command, 'redact', '--in-place', 'small.txt'], {
      cwd: box.folder,
      env: { LANG: 'C', TMPDIR: '/nowhere', HOME: '/nowhere' },
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(read('small.txt')).toContain('[PHONE]');
  });

  it('takes any name, and shows it harmless', () => {
    const names = [
      'new\nline.txt',
      '\u001b[31mred.txt',
      '-o',
      'a b.txt',
      '::error::x.txt',
      'jo@example.com.txt',
      '\u202egpj.txt',
    ];
    for (const name of names) box.write(`in/${name}`, line);
    const { code, stderr } = box.run(['redact', 'in', '-o', 'out', '-v']);
    expect(code).toBe(0);
    expect(list('out')).toEqual([...names].sort());
    expect(stderr.split('\n').length).toBe(names.length + 2);
    for (const hidden of ['\u001b', '\u202e', 'jo@example.com']) expect(stderr).not.toContain(hidden);
    expect(box.run(['redact', '--in-place', '--', 'in/-o']).code).toBe(0);
  });

  it('does not wait for named pipes', () => {
    execFileSync('mkfifo', [join(box.folder, 'pipe')]);
    expect(box.run(['redact', 'pipe'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is not a regular file'),
    });
    expect(box.run(['scan', '.'])).toMatchObject({ code: 0, stderr: expect.stringContaining('pipe: skipped') });
  });

  it('says that nothing was read, rather than that nothing was found', () => {
    box.write('empty/.gitignore', '*\n');
    box.write('empty/a.txt', line);
    expect(box.run(['scan', 'empty'])).toMatchObject({ code: 2, stderr: expect.stringContaining('0 files done') });
    expect(existsSync(join(box.folder, 'out'))).toBe(false);
  });

  it('takes an empty file', () => {
    box.write('empty.txt', '');
    expect(box.run(['redact', 'empty.txt', '-o', 'out.txt']).code).toBe(0);
    expect(read('out.txt')).toBe('');
    expect(box.run(['redact', 'empty.txt'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(box.run(['redact'], { input: '' })).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
