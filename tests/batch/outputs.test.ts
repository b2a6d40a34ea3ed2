import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planOutputs } from '../../src/batch/outputs.ts';
import type { Found } from '../../src/batch/walk.ts';

let cwd: string;
beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'withhold-')));
  mkdirSync(join(cwd, 'in/sub'), { recursive: true });
  for (const each of ['in/a.csv', 'in/sub/b.csv']) writeFileSync(join(cwd, each), 'x');
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const found = (inside: string): Found => ({
  path: `in/${inside}`,
  source: join(cwd, 'in', inside),
  inside,
  named: false,
});
const files = () => [found('a.csv'), found('sub/b.csv')];

describe('planOutputs', () => {
  it('keeps the tree in an output folder, and makes its folders', () => {
    const plans = planOutputs(files(), { folder: 'out' }, { cwd });
    expect(plans).toMatchObject([
      { output: { path: 'out/a.csv', target: join(cwd, 'out/a.csv'), overwrite: false } },
      { output: { path: 'out/sub/b.csv', target: join(cwd, 'out/sub/b.csv') } },
    ]);
    expect(existsSync(join(cwd, 'out/sub'))).toBe(true);
  });

  it('writes a named file', () => {
    expect(planOutputs([found('a.csv')], { file: 'b.csv' }, { cwd })).toMatchObject([
      { output: { target: join(cwd, 'b.csv') } },
    ]);
  });

  it('writes over the input only for --in-place', () => {
    expect(planOutputs([found('a.csv')], { inPlace: true }, { cwd })).toMatchObject([
      { output: { path: 'in/a.csv', target: join(cwd, 'in/a.csv'), overwrite: true } },
    ]);
    for (const destination of [{ file: 'in/a.csv' }, { file: './in/../in/a.csv' }, { folder: 'in' }]) {
      for (const options of [{}, { force: true }, { skipExisting: true }]) {
        expect(() => planOutputs([found('a.csv')], destination, { cwd, ...options })).toThrow(
          'is the input itself; say --in-place',
        );
      }
    }
  });

  it('sees through links and other names of the input', () => {
    symlinkSync('in/a.csv', join(cwd, 'link'));
    linkSync(join(cwd, 'in/a.csv'), join(cwd, 'hard'));
    symlinkSync('in', join(cwd, 'folder'));
    for (const file of ['link', 'hard', 'folder/a.csv']) {
      expect(() => planOutputs([found('a.csv')], { file }, { cwd, force: true })).toThrow('is the input itself');
    }
  });

  it('refuses all where an output exists, replaces with --force, leaves with --skip-existing', () => {
    mkdirSync(join(cwd, 'out'));
    writeFileSync(join(cwd, 'out/a.csv'), 'old');
    expect(() => planOutputs(files(), { folder: 'out' }, { cwd })).toThrow('out/a.csv exists; --force replaces it');
    expect(existsSync(join(cwd, 'out/sub'))).toBe(false);
    expect(planOutputs(files(), { folder: 'out' }, { cwd, force: true })).toMatchObject([
      { output: { overwrite: true } },
      { output: { overwrite: true } },
    ]);
    expect(planOutputs(files(), { folder: 'out' }, { cwd, skipExisting: true })).toMatchObject([
      { path: 'in/a.csv', skipped: 'out/a.csv exists' },
      { output: { path: 'out/sub/b.csv' } },
    ]);
  });

  it('refuses two inputs for one output', () => {
    const twice = [found('a.csv'), { ...found('sub/b.csv'), inside: 'a.csv' }];
    expect(() => planOutputs(twice, { folder: 'out' }, { cwd })).toThrow(
      'in/a.csv and in/sub/b.csv would both be written to out/a.csv',
    );
  });

  it('refuses outputs in the way of the report, by whatever name', () => {
    const plan = (report: string) => () => planOutputs(files(), { folder: 'out' }, { cwd, report: join(cwd, report) });
    for (const report of ['out', 'out/a.csv', 'out/sub', 'out/a.csv/b.json']) {
      expect(plan(report)).toThrow(/^out\/\S+ is in the way of the report/);
      expect(existsSync(join(cwd, 'out'))).toBe(false);
    }
    mkdirSync(join(cwd, 'out'));
    writeFileSync(join(cwd, 'out/a.csv'), '');
    linkSync(join(cwd, 'out/a.csv'), join(cwd, 'hard'));
    expect(plan('hard')).toThrow('is in the way of the report');
    rmSync(join(cwd, 'out/a.csv'));
    expect(plan('out/no/report.json')).toThrow('could not write report.json: no such file or folder');
    expect(plan('out/report.json')).not.toThrow();
  });

  it('keeps a link that is given as the output', () => {
    writeFileSync(join(cwd, 'real.csv'), '');
    symlinkSync('real.csv', join(cwd, 'link.csv'));
    expect(planOutputs([found('a.csv')], { file: 'link.csv' }, { cwd, force: true })).toMatchObject([
      { output: { target: join(cwd, 'real.csv') } },
    ]);
    symlinkSync('nowhere', join(cwd, 'dangling'));
    expect(() => planOutputs([found('a.csv')], { file: 'dangling' }, { cwd })).toThrow('is a link that leads nowhere');
  });

  it('never renames over a device', () => {
    const [plan] = planOutputs([found('a.csv')], { file: '/dev/null' }, { cwd });
    expect(plan).toMatchObject({ output: { target: '/dev/null' } });
    expect(plan).not.toHaveProperty('output.temporary');
  });

  it('refuses a folder that cannot be written to, before any work', () => {
    writeFileSync(join(cwd, 'file'), '');
    expect(() => planOutputs(files(), { folder: 'file' }, { cwd })).toThrow('cannot write to the folder');
    if (process.getuid?.() === 0) return; // Nothing is read-only to root.
    mkdirSync(join(cwd, 'shut'));
    chmodSync(join(cwd, 'shut'), 0o555);
    expect(() => planOutputs([found('a.csv')], { folder: 'shut' }, { cwd })).toThrow('permission denied');
  });

  it('refuses a folder where a file should go', () => {
    expect(() => planOutputs([found('a.csv')], { file: 'in/sub' }, { cwd })).toThrow('in/sub is a folder');
  });
});
