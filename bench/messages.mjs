// How long does one message take, beside the packages of bench/peers.mjs?
//
//   npm ci --ignore-scripts --prefix bench && npm run bench
//
// All of them read the same messages of bench/corpus.mjs in one process, in turn, so that what disturbs the machine disturbs everybody.
// A turn is as many messages as take about `turn` milliseconds; each turn goes on where the last one stopped. Measured is processor
// time, which other programs disturb less than the clock. Printed, and written to bench/results/messages.md: medians over the turns, and
// in brackets the quarter and three-quarter marks.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { createDetector } from '../dist/index.node.js';
import { takeMessages, toLongMessage } from './corpus.mjs';

const here = new URL('.', import.meta.url);
if (!existsSync(new URL('node_modules', here))) {
  throw new Error('the peers are not installed: npm ci --ignore-scripts --prefix bench');
}
const { peers, naive } = await import('./peers.mjs');
const { values: options } = parseArgs({
  options: { turns: { type: 'string', default: '21' }, turn: { type: 'string', default: '60' } },
});
const turns = Number(options.turns);
const turn = Number(options.turn);

const detector = createDetector();
const contestants = {
  'withhold detect': text => detector.detect(text),
  'withhold redact': text => detector.redact(text),
  ...Object.fromEntries(Object.entries(peers).map(([name, { run }]) => [name, run])),
};
const corpora = {
  'messages, 2 % with a value': takeMessages(20_000, 0.02),
  'messages, 30 % with a value': takeMessages(20_000, 0.3),
  '5,000 characters, five values': Array.from({ length: 200 }, (_, seed) => toLongMessage(5_000, 5, seed)),
};

/** Runs `count` messages from place `from`, round and round. @returns nanoseconds of processor time a message */
async function time(run, messages, from, count) {
  const start = process.cpuUsage();
  for (let i = 0; i < count; i++) {
    const answer = run(messages[(from + i) % messages.length]);
    if (answer instanceof Promise) await answer;
  }
  const { user, system } = process.cpuUsage(start);
  return ((user + system) * 1000) / count;
}

const at = (sorted, share) => sorted[Math.round((sorted.length - 1) * share)];

async function measure(messages) {
  const lanes = [];
  for (const [name, run] of Object.entries(contestants)) {
    // Warm, then see how many messages fit into a turn.
    await time(run, messages, 0, 20);
    const once = Math.max(1_000, await time(run, messages, 20, 20));
    const warm = await time(run, messages, 40, Math.ceil((4 * turn * 1e6) / once));
    lanes.push({ name, run, count: Math.max(1, Math.round((turn * 1e6) / warm)), from: 0, times: [] });
  }
  for (let i = 0; i < turns; i++) {
    for (const lane of lanes) {
      // Nobody pays for the garbage of the one before.
      await time(lane.run, messages, lane.from, Math.ceil(lane.count / 3));
      lane.times.push(await time(lane.run, messages, lane.from, lane.count));
      lane.from = (lane.from + lane.count) % messages.length;
    }
  }
  for (const lane of lanes) lane.times.sort((a, b) => a - b);
  return lanes;
}

function toTable(messages, lanes) {
  const bytes = messages.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / messages.length;
  const base = at(lanes.find(({ name }) => name === naive).times, 0.5);
  const rounded = (number, figures) =>
    Number(number.toPrecision(figures)).toLocaleString('en-GB', { maximumFractionDigits: 3 });
  const show = nanoseconds => rounded(nanoseconds / 1000, 3);
  const rows = lanes.map(({ name, times }) => {
    const median = at(times, 0.5);
    return `| ${name} | ${show(median)} (${show(at(times, 0.25))}-${show(at(times, 0.75))}) | ${rounded((bytes / median) * 1e3, 3)} | ${rounded(median / base, 2)} |`;
  });
  return ['| | µs a message | MB/s | x naive |', '|---|---|---|---|', ...rows].join('\n');
}

const report = [
  '# Time a message',
  `\`npm run bench\`; Node ${process.versions.node}, ${cpus().length} x ${cpus()[0].model.trim()}; processor time, ${turns} turns of about ${turn} ms each, medians and quartiles.`,
];
for (const [name, messages] of Object.entries(corpora)) {
  const lanes = await measure(messages);
  const mean = Math.round(messages.reduce((sum, text) => sum + text.length, 0) / messages.length);
  report.push(`## ${name} (mean ${mean.toLocaleString('en-GB')} characters)`, toTable(messages, lanes));
}
const markdown = `${report.join('\n\n')}\n`;
process.stdout.write(markdown);
mkdirSync(new URL('results', here), { recursive: true });
writeFileSync(new URL('results/messages.md', here), markdown);
