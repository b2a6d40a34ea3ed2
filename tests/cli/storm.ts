/** Files to redact while something goes wrong, and the judge of what then stands on the disk. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { createSandbox, type Sandbox } from './withhold.ts';

const line = 'Nothing of note happened here. Ring 07700 900123 about it.\n';
const filler = 'It took three letters and a visit to the office.\n'.repeat(100);

/** One way to run the command, in the sandbox: what is struck, and how it is finished afterwards. */
export interface Way {
  readonly name: string;
  /** Where the redacted files come to stand. */
  readonly folder: 'in' | 'out';
  readonly first: readonly string[];
  readonly again: readonly string[];
}

export const ways: readonly Way[] = [
  { name: 'in place', folder: 'in', first: ['--in-place', '-j', '1', 'in'], again: ['--in-place', 'in'] },
  { name: 'to a folder', folder: 'out', first: ['-j', '1', 'in', '-o', 'out'], again: finish() },
  { name: 'in place, two threads', folder: 'in', first: ['--in-place', '-j', '2', 'in'], again: ['--in-place', 'in'] },
  { name: 'to a folder, two threads', folder: 'out', first: ['-j', '2', 'in', '-o', 'out'], again: finish() },
];

function finish(): string[] {
  return ['in', '-o', 'out', '--skip-existing'];
}

export interface Storm {
  readonly box: Sandbox;
  /** How long a whole run takes, in milliseconds. */
  lengthOf(way: Way): number;
  /** The originals, as they were before any run. */
  restore(): void;
  /** How many files are done and how many are begun. Fails where one is neither old nor new, or a temporary one is not as it may be. */
  judge(way: Way, when: string): { readonly done: number; readonly begun: number };
  /** Runs again, and fails unless everything is done then and nothing else is left. */
  finish(way: Way, when: string): void;
}

/** @param repeats of the big file: 5 kB each. */
export function createStorm(repeats: number): Storm {
  const files: Readonly<Record<string, Buffer>> = {
    'a.txt': Buffer.from(line),
    'b.csv': Buffer.from(`id,comments\r\n1,"${line.trim()}"\r\n`.repeat(200)),
    'big.txt': Buffer.from((filler + line).repeat(repeats)),
    'c.ndjson': Buffer.from(`${JSON.stringify({ text: line })}\n`.repeat(500)),
    'd.txt.gz': gzipSync(line.repeat(2000)),
  };
  const names = Object.keys(files);
  const redacted: Record<string, Buffer> = {};
  const lengths = new Map<Way, number>();
  const box = createSandbox();
  const read = (path: string): Buffer => readFileSync(join(box.folder, path));
  const restore = (): void => {
    for (const folder of ['in', 'out']) rmSync(join(box.folder, folder), { recursive: true, force: true });
    mkdirSync(join(box.folder, 'in'));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(box.folder, 'in', name), content);
  };
  const list = (folder: string): string[] =>
    statSync(join(box.folder, folder), { throwIfNoEntry: false }) ? readdirSync(join(box.folder, folder)).sort() : [];

  for (const way of ways) {
    restore();
    const begun = performance.now();
    expect(box.run(['redact', ...way.first]).code).toBe(0);
    lengths.set(way, performance.now() - begun);
    for (const name of names) {
      const now = read(`${way.folder}/${name}`);
      redacted[name] ??= now;
      expect(now.equals(redacted[name]!), `${name}, ${way.name}`).toBe(true);
      expect(now.equals(files[name]!), `${name}, ${way.name}`).toBe(false);
    }
  }

  /** Under a name of its own: the beginning of a redacted file, which nobody else can read until it is whole. */
  const judgeTemporary = (path: string, name: string, when: string): void => {
    expect(name, when).toMatch(/^\.withhold-.*\.tmp$/);
    const content = read(path);
    const whole = Object.values(redacted).find(each => each.subarray(0, content.length).equals(content));
    expect(whole, `the temporary file ${when}: ${content.length} bytes`).toBeDefined();
    const { mode } = statSync(join(box.folder, path));
    if (content.length < whole!.length) expect(mode & 0o777, when).toBe(0o600);
  };

  return {
    box,
    lengthOf: way => lengths.get(way)!,
    restore,
    judge({ name: way, folder }, when) {
      let [done, begun] = [0, 0];
      for (const name of list(folder)) {
        if (!(name in files)) {
          judgeTemporary(`${folder}/${name}`, name, `${when}, ${way}`);
          begun++;
          continue;
        }
        const content = read(`${folder}/${name}`);
        const isNew = content.equals(redacted[name]!);
        const isOld = folder === 'in' && content.equals(files[name]!);
        expect(isNew || isOld, `${name} ${when}, ${way}: ${content.length} bytes`).toBe(true);
        if (isNew) done++;
      }
      if (folder === 'out') for (const name of names) expect(read(`in/${name}`).equals(files[name]!), when).toBe(true);
      else
        expect(
          list('in').filter(name => name in files),
          `lost ${when}, ${way}`,
        ).toEqual(names);
      return { done, begun };
    },
    finish({ name: way, folder, again }, when) {
      expect(box.run(['redact', ...again]), `${when}, ${way}`).toMatchObject({ code: 0 });
      expect(list(folder), `${when}, ${way}`).toEqual(names);
      for (const name of names)
        expect(read(`${folder}/${name}`).equals(redacted[name]!), `${name} ${when}, ${way}`).toBe(true);
    },
  };
}

/** How many files a storm has. */
export const fileCount = 5;
