import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPool, type Pool } from '../../src/batch/pool.ts';
import { createStop } from '../../src/batch/stop.ts';
import type { Task } from '../../src/batch/task.ts';

let folder: string;
let pool: Pool;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'withhold-'));
  pool = createPool(2, {}, createStop(), fileURLToPath(new URL('crashing-worker.mjs', import.meta.url)));
});
afterEach(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

const task = (path: string): Task => {
  const target = join(folder, path);
  const output = { path, target, temporary: `${target}.tmp`, overwrite: false };
  return { path, source: target, read: {}, collect: false, output };
};

it('fails the file of a thread that dies, removes what it began, and does the others', async () => {
  const names = ['a', 'crash-1', 'b', 'crash-2', 'crash-3', 'c', 'd'];
  const results = await Promise.all(names.map(name => pool.run(task(name))));
  expect(results.map(result => [result.path, 'failed' in result])).toEqual(
    names.map(name => [name, name.startsWith('crash')]),
  );
  expect(readdirSync(folder)).toEqual([]);
});

it('says nothing of what a thread threw', async () => {
  expect(await pool.run(task('throw'))).toEqual({
    path: 'throw',
    failed: 'the thread that read it stopped: unexpected SyntaxError; please report this',
  });
});

it('does not wait for threads that cannot start', async () => {
  const broken = createPool(2, {}, createStop(), join(folder, 'missing.mjs'));
  expect(await broken.run(task('a'))).toHaveProperty('failed');
  expect(await broken.run(task('b'))).toHaveProperty('failed');
  await broken.close();
});
