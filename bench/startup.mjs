/**
 * What a short run of the command takes beyond Node itself, `node -e 0`. Runs are interleaved, so that a busy moment of the
 * machine hits all of them; the figures are medians of the differences within a round, in milliseconds: by the clock, and
 * of processor time, which is the steadier one. `node bench/startup.mjs [--runs 40]`; with `--max 10` it fails where
 * `--version` or `redact` take longer by the clock. Needs `npm run build:js` and bash.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: flags } = parseArgs({ options: { runs: { type: 'string', default: '40' }, max: { type: 'string' } } });
const runs = Number(flags.runs);
const withhold = new URL('../bin/withhold.js', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'withhold-startup-'));
const text = 'Please ring me on 07700 900123 or write to jo.bloggs@example.com\n';
writeFileSync(join(folder, 'message.txt'), text);

const base = ['-e', '0'];
const commands = {
  'withhold --version': [withhold, '--version'],
  'withhold redact, one line': [withhold, 'redact'],
  'withhold check message.txt': [withhold, 'check', 'message.txt'],
  'withhold scan message.txt': [withhold, 'scan', 'message.txt'],
};

// In a pipe, as a shell runs it: Node would give its child a socket.
const script = 'TIMEFORMAT="%3U %3S"; time printf %s "$TEXT" | "$@" 2>/dev/null | cat >/dev/null';

/** Milliseconds by the clock and of processor time. */
function time(args) {
  const started = performance.now();
  const run = spawnSync('bash', ['--norc', '-c', script, 'bash', process.execPath, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, TEXT: text },
  });
  const wall = performance.now() - started;
  const [user, system] = run.stderr.trim().split(' ').map(Number);
  return { wall, cpu: (user + system) * 1000 };
}

const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const over = new Map(Object.keys(commands).map(name => [name, { wall: [], cpu: [] }]));
const alone = { wall: [], cpu: [] };
try {
  for (let i = -2; i < runs; i++) {
    const node = time(base);
    for (const [name, args] of Object.entries(commands)) {
      const { wall, cpu } = time(args);
      if (i < 0) continue; // The first rounds read the files into memory.
      over.get(name).wall.push(wall - node.wall);
      over.get(name).cpu.push(cpu - node.cpu);
    }
    if (i < 0) continue;
    alone.wall.push(node.wall);
    alone.cpu.push(node.cpu);
  }
} finally {
  rmSync(folder, { recursive: true });
}

const figures = ({ wall, cpu }) => `${median(wall).toFixed(1)} | ${median(cpu).toFixed(1)}`;
console.log(`Node ${process.version}, ${runs} rounds\n\n| command | ms | ms of processor time |\n|---|---|---|`);
console.log(`| node -e 0 | ${figures(alone)} |`);
for (const [name, differences] of over)
  console.log(`| ${name} | +${figures(differences).replace('| ', '| +')} |`.replaceAll('+-', '-'));

const slow = ['withhold --version', 'withhold redact, one line'].filter(
  name => median(over.get(name).wall) > Number(flags.max ?? Number.POSITIVE_INFINITY),
);
if (slow.length > 0) {
  console.error(`More than ${flags.max} ms over node -e 0: ${slow.join('; ')}.`);
  process.exitCode = 1;
}
