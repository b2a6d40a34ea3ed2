import {
  appendFileSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStop, Stopped } from '../../src/batch/stop.ts';
import { type OpenProcessor, type Output, runTask, type Task, type TaskContext } from '../../src/batch/task.ts';
import { temporaryBeside } from '../../src/batch/temporary.ts';
import { BinaryInputError, InputError } from '../../src/formats/processor.ts';
import { openToy } from './toy.ts';

let folder: string;
let source: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'withhold-'));
  source = join(folder, 'in.txt');
  writeFileSync(source, 'a SECRET and a SECRET\n', { mode: 0o640 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const context: TaskContext = { open: openToy, stop: createStop() };
const task = (more: Partial<Task> = {}): Task => ({ path: 'in.txt', source, read: {}, collect: true, ...more });
const to = (name: string, overwrite = false): Output => {
  const target = join(folder, name);
  return { path: name, target, overwrite, temporary: temporaryBeside(target) };
};
const inPlace = () => to('in.txt', true);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('reading', () => {
  it('gives the findings in order, and the counts', async () => {
    const result = await runTask(task(), context);
    expect(result).toMatchObject({
      path: 'in.txt',
      summary: { findings: 2, bytes: 22 },
      findings: [{ start: 2 }, { start: 15 }],
    });
  });

  it('counts only where nobody collects', async () => {
    expect(await runTask(task({ collect: false }), context)).toMatchObject({ summary: { findings: 2 }, findings: [] });
  });

  it('hands findings over as they come, instead of keeping them', async () => {
    const taken: unknown[] = [];
    const result = await runTask(task(), { ...context, onFinding: (path, { start }) => taken.push([path, start]) });
    expect(taken).toEqual([
      ['in.txt', 2],
      ['in.txt', 15],
    ]);
    expect(result).toMatchObject({ findings: [] });
  });

  it('skips what is larger than the limit', async () => {
    expect(await runTask(task({ maxFileSize: 21 }), context)).toEqual({
      path: 'in.txt',
      skipped: 'is larger than the limit of 21 bytes',
    });
  });

  it('says what it could not read, without the words of the error', async () => {
    rmSync(source);
    expect(await runTask(task(), context)).toEqual({ path: 'in.txt', failed: 'no such file or folder' });
    symlinkSync('/etc/hostname', source);
    expect(await runTask(task(), context)).toEqual({ path: 'in.txt', failed: 'is a link, or a loop of links' });
  });
});

describe('writing', () => {
  it('writes a new file with the mode of the input', async () => {
    expect(await runTask(task({ output: to('out.txt') }), context)).toMatchObject({ output: 'out.txt' });
    expect(read('out.txt')).toBe('a [X] and a [X]\n');
    expect(read('in.txt')).toBe('a SECRET and a SECRET\n');
    expect(statSync(join(folder, 'out.txt')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['in.txt', 'out.txt']);
  });

  it('replaces a file in place, with its mode', async () => {
    await runTask(task({ output: inPlace() }), context);
    expect(read('in.txt')).toBe('a [X] and a [X]\n');
    expect(statSync(source).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['in.txt']);
  });

  it('does not touch a file in which there is nothing to replace', async () => {
    writeFileSync(source, 'nothing here\n');
    utimesSync(source, 1, 1);
    const { ino, mtimeMs, ctimeMs } = statSync(source);
    await runTask(task({ output: inPlace() }), context);
    expect(statSync(source)).toMatchObject({ ino, mtimeMs, ctimeMs });
    expect(readdirSync(folder)).toEqual(['in.txt']);
  });

  it('refuses to part the names of a file', async () => {
    linkSync(source, join(folder, 'other.txt'));
    const result = await runTask(task({ output: inPlace() }), context);
    expect(result).toHaveProperty(
      'failed',
      'has 2 names (hard links) that replacing it would part; write a new file instead',
    );
    expect(read('other.txt')).toBe('a SECRET and a SECRET\n');
  });

  it('writes to a device directly', async () => {
    const output = { path: '/dev/null', target: '/dev/null', overwrite: true };
    expect(await runTask(task({ output }), context)).toMatchObject({ output: '/dev/null' });
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    const full = { path: '/dev/full', target: '/dev/full', overwrite: true };
    expect(await runTask(task({ output: full }), context)).toEqual({
      path: 'in.txt',
      failed: 'could not write /dev/full: the disk is full',
    });
  });

  it('writes standard output through the sink that it is given', async () => {
    const pieces: string[] = [];
    const output = { path: '-', target: '-', overwrite: true };
    const standardOutput = async (piece: Uint8Array) => void pieces.push(Buffer.from(piece).toString());
    await runTask(task({ output }), { ...context, standardOutput });
    expect(pieces.join('')).toBe('a [X] and a [X]\n');
  });

  // What someone else may do to the file while it is being read.
  const meddling: Record<string, () => void> = {
    grows: () => appendFileSync(source, 'more'),
    shrinks: () => truncateSync(source, 3),
    'is replaced': () => {
      writeFileSync(`${source}.new`, 'a SECRET and a SECRET\n');
      renameSync(`${source}.new`, source);
    },
    'is rewritten': () => writeFileSync(source, 'b SECRET and b SECRET\n'),
    vanishes: () => rmSync(source),
    'becomes a link': () => {
      rmSync(source);
      symlinkSync('/etc/hostname', source);
    },
  };
  it.each(Object.keys(meddling))('writes nothing where the input %s meanwhile', async name => {
    const open: OpenProcessor = options => {
      const processor = openToy(options);
      return {
        ...processor,
        end() {
          meddling[name]!();
          return processor.end();
        },
      };
    };
    for (const output of [to('out.txt'), inPlace()]) {
      rmSync(source, { force: true });
      writeFileSync(source, 'a SECRET and a SECRET\n');
      const result = await runTask(task({ output }), { ...context, open });
      expect(result).toHaveProperty('failed');
      const left = readdirSync(folder);
      expect(left.filter(each => each !== 'in.txt')).toEqual([]);
      if (left.length > 0) expect(readFileSync(source, 'utf8')).not.toContain('[X]');
    }
  });
});

describe('a processor that fails', () => {
  const value = 'QQ123456C';
  const failures: [string, Error, object][] = [
    [
      'a fault of the input',
      new InputError('row 2: a quote is never closed'),
      { failed: 'row 2: a quote is never closed' },
    ],
    ['a binary', new BinaryInputError('is a picture'), { skipped: 'is a picture' }],
    [
      'a fault of ours',
      new SyntaxError(`Unexpected token in ${value}`),
      { failed: 'unexpected SyntaxError; please report this' },
    ],
    ['a system error', Object.assign(new Error(value), { code: 'EIO' }), { failed: 'the disk reported an error' }],
    ['an unknown code', Object.assign(new Error(value), { code: 'EODD' }), { failed: 'the system reported EODD' }],
    [
      'a value as a code',
      Object.assign(new Error(), { code: 'QQ 12' }),
      { failed: 'unexpected Error; please report this' },
    ],
  ];
  it.each(failures)('%s leaves no file and says no more than it may', async (_, error, expected) => {
    for (const at of ['push', 'end'] as const) {
      const open: OpenProcessor = options => ({ ...openToy(options), [at]: () => Promise.reject(error) });
      const result = await runTask(task({ output: inPlace() }), { ...context, open });
      expect(result).toEqual({ path: 'in.txt', ...expected });
      expect(readdirSync(folder)).toEqual(['in.txt']);
      expect(read('in.txt')).toBe('a SECRET and a SECRET\n');
    }
  });
});

it('stops when asked, and leaves what was', async () => {
  const stop = createStop();
  const open: OpenProcessor = options => {
    stop.request();
    return openToy(options);
  };
  await expect(runTask(task({ output: inPlace() }), { open, stop })).rejects.toThrow(Stopped);
  expect(readdirSync(folder)).toEqual(['in.txt']);
  expect(read('in.txt')).toBe('a SECRET and a SECRET\n');
});
