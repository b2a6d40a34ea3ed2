import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import { neighbourhood, neighbourhoods, unsettled, widen } from '../../src/engine/second-look.ts';
import { toTriggers } from '../../src/engine/sites.ts';
import { createDetector, defineRule, digits, literal, type Rule, type Trigger } from '../../src/index.ts';
import { fold } from '../../src/text/fold.ts';
import { runs } from '../properties/settings.ts';

// Values that show only when what stands beside them is gone: each needs an end of the text, a space or a label beside it.
const edge = String.raw`(?=$|[\s[\]])`;
const front = String.raw`(?<=^|[\s[\]])`;
const rules = [
  defineRule({ type: 'key', pattern: new RegExp(`k\\d${edge}`), triggers: [literal('k')] }),
  defineRule({ type: 'number', pattern: new RegExp(`${front}\\d{4}`), triggers: [digits(4)] }),
  defineRule({ type: 'name', pattern: new RegExp(`${front}n+${edge}`), triggers: [literal('n')], strength: 'strong' }),
];
const types = ['key', 'number', 'name'];
const { detect, redact } = createDetector({ types, rules });
const show = (text: string) => redact(text).text;

describe('what is found when its neighbour is gone', () => {
  test.each([
    ['1234n', '[NUMBER][NAME]'],
    ['n1234', 'n1234'],
    ['1234k1', '[NUMBER][KEY]'],
    ['k1k2 x', '[KEY][KEY] x'],
    ['k1k2x', 'k1k2x'],
    ['k1n', 'k1n'],
    ['12345678', '[NUMBER][NUMBER]'],
    ['123456789', '[NUMBER][NUMBER]9'],
    ['12341234k1n', '[NUMBER][NUMBER]k1n'],
    ['12341234nk1', '[NUMBER][NUMBER][NAME][KEY]'],
  ])('is found: %j', (text, wanted) => {
    expect(show(text)).toBe(wanted);
  });

  const gaps = [0, 1, 60, 250, 500, 600, 1100];
  const invisible = '\u200b';
  test.each(gaps)('is found %i characters from another value, and to either side', gap => {
    for (const filling of ['x ', '\n', 'é ', `x${invisible} `]) {
      const between = ` ${filling.repeat(gap)} `;
      for (const [written, wanted] of [
        ['1234n', '[NUMBER][NAME]'],
        ['k1k2', '[KEY][KEY]'],
        ['１２３４n', '[NUMBER][NAME]'],
      ] as const) {
        expect(show(`${written}${between}${written}`)).toBe(`${wanted}${between}${wanted}`);
        expect(show(`nn${between}${written}${between}1234`)).toBe(`[NAME]${between}${wanted}${between}[NUMBER]`);
      }
    }
  });

  test('is found over any number of invisible characters, which are no distance', () => {
    for (const count of [1, 100, 600, 2000]) {
      const between = invisible.repeat(count);
      expect(show(`1234${between}n`)).toBe(`[NUMBER]${between}[NAME]`);
      expect(show(`k1${between}k2`)).toBe(`[KEY]${between}[KEY]`);
    }
  });
});

describe('what is found of labels and what stands beside them', () => {
  // Rules that read labels: as nothing else does, so that a claim on a label can be seen to take its value with it.
  const onLabels = (pattern: RegExp) =>
    createDetector({
      types: [...types, 'more'],
      rules: [...rules, defineRule({ type: 'more', pattern, triggers: [literal('w')], strength: 'strong' })],
    }).redact;

  test.each<[string, RegExp, string, string]>([
    ['the label behind it', /w\[KEY\]/, 'x wk1 x', 'x [MORE] x'],
    ['a piece of the label behind it', /w\[KE/, 'x wk1 x', 'x [MORE] x'],
    ['nothing of the label behind it', /w(?=\[KEY)/, 'x wk1 x', 'x [MORE][KEY] x'],
    ['the label before it', /\[NUMBER\]w/, 'x 1234w x', 'x [MORE] x'],
    ['a piece of the label before it', /BER\]w/, 'x 1234w x', 'x [MORE] x'],
    ['nothing of the label before it', /(?<=BER\])w/, 'x 1234w x', 'x [NUMBER][MORE] x'],
    ['both labels', /\]w\[/, 'x 1234wk1 x', 'x [MORE] x'],
    ['the second of two', /\]w/, 'x 1234 1234w x', 'x [NUMBER] [MORE] x'],
    ['the first of two', /w\[/, 'x wk1 k2 x', 'x [MORE] [KEY] x'],
    ['what stands far behind labels', /\] ww/, 'x 1234 1234 ww x', 'x [NUMBER] [MORE] x'],
  ])('%s', (_, pattern, text, wanted) => {
    const far = '. '.repeat(400);
    expect(onLabels(pattern)(text).text).toBe(wanted);
    expect(onLabels(pattern)(`n ${far}${text}${far} n`).text).toBe(`[NAME] ${far}${wanted}${far} [NAME]`);
    expect(onLabels(pattern)(`${text}\u200b`).text).toBe(`${wanted}\u200b`);
    expect(onLabels(pattern)(`${text}${far}${text}`).text).toBe(`${wanted}${far}${wanted}`);
  });
});

