// Does any text make the time grow faster than the text?
//
//   npm run build && node bench/hostile/run.mjs [megabytes] [--redact]
//
// Runs detect() (or redact()) on texts that strangers may write to stop a service, at one size and at ten times that
// size, and prints both times and their ratio. Ten times the text may take at most twelve times as long, and one
// megabyte less than a second; otherwise the exit code is 1.
const { detect, explain, redact } = await import(process.env.WITHHOLD ?? '../../dist/index.js');
const megabytes = Number(process.argv.slice(2).find(argument => !argument.startsWith('-')) ?? 1);
const run = process.argv.includes('--redact') ? redact : process.argv.includes('--explain') ? explain : detect;
const mostRatio = 12;
const mostSecondsPerMegabyte = 1;
/** Below this, what is measured is the machine. */
const leastMilliseconds = 20;

/** What is repeated until the text is long enough. */
const { units } = await import('./units.mjs');

let failed = 0;
const wanted = process.env.ONLY;
console.log(
  `${'unit'.padEnd(34)}${`${megabytes} MB, ms`.padStart(12)}${`${megabytes * 10} MB, ms`.padStart(12)}   ratio`,
);
for (const [name, unit] of Object.entries(units)) {
  if (wanted !== undefined && name !== wanted) continue;
  const small = measure(unit, megabytes);
  const isSlow = small / megabytes > mostSecondsPerMegabyte * 1000;
  const large = isSlow ? Number.NaN : measure(unit, megabytes * 10);
  const ratio = large / Math.max(small, leastMilliseconds);
  const isBad = isSlow || ratio > mostRatio;
  if (isBad) failed++;
  const verdict = isSlow ? '  TOO SLOW' : isBad ? '  NOT LINEAR' : '';
  console.log(
    `${name.padEnd(34)}${small.toFixed(0).padStart(12)}${large.toFixed(0).padStart(12)}${ratio.toFixed(1).padStart(8)}${verdict}`,
  );
}
console.log(`${Object.keys(units).length} texts, ${failed} too slow or not linear`);
process.exitCode = failed > 0 ? 1 : 0;

/** Milliseconds of processor time, the best of three for short texts: other work of the machine is not asked about. */
function measure(unit, size) {
  const text = unit.repeat(Math.ceil((size * 1_000_000) / unit.length));
  run(text.slice(0, 1000));
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage();
    run(text);
    best = Math.min(best, process.cpuUsage(start).user / 1000);
    if (best > 2000) break;
  }
  return best;
}
