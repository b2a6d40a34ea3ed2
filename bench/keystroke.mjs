/**
 * What the check costs per keystroke in Chromium: the whole text of a field is looked at again after each key. 5,000
 * characters with five values, and 500 with one. `node bench/keystroke.mjs` prints medians and 99th percentiles in
 * milliseconds; with `--max 0.1` it fails where the median at 5,000 characters is above that.
 */
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
if (!existsSync(executablePath)) {
  console.error(`There is no Chromium at ${executablePath}; install one or set CHROMIUM_PATH.`);
  process.exit(2);
}

const values = ['QQ 12 34 56 C', '07700 900123', '4242 4242 4242 4242', 'jo.bloggs@example.com', '+44 7700 900456'];
const sentence = 'The form on page 3 would not take my date of birth, so I tried it again on 12 March at about 10.30. ';

/** `length` characters of feedback with `count` of the values spread over it. */
function feedback(length, count) {
  const parts = values.slice(0, count).map(value => {
    const words = sentence.repeat(Math.ceil(length / count / sentence.length));
    return `${words.slice(0, Math.floor(length / count) - value.length - 10)} ${value}, thanks. `;
  });
  return parts.join('').slice(0, length);
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.addScriptTag({ content: readFileSync(new URL('../dist/withhold.iife.js', import.meta.url), 'utf8') });

/** Runs in the page. Chromium's clock has steps of 0.1 ms, so a sample is 20 keystrokes. */
function measure(text) {
  const { detect } = window.withhold.createDetector();
  const keys = 20;
  const samples = [];
  for (let i = 0; i < 220; i++) {
    const started = performance.now();
    for (let key = 0; key < keys; key++) detect(`${text.slice(0, -3)}${String.fromCharCode(97 + (key % 26))}.`);
    samples.push((performance.now() - started) / keys);
  }
  // The first ones compile the code.
  const sorted = samples.slice(20).sort((a, b) => a - b);
  return { found: detect(text).length, median: sorted[100], p99: sorted[197] };
}

console.log(`Chromium ${browser.version()}`);
const results = [];
for (const [length, count] of [
  [500, 1],
  [5000, 0],
  [5000, 5],
]) {
  const text = count === 0 ? sentence.repeat(50).slice(0, length) : feedback(length, count);
  const result = await page.evaluate(measure, text);
  if (result.found !== count || text.length !== length)
    throw new Error(`expected ${count} values, found ${result.found}`);
  results.push({ characters: length, values: count, median: result.median, p99: result.p99 });
}
for (const { characters, values: found, median, p99 } of results) {
  const figures = `median ${median.toFixed(3)} ms, 99th percentile ${p99.toFixed(3)} ms`;
  console.log(`${characters} characters, ${found} values: ${figures} a keystroke`);
}
await browser.close();

const limit = Number(process.argv[process.argv.indexOf('--max') + 1]);
if (process.argv.includes('--max') && results.at(-1).median > limit) {
  console.error(`The median at 5,000 characters is above ${limit} ms.`);
  process.exitCode = 1;
}
