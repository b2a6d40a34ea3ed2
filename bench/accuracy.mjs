// How much of what is marked in fixtures/labelled is found, and how much else.
//
//   npm run accuracy                    Withhold, by type
//   npm run accuracy -- --peers         and every package of bench/peers.mjs (first: npm ci --ignore-scripts --prefix bench)
//   npm run accuracy -- --fail-below    exit 1 where Withhold falls below bench/accuracy-floor.json
//   npm run accuracy -- --by-file       a table a file
//
// The peers see published specimens replaced by values of ordinary ranges: some of them leave specimens out on purpose.
// A folder of fixtures/labelled is a set: `building` was looked at while the rules were made, `measured` was not. Prints Markdown.
// A value counts as found where a finding of its type shares a character with it; of those, exact are the ones with both ends right.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { evaluate, exactness, f1, parseLabelled, precision, recall, toShare } from '../dist/evaluation/index.js';
import { createDetector } from '../dist/index.js';

const { values: options } = parseArgs({
  options: { peers: { type: 'boolean' }, 'fail-below': { type: 'boolean' }, 'by-file': { type: 'boolean' } },
});
const here = new URL('.', import.meta.url);
const labelled = new URL('../fixtures/labelled/', here);
const types = ['nino', 'card', 'phone', 'email'];

/** @returns {Map<string, object[]>} the messages of each file, by `set/file` */
function readLabelled() {
  const files = readdirSync(labelled, { recursive: true })
    .filter(file => file.endsWith('.ndjson'))
    .sort();
  return new Map(
    files.map(file => [
      file.replaceAll('\\', '/').replace(/\.ndjson$/, ''),
      parseLabelled(readFileSync(new URL(file.replaceAll('\\', '/'), labelled), 'utf8')),
    ]),
  );
}

async function loadDetectors() {
  const detector = createDetector();
  const withhold = { types, detect: text => detector.detect(text) };
  if (!options.peers) return { withhold };
  if (!existsSync(new URL('node_modules', here)))
    throw new Error('the peers are not installed: npm ci --ignore-scripts --prefix bench');
  const { peers, withoutSpecimens } = await import('./peers.mjs');
  const fairly = ({ types, detect }) => ({ types, detect: text => detect(withoutSpecimens(text)) });
  const able = Object.entries(peers).filter(([, peer]) => 'detect' in peer);
  return { withhold, ...Object.fromEntries(able.map(([name, peer]) => [name, fairly(peer)])) };
}

/** `evaluate` is synchronous, and some peers are not: they answer beforehand. One that throws has found nothing. */
async function score(detector, messages) {
  const answers = new Map();
  let thrown = 0;
  for (const { text } of messages) {
    try {
      answers.set(text, await detector.detect(text));
    } catch {
      answers.set(text, []);
      thrown++;
    }
  }
  const toFindings = text => answers.get(text).map(finding => ({ confidence: 'medium', ...finding }));
  return { ...evaluate(messages, toFindings), thrown };
}

async function toTable(detectors, messages) {
  const notes = [];
  const lines = ['| | type | values | recall | precision | exact spans | F1 |', '|---|---|---|---|---|---|---|'];
  for (const [name, detector] of Object.entries(detectors)) {
    const { total, byType, thrown } = await score(detector, messages);
    if (thrown > 0) notes.push(`${name} threw on ${thrown} messages: nothing found there.`);
    const rows = detector.types.filter(type => type in byType).map(type => [type, byType[type]]);
    // What a package does not look for, it has missed: "all" is what the person who uses it is left with.
    for (const [type, s] of [...rows, ['all', total]]) {
      lines.push(
        `| ${name} | ${type} | ${s.values} | ${toShare(recall(s))} | ${toShare(precision(s))} | ${toShare(exactness(s))} | ${toShare(f1(s))} |`,
      );
    }
  }
  return [...lines, ...notes.map(note => `\n${note}`)].join('\n');
}

function under(place, byFile) {
  return [...byFile].filter(([file]) => file === place || file.startsWith(`${place}/`)).flatMap(([, found]) => found);
}

const byFile = readLabelled();
const detectors = await loadDetectors();
const places = options['by-file']
  ? [...byFile.keys()]
  : [...new Set([...byFile.keys()].map(file => file.split('/')[0]))];
for (const place of places) {
  const messages = under(place, byFile);
  console.log(`\n**${place}**, ${messages.length} messages\n\n${await toTable(detectors, messages)}`);
}

if (options['fail-below']) {
  const floors = JSON.parse(readFileSync(new URL('accuracy-floor.json', here), 'utf8'));
  for (const [place, floor] of Object.entries(floors)) {
    const messages = under(place, byFile);
    if (messages.length === 0)
      throw new Error(`bench/accuracy-floor.json names ${place}, but there is no message in it`);
    const { total } = await score(detectors.withhold, messages);
    const reached = { recall: recall(total), precision: precision(total), exactness: exactness(total) };
    for (const [measure, least] of Object.entries(floor)) {
      if (reached[measure] >= least) continue;
      console.error(`${place}: ${measure} is ${toShare(reached[measure])}, below ${least}`);
      process.exitCode = 1;
    }
  }
}
