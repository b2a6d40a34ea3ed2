import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDetector, type detect } from '../../src/index.ts';
import { bundleScript } from '../browser/bundle.ts';

interface Script {
  createDetector: typeof createDetector;
  detect: typeof detect;
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
    for (const message of messages)
      expect(JSON.stringify(inScript.detect(message))).toBe(JSON.stringify(inLibrary.detect(message)));
  });

  test('answers for one text, and refuses what is none', () => {
    expect(JSON.stringify(script.detect('ring 07700 900123', { types: ['phone'] }))).toBe(
      '[{"type":"phone","start":5,"end":17,"confidence":"high","specimen":"ofcom-drama"}]',
    );
    expect(() => script.detect(undefined as unknown as string)).toThrow('text must be a string');
  });
});
