import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import { explain } from '../../src/engine/explain.ts';
import {
  createDetector,
  defineRule,
  digits,
  literal,
  type Rule,
  type Strength,
  type Trigger,
} from '../../src/index.ts';
import { runs } from '../properties/settings.ts';

/** A rule that finds `value` wherever it stands. */
const toy = (type: string, pattern: RegExp, strength: Strength = 'fair', more: Partial<Rule> = {}): Rule => ({
  ...defineRule({ type, pattern, triggers: [literal(more.name ?? 'k')], strength }),
  ...more,
});
const engine = (...rules: Rule[]) => new Engine({ rules, minConfidence: 'medium' });
const found = (one: Engine, text: string) =>
  one.detect(text).map(({ type, start, end, confidence }) => `${type} ${text.slice(start, end)} ${confidence}`);

test('what is allowed is no finding, of a rule alone or of two that were merged', () => {
  const [front, back] = [toy('front', /k1/), toy('back', /1 2/, 'fair', { name: '2' })];
  const allowing = (value: string) =>
    found(
      new Engine({ rules: [front, back], minConfidence: 'medium', isAllowed: given => given === value }),
      'x k1 2 k1',
    );
  expect(allowing('')).toEqual(['back k1 2 medium', 'front k1 medium']);
  expect(allowing('k1 2')).toEqual(['front k1 medium']);
  expect(allowing('k1')).toEqual(['back 1 2 medium']);
});

describe('confidence', () => {
  test.each([
    ['strong', ['a kk high']],
    ['fair', ['a kk medium']],
    ['weak', []],
    ['faint', []],
  ] as const)('%s without a cue', (strength, wanted) => {
    expect(found(engine(toy('a', /kk/, strength)), 'x kk x')).toEqual(wanted);
  });

  test.each([
    ['fair', 'a kk high'],
    ['weak', 'a kk medium'],
  ] as const)('%s with a cue is a step more', (strength, wanted) => {
    const rule = toy('a', /kk/, strength, { cues: { raise: ['badge'] } });
    expect(found(engine(rule), 'my badge is kk')).toEqual([wanted]);
    expect(found(engine(rule), 'kk is my badge')).toEqual([wanted]);
  });

  test('a cue for something else lowers, and never hides from explain()', () => {
    const one = engine(toy('a', /kk/, 'strong', { cues: { lower: ['ticket'] } }));
    expect(found(one, 'ticket number kk')).toEqual([]);
    expect(explain(one, 'ticket number kk')).toMatchObject([{ type: 'a', confidence: 'low', kept: false }]);
    expect(explain(one, 'ticket number kk')[0]!.reasons.join()).toContain('"ticket" names something else');
  });

  test('a cue reaches over filler words, not over a full stop or another value', () => {
    const one = engine(toy('a', /kk/, 'weak', { cues: { raise: ['badge'] } }));
    expect(found(one, 'my badge number is the following: kk')).toHaveLength(1);
    expect(found(one, 'I lost my badge. The word was kk')).toEqual([]);
    expect(found(one, 'I lost my badge. It was kk')).toHaveLength(1);
    expect(found(one, 'What is on your badge? Yes, it is kk')).toHaveLength(1);
    expect(found(one, 'my badge 123456 and kk')).toEqual([]);
  });
});

