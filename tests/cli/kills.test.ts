import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDraw } from '../../src/testing/index.ts';
import { record } from '../deep/figures.ts';
import { createStorm, fileCount, type Storm, ways } from './storm.ts';
import { command } from './withhold.ts';

// SIGKILL at moments that nobody chose, as a power cut does: 20 in CI, KILLS=500 in the deep run. FC_SEED repeats the moments asked
// for; where they fall is the machine's choice.
const kills = Number(process.env['KILLS'] ?? (process.env['CI'] ? 20 : 8));
const seed = Number(process.env['FC_SEED'] ?? 20261123);

let storm: Storm;
beforeAll(() => {
  storm = createStorm(1000);
}, 120_000);
afterAll(() => storm.box.discard());

function killAfter(milliseconds: number, args: readonly string[]): Promise<void> {
  const options = { cwd: storm.box.folder, stdio: 'ignore' } as const;
  const child = spawn(process.execPath, [command, 'redact', '-q', ...args], options);
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  return new Promise(resolve => {
    child.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

it(`${kills} kills at random moments lose nothing, and the next run finishes and cleans up`, async () => {
  const draw = createDraw(seed);
  const met = { before: 0, 'half-way through a file': 0, 'between files': 0, after: 0 };
  for (let i = 0; i < kills; i++) {
    const way = ways[i % ways.length]!;
    storm.restore();
    // The first third is Node starting: little can happen there.
    const moment = draw.integer(200, 1050) / 1000;
    await killAfter(moment * storm.lengthOf(way), way.first);
    const when = `at kill ${i}, FC_SEED=${seed}`;
    const { done, begun } = storm.judge(way, when);
    met[begun > 0 ? 'half-way through a file' : done === 0 ? 'before' : done < fileCount ? 'between files' : 'after']++;
    storm.finish(way, when);
  }
  record('random kills survived', kills);
  if (kills >= 100) {
    console.log(`kills: ${Object.entries(met).map(([state, count]) => `${count} ${state}`)}; FC_SEED=${seed}`);
    // Kills that all came too soon or too late would show nothing.
    expect(met['half-way through a file']).toBeGreaterThan(kills / 10);
  }
}, 3_600_000);
