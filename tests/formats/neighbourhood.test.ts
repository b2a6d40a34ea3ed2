import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Detects } from '../../src/formats/editor.ts';
import { digits, literal } from '../../src/rules/rule.ts';
import { runs } from '../properties/settings.ts';
import { run } from './toy.ts';

// A file is looked at in pieces, and only where something can be. What is found there depends on what stands around it: these
// two are as sure as the words near them say, as far away as the engine listens.
const near = (text: string, start: number, end: number, before: number, after: number): boolean =>
  text.slice(Math.max(0, start - before), start).includes('ñ') || text.slice(end, end + after).includes('ñ');
const listening: Detects = {
  rules: [
    { type: 'number', name: 'number', triggers: [digits(4)], match: () => [] },
    { type: 'mail', name: 'mail', triggers: [literal('@')], match: () => [] },
  ],
  detect: text =>
    Array.from(text.matchAll(/(?<number>(?<!\d)\d{4}(?!\d))|(?<![a-z])[a-z]{1,64}@[a-z]{1,180}/g), match => {
      const [start, end] = [match.index, match.index + match[0].length];
      const isNumber = match.groups!['number'] !== undefined;
      const isNear = isNumber ? near(text, start, end, 128, 120) : near(text, start, end, 100, 60);
      return { type: isNumber ? 'number' : 'mail', confidence: isNear ? 'high' : 'low', start, end } as const;
    }),
};

/** The same is found in a file as in its text, and replaced, however it is read. */
async function expectSame(text: string, how: { step?: number; chunks?: number[] } = {}): Promise<void> {
  const found = listening.detect(text);
  const { findings, text: out } = await run(text, {
    detector: listening,
    read: { format: 'text', encoding: 'utf-8' },
    ...how,
  });
  expect(findings.map(({ location: _, ...finding }) => finding)).toEqual(found);
  expect(out).toBe(
    found.reduceRight(
      (rest, { type, start, end }) => `${rest.slice(0, start)}[${type.toUpperCase()}]${rest.slice(end)}`,
      text,
    ),
  );
}

const fillings = ['.', 'é', '–', '😀', ' \n'];
const gaps = [0, 1, 30, 59, 60, 61, 99, 100, 101, 119, 120, 121, 127, 128, 129, 200, 700];

describe.each(fillings)('over %j', filling => {
  test.each(['1234', 'jo@example', `${'j'.repeat(64)}@${'e'.repeat(180)}`])(
    'what stands around %s is heard',
    async value => {
      for (const gap of gaps) {
        const between = filling.repeat(gap);
        await expectSame(`ñ${between} ${value}`);
        await expectSame(`${value} ${between}ñ`);
        await expectSame(`${filling.repeat(900)}ñ${between} ${value} ${between}${filling.repeat(900)}`);
        await expectSame(`${filling.repeat(900)}${value} ${between}ñ${filling.repeat(900)}`);
      }
    },
  );

  test('values at any distance from each other are found once each', async () => {
    for (const gap of [...gaps, 264, 265, 300, 513])
      for (const [one, other] of [
        ['1234', '5678'],
        ['1234', 'jo@example'],
        ['jo@example', '1234'],
        ['jo@x', 'mo@y'],
      ])
        await expectSame(`${filling.repeat(300)}${one} ${filling.repeat(gap)} ${other}${filling.repeat(300)}ñ`);
  });

  test('a text full of values is cut, and none of them', async () => {
    for (const shift of [0, 1, 2, 3, 5, 7])
      await expectSame(
        `${'.'.repeat(shift)}${`1234 ${filling} jo@example ${filling}${filling} 12 ñ 5678 `.repeat(700)}`,
      );
    await expectSame(`1234 ${filling.repeat(12)}`.repeat(900));
  });
});

test('and so it is in any pieces', async () => {
  const piece = fc.constantFrom('1234', '12', ' ', 'ñ', 'jo@example', '@', 'a', 'é', '–', '😀', '\n', '\r\n');
  const long = fc
    .tuple(fc.constantFrom(...fillings, '1234 '), fc.integer({ min: 20, max: 400 }))
    .map(([unit, times]) => unit.repeat(times));
  const texts = fc.array(fc.oneof(piece, piece, piece, long), { maxLength: 40 }).map(pieces => pieces.join(''));
  const sizes = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(texts, sizes, fc.constantFrom(7, 500, 4000, 65_536), (text, chunks, step) =>
      expectSame(text, { chunks, step }),
    ),
    runs(300),
  );
});
