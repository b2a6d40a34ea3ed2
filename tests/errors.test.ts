import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { withoutValues } from '../src/cli/errors.ts';
import * as onNode from '../src/index.node.ts';
import {
  builtInRules,
  createDetector,
  defineRule,
  detect,
  digits,
  explain,
  literal,
  redact,
  replaceSpans,
} from '../src/index.ts';
import { checkRule } from '../src/rules/define-rule.ts';
import { runs } from './properties/settings.ts';

const rule = { type: 'case-id', pattern: /CAS-\d{6}/, triggers: [digits(6)] };
// biome-ignore lint/suspicious/noExplicitAny: what people pass who have no types
const wrong = (value: unknown): any => value;

const made = defineRule(rule);
const finding = { type: 'phone', confidence: 'high' } as const;
const number = wrong(() => 5);
const at = (start: number, end: number) => ({ ...finding, start, end });

describe('a wrong argument is a TypeError that names it', () => {
  test.each([
    ['text', () => detect(wrong(undefined))],
    ['text', () => detect(wrong(null))],
    ['text', () => redact(wrong(42))],
    ['text', () => explain(wrong({ text: 'x' }))],
    ['text', () => createDetector().detect(wrong(Buffer.from('x')))],
    ['types', () => createDetector({ types: ['nino', 'passport'] })],
    ['types', () => createDetector({ types: wrong('nino') })],
    ['types', () => createDetector({ types: wrong([1]) })],
    ['minConfidence', () => createDetector({ minConfidence: wrong('sure') })],
    ['minConfidence', () => createDetector({ minConfidence: wrong(2) })],
    ['allow', () => createDetector({ allow: wrong('x') })],
    ['allow', () => createDetector({ allow: wrong([5]) })],
    ['replace', () => createDetector({ replace: wrong('blur') })],
    ['replace', () => createDetector({ replace: wrong({ text: 'x' }) })],
    ['label', () => createDetector({ replace: { label: '=1+1' } })],
    ['rules', () => createDetector({ rules: [defineRule({ ...rule, type: 'nino' })] })],
    ['type', () => defineRule({ ...rule, type: 'Case Id' })],
    ['type', () => defineRule({ ...rule, type: wrong(undefined) })],
    ['pattern', () => defineRule({ ...rule, pattern: wrong('CAS') })],
    ['pattern', () => defineRule({ ...rule, pattern: /\d*/ })],
    ['triggers', () => defineRule({ ...rule, triggers: [] })],
    ['triggers', () => defineRule({ ...rule, triggers: wrong(undefined) })],
    ['options', () => detect('x', wrong(null))],
    ['options', () => redact('x', wrong('nino'))],
    ['options', () => explain('x', wrong(['nino']))],
    ['options', () => createDetector(wrong(5))],
    ['options', () => onNode.detect('x', wrong(null))],
    ['options', () => onNode.createDetector(wrong('nino'))],
    ['types', () => createDetector({ types: [] })],
    ['types', () => createDetector({ types: wrong(null) })],
    ['rules', () => createDetector({ rules: wrong({}) })],
    ['rules', () => createDetector({ rules: wrong(null) })],
    ['rules', () => createDetector({ rules: wrong([null]) })],
    ['rules', () => createDetector({ rules: wrong(['CAS']) })],
    ['rules', () => onNode.createDetector({ rules: wrong({}) })],
    ['rules', () => createDetector({ rules: wrong([rule]) })],
    ['triggers', () => createDetector({ rules: [{ ...made, triggers: wrong(['CAS']) }] })],
    ['triggers', () => createDetector({ rules: [{ ...made, triggers: [{ kind: 'digits', atLeast: wrong('a') }] }] })],
    ['triggers', () => createDetector({ rules: [{ ...made, triggers: [{ kind: 'literal', text: 'CAS' }] }] })],
    ['triggers', () => createDetector({ rules: [{ ...made, triggers: wrong([{ kind: 'literal' }]) }] })],
    ['type', () => createDetector({ rules: [{ ...made, type: '=x' }] })],
    ['name', () => createDetector({ rules: [{ ...made, name: wrong(5) }] })],
    ['cues', () => createDetector({ rules: [{ ...made, cues: wrong('case') }] })],
    ['reach', () => createDetector({ rules: [{ ...made, reach: wrong('far') }] })],
    ['definition', () => defineRule(wrong(undefined))],
    ['definition', () => defineRule(wrong([rule]))],
    ['name', () => defineRule({ ...rule, name: wrong(5) })],
    ['triggers', () => defineRule({ ...rule, triggers: wrong(['CAS']) })],
    ['triggers', () => defineRule({ ...rule, triggers: wrong([null]) })],
    ['check', () => defineRule({ ...rule, check: wrong('x') })],
    ['strength', () => defineRule({ ...rule, strength: wrong('x') })],
    ['cues', () => defineRule({ ...rule, cues: { raise: wrong('case') } })],
    ['cues', () => defineRule({ ...rule, cues: { lower: wrong([5]) } })],
    ['cues', () => defineRule({ ...rule, cues: { lower: [''] } })],
    ['cues', () => defineRule({ ...rule, cues: { raise: ['the number of my case'] } })],
    ['cues', () => defineRule({ ...rule, cues: wrong(['case']) })],
    ['cues', () => defineRule({ ...rule, cues: wrong(null) })],
    ['atLeast', () => digits(wrong('a'))],
    ['atLeast', () => digits(0)],
    ['atLeast', () => digits(1.5)],
    ['atLeast', () => digits(Number.NaN)],
    ['text', () => literal(wrong(undefined))],
    ['replace', () => redact('ring 07700 900123', { replace: wrong(() => undefined) })],
    ['replacer', () => replaceSpans('x', [at(0, 1)], number)],
    ['findings', () => replaceSpans('some', [at(2, 4), at(0, 1)], () => '')],
    ['findings', () => replaceSpans('some', [at(0, 2), at(1, 4)], () => '')],
    ['findings', () => replaceSpans('some', [at(2, 1)], () => '')],
    ['findings', () => replaceSpans('some', [at(-1, 1)], () => '')],
    ['findings', () => replaceSpans('some', [at(wrong(undefined), 1)], () => '')],
  ])('%s', (name, call) => {
    expect(call).toThrow(TypeError);
    expect(call).toThrow(new RegExp(`\\b${name}\\b`));
  });
});

