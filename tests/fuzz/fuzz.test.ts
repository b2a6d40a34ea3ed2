import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { createDraw, type Draw } from '../../src/testing/index.ts';
import { record } from '../deep/figures.ts';
import { type Coverage, startCoverage } from './coverage.ts';
import { mutate, shrink } from './mutate.ts';
import { type Target, targets } from './targets.ts';

// Bytes that are changed at random, again and again: those that reach new code are changed further. FUZZ_INPUTS=5000 tries
// that many on each target, FC_SEED from another start, FUZZ_KEEP=folder writes down what reached new code.
const wanted = Number(process.env['FUZZ_INPUTS'] ?? 0);
const count = wanted || 50;
const seed = Number(process.env['FC_SEED'] ?? 20261123);
const keep = process.env['FUZZ_KEEP'];

const folder = new URL('.', import.meta.url).pathname;
const filesIn = (name: string): [string, Buffer][] =>
  readdirSync(join(folder, name)).map(file => [file, readFileSync(join(folder, name, file))]);
/** Where every search begins. */
const corpus = filesIn('corpus');
/** What once broke a law: each has been mended, and stays so. */
const found = filesIn('found').filter(([name]) => name !== 'README.md');

const fault = async (target: Target, input: Buffer): Promise<unknown> => {
  try {
    await target(input);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe.each(Object.entries(targets))('%s', (name, target) => {
  let coverage: Coverage | undefined;
  afterAll(() => coverage?.stop());

  test('what is known', async () => {
    for (const [, input] of [...corpus, ...found]) await expectNoFault(name, target, input);
  });

  test('what comes of it', { timeout: count * 100 + 60_000 }, async () => {
    coverage = startCoverage();
    const draw = createDraw(seed);
    const inputs = corpus.map(([, input]) => input);
    for (const input of inputs) await expectNoFault(name, target, input);
    coverage.takeNew();
    for (let i = 0; i < count; i++) {
      const input = next(inputs, draw);
      await expectNoFault(name, target, input);
      if (coverage.takeNew() > 0) inputs.push(input);
    }
    record('inputs tried by fuzzing', count);
    if (wanted > 0)
      console.log(
        `${name}: ${count} inputs, ${inputs.length - corpus.length} kept, ${coverage.reached} places; FC_SEED=${seed}`,
      );
    if (keep !== undefined) {
      mkdirSync(keep, { recursive: true });
      for (const [i, input] of inputs.slice(corpus.length).entries()) writeFileSync(join(keep, `${name} ${i}`), input);
    }
  });
});

/** Half of the time one of the newest. */
function next(inputs: readonly Buffer[], draw: Draw): Buffer {
  const from = draw.integer(0, 1) === 0 ? 0 : Math.max(0, inputs.length - 20);
  return mutate(inputs[draw.integer(from, inputs.length - 1)]!, draw.pick(inputs), draw);
}

async function expectNoFault(name: string, target: Target, input: Buffer): Promise<void> {
  const error = await fault(target, input);
  if (error === undefined) return;
  const least = await shrink(input, async smaller => (await fault(target, smaller)) !== undefined);
  const last = await fault(target, least);
  throw new Error(
    `${name} breaks a law; to keep it, from tests/fuzz/found: base64 -d > name <<< ${least.toString('base64')}\n${JSON.stringify(least.toString('latin1'))}`,
    { cause: last },
  );
}
