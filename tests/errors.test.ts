import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { withoutValues } from '../src/cli/errors.ts';
import { createDetector, defineRule, detect, digits, explain, redact } from '../src/index.ts';
import { runs } from './properties/settings.ts';

const rule = { type: 'case-id', pattern: /CAS-\d{6}/, triggers: [digits(6)] };
// biome-ignore lint/suspicious/noExplicitAny: what people pass who have no types
const wrong = (value: unknown): any => value;

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
  ])('%s', (name, call) => {
    expect(call).toThrow(TypeError);
    expect(call).toThrow(new RegExp(`\\b${name}\\b`));
  });
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
