// Does any text make the time grow faster than the text?
//
//   npm run build:js && node bench/hostile/run.mjs [--megabytes 1] [--run detect|redact|explain] [--only 'name']
//
// Runs the library on texts that strangers may write to stop a service, at one size and at ten times that size, and
// prints both times and their ratio. Ten times the text may take at most twelve times as long, and a megabyte at most a
// second (and a tenth, in which the code is compiled); otherwise the exit code is 1. Times are those of the processor: other work of the machine is not asked about.
import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { units } from './units.mjs';

const { values: options } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '1' },
    run: { type: 'string', default: 'detect' },
    only: { type: 'string' },
    module: { type: 'string', default: '../../dist/index.js' },
  },
});
const megabytes = Number(options.megabytes);
const run = (await import(options.module))[options.run];
const mostRatio = 12;
// Small texts are read while the code is still being compiled.
const mostMilliseconds = 1000 * megabytes + 100;
/** Below this, what is measured is the machine. */
const leastMilliseconds = 40;
/** Collecting garbage, or a neighbour on the same core, may fall into some measurements: the best of each size counts. */
const tries = 8;

let failed = 0;
print('unit', `${megabytes} MB, ms`, `${megabytes * 10} MB, ms`, 'ratio');
for (const [name, unit] of Object.entries(units)) {
  if (options.only !== undefined && name !== options.only) continue;
  let result = judge(unit);
  for (let tried = 1; tried < tries && result.fault !== ''; tried++) result = judge(unit, result);
  if (result.fault !== '') failed++;
  print(name, result.small.toFixed(0), result.large.toFixed(0), result.ratio.toFixed(1), result.fault);
}
console.log(`${Object.keys(units).length} texts, ${failed} too slow or not linear`);
process.exitCode = failed > 0 ? 1 : 0;
// For the table of `npm run test:deep`.
const figures = process.env.WITHHOLD_FIGURES;
if (figures)
  appendFileSync(figures, `${JSON.stringify({ what: 'hostile texts', count: Object.keys(units).length })}\n`);

/** The best of this and what was measured before. */
function judge(unit, before = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY }) {
  const small = Math.min(before.small, measure(unit, megabytes));
  if (small > mostMilliseconds) return { ...before, small, ratio: Number.NaN, fault: 'TOO SLOW' };
  const large = Math.min(before.large, measure(unit, megabytes * 10));
  const ratio = large / Math.max(small, leastMilliseconds);
  return { small, large, ratio, fault: ratio > mostRatio ? 'NOT LINEAR' : '' };
}

/** The best of three, or of one that takes long anyway. */
function measure(unit, size) {
  const text = unit.repeat(Math.ceil((size * 1_000_000) / unit.length));
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3 && !(best > 2000 && best < Number.POSITIVE_INFINITY); round++) {
    const start = process.cpuUsage();
    run(text);
    best = Math.min(best, process.cpuUsage(start).user / 1000);
  }
  return best;
}

function print(name, small, large, ratio, fault = '') {
  console.log(`${name.padEnd(26)}${small.padStart(12)}${large.padStart(12)}${ratio.padStart(8)}  ${fault}`);
}
