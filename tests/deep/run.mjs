// Everything that takes long, as one command, with the figures in a table at its end.
//
//   npm run test:deep                       an hour or so
//   npm run test:deep -- --bounded          some minutes: what CI runs, from a seed that the commit gives
//   npm run test:deep -- --seed 7 --only kills
//   npm run test:deep -- --mutation         measures the mutation score anew, which takes hours, rather than quoting it
//
// A stage is a command of its own with more cases than `npm test` asks for. The counts are of what was tried: the tests
// write them down as they go (tests/deep/figures.ts). Exit code 1 where a stage failed; its output says how to repeat it.
//
// The full run starts from a new seed each time. CI takes new cases with each change and the same ones for the same change:
// what was green once must not be red for a colleague who changed nothing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    bounded: { type: 'boolean', default: false },
    mutation: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string' },
  },
});
const { bounded } = options;
const root = new URL('../..', import.meta.url).pathname;
const seed = options.seed ?? String(bounded ? seedOfTree() : Date.now() & 0x7fffffff);
const folder = mkdtempSync(join(tmpdir(), 'withhold-deep-'));
const figures = join(folder, 'figures.ndjson');
writeFileSync(figures, '');

const vitest = (...paths) => [
  'npx',
  'vitest',
  'run',
  ...paths,
  '--testTimeout',
  '3600000',
  '--hookTimeout',
  '3600000',
  '--maxWorkers',
  '1',
];
const properties = ['properties', 'oracles', 'rules', 'text', 'engine', 'redaction', 'formats', 'errors.test.ts'];

/** What is run, and by how much more than in `npm test`. */
const stages = [
  {
    name: 'properties',
    command: vitest(...properties.map(name => `tests/${name}`)),
    env: { FC_RUNS: bounded ? 2000 : 30_000 },
  },
  { name: 'bulk equality', command: vitest('tests/bulk'), env: { FC_RUNS: 5000 }, deepOnly: true },
  { name: 'fuzzing', command: vitest('tests/fuzz'), env: { FUZZ_INPUTS: bounded ? 400 : 5000 } },
  { name: 'kills', command: vitest('tests/cli/kills.test.ts'), env: { KILLS: bounded ? 40 : 500 } },
  {
    name: 'faults',
    command: vitest('tests/cli/injected.test.ts', 'tests/batch/faults.test.ts'),
    env: { FAULTS: bounded ? 20 : 400 },
  },
  {
    name: 'hostile texts',
    command: ['node', 'bench/hostile/run.mjs', '--megabytes', bounded ? '0.1' : '1'],
  },
  // These take no more time for a deeper look; CI has just run them in `npm test`.
  { name: 'expressions', command: vitest('tests/regexps.test.ts'), deepOnly: true },
  {
    name: 'canaries',
    command: vitest('tests/cli/check-canary.test.ts', 'tests/cli/canary-commands.test.ts'),
    deepOnly: true,
  },
  { name: 'memory', command: vitest('tests/cli/memory.test.ts'), env: { MEGABYTES: 1000, CI: 'true' }, deepOnly: true },
  ...(options.mutation ? [{ name: 'mutation', command: ['npx', 'stryker', 'run'], deepOnly: true }] : []),
];

const outcomes = [];
for (const { name, command, env = {}, deepOnly = false } of stages) {
  if (options.only === undefined ? deepOnly && bounded : options.only !== name) continue;
  console.log(`\n== ${name}: ${command.join(' ')}`);
  const begun = Date.now();
  const { status } = spawnSync(command[0], command.slice(1), {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...stringsOf(env), FC_SEED: seed, WITHHOLD_FIGURES: figures },
  });
  outcomes.push({ name, isGood: status === 0, seconds: Math.round((Date.now() - begun) / 1000) });
  if (status !== 0) console.log(`== ${name} FAILED; again: npm run test:deep -- --seed ${seed} --only '${name}'`);
}

console.log(`\nSeed ${seed}${bounded ? ', bounded' : ''}\n`);
print(
  ['stage', 'outcome', 'time'],
  outcomes.map(each => [each.name, each.isGood ? 'passed' : 'FAILED', `${each.seconds} s`]),
);
print(
  ['what was tried', 'count'],
  [...countAll()].map(([what, count]) => [what, count.toLocaleString('en-GB')]),
);
console.log(quoteMutationScores());
rmSync(folder, { recursive: true });
process.exitCode = outcomes.length > 0 && outcomes.every(each => each.isGood) ? 0 : 1;

/** From the hashes of the code and its tests as they were committed last: a word in the README changes no cases. */
function seedOfTree() {
  const { stdout } = spawnSync('git', ['rev-parse', 'HEAD:src', 'HEAD:tests'], { cwd: root, encoding: 'utf8' });
  const [code, tests] = stdout.split('\n').map(hash => Number.parseInt(hash.slice(0, 7), 16));
  return code ^ tests;
}

function stringsOf(env) {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]));
}

/** The sums of what the stages wrote down. */
function countAll() {
  const sums = new Map();
  for (const line of readFileSync(figures, 'utf8').split('\n').filter(Boolean)) {
    const { what, count } = JSON.parse(line);
    sums.set(what, (sums.get(what) ?? 0) + count);
  }
  return sums;
}

/** The table of mutants as it was last measured, with its date. */
function quoteMutationScores() {
  return readFileSync(join(root, 'tests/mutation/README.md'), 'utf8').split('<!-- scores -->')[1].trim();
}

function print(heads, rows) {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map(row => row[i].length)));
  for (const row of [heads, widths.map(width => '-'.repeat(width)), ...rows])
    console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '));
  console.log();
}
