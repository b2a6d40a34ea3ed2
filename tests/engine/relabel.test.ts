import { expect, test } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import { relabel } from '../../src/engine/relabel.ts';
import { defineRule, literal } from '../../src/index.ts';

const rule = defineRule({ type: 'a', pattern: /k+/, triggers: [literal('k')] });
const engine = new Engine({ rules: [rule], minConfidence: 'medium' });
const text = 'kkkk x kk y kk';
const relabelled = (start: number, end: number) => relabel(text, engine.findAll(text), { start, end });

test.each([
  [0, 14, '[A] x [A] y [A]'],
  [4, 12, ' x [A] y '],
  [4, 8, ' x [A]'],
  [8, 12, '[A] y '],
  [5, 7, 'x '],
])('what touches a piece is a label in it: from %i to %i', (start, end, wanted) => {
  expect(relabelled(start, end).text).toBe(wanted);
});

test('what a piece cuts is a whole label, and the label stands for all of it', () => {
  const { text: labelled, toOriginal } = relabelled(2, 8);
  expect(labelled).toBe('[A] x [A]');
  expect(toOriginal({ start: 0, end: 1 })).toEqual({ start: 0, end: 4 });
  expect(toOriginal({ start: 8, end: 9 })).toEqual({ start: 7, end: 9 });
});

test.each([
  ['[A] x', 'kkkk x'],
  ['A', 'kkkk'],
  [' x ', ' x '],
  [' x [', ' x kk'],
  ['[A] y', 'kk y', 6],
  ['] y [', 'kk y kk'],
])('%j stands for %j', (written, wanted, from = 0) => {
  const { text: labelled, toOriginal } = relabelled(0, text.length);
  const at = labelled.indexOf(written, from);
  const { start, end } = toOriginal({ start: at, end: at + written.length });
  expect(text.slice(start, end)).toBe(wanted);
});
