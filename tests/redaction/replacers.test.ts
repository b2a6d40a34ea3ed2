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

  test.each([
    ['ring me on ', 'oh seven seven double oh nine double oh one two three'],
    ['ring me on ', 'oh seven 7 oh oh 9 oh oh 1 2 3'],
    ['my NI number is ', 'Sierra Lima 07 33 92 Alpha'],
    ['my NI number is ', 'QQ one two three four five six C'],
  ])('%s… keeps nothing that parts the words of a spelled number: their lengths tell it', (before, value) => {
    for (const replace of ['mask', 'last4'] as const)
      expect(redact(before + value, { replace }).text).toBe(before + '*'.repeat(value.length));
  });

  test('keeps the gaps of letters for digits and of an extension', () => {
    expect(redact('ring 077OO 9OO123', { replace: 'mask' }).text).toBe('ring ***** ******');
    expect(redact('ring 01632 960001 ext 12', { replace: 'mask' }).text).toBe('ring ***** ****** *** **');
  });

  test('hides letters in circles and squares', () => {
    expect(redact('my NI number is ⓆⓆ 12 34 56 Ⓒ', { replace: 'mask' }).text).toBe('my NI number is ** ** ** ** *');
    expect(redact('my e-mail: ⓙⓞ@example.com', { replace: 'mask' }).text).toBe('my e-mail: **@*******.***');
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

  test('counts a letter typed for a digit: no fifth digit shows', () => {
    expect(redact('card 4000 0025 0000 3I55', { replace: 'last4' }).text).toBe('card **** **** **** 3I55');
  });

  test('shows nothing of anything but a card', () => {
    for (const value of ['QQ 12 34 56 C', '07700 900123', 'jo1234@example.com'])
      expect(redact(`mine: ${value}`, { replace: 'last4' }).text).not.toMatch(/\d/);
  });
});