describe('claims on the same characters', () => {
  test('become one finding, named by the stronger', () => {
    expect(found(engine(toy('a', /kkk/), toy('b', /kkk/, 'strong')), 'kkk')).toEqual(['b kkk high']);
  });

  test('leave no claimed character out', () => {
    expect(found(engine(toy('a', /xkk/), toy('b', /kky/, 'strong')), 'xkky')).toEqual(['b xkky high']);
  });

  test('go to the rule that is named first where both are as strong', () => {
    expect(found(engine(toy('b', /kkk/), toy('a', /kkk/)), 'kkk')).toEqual(['b kkk medium']);
    expect(found(engine(toy('b', /kky/), toy('a', /xkk/)), 'xkky')).toEqual(['b xkky medium']);
    expect(found(engine(toy('a', /xkk/), toy('b', /kky/)), 'xkky')).toEqual(['a xkky medium']);
  });

  test('go to the longer where both are as strong, and to the stronger however short it is', () => {
    expect(found(engine(toy('a', /kk/), toy('b', /kkk/)), 'kkk')).toEqual(['b kkk medium']);
    expect(found(engine(toy('b', /kkk/), toy('a', /kk/)), 'kkk')).toEqual(['b kkk medium']);
    expect(found(engine(toy('a', /xk/), toy('b', /kky/)), 'xkky')).toEqual(['b xkky medium']);
    expect(found(engine(toy('a', /kk/, 'strong'), toy('b', /kkk/)), 'kkk')).toEqual(['a kkk high']);
    expect(found(engine(toy('a', /xkk/), toy('b', /ky/)), 'xkky')).toEqual(['a xkky medium']);
  });

  test('are claims on one at least: side by side they are two findings', () => {
    expect(found(engine(toy('a', /xk/), toy('b', /ky/, 'strong')), 'xkky')).toEqual(['a xk medium', 'b ky high']);
  });

  test('keep the specimen that the value is, and lose it where the finding is more than that value', () => {
    const specimen = (pattern: RegExp): Rule => {
      const rule = toy('s', pattern, 'strong');
      return { ...rule, match: (...given) => rule.match(...given).map(one => ({ ...one, specimen: 'example' })) };
    };
    expect(engine(toy('a', /kk/), specimen(/kkk/)).detect('kkk')).toMatchObject([{ type: 's', specimen: 'example' }]);
    expect(engine(toy('a', /kk/, 'weak'), specimen(/kkk/)).detect('kkk')).toMatchObject([{ specimen: 'example' }]);
    expect(engine(toy('a', /xkk/), specimen(/kky/)).detect('xkky')).toEqual([
      { type: 's', start: 0, end: 4, confidence: 'high' },
    ]);
    expect(engine(toy('a', /kky/), specimen(/xkk/)).detect('xkky')).toEqual([
      { type: 's', start: 0, end: 4, confidence: 'high' },
    ]);
  });

  test('keep the reasons of the first where nothing tells them apart', () => {
    const rule: Rule = {
      ...toy('a', /k/),
      match: () => [0, 1].map(start => ({ start, end: start + 2, strength: 'fair', reasons: [`from ${start}`] })),
    };
    expect(explain(engine(rule), 'kkk')[0]).toMatchObject({ start: 0, end: 3, kept: true, reasons: ['from 0'] });
  });

  test('are explained', () => {
    const [kept, lost] = explain(engine(toy('b', /kkk/, 'strong'), toy('a', /k{2}/)), 'kkk');
    expect(kept).toMatchObject({ type: 'b', kept: true });
    expect(lost).toMatchObject({ type: 'a', kept: false });
    expect(lost!.reasons.join()).toContain('a stronger b');
  });
});

