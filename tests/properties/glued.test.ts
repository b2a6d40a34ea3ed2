import { expect, test } from 'vitest';
import { detect, redact } from '../../src/index.ts';
import { createDraw } from '../../src/testing/index.ts';
import { countCases, isDeep, runs } from './settings.ts';
import { glued } from './texts.ts';

// The hardest law: values of every type, disguised or not, labels, cue words and noise, glued in ways that nobody would.
test('what is redacted holds nothing to find, however it was glued', () => {
  const { numRuns, seed } = runs(5000);
  const times = isDeep ? 10 : 1;
  let findings = 0;
  for (let i = 0; i < numRuns * times; i++) {
    const draw = createDraw(seed + i);
    const text = Array.from({ length: i % 4 === 0 ? 4 : 1 }, () => glued(draw)).join('');
    const { text: redacted, findings: found } = redact(text);
    findings += found.length;
    const left = detect(redacted);
    if (left.length > 0) expect({ text, redacted, left }).toEqual({ text, redacted, left: [] });
  }
  expect(findings).toBeGreaterThan(numRuns);
  countCases(numRuns * times);
  if (isDeep) console.log(`${numRuns * times} glued texts, ${findings} findings, none left`);
});
