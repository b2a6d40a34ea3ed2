import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDraw } from '../../src/testing/index.ts';
import { record } from '../deep/figures.ts';
import { command, createSandbox, type Sandbox } from './withhold.ts';

// SIGKILL at moments that nobody chose, as a power cut does: KILLS=500 in the deep run. FC_SEED repeats the moments asked
// for; where they fall is the machine's choice.
const kills = Number(process.env['KILLS'] ?? 20);
const seed = Number(process.env['FC_SEED'] ?? 20261123);

const line = 'Nothing of note happened here. Ring 07700 900123 about it.\n';
const filler = 'It took three letters and a visit to the office.\n'.repeat(100);
const files: Readonly<Record<string, Buffer>> = {
  'a.txt': Buffer.from(line),
  'b.csv': Buffer.from(`id,comments\r\n1,"${line.trim()}"\r\n`.repeat(200)),
  'big.txt': Buffer.from((filler + line).repeat(1000)),
  'c.ndjson': Buffer.from(`${JSON.stringify({ text: line })}\n`.repeat(500)),
  'd.txt.gz': gzipSync(line.repeat(2000)),
  'e.txt': Buffer.from('nothing to find\n'),
};
const names = Object.keys(files);

type Way = readonly [name: string, folder: string, first: readonly string[], again: readonly string[]];
const ways: readonly Way[] = [
  ['in place', 'in', ['--in-place', '-j', '1', 'in'], ['--in-place', 'in']],
  ['in place, two threads', 'in', ['--in-place', '-j', '2', 'in'], ['--in-place', 'in']],
  ['to a folder', 'out', ['-j', '1', 'in', '-o', 'out'], ['in', '-o', 'out', '--skip-existing']],
  ['to a folder, two threads', 'out', ['-j', '2', 'in', '-o', 'out'], ['in', '-o', 'out', '--skip-existing']],
];

let box: Sandbox;
const redacted: Record<string, Buffer> = {};
/** How long a whole run takes, by way, in milliseconds. */
const lengths = new Map<Way, number>();
beforeAll(() => {
  box = createSandbox();
  for (const way of ways) {
    restore();
    const begun = performance.now();
    expect(box.run(['redact', ...way[2]]).code).toBe(0);
    lengths.set(way, performance.now() - begun);
    for (const name of names) {
      const now = read(`${way[1]}/${name}`);
      redacted[name] ??= now;
      expect(now.equals(redacted[name]!), `${name}, ${way[0]}`).toBe(true);
    }
  }
});
afterAll(() => box.discard());

const read = (path: string): Buffer => readFileSync(join(box.folder, path));

function restore(): void {
  for (const folder of ['in', 'out']) rmSync(join(box.folder, folder), { recursive: true, force: true });
  mkdirSync(join(box.folder, 'in'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(box.folder, 'in', name), content);
}

function killAfter(milliseconds: number, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [command, 'redact', '-q', ...args], { cwd: box.folder, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  return new Promise(resolve =>
    child.on('close', () => {
      clearTimeout(timer);
      resolve();
    }),
  );
}

/** What stands in the folder after a kill; fails where anything is neither the old nor the new. */
function judge([way, folder]: Way, at: string): string {
  const done = new Set<string>();
  let begun = 0;
  const found = statSync(join(box.folder, folder), { throwIfNoEntry: false })
    ? readdirSync(join(box.folder, folder))
    : [];
  for (const name of found) {
    const content = read(`${folder}/${name}`);
    if (name in files) {
      const isNew = content.equals(redacted[name]!);
      const isOld = folder === 'in' && content.equals(files[name]!);
      expect(isNew || isOld, `${name} ${at}, ${way}: ${content.length} bytes`).toBe(true);
      if (isNew && !isOld) done.add(name);
    } else {
      // Under a name of its own: the beginning of a redacted file, which nobody else can read until it is whole.
      expect(name, `${at}, ${way}`).toMatch(/^\.withhold-.*\.tmp$/);
      const whole = Object.values(redacted).find(each => each.subarray(0, content.length).equals(content));
      expect(whole, `the temporary file ${at}, ${way}: ${content.length} bytes`).toBeDefined();
      const { mode } = statSync(join(box.folder, folder, name));
      if (content.length < whole!.length) expect(mode & 0o777, `${at}, ${way}`).toBe(0o600);
      begun++;
    }
  }
  if (folder === 'in')
    expect(
      names.filter(name => !found.includes(name)),
      `lost ${at}, ${way}`,
    ).toEqual([]);
  else for (const name of names) expect(read(`in/${name}`).equals(files[name]!), `in/${name} ${at}, ${way}`).toBe(true);
  return begun > 0
    ? 'half-way through a file'
    : done.size === 0
      ? 'before the first file'
      : 'between files, or at the end';
}

it(`${kills} kills at random moments lose nothing, and the next run finishes and cleans up`, async () => {
  const draw = createDraw(seed);
  const met = new Map<string, number>();
  for (let i = 0; i < kills; i++) {
    const way = ways[i % ways.length]!;
    restore();
    // The first third is Node starting: little can happen there.
    const moment = draw.integer(200, 1050) / 1000;
    await killAfter(moment * lengths.get(way)!, way[2]);
    const at = `at kill ${i}, FC_SEED=${seed}`;
    const state = judge(way, at);
    met.set(state, (met.get(state) ?? 0) + 1);
    expect(box.run(['redact', ...way[3]]), at).toMatchObject({ code: 0 });
    expect(readdirSync(join(box.folder, way[1])).sort(), at).toEqual(names);
    for (const name of names) expect(read(`${way[1]}/${name}`).equals(redacted[name]!), `${name} ${at}`).toBe(true);
  }
  record('random kills survived', kills);
  if (kills >= 100) {
    console.log([...met].map(([state, count]) => `${count} ${state}`).join(', '));
    // Kills that all came too soon or too late would show nothing.
    expect(met.get('half-way through a file')).toBeGreaterThan(kills / 10);
  }
}, 3_600_000);