const far = (count: number) => '.'.repeat(count);

describe('what is looked at once more', () => {
  const silent = (reach: number, trigger: Trigger): Rule => ({
    ...{ type: 'silent', name: 'silent', reach, triggers: [trigger] },
    match: () => [],
  });
  const doubt = defineRule({ type: 'doubt', pattern: /m/, triggers: [literal('m')], strength: 'weak' });
  const name = defineRule({ type: 'name', pattern: /n+/, triggers: [literal('n')], strength: 'strong' });
  const near = [silent(10, digits(3)), silent(4, digits(2)), silent(10, literal('k')), { ...doubt, reach: 10 }, name];
  const engine = new Engine({ rules: near, minConfidence: 'high' });
  const left = (text: string) =>
    unsettled(engine.look(text), engine.findAll(text), toTriggers(near).digits).map(({ start, end }) =>
      text.slice(start, end),
    );

  test.each([
    [`nn${far(9)}123`, ['123']],
    [`nn${far(10)}123`, []],
    [`123${far(9)}nn`, ['123']],
    [`123${far(10)}nn`, []],
    [`nn${far(3)}12`, ['12']],
    [`nn${far(4)}12`, []],
    [`nn${far(9)}k`, ['k']],
    [`nn${far(10)}k`, []],
    [`k${far(9)}nn`, ['k']],
    [`k${far(10)}nn`, []],
  ])('is a place so near to a finding that its rule may have read it: %j', (text, wanted) => {
    expect(left(text)).toEqual(wanted);
  });

  test('is a claim that the finding may have named', () => {
    expect(left(`nn${far(neighbourhood - 1)}m`)).toEqual(['m']);
    expect(left(`nn${far(neighbourhood)}m`)).toEqual([]);
    expect(left(`m${far(neighbourhood - 1)}nn`)).toEqual(['m']);
    expect(left(`m${far(neighbourhood)}nn`)).toEqual([]);
  });

  test('is nothing of a finding itself', () => {
    expect(left('nn')).toEqual([]);
  });

  test('is taken together where it is seen together', () => {
    const wide = far(neighbourhood);
    expect(left('k.nn.123')).toEqual(['k.nn.123']);
    expect(left('nn.12k34')).toEqual(['12k34']);
    expect(left(`nn.k${wide}k.nn`)).toEqual([`k${wide}k`]);
    expect(left(`nn.k${wide}.k.nn`)).toEqual(['k', 'k']);
  });
});

describe('a neighbourhood', () => {
  test.each([
    ['reaches as far to either side', far(2000), [1000, 1010], [1000 - neighbourhood, 1010 + neighbourhood]],
    ['ends where the text ends', far(1000), [500, 510], [0, 1000]],
    [
      'is as wide as a reader sees it',
      `${far(600)}${'\u200b'.repeat(1000)}nn${'\u200b'.repeat(1000)}${far(600)}`,
      [1600, 1602],
      [600 - neighbourhood, 2602 + neighbourhood],
    ],
  ] as const)('%s', (_, text, [start, end], [from, to]) => {
    expect(widen({ start, end }, fold(text))).toEqual({ start: from, end: to });
  });

  test('is one with the next where they touch', () => {
    const [first, touching, apart] = [1000, 1001 + 2 * neighbourhood, 1002 + 2 * neighbourhood];
    const around = (...starts: number[]) =>
      neighbourhoods(
        starts.map(start => ({ start, end: start + 1 })),
        fold(far(5000)),
      );
    const [start, end] = [first - neighbourhood, first + 1 + neighbourhood];
    expect(around(first, touching)).toEqual([{ start, end: touching + 1 + neighbourhood }]);
    expect(around(first, apart)).toEqual([
      { start, end },
      { start: end + 1, end: apart + 1 + neighbourhood },
    ]);
  });
});

test('what is redacted holds nothing to find, whatever stands side by side', () => {
  const piece = fc.constantFrom(
    'k',
    'k1',
    'n',
    'nn',
    '1',
    '12',
    '1234',
    ' ',
    '[',
    ']',
    'x',
    '\n\n',
    '\u200b',
    '４',
    '&#110;',
  );
  const long = fc
    .tuple(fc.constantFrom(' ', 'x', 'n', 'k1', '\u200b', '1'), fc.integer({ min: 200, max: 600 }))
    .map(([unit, times]) => unit.repeat(times));
  const texts = fc.array(fc.oneof({ weight: 20, arbitrary: piece }, { weight: 1, arbitrary: long }), { maxLength: 40 });
  fc.assert(
    fc.property(texts, pieces => {
      const { text, findings } = redact(pieces.join(''));
      expect(detect(text)).toEqual([]);
      for (const [i, { start, end }] of findings.entries()) {
        expect(start).toBeLessThan(end);
        expect(start).toBeGreaterThanOrEqual(findings[i - 1]?.end ?? 0);
      }
    }),
    runs(1000),
  );
});
