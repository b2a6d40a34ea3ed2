import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDetector } from '../../src/index.ts';
import { bundleScript } from '../browser/bundle.ts';

interface Script {
  createDetector: typeof createDetector;
}

const messages = readdirSync('fixtures/labelled', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.jsonl') || name.endsWith('.ndjson'))
  .flatMap(name => readFileSync(`fixtures/labelled/${name}`, 'utf8').split('\n'))
  // The marks of the labels would part what stands together.
  .map(line => line.replace(/«\w+:|[«»]/g, ''));

describe('the script for a page', () => {
  let script: Script;
  beforeAll(async () => {
    script = runInNewContext(`${await bundleScript()}; withhold`, { TextEncoder });
  });

  test.each(['low', 'medium'] as const)('finds what the library finds, at %s confidence', minConfidence => {
    expect(messages.length).toBeGreaterThan(4000);
    const inScript = script.createDetector({ minConfidence });
    const inLibrary = createDetector({ minConfidence });
    // As JSON: what another realm makes has other prototypes.
    for (const message of messages)
      expect(JSON.stringify(inScript.detect(message)), message).toBe(JSON.stringify(inLibrary.detect(message)));
  });
});
