import type * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RedactDestination, redactFiles } from '../../src/batch/index.ts';
import { InputError } from '../../src/formats/processor.ts';
import { record } from '../deep/figures.ts';

// Every call that the code under test makes to the file system passes here, and one of them can be made to fail.
const faults = vi.hoisted(() => ({ calls: [] as string[], failAt: 0, code: '', isShort: false }));
vi.mock('node:fs', async importOriginal => {
  const real = await importOriginal<typeof fs>();
  const wrap =
    (name: string, call: (...given: never[]) => unknown) =>
    (...given: never[]) => {
      faults.calls.push(name);
      if (faults.calls.length === faults.failAt) throw Object.assign(new Error('QQ 12 34 56 C'), { code: faults.code });
      return call(...(faults.isShort ? shorten(name, given) : given));
    };
  // A kernel may take or give fewer bytes than it was asked to: on signals, pipes, network folders, a disk nearly full.
  const shorten = (name: string, given: readonly unknown[]): never[] => {
    if (name !== 'writeSync' && name !== 'readSync') return given as never[];
    const [fd, bytes, offset, length, ...rest] = given as [number, Uint8Array, number, number];
    return [fd, bytes, offset, Math.min(length, 3), ...rest] as never[];
  };
  const wrapped = Object.entries(real).map(([name, value]) => {
    const isCall = typeof value === 'function' && name.endsWith('Sync');
    return [name, isCall ? wrap(name, value as never) : value];
  });
  return Object.fromEntries(wrapped);
});
const real = await vi.importActual<typeof fs>('node:fs');

const before = 'id,comments\n1,Ring 07700 900123\n';
const after = 'id,comments\n1,Ring [PHONE]\n';

let folder: string;
beforeEach(() => {
  folder = real.mkdtempSync(join(tmpdir(), 'withhold-'));
  real.mkdirSync(join(folder, 'in'));
  for (const name of ['a.csv', 'b.csv']) real.writeFileSync(join(folder, 'in', name), before);
});
afterEach(() => real.rmSync(folder, { recursive: true, force: true }));

async function run(destination: RedactDestination) {
  const failed: string[] = [];
  const done: string[] = [];
  try {
    for await (const result of redactFiles({ paths: ['in'], cwd: folder, settings: {}, jobs: 1, destination })) {
      if ('failed' in result) failed.push(`${result.path}: ${result.failed}`);
      else done.push(result.path);
    }
  } catch (error) {
    failed.push(error instanceof Error ? error.message : '');
    // Refused before any work, in our words, or a fault while looking around: the command line says only its code.
    if (!(error instanceof InputError)) expect(error).toHaveProperty('code', faults.code);
    else expect(error.message).not.toContain('QQ 12 34 56 C');
  }
  return { failed, done };
}

const read = (path: string) => real.readFileSync(join(folder, path), 'utf8');
const list = (path: string) => (real.existsSync(join(folder, path)) ? real.readdirSync(join(folder, path)) : []);
const openFiles = () => real.readdirSync('/proc/self/fd').length;

/** Fails the first call, then the second, and so on, until a run gets through without meeting the fault. */
async function failEach(code: string, destination: RedactDestination, judge: (name: string) => void): Promise<number> {
  for (let at = 1; ; at++) {
    Object.assign(faults, { calls: [], failAt: at, code });
    const handles = openFiles();
    const { failed, done } = await run(destination);
    faults.failAt = 0;
    if (faults.calls.length < at) {
      expect(failed).toEqual([]);
      expect(done).toEqual(['in/a.csv', 'in/b.csv']);
      record('calls to the file system that failed, survived', at - 1);
      return at - 1;
    }
    const name = faults.calls[at - 1]!;
    expect(openFiles(), `open files after ${name} (call ${at})`).toBeLessThanOrEqual(
      handles + (name === 'closeSync' ? 1 : 0),
    );
    judge(name);
    for (const each of list('in')) real.rmSync(join(folder, 'in', each), { recursive: true });
    real.rmSync(join(folder, 'out'), { recursive: true, force: true });
    for (const each of ['a.csv', 'b.csv']) real.writeFileSync(join(folder, 'in', each), before);
  }
}

const isTemporary = (name: string) => name.startsWith('.withhold-');

describe.each(['EIO', 'ENOSPC', 'EACCES', 'EMFILE'])('%s at any call to the file system', code => {
  it('leaves a file in place as it was or as it should be', async () => {
    const calls = await failEach(code, { inPlace: true }, name => {
      for (const each of ['in/a.csv', 'in/b.csv']) expect([before, after]).toContain(read(each));
      if (name !== 'unlinkSync') expect(list('in').filter(isTemporary), `after ${name}`).toEqual([]);
    });
    expect(calls).toBeGreaterThan(20);
    for (const each of ['in/a.csv', 'in/b.csv']) expect(read(each)).toBe(after);
  });

  it('writes whole outputs or none, and never touches the inputs', async () => {
    const calls = await failEach(code, { output: 'out' }, name => {
      for (const each of ['in/a.csv', 'in/b.csv']) expect(read(each)).toBe(before);
      for (const each of list('out')) {
        if (isTemporary(each)) expect(name).toBe('unlinkSync');
        else expect(read(`out/${each}`)).toBe(after);
      }
    });
    expect(calls).toBeGreaterThan(20);
  });
});

it.each<[string, RedactDestination]>([
  ['in place', { inPlace: true }],
  ['to a folder', { output: 'out' }],
])('reads and writes of three bytes at a time give the same: %s', async (_, destination) => {
  Object.assign(faults, { calls: [], failAt: 0, isShort: true });
  expect(await run(destination)).toEqual({ failed: [], done: ['in/a.csv', 'in/b.csv'] });
  faults.isShort = false;
  expect(faults.calls.filter(name => name === 'writeSync').length).toBeGreaterThan(10);
  for (const name of ['a.csv', 'b.csv'])
    expect(read(`${'output' in Object(destination) ? 'out' : 'in'}/${name}`)).toBe(after);
});
