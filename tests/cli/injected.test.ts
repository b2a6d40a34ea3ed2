import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDraw } from '../../src/testing/index.ts';
import { record } from '../deep/figures.ts';
import { createStorm, fileCount, type Storm, ways } from './storm.ts';
import { command } from './withhold.ts';

// System calls that the kernel refuses, one a run, at any place in the run: FAULTS=400 in the deep run. A fault may hit us
// or Node itself; either way no file is lost or halved, and no run says that all is done when it is not.
const faults = Number(process.env['FAULTS'] ?? (process.env['CI'] ? 12 : 6));
const seed = Number(process.env['FC_SEED'] ?? 20261123);

const errors: Readonly<Record<string, readonly string[]>> = {
  openat: ['EACCES', 'EMFILE', 'ENFILE', 'ENOSPC', 'EROFS', 'ENOENT'],
  read: ['EIO', 'EISDIR'],
  write: ['ENOSPC', 'EIO', 'EDQUOT', 'EFBIG'],
  fsync: ['EIO', 'ENOSPC'],
  fchmod: ['EPERM'],
  rename: ['EACCES', 'ENOSPC', 'EXDEV', 'EROFS'],
  link: ['EPERM', 'EMLINK'],
  unlink: ['EIO', 'EACCES'],
  close: ['EIO'],
  statx: ['EACCES', 'EIO'],
  getdents64: ['EIO'],
  mkdir: ['ENOSPC', 'EROFS'],
};
const calls = Object.keys(errors);

const hasStrace = spawnSync('strace', ['-V']).status === 0;
describe.skipIf(!hasStrace)('the kernel refuses', () => {
  let storm: Storm;
  beforeAll(() => {
    storm = createStorm(20);
  }, 120_000);
  afterAll(() => storm.box.discard());

  /** Runs the command under strace; gives what it ended with, and the calls of its main thread in order. */
  function trace(args: readonly string[], inject: readonly string[] = []) {
    const log = join(storm.box.folder, 'trace');
    const { status, stderr } = spawnSync(
      'strace',
      ['-f', '-o', log, '-e', `trace=${calls}`, ...inject, process.execPath, command, 'redact', ...args],
      { cwd: storm.box.folder, encoding: 'utf8' },
    );
    const lines = readFileSync(log, 'utf8').split('\n');
    const main = lines[0]!.split(' ')[0]!;
    const made = lines.filter(line => line.startsWith(`${main} `) && /^\d+ +\w+\(/.test(line));
    return { status, stderr, made, isHit: lines.some(line => line.includes('(INJECTED)')) };
  }

  it(`${faults} system calls, and nothing is lost, halved or hidden`, () => {
    const draw = createDraw(seed);
    // Of each way, which calls come after the first look at the input: those before are Node starting.
    const plans = ways.slice(0, 2).map(way => {
      storm.restore();
      const { made } = trace(way.first);
      const begin = made.findIndex(line => line.includes('/in"'));
      expect(begin).toBeGreaterThan(0);
      const count = (lines: readonly string[], call: string) => lines.filter(line => line.includes(` ${call}(`)).length;
      const ranges = calls.map(call => ({
        call,
        from: count(made.slice(0, begin), call) + 1,
        to: count(made, call),
      }));
      return { way, ranges: ranges.filter(({ from, to }) => from <= to) };
    });
    let hit = 0;
    for (let i = 0; i < faults; i++) {
      const { way, ranges } = plans[i % plans.length]!;
      const { call, from, to } = ranges[(i >> 1) % ranges.length]!;
      const error = draw.pick(errors[call]!);
      const at = draw.integer(from, to);
      storm.restore();
      const outcome = trace(way.first, ['-e', `inject=${call}:error=${error}:when=${at}`]);
      const when = `after ${error} from ${call} number ${at}, ${outcome.stderr}`;
      if (outcome.isHit) hit++;
      const { done } = storm.judge(way, when);
      if (outcome.status === 0) expect(done, when).toBe(fileCount);
      // Where it hits what Node itself cannot do without, Node aborts (a signal, no status): that is a kill like others.
      else if (outcome.status !== null) expect(outcome.stderr, when).not.toBe('');
      expect(outcome.stderr, when).not.toContain('07700');
      storm.finish(way, when);
    }
    // Calls are counted anew in each run, and a few may have been fewer this time.
    expect(hit).toBeGreaterThan(faults / 3);
    record('system calls that failed, survived', hit);
  }, 3_600_000);
});