describe('an explanation', () => {
  const matches = 'it matches the pattern of the rule';
  const explained = (one: Engine, text: string) =>
    explain(one, text).map(({ type, start, end, kept, reasons }) => [type, text.slice(start, end), kept, ...reasons]);

  test('says why a value was found', () => {
    const one = engine(toy('a', /kk/, 'fair', { name: 'k', cues: { raise: ['badge'], lower: ['ticket'] } }));
    expect(explained(one, 'badge kk')).toEqual([['a', 'kk', true, matches, '"badge" is a cue for k']]);
    expect(explained(one, 'kk')).toEqual([['a', 'kk', true, matches]]);
    expect(explained(one, 'x')).toEqual([]);
  });

  test('says why a value was not found', () => {
    const one = engine(toy('a', /kk/, 'fair', { cues: { lower: ['ticket'] } }), toy('b', /qq/, 'faint', { name: 'q' }));
    expect(explained(one, 'ticket kk')).toEqual([
      ['a', 'kk', false, matches, '"ticket" names something else', 'its confidence is low, below medium'],
    ]);
    expect(explained(one, 'qq')).toEqual([['b', 'qq', false, matches, 'nothing speaks for it, below medium']]);
  });

  test('says what is allowed', () => {
    const one = new Engine({
      rules: [toy('a', /k\d/)],
      minConfidence: 'medium',
      isAllowed: value => value === 'k1',
    });
    expect(explained(one, 'k1 k2')).toEqual([
      ['a', 'k1', false, matches, 'it is on the allow list'],
      ['a', 'k2', true, matches],
    ]);
    expect(found(one, 'k1')).toEqual([]);
  });

  test('names what stands on the same characters, in the order of the text and of strength', () => {
    const one = engine(toy('c', /kk(?=k)/, 'weak'), toy('a', /kk/), toy('b', /kkk/, 'strong', { name: 'k' }));
    expect(explained(one, 'kkk x kkk')).toEqual(
      ['', ''].flatMap(() => [
        ['b', 'kkk', true, matches],
        ['a', 'kk', false, matches, 'a stronger k stands on the same characters'],
        ['c', 'kk', false, matches, 'its confidence is low, below medium'],
      ]),
    );
    expect(explained(engine(toy('a', /kk/), toy('b', /k/)), 'kk')).toEqual([
      ['a', 'kk', true, matches],
      ['b', 'k', false, matches, 'a stronger a stands on the same characters'],
      ['b', 'k', false, matches, 'a stronger a stands on the same characters'],
    ]);
  });

  test('names the longer first of what is as strong', () => {
    const one = engine(toy('a', /k/, 'weak'), toy('b', /kk/, 'weak'));
    expect(explain(one, 'kk').map(({ type, start, end }) => [type, start, end])).toEqual([
      ['b', 0, 2],
      ['a', 0, 1],
      ['a', 1, 2],
    ]);
  });

  test('names a value once that is seen from two places', () => {
    const one = engine(toy('a', /\d{4}x{9}\d{4}/, 'weak', { triggers: [digits(4)] }));
    expect(explained(one, '1234xxxxxxxxx5678')).toHaveLength(1);
  });
});

test.each([
  ['low', ['strong', 'fair', 'weak']],
  ['medium', ['strong', 'fair']],
  ['high', ['strong']],
] as const)('at %s, what is at least as sure is found', (minConfidence, wanted) => {
  const strengths = ['strong', 'fair', 'weak', 'faint'] as const;
  const kept = strengths.filter(
    strength => new Engine({ rules: [toy('a', /k/, strength)], minConfidence }).detect('k').length > 0,
  );
  expect(kept).toEqual(wanted);
});

test('a cue never makes more of a slip than a likely one, and never less of a doubt than it was', () => {
  const one = (strength: Strength) =>
    new Engine({
      rules: [toy('a', /k/, strength, { cues: { raise: ['badge'], lower: ['ticket'] } })],
      minConfidence: 'low',
    });
  const sure = (strength: Strength, cue: string) => explain(one(strength), `${cue} k`).at(-1)!.confidence;
  const all = (cue: string) => (['strong', 'fair', 'weak', 'faint'] as const).map(strength => sure(strength, cue));
  expect(all('badge')).toEqual(['high', 'high', 'medium', 'low']);
  expect(all('ticket')).toEqual(['low', 'low', 'low', 'none']);
});

test('a finding is its type, place and confidence, and nothing else', () => {
  expect(Object.keys(engine(toy('a', /k/)).detect('k')[0]!)).toEqual(['type', 'start', 'end', 'confidence']);
});

