// How long does a check of a repository take, beside `git grep` for the same four types?
//
//   npm run build && node bench/repository/run.mjs [--files 5000] [--max 3]
//
// Makes a repository of 5,000 files (sources, prose, tables, JSON; some binary) in a temporary folder, runs the commands in
// turn and prints medians. `git grep` reads the same files with one expression and validates nothing. With
// `--max`, fails where the check takes more than so many times as long as `git grep`.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: flags } = parseArgs({
  options: { files: { type: 'string', default: '5000' }, max: { type: 'string', default: 'Infinity' } },
});
const files = Number(flags.files);
const rounds = 5;
const command = process.env.WITHHOLD_COMMAND ?? new URL('../../bin/withhold.js', import.meta.url).pathname;
// The shape of a National Insurance number, of 12 to 19 digits, of a phone number, of an address.
const expression = [
  '[A-CEGHJ-PR-TW-Za-ceghj-pr-tw-z]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?[A-Da-d]',
  '[0-9]([ -]?[0-9]){11,18}',
  '(\\+44[ -]?|\\(?0)[1-9]([ ()-]?[0-9]){8,9}',
  "[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+",
].join('|');

/** The same repository every time: a linear congruential generator (Numerical Recipes). */
let state = 42;
const random = below => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const pick = list => list[random(list.length)];
const words =
  'the form asks for a date when page is sent we could not find our service and it said try again later thank you'.split(
    ' ',
  );
const sentence = () => `${Array.from({ length: 6 + random(12) }, () => pick(words)).join(' ')}.`;
const figure = () =>
  pick([
    `${1990 + random(40)}`,
    `${random(100)}.${random(100)}`,
    `#${random(9999)}`,
    `${random(1e6)}`,
    `2024-0${1 + random(9)}-1${random(9)}`,
  ]);
const value = () => pick(['QQ 12 34 56 C', '07700 900123', 'name@example.com', '4242 4242 4242 4242', '020 7946 0018']);

// A line of each kind of file around a text.
const kinds = {
  ts: text =>
    `export const ${pick(words)}${random(1e4)} = (${pick(words)}: string): number => ${random(1e4)}; // ${text}`,
  md: text => text,
  csv: text => `${random(1e6)},2024-05-1${random(9)},"${text}",${random(100)}`,
  json: text => `  "${pick(words)}${random(1e6)}": "${text}",`,
};
const text = () => `${sentence()}${random(12) ? '' : ` ${figure()}`} ${random(400) ? sentence() : value()}`;

const png = Buffer.from('89504e470d0a1a0a', 'hex');

function toFile(kind) {
  const lines = Array.from({ length: 20 + random(120) }, () => kinds[kind](text()));
  if (kind === 'csv') return `id,date,comments,score\n${lines.join('\n')}\n`;
  return kind === 'json' ? `{\n${lines.join('\n')}\n  "end": 0\n}\n` : `${lines.join('\n')}\n`;
}

const folder = mkdtempSync(join(tmpdir(), 'withhold-bench-'));
try {
  let bytes = 0;
  for (let index = 0; index < files; index++) {
    const isBinary = index % 50 === 49;
    const kind = pick(Object.keys(kinds));
    const path = join(folder, `packages/p${index % 40}/src/d${index % 7}/f${index}.${isBinary ? 'png' : kind}`);
    const content = isBinary
      ? Buffer.concat([png, Buffer.from(Array.from({ length: 4_000 }, () => random(256)))])
      : toFile(kind);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    bytes += content.length;
  }
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'files');

  const contestants = {
    'git grep -E': ['git', ['grep', '-cIE', expression]],
    'git grep -E, one thread': ['git', ['-c', 'grep.threads=1', 'grep', '-cIE', expression]],
    'withhold check': [
      process.execPath,
      [command, 'check', '.', '--format', 'json', '--specimens', 'report', '--no-config'],
    ],
    'node -e 0': [process.execPath, ['-e', '0']],
  };
  const times = Object.fromEntries(Object.keys(contestants).map(name => [name, []]));
  let report;
  for (let round = 0; round <= rounds; round++) {
    for (const [name, [program, args]] of Object.entries(contestants)) {
      const start = performance.now();
      const { status, stdout, stderr } = spawnSync(program, args, {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1 << 30,
        env: { ...process.env, GITHUB_ACTIONS: '' },
      });
      if (status > 1) throw new Error(`${name} ended with ${status}: ${stderr}`);
      if (round > 0) times[name].push(performance.now() - start); // The first round warms the page cache.
      if (name === 'withhold check') report = JSON.parse(stdout);
    }
  }
  const median = list => list.toSorted((a, b) => a - b)[list.length >> 1];
  const base = median(times['git grep -E']);
  const { summary } = report;
  console.log(
    `${files} files, ${(bytes / 1e6).toFixed(1)} MB; ${rounds} rounds in turn, medians; ${cpus().length} cores, Node ${process.versions.node}`,
  );
  console.log(
    `withhold read ${summary.files} files, ${(summary.bytes / 1e6).toFixed(1)} MB, and found ${summary.findings}; ${summary.skipped} skipped\n`,
  );
  for (const [name, list] of Object.entries(times)) {
    const time = median(list);
    console.log(
      `${name.padEnd(26)} ${(time / 1000).toFixed(2).padStart(6)} s  ${(time / base).toFixed(2).padStart(5)} x git grep  (${(Math.min(...list) / 1000).toFixed(2)}-${(Math.max(...list) / 1000).toFixed(2)})`,
    );
  }
  if (median(times['withhold check']) > Number(flags.max) * base) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
