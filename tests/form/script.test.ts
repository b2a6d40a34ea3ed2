import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
// @ts-expect-error the build is JavaScript
import { ours } from '../../rolldown.script.js';
import { createDetector, explain, type Finding } from '../../src/index.ts';
import { testCards } from '../../src/rules/facts/test-cards.ts';
import { bundleScript } from '../browser/bundle.ts';

const sourcesIn = (folder: string, name: RegExp): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => name.test(path))
    .map(path => readFileSync(`${folder}/${path}`, 'utf8'))
    .join('\n');

interface Script {
  createDetector: typeof createDetector;
}

const messages = readdirSync('fixtures/labelled', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.jsonl') || name.endsWith('.ndjson'))
  .flatMap(name => readFileSync(`fixtures/labelled/${name}`, 'utf8').split('\n'))
  // The marks of the labels would part what stands together.
  .map(line => line.replace(/«\w+:|[«»]/g, ''));

describe('the script for a page', () => {
  let code: string;
  let script: Script;
  beforeAll(async () => {
    code = await bundleScript();
    script = runInNewContext(`${code}; withhold`, { TextEncoder });
  });

  test.each(['low', 'medium'] as const)('finds what the library finds, at %s confidence', minConfidence => {
    expect(messages.length).toBeGreaterThan(4000);
    const inScript = script.createDetector({ minConfidence });
    const inLibrary = createDetector({ minConfidence });
    // As text: what another realm makes has other prototypes.
    const told = ({ type, start, end, confidence }: Finding): string => `${type} ${start}-${end} ${confidence}`;
    for (const message of messages)
      expect(inScript.detect(message).map(told).join(), message).toBe(inLibrary.detect(message).map(told).join());
  });

  test('has no room for reasons and examples, which no form asks for', () => {
    const explanations = messages.flatMap(message => explain(message));
    const reasons = new Set(explanations.flatMap(({ reasons }) => reasons).filter(reason => !/["“]/.test(reason)));
    expect(reasons.size).toBeGreaterThan(40);
    expect([...reasons].filter(reason => code.includes(reason))).toEqual([]);
    expect([...testCards].filter(digits => code.includes(digits))).toEqual([]);
  });

  test('shortens no name that a browser declares, and none that is gone', () => {
    const declared = sourcesIn('node_modules/typescript/lib', /^lib\..*\.d\.ts$/);
    const written = sourcesIn('src', /\.ts$/);
    expect(ours.filter((name: string) => new RegExp(`\\b${name}\\b`).test(declared))).toEqual([]);
    expect(ours.filter((name: string) => !new RegExp(`\\b${name}\\b`).test(written))).toEqual([]);
  });
});