describe('what is found when its neighbour is gone', () => {
  // Only a boundary makes it whole, and the neighbour is none until it is a label.
  const glued = engine(toy('a', /(?<![a-z])k\d(?![a-z])/), toy('b', /(?<=\d)m+(?=$|\s|\[)/, 'fair', { name: 'm' }));

  test('is found in the same run', () => {
    expect(found(glued, 'k1mm')).toEqual(['a k1 medium', 'b mm medium']);
  });

  test('is found however many neighbours must go first', () => {
    const chain = engine(toy('a', /k\d(?=$|\[)/));
    const text = Array.from({ length: 500 }, (_, i) => `k${i % 10}`).join('');
    expect(chain.detect(text)).toHaveLength(500);
  });

  test('takes the label beside it, whatever else is found there', () => {
    const two = [toy('b', /\[A\] wv/, 'strong', { name: 'w' }), toy('c', /(?<=\] )w/, 'fair', { name: 'w' })];
    expect(found(engine(toy('a', /k\d/), ...two), 'k1 wv')).toEqual(['b k1 wv high']);
  });

  test('ends where nothing new is found, even where a rule takes labels for values', () => {
    const greedy = engine(toy('a', /\[?[A-Zk]+\]?/, 'strong', { triggers: [literal('k'), literal('a')] }));
    expect(found(greedy, 'x kk [A] x')).toEqual(['a kk high', 'a [A] high']);
  });
});

describe('a rule is asked', () => {
  /** A rule that finds nothing, and what it was asked about. */
  const silent = (trigger: Trigger, reach = 4) => {
    const texts: string[] = [];
    const rule: Rule = {
      ...{ type: 'silent', name: 'silent', triggers: [trigger], reach },
      match(text) {
        texts.push(text);
        return [];
      },
    };
    return { rule, texts };
  };

  test.each([
    ['k...q', ['k...q', '[A]...q']],
    ['k....q', ['k....q']],
  ])('once more only where it may have read what is now a label: %j', (text, wanted) => {
    const { rule, texts } = silent(literal('q'));
    engine(toy('a', /k/), rule).detect(text);
    expect(texts).toEqual(wanted);
  });

  test('about the chains that promise it something', () => {
    const [first, second] = [silent(digits(4)), silent(digits(4))];
    const chain = { start: 0, end: 4, digits: 4, promising: 0b10 };
    const findSites = () => ({ chains: [chain], literals: [] });
    new Engine({ rules: [first.rule, second.rule], minConfidence: 'low', findSites }).detect('1234');
    expect([first.texts, second.texts]).toEqual([[], ['1234']]);
  });

  test('for its cues once, when it has a candidate', () => {
    let asked = 0;
    const rule: Rule = {
      ...toy('a', /k/),
      get cues() {
        asked++;
        return { raise: ['badge'] };
      },
    };
    const one = engine(rule);
    one.detect('no badge');
    expect(asked).toBe(0);
    one.detect('k');
    const once = asked;
    expect(found(one, 'k badge k')).toEqual(['a k high', 'a k high']);
    expect(asked).toBe(once);
  });
});

test('claims are told in the order of their ends', () => {
  const { claims } = engine(toy('a', /kkk/), toy('b', /k/)).look('kkk');
  expect(claims.map(({ end }) => end)).toEqual([1, 2, 3, 3]);
});

describe("a team's rule", () => {
  const rule = defineRule({ type: 'case-id', pattern: /\bCAS-\d{6}\b/, triggers: [digits(6)] });
  const { detect, redact } = createDetector({ types: ['case-id'], rules: [rule] });

  test('finds its value wherever it stands', () => {
    const filling = fc.string({ unit: fc.constantFrom(...'ab1 .-é\n'), maxLength: 900 });
    fc.assert(
      fc.property(filling, filling, (before, after) => {
        const text = `${before} CAS-123456 ${after}`;
        const at = before.length + 1;
        expect(detect(text)).toContainEqual({ type: 'case-id', start: at, end: at + 10, confidence: 'medium' });
      }),
      runs(300),
    );
  });

  test('finds its values in a chain of digits as long as the text', () => {
    const text = Array.from({ length: 300 }, (_, i) => `CAS-${String(100_000 + i)}`).join(' ');
    expect(detect(text)).toHaveLength(300);
    expect(detect(redact(text).text)).toEqual([]);
  });

  test('is given its window only, so that a pattern which is quadratic there is linear in the text', () => {
    const slow = createDetector({
      types: ['slow'],
      rules: [defineRule({ type: 'slow', pattern: /\d+x/, triggers: [digits(4)] })],
    });
    const start = performance.now();
    // On the whole text at once this takes minutes.
    slow.detect('1'.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('sees what a reader sees', () => {
    expect(detect('ＣＡＳ－１２３４５６')).toMatchObject([{ start: 0, end: 10 }]);
  });

  test('drops what its check refuses', () => {
    const odd = defineRule({
      type: 'odd',
      pattern: /N\d{4}/,
      triggers: [digits(4)],
      check: value => Number(value.slice(1)) % 2 === 1,
    });
    const one = createDetector({ types: ['odd'], rules: [odd] });
    expect(one.detect('N1234 N1235')).toMatchObject([{ start: 6 }]);
  });
});
