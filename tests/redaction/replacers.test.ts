import { describe, expect, test } from 'vitest';
import { createDetector, redact } from '../../src/index.ts';
import { type Replacement, replacementNames } from '../../src/redaction/replacers.ts';

const text = 'I am QQ 12 34 56 C: card 4242 4242 4242 4242, ring 07700 900123 or write to jo@example.com!';

describe('replace', () => {
  test.each<[name: string, replace: Replacement | undefined, redacted: string]>([
    ['default', undefined, 'I am [NINO]: card [CARD], ring [PHONE] or write to [EMAIL]!'],
    ['label', 'label', 'I am [NINO]: card [CARD], ring [PHONE] or write to [EMAIL]!'],
    ['remove', 'remove', 'I am : card , ring  or write to !'],
    ['mask', 'mask', 'I am ** ** ** ** *: card **** **** **** ****, ring ***** ****** or write to **@*******.***!'],
    ['last4', 'last4', 'I am ** ** ** ** *: card **** **** **** 4242, ring ***** ****** or write to **@*******.***!'],
    [
      'a template',
      { label: '<{type}:{TYPE}>' },
      'I am <nino:NINO>: card <card:CARD>, ring <phone:PHONE> or write to <email:EMAIL>!',
    ],
    ['a template without the type', { label: 'X' }, 'I am X: card X, ring X or write to X!'],
    [
      'a function',
      ({ type }, value) => `${type}${value.length}`,
      'I am nino13: card card19, ring phone12 or write to email14!',
    ],
  ])('%s', (_, replace, redacted) => {
    expect(redact(text, replace === undefined ? {} : { replace }).text).toBe(redacted);
    expect(createDetector(replace === undefined ? {} : { replace }).redact(text).text).toBe(redacted);
  });

  test('a template takes the type as it is, whatever signs stand in it', () => {
    expect(redact('ring 07700 900123', { replace: { label: '$&$1{TYPE}$$' } }).text).toBe('ring $&$1PHONE$$');
  });

  test.each(['=x', '+x', '-x', '@x', '\tx', '\rx', '\nx'])('a label that begins like %j is refused', label => {
    expect(() => createDetector({ replace: { label } })).toThrow(/must not begin with = \+ - @/);
    const inside = `[${label}]`;
    expect(redact('ring 07700 900123', { replace: { label: inside } }).text).toBe(`ring ${inside}`);
  });

  test.each<[string, unknown]>([
    ['an unknown name', 'blur'],
    ['no name', ''],
    ['null', null],
    ['a number', 4],
    ['a label that is no text', { label: 5 }],
    ['an object without a label', {}],
  ])('%s is refused, and the message says what there is', (_, replace) => {
    expect(() => createDetector({ replace: replace as Replacement })).toThrow(
      new TypeError(
        `replace must be one of ${replacementNames[0]}, mask, last4, remove, a label such as { label: '[{TYPE}]' }, or a function`,
      ),
    );
  });
});

describe('a mask', () => {
  test('is as long as the value and keeps what stands between', () => {
    expect(redact('ring +44 (0)7700-900.123', { replace: 'mask' }).text).toBe('ring +** (*)****-***.***');
  });

  test('hides letters and digits of any script, marks with them, and keeps the length', () => {
    // An address with an accent written as a mark of its own, and a number in mathematical digits of two units each.
    const spaced = 'ring 𝟎𝟕𝟕𝟎𝟎 𝟗𝟎𝟎𝟏𝟐𝟑';
    expect(redact(spaced, { replace: 'mask' }).text).toBe(`ring ${'*'.repeat(10)} ${'*'.repeat(12)}`);
    const marked = 'e-mail: jose\u0301@example.com';
    const masked = redact(marked, { replace: 'mask' }).text;
    expect(masked).toHaveLength(marked.length);
    expect(masked).toMatch(/^e-mail: \*+@\*+\.\*+$/);
  });
});

describe('last4', () => {
  test.each([
    ['4242 4242 4242 4242', '**** **** **** 4242'],
    ['4242424242424242', '************4242'],
    ['3782 822463 10005', '**** ****** *0005'],
    ['4242-4242-4242-4242', '****-****-****-4242'],
    ['４２４２４２４２４２４２４２４２', '************４２４２'],
  ])('of the card %s is %s', (value, shown) => {
    expect(redact(`card ${value}.`, { replace: 'last4' }).text).toBe(`card ${shown}.`);
  });

  test('shows nothing of anything but a card', () => {
    for (const value of ['QQ 12 34 56 C', '07700 900123', 'jo1234@example.com'])
      expect(redact(`mine: ${value}`, { replace: 'last4' }).text).not.toMatch(/\d/);
  });
});