test('what is right is no error', () => {
  for (const rule of [...builtInRules, made]) expect(() => checkRule(rule)).not.toThrow();
  expect(replaceSpans('some', [at(0, 2), at(2, 4)], () => 'x')).toBe('xx');
  expect(replaceSpans('some', [], () => 'x')).toBe('some');
});

test('no error repeats what it was given', () => {
  const canary = '07700 900123 jo@example.com';
  const calls = [
    () => detect(wrong([canary])),
    () => detect(wrong({ toString: () => canary })),
    () => createDetector({ minConfidence: wrong(canary) }),
    () => createDetector({ allow: wrong(canary) }),
    () => createDetector({ replace: wrong(canary) }),
    () => createDetector({ replace: { label: `=${canary}` } }),
    () => defineRule({ ...rule, pattern: wrong(canary) }),
  ];
  for (const call of calls) {
    expect(call).toThrow(TypeError);
    const message = (() => {
      try {
        return String(call());
      } catch (error) {
        return `${(error as Error).message} ${(error as Error).stack?.split('\n')[0]}`;
      }
    })();
    expect(message).not.toContain('07700');
    expect(message).not.toContain('jo@');
  }
});

test('any text is read without an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
      expect(Array.isArray(detect(text))).toBe(true);
      expect(typeof redact(text).text).toBe('string');
      expect(Array.isArray(explain(text))).toBe(true);
    }),
    runs(500),
  );
});

test('a finding carries no value', () => {
  const text = 'call 07700 900123, QQ 12 34 56 C, jo@example.com, 4242 4242 4242 4242';
  const said = JSON.stringify([detect(text), explain(text), redact(text).findings]);
  for (const value of ['900123', '12 34', 'example.com', '4242', 'QQ']) expect(said).not.toContain(value);
  for (const finding of detect(text))
    expect(Object.keys(finding).sort()).toEqual(['confidence', 'end', 'specimen', 'start', 'type']);
});

test('no sentence of an error looks like a value, so that hiding values leaves it whole', () => {
  const sentences = sentencesOf(new URL('../src', import.meta.url).pathname);
  expect(sentences.length).toBeGreaterThan(60);
  expect(sentences.filter(sentence => withoutValues(sentence) !== sentence)).toEqual([]);
});

/** What is written in the source where an error is made, with a word for each part that is filled in. */
function sentencesOf(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.ts'));
  return files.flatMap(path => {
    const tree = ts.createSourceFile(path, readFileSync(join(folder, path), 'utf8'), ts.ScriptTarget.Latest, true);
    const found: string[] = [];
    const visit = (node: ts.Node, isError: boolean): void => {
      if (isError && ts.isStringLiteralLike(node)) found.push(node.text);
      if (isError && ts.isTemplateExpression(node))
        found.push(node.head.text + node.templateSpans.map(span => `word${span.literal.text}`).join(''));
      const isMade = ts.isNewExpression(node) && /(?<!InvalidArgument)Error$/.test(node.expression.getText(tree));
      ts.forEachChild(node, child => visit(child, isError || isMade));
    };
    visit(tree, false);
    return found;
  });
}
