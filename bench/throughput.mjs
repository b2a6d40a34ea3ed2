// Whole commands over whole files, beside ripgrep with the same four shapes and beside a naive script. Runs are interleaved, so that
// a busy moment of the machine hits all of them; the figure is the median, the spread is the middle half.
//
//   node bench/throughput.mjs [--mb 200] [--runs 5] [--only text-2,csv]
//
// Needs `npm run build:js`, ripgrep (Debian: apt install ripgrep) and, for the naive script, `npm install` in bench/.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { messages } from './corpus.mjs';

const { values: flags } = parseArgs({
  options: { mb: { type: 'string', default: '200' }, runs: { type: 'string', default: '5' }, only: { type: 'string' } },
});
const megabytes = Number(flags.mb);
const runs = Number(flags.runs);
const here = new URL('.', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'withhold-throughput-'));
const withhold = join(here, '../bin/withhold.js');
/** ASCII classes: with Unicode ones ripgrep falls off its fast path on this corpus. */
const shapes = `(?-u)${readFileSync(join(here, 'four-types.regex'), 'utf8').trim()}`;

/** Writes messages, one a line, until the file is large enough. */
function write(name, share, size, toLine, head = '') {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  let written = writeSync(file, head);
  let lines = [];
  let number = 0;
  for (const message of messages(share, 20260101)) {
    lines.push(toLine(message, ++number));
    if (lines.length < 4096) continue;
    written += writeSync(file, `${lines.join('')}`);
    lines = [];
    if (written >= size) return path;
  }
}

const size = megabytes * 1e6;
const asText = message => `${message}\n`;
const asRow = (message, i) => `${i},2026-01-${10 + (i % 20)},"${message.replaceAll('"', '""')}",${i % 5}\r\n`;
const asDocument = (message, i) => `${JSON.stringify({ id: i, date: `2026-01-${10 + (i % 20)}`, comment: message })}\n`;

const node = process.execPath;
const scan = path => [node, [withhold, 'scan', '--format', 'ndjson', '--no-config', '-j', '1', path]];
const scanByTwo = path => [node, [withhold, 'scan', '--format', 'ndjson', '--no-config', '-j', '2', path]];
const redact = path => [node, [withhold, 'redact', '--no-config', '-j', '1', '-o', '-', path]];
const ripgrep = path => ['rg', ['-j1', '--no-config', '--count-matches', shapes, path]];
const ripgrepRedact = path => ['rg', ['-j1', '--no-config', '--passthru', '--no-line-number', '-r', 'X', shapes, path]];
const naive = path => [node, [join(here, 'throughput-naive.mjs'), path]];
const csvParse = path => [node, [join(here, 'throughput-csv-parse.mjs'), path]];
const names = new Map([
  [ripgrep, 'ripgrep'],
  [ripgrepRedact, 'ripgrep'],
  [naive, 'naive script'],
  [csvParse, 'csv-parse alone'],
  [scan, 'one thread'],
]);

const rows = [
  ['text-2', 'scan, 2 % of lines with a value', () => write('2.txt', 0.02, size, asText), scan, ripgrep],
  ['text-30', 'scan, 30 %', () => write('30.txt', 0.3, size, asText), scan, ripgrep],
  ['redact-2', 'redact, 2 %', () => write('r2.txt', 0.02, size, asText), redact, ripgrepRedact],
  ['naive-2', 'redact, 2 %', () => write('n2.txt', 0.02, size / 10, asText), redact, naive],
  ['two-threads', 'scan, 2 %, two threads', () => write('2.txt', 0.02, size, asText), scanByTwo, scan],
  ['csv', 'scan CSV, 2 %', () => write('2.csv', 0.02, size, asRow, 'id,date,comment,score\r\n'), scan, csvParse],
  ['ndjson', 'scan NDJSON, 2 %', () => write('2.ndjson', 0.02, size, asDocument), scan],
  ['gzip', 'scan gzipped text, 2 %', () => gzip(write('g2.txt', 0.02, size / 4, asText)), scan],
];

function gzip(path) {
  writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 6 }));
  return `${path}.gz`;
}

/** One run: seconds of wall time, seconds of processor time, MiB at most. */
function time([command, args]) {
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(
    '/usr/bin/env',
    ['bash', '-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null', 'bash', command, ...args],
    {
      encoding: 'utf8',
      maxBuffer: 1e8,
    },
  );
  const wall = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0 && status !== 1) throw new Error(`${command} ${args.join(' ')}: exit ${status}: ${stderr}`);
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { wall, cpu: user + system };
}

const quantile = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) * share)];
const middle = numbers => quantile(numbers, 0.5);
const seconds = numbers =>
  `${middle(numbers).toFixed(2)} (${quantile(numbers, 0.25).toFixed(2)}-${quantile(numbers, 0.75).toFixed(2)})`;

const lines = [];
try {
  for (const [id, what, make, ours, theirs] of rows) {
    if (flags.only && !flags.only.split(',').includes(id)) continue;
    const path = make();
    const bytes = statSync(path.replace(/\.gz$/, '')).size;
    const [mine, other] = [[], []];
    for (let i = 0; i < runs; i++) {
      mine.push(time(ours(path)));
      if (theirs) other.push(time(theirs(path)));
    }
    const wall = mine.map(run => run.wall);
    const ratio = theirs && middle(wall.map((t, i) => t / other[i].wall));
    const cpuRatio = theirs && middle(mine.map((run, i) => run.cpu / other[i].cpu));
    lines.push(
      `| ${what} | ${(bytes / 1e6).toFixed(0)} | ${seconds(wall)} | ${(bytes / 1e6 / middle(wall)).toFixed(0)} | ` +
        `${names.get(theirs) ?? ''} | ${theirs ? seconds(other.map(run => run.wall)) : ''} | ` +
        `${ratio ? ratio.toFixed(2) : ''} | ${cpuRatio ? cpuRatio.toFixed(2) : ''} |`,
    );
    console.error(lines.at(-1));
    rmSync(path);
    if (path.endsWith('.gz')) rmSync(path.replace(/\.gz$/, ''));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const version = command => execFileSync(command, ['--version'], { encoding: 'utf8' }).split('\n')[0];
const page = `# Throughput

Whole commands, one thread unless it says two, output to /dev/null; seconds as median (middle half) of ${runs} interleaved runs. A ratio below 1 is faster
than the other; the ratio of processor time is the steadier one where the machine is busy.

${cpus().length} × ${cpus()[0].model}, Node ${process.version}, ${version('rg')}. Made by \`node bench/throughput.mjs --mb ${megabytes} --runs ${runs}\`.

| work | MB | withhold, s | MB/s | beside | other, s | ratio | ratio of CPU |
|---|---|---|---|---|---|---|---|
${lines.join('\n')}
`;
if (!existsSync(join(here, 'results'))) mkdirSync(join(here, 'results'));
writeFileSync(join(here, 'results/throughput.md'), page);
console.log(page);
