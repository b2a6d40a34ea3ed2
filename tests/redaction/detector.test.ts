import { describe, expect, test } from 'vitest';
import { createDetector, defineRule, digits } from '../../src/index.ts';

const text = 'QQ 12 34 56 C, 4242 4242 4242 4242, 07700 900123, jo@example.com';
const types = (found: readonly { type: string }[]): string[] => found.map(({ type }) => type);
const caseId = defineRule({ type: 'case-id', pattern: /CAS-\d{6}/, triggers: [digits(6)] });
const wrong = (value: unknown) => value as never;

describe('types', () => {
  test('are all of them, or those that are named', () => {
    expect(types(createDetector().detect(text))).toEqual(['nino', 'card', 'phone', 'email']);
    expect(types(createDetector({ types: ['email', 'nino'] }).detect(text))).toEqual(['nino', 'email']);
    expect(types(createDetector({ types: ['card'] }).rules)).toEqual(['card']);
  });

  test("include a team's own, which may be chosen like any other", () => {
    const own = `${text}, CAS-123456`;
    expect(types(createDetector({ rules: [caseId] }).detect(own)).at(-1)).toBe('case-id');
    expect(types(createDetector({ rules: [caseId], types: ['case-id'] }).detect(own))).toEqual(['case-id']);
    expect(() => createDetector({ types: ['case-id'] })).toThrow('there is no type "case-id"');
  });

  test('say what is wrong with them', () => {
    expect(() => createDetector({ types: ['nino', 'passport'] })).toThrow(
      new TypeError('types: there is no type "passport"; the types are nino, card, email, phone'),
    );
    for (const types of ['nino', [], null])
      expect(() => createDetector({ types: wrong(types) })).toThrow(
        new TypeError('types must be an array of at least one type'),
      );
    expect(() => createDetector({ rules: [caseId, caseId] })).toThrow(
      new TypeError('rules: there is already a rule of type "case-id"'),
    );
  });
});

describe('text', () => {
  test.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [5, 'number'],
    [{}, 'object'],
  ])('%s is no text, and the error says what it is', (given, kind) => {
    const { detect, redact, explain } = createDetector();
    for (const call of [detect, redact, explain])
      expect(() => call(wrong(given))).toThrow(new TypeError(`text must be a string, but is ${kind}`));
  });
});

describe('minConfidence', () => {
  test('is medium by default', () => {
    const order = 'order number 4242 4242 4242 4242';
    expect(createDetector().detect(order)).toEqual([]);
    expect(createDetector({ minConfidence: 'low' }).detect(order)).toMatchObject([{ type: 'card', confidence: 'low' }]);
  });

  test('says what there is', () => {
    expect(() => createDetector({ minConfidence: wrong('sure') })).toThrow(
      new TypeError('minConfidence must be one of low, medium, high'),
    );
  });
});

describe('allow', () => {
  const left = (...allow: (string | RegExp)[]): string[] => types(createDetector({ allow }).detect(text));

  test('a value in any spelling of spaces, brackets, hyphens and case', () => {
    expect(left('qq123456c')).toEqual(['card', 'phone', 'email']);
    expect(left('(07700) 900-123', 'JO@EXAMPLE.COM')).toEqual(['nino', 'card']);
    expect(left('4242-4242-4242-4242')).toEqual(['nino', 'phone', 'email']);
  });

  test('an expression, tried on the value as it stands', () => {
    expect(left(/@example\.com$/)).toEqual(['nino', 'card', 'phone']);
    expect(left(/^QQ 12/, /^nothing$/)).toEqual(['card', 'phone', 'email']);
    expect(left(/^qq/)).toHaveLength(4);
    expect(left(/^qq/i)).toHaveLength(3);
  });

  test('an expression has no memory, whatever its flags', () => {
    const detector = createDetector({ allow: [/900123/g, /jo@/y] });
    for (let i = 0; i < 3; i++) expect(types(detector.detect(text))).toEqual(['nino', 'card']);
  });

  test('only the whole value, and nothing for an empty list', () => {
    expect(left('07700 900')).toHaveLength(4);
    expect(left('')).toHaveLength(4);
    expect(left()).toHaveLength(4);
  });

  test('is refused where it is none', () => {
    const message = 'allow must be an array of strings and regular expressions';
    for (const allow of ['jo@example.com', /jo/, [5], [null], [['jo']]])
      expect(() => createDetector({ allow: wrong(allow) })).toThrow(new TypeError(message));
  });
});

describe('redact', () => {
  test('gives the text, and the findings in offsets of the text that was passed in', () => {
    const { text: redacted, findings } = createDetector().redact('a 07700 900123 b jo@example.com c');
    expect(redacted).toBe('a [PHONE] b [EMAIL] c');
    expect(findings.map(({ start, end }) => [start, end])).toEqual([
      [2, 14],
      [17, 31],
    ]);
  });

  test('a text without a value is what it was', () => {
    expect(createDetector().redact('nothing')).toEqual({ text: 'nothing', findings: [] });
    expect(createDetector().redact('')).toEqual({ text: '', findings: [] });
  });
});
