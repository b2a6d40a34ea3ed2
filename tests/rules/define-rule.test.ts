import { expect, test } from 'vitest';
import { createDetector, defineRule, digits, literal, type RuleDefinition } from '../../src/index.ts';

/** What a rule with this pattern, looked for at four digits, finds. */
function found(pattern: RegExp, text: string, more: Partial<RuleDefinition> = {}): string[] {
  const rule = defineRule({ type: 'toy', pattern, triggers: [digits(4)], ...more });
  const { detect } = createDetector({ types: ['toy'], rules: [rule], minConfidence: 'low' });
  return detect(text).map(({ start, end, confidence }) => `${text.slice(start, end)} ${confidence}`);
}

test('a pattern sees 256 characters before its trigger and behind it', () => {
  const before = (gap: number) => `a${'.'.repeat(gap)}1234`;
  expect(found(/a\.*1234/, before(255))).toEqual([`${before(255)} medium`]);
  expect(found(/a\.*1234/, before(256))).toEqual([]);
  expect(found(/a\.*1234/, `xx${before(255)}`)).toEqual([`${before(255)} medium`]);
  const behind = (gap: number) => `1234${'.'.repeat(gap)}b`;
  expect(found(/1234\.*b/, behind(255))).toEqual([`${behind(255)} medium`]);
  expect(found(/1234\.*b/, behind(256))).toEqual([]);
  expect(found(/1234\.*b/, `${behind(255)}xx`)).toEqual([`${behind(255)} medium`]);
});

test('and nothing beyond an empty line', () => {
  expect(found(/a\s*1234/, 'a\n1234')).toEqual(['a\n1234 medium']);
  expect(found(/a\s*1234/, 'a\n\n1234')).toEqual([]);
  expect(found(/1234\s*b/, '1234\nb')).toEqual(['1234\nb medium']);
  expect(found(/1234\s*b/, '1234\n\nb')).toEqual([]);
  expect(found(/(?<!a\n\n)1234/, 'a\n\n1234')).toEqual(['1234 medium']);
  expect(found(/^1234$/, 'a\n\n1234\n\nb')).toEqual(['1234 medium']);
  expect(found(/1234 b/, '1234 b\n\nc')).toEqual(['1234 b medium']);
  expect(found(/^a\.*1234/, `\n\na${'.'.repeat(253)}1234`)).toHaveLength(1);
  expect(found(/a[^b]*1234/, 'x\n\ny\n\na 1234')).toEqual(['a 1234 medium']);
});

test('what it matches has to touch the trigger', () => {
  expect(found(/a/, 'a 1234 a')).toEqual([]);
  expect(found(/a|1234/, 'a 1234 a')).toEqual(['1234 medium']);
  expect(found(/a ?|34/, 'a1234a')).toEqual(['34 medium']);
  expect(found(/(?<=1)(?=2)|34/, '1234')).toEqual(['34 medium']);
});

test('the flags of a pattern count, but for those that give it a memory', () => {
  expect(found(/ref1234/i, 'REF1234')).toEqual(['REF1234 medium']);
  expect(found(/ref1234/, 'REF1234')).toEqual([]);
  expect(found(/ref1234/gy, 'x ref1234 ref1234')).toEqual(['ref1234 medium', 'ref1234 medium']);
});

test('a check refuses values one by one, and strength says how sure the others are', () => {
  const text = '1234 and then 5678';
  expect(found(/\d{4}/, text, { check: value => value === '5678' })).toEqual(['5678 medium']);
  expect(found(/\d{4}/, text, { strength: 'strong' })).toEqual(['1234 high', '5678 high']);
  expect(found(/\d{4}/, text, { strength: 'weak', cues: { raise: ['then'] } })).toEqual(['1234 low', '5678 medium']);
});

test('cues are heard in any case', () => {
  const cues = { raise: ['Case  Number '], lower: ['ORDER'] };
  expect(found(/\d{4}/, 'my case number is 1234', { strength: 'weak', cues })).toEqual(['1234 medium']);
  expect(found(/\d{4}/, 'Order 1234', { strength: 'strong', cues })).toEqual(['1234 low']);
});

test('a literal is met in any case, and an empty one everywhere', () => {
  const own = { pattern: /cas-x+/i, strength: 'strong' } as const;
  for (const triggers of [[literal('CAS-')], [literal('')], [digits(1), literal('-')]])
    expect(found(own.pattern, 'my Cas-xx', { ...own, triggers })).toEqual(['Cas-xx high']);
});

test('a candidate says why it is one', () => {
  const rule = defineRule({ type: 'toy', pattern: /\d{4}/, triggers: [digits(4)] });
  expect(rule.match('1234', { start: 0, end: 4, digits: 4 })).toEqual([
    { start: 0, end: 4, strength: 'fair', reasons: ['it matches the pattern of the rule'] },
  ]);
});

test('a rule has the name that it was given, or that of its type', () => {
  const given = { type: 'case-id', pattern: /x/, triggers: [digits(4)] };
  expect(defineRule(given)).toMatchObject({ type: 'case-id', name: 'case-id', triggers: [digits(4)] });
  expect(defineRule(given)).not.toHaveProperty('cues');
  expect(defineRule({ ...given, name: 'case number', cues: {} })).toMatchObject({ name: 'case number', cues: {} });
});

test.each(['a', 'a1', 'case-id', 'x-'])('%s may be a type', type => {
  expect(defineRule({ type, pattern: /x/, triggers: [digits(4)] }).type).toBe(type);
});

test.each(['', 'A', '1a', '-a', 'a_b', 'a b', 'a\n', 'é'])('%j may be none', type => {
  expect(() => defineRule({ type, pattern: /x/, triggers: [digits(4)] })).toThrow(
    'type must be lower-case letters, digits and hyphens, beginning with a letter',
  );
});

test('what is wrong is named, with the rule', () => {
  const given = { type: 'case-id', pattern: /x/, triggers: [digits(4)] };
  expect(() => defineRule({ ...given, pattern: /x*/ })).toThrow(
    'pattern of rule "case-id" must not match the empty text',
  );
  expect(() => defineRule({ ...given, pattern: 'x' as unknown as RegExp })).toThrow(
    'pattern of rule "case-id" must be a regular expression',
  );
  expect(() => defineRule({ ...given, triggers: [] })).toThrow(
    'triggers of rule "case-id" must be an array of at least one trigger: digits(6), literal(\'ref\')',
  );
});
