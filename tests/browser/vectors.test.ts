import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Finding } from '../../src/engine/finding.ts';
import { detect } from '../../src/index.ts';
import { examplesOf } from '../../src/rules/index.ts';
import { mark, vectors } from '../schema/vectors.ts';
import { describeInChromium } from './chromium.ts';

/** The vectors, what each rule's file shows, and the labelled messages: some thousand texts. */
const texts = [
  ...vectors.map(({ text }) => text),
  ...Object.values(examplesOf).flatMap(({ found, ignored }) => [
    ...found.map(text => text.replace(/[«»]/g, '')),
    ...ignored.map(([text]) => text),
  ]),
  ...readdirSync('fixtures/labelled', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.jsonl') || name.endsWith('.ndjson'))
    .flatMap(name => readFileSync(`fixtures/labelled/${name}`, 'utf8').split('\n')),
];

describeInChromium('the same findings as in Node', stage => {
  const runInPage = async (script: string, expression: string): Promise<Finding[][]> => {
    const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${script}`;
    const { page } = await stage.open(stage.site.add(html, {}));
    await page.waitForFunction(expression);
    // As JSON: what goes to the page by itself loses lone surrogates.
    const found = await page.evaluate(`JSON.stringify(${JSON.stringify(texts)}.map(text => ${expression}(text)))`);
    return JSON.parse(found as string) as Finding[][];
  };

  it.each([
    [
      'the ES module',
      '<script type="module">import * as m from "/withhold.js"; window.m = m;</script>',
      'window.m?.detect',
    ],
    [
      'the file for a script tag',
      '<script src="/withhold.iife.js"></script><script>window.detect = withhold.createDetector().detect;</script>',
      'window.detect',
    ],
  ])('%s', async (_, script, expression) => {
    expect(texts.length).toBeGreaterThan(100);
    const found = await runInPage(script, expression);
    for (const [i, text] of texts.entries()) expect(mark(text, found[i]!)).toBe(mark(text, detect(text)));
    for (const [i, { marked, text }] of vectors.entries()) expect(mark(text, found[i]!)).toBe(marked);
  });
});
