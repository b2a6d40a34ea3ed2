import { expect, test } from 'vitest';
import { createDetector } from '../../src/index.ts';

const { explain } = createDetector({ types: ['nino'], minConfidence: 'low' });

/** What is taken for a National Insurance number, and how surely. */
const read = (text: string): string[] =>
  explain(text).map(({ start, end, confidence }) => `${text.slice(start, end)} ${confidence}`);

test.each([
  'QQ 12 34 56 C',
  'QQ123456C',
  'qq123456c',
  'QQ123456c',
  'QQ-12-34-56-C',
  'QQ.12.34.56.C',
  'QQ_12_34_56_C',
  'QQ+12+34+56+C',
  'QQ/12/34/56/C',
  'QQ   12   34   56   C',
  'QQ 1 2 3 4 5 6 C',
  'Q Q 1 2 3 4 5 6 C',
  'QQ 123 456 C',
  'QQ123456 C',
  'JG 10 37 59 A',
  'AM103759C',
])('is as sure as a shape can be: %s', text => {
  expect(read(text)).toEqual([`${text} high`]);
  expect(read(`it is ${text}, thanks`)).toEqual([`${text} high`]);
});

test.each<[string, string]>([
  ['QQ 12 34 56', 'low'],
  ['QQ123456', 'low'],
  // Small letters with gaps.
  ['qq 12 34 56 c', 'medium'],
  ['qq123456 c', 'medium'],
  ['Qq 12 34 56 C', 'medium'],
  // Prefixes that are words, or never given out.
  ['AM 10 37 59 C', 'medium'],
  ['AM 10 37 59', 'low'],
  ['AM 10 37 59 c', 'low'],
  ['am 10 37 59 c', 'low'],
  ['am103759c', 'high'],
  ['BG123456A', 'none'],
  ['DA 12 34 56 A', 'none'],
  ['AO123456A', 'none'],
  // Letters for digits.
  ['QQ 12 34 5O C', 'medium'],
  ['QQ12345lC', 'medium'],
  ['qqi2345oc', 'medium'],
  ['qq 12 34 5o c', 'low'],
  ['QQ 12 34 5o', 'low'],
  ['qq 12 34 5o', 'none'],
  ['QQ ooo 123 C', 'medium'],
  // Letters that stand apart.
  ['J G 10 37 59 A', 'medium'],
  ['A M 10 37 59 A', 'low'],
  ['a m 10 37 59 a', 'low'],
  ['A/C 10 37 59 A', 'low'],
  ['a/c 10 37 59 a', 'none'],
  ['J/G 10 37 59 A', 'medium'],
  // Two lines.
  ['QQ 12\n34 56 C', 'medium'],
  ['QQ 12 34 56\nC', 'medium'],
  ['QQ 12\r\n34 56 C', 'medium'],
  ['QQ 12\n34 56', 'low'],
  ['qq 12\n34 56 c', 'low'],
  // Commas.
  ['QQ 12,34,56 C', 'low'],
])('is less sure: %j', (text, confidence) => {
  expect(read(text)).toEqual([`${text} ${confidence}`]);
});

test.each([
  'QQ 12 34 5',
  'Q 12 34 56 C',
  'Q1123456C',
  'QQ    12 34 56 C',
  'QQ 12\n\n34 56 C',
  'QQ oil 0oi C',
  'QQoiloo1C 12',
  'QQQ123456C',
  'XQQ123456C',
  '1QQ123456C',
  'QQ1234567',
  'QQ123456CX',
  'QQ123456CXY',
  'QQ123456X',
  'QQ123456C1',
  'QQ123456C123',
  'QQ123456Cand',
  'ÉQQ123456C',
])('is none: %j', text => {
  expect(read(text)).toEqual([]);
});

test.each<[string, string]>([
  ['QQ123456 a month ago', 'QQ123456 low'],
  ['QQ 12 34 56 a', 'QQ 12 34 56 low'],
  ['qq123456 a month ago', 'qq123456 low'],
  ['qq123456 a.', 'qq123456 a medium'],
  ['qq 12 34 56 a month ago', 'qq 12 34 56 a medium'],
  ['qq 12 34 56 a/c', 'qq 12 34 56 low'],
  ['qq123456a month ago', 'qq123456a high'],
  ['QQ123456 b', 'QQ123456 b high'],
  ['QQ 12 34 56, B', 'QQ 12 34 56 low'],
  ['QQ 12,34,56,C', 'QQ 12,34,56,C low'],
])('what follows may be the next word: %j', (text, wanted) => {
  expect(read(text)).toEqual([wanted]);
});

test.each<[string, string[]]>([
  ['1-QQ123456C', ['QQ123456C medium']],
  ['1/QQ123456C', ['QQ123456C medium']],
  ['x-QQ123456C', ['QQ123456C high']],
  ['1.QQ123456C', ['QQ123456C high']],
  ['QQ123456C-1', ['QQ123456C medium']],
  ['QQ123456C/1', ['QQ123456C medium']],
  ['QQ123456C-x', ['QQ123456C high']],
  ['QQ123456C.1', ['QQ123456C high']],
  ['1-QQ123456', ['QQ123456 none']],
  ['QQ123456-1', ['QQ123456 none']],
  ['QQ12345oC 1', ['QQ12345oC medium']],
  ['QQ123456C QQ654321A', ['QQ123456C high', 'QQ654321A high']],
  // The words before it begin as a number would, with letters for digits.
  ['yw II 00 46 58 C', ['II 00 46 58 C none']],
])('digits joined to it make it less sure: %j', (text, wanted) => {
  expect(read(text)).toEqual(wanted);
});

test.each<[string, string]>([
  ['QQ one two three four five six C', 'medium'],
  ['Q Q one-two-three, four. five six C', 'medium'],
  ['QQ double one two three four five C', 'medium'],
  ['QQ 12 34 five 6 C', 'medium'],
  ['qq one two three four five six c', 'low'],
  ['Qq one two three four five six C', 'low'],
  ['QQ one two three four five six c', 'low'],
  ['C M eighty-six ninety-eight forty-one B', 'medium'],
  ['QQ ninety 12 34 C', 'medium'],
  ['QQ twelve sixty 56 C', 'medium'],
])('its digits may be in words: %s', (text, confidence) => {
  expect(read(text)).toEqual([`${text} ${confidence}`]);
});

test.each([
  'QQ one two three four five C',
  'QQ one two three four five six seven C',
  'QQ one two three four double C',
  'QQ one two three four five six X',
  'DA one two three four five six C',
])('but for six digits it takes six, and the letters of a number: %s', text => {
  expect(read(text)).toEqual([]);
});

test.each<[string, string]>([
  ['Sierra Lima zero seven three three nine two Alpha', 'medium'],
  ['Sierra Lima 07 33 92 Alpha', 'medium'],
  ['quebec quebec 123456 charlie', 'low'],
  ['S for sugar, L for lemon, 07 33 92, A for apple', 'medium'],
  ['J for Jack B for Bertie 621795 B', 'medium'],
])('its letters may be called by name: %s', (text, confidence) => {
  expect(read(`it is ${text}, thanks`)).toEqual([`${text} ${confidence}`]);
});

test.each([
  'Silly Laura zero seven three three nine two Alpha',
  'Sierra Laura zero seven three three nine two Alpha',
  'Sierra Papa zero six two Alpha',
  'Delta Alpha zero seven three three nine two Alpha',
  'Sierra Lima zero seven three three nine two Echo',
  'tables for dinner 07 33 92 at nine',
])('and by no other: %s', text => {
  expect(read(text)).toEqual([]);
});

test('what is written in figures stays what it is beside words', () => {
  expect(read('WE 12 11 25 A, TH 13 11 25 B, and Charlie at nine')).toEqual(['WE 12 11 25 A low', 'TH 13 11 25 B low']);
});

test.each([
  ['jg103759 a is not on it', 'jg103759 a'],
  ['jg103759 a, thanks', 'jg103759 a'],
  ['jg103759 a month ago', 'jg103759'],
  ['jg103759 a island', 'jg103759'],
])('a small a behind it is its suffix, or the word before another: %s', (text, value) => {
  expect(read(text)[0]).toMatch(new RegExp(`^${value} (?:low|high|medium)$`));
});

test.each([
  ['WE 12 11 25 A', 'TH 13 11 25 B'],
  ['WE12 11 25 A', 'TH13 11 25 B'],
  ['WE 121125 A', 'TH 131125 B'],
  ['TH 31 11 25 A', 'SA 01 12 25 B'],
])('days and shifts in a list are hardly numbers: %s, %s', (one, next) => {
  expect(read(`${one}, ${next}`)).toEqual([`${one} low`, `${next} low`]);
});

test.each(['TH 13 11 25 B', 'TH 32 11 25 B', 'TH 13 21 25 B', 'JG 13 11 25 B'])('and others may be: %s', text => {
  const list = text.startsWith('TH 13 11') ? text : `${text}, SA 01 12 25 B`;
  expect(read(list)[0]).toBe(`${text} high`);
});

test('slashes part the letters and digits of a reference', () => {
  expect(read('JG/103759 A')).toEqual(['JG/103759 A low']);
  expect(read('JG/10 37 59 A')).toEqual(['JG/10 37 59 A high']);
});

const found = (text: string) => read(text).map(value => value.replace(/ \w+$/, ''));

test.each(['nino', 'NINO', 'insurance', 'number', 'ni', 'my ni', '(ni'])(
  'only a label may touch it in front: %s',
  label => {
    expect(found(`${label}QQ123456C`)).toEqual(['QQ123456C']);
    for (const other of ['an', 'NIN', 'x', 'Numbers NO']) expect(found(`${other}QQ123456C`)).toEqual([]);
  },
);

test('a word in small letters may touch it where it is whole and in capitals, and makes it less sure', () => {
  expect(read('numbrQQ123456C')).toEqual(['QQ123456C medium']);
  expect(read('qq123456cJG103759A')).toEqual(['qq123456c high', 'JG103759A high']);
  for (const text of [
    'numbrqq123456c',
    'ninoQQ 12 34 56 C',
    'numbrQQ123456',
    'numbrQQ123456CX',
    'numbrQQ 123456 C',
    'noQQ123456C',
  ])
    expect(read(text).filter(value => !/ (?:low|none)$/.test(value))).toEqual([]);
});

test.each([
  'nino ',
  'NINO:',
  'insurance number ',
  'insurance no. ',
  'insurance no ',
  'ni number: ',
  'N.I. no ',
  'ni.',
  'my number = ',
  'nino - ',
  'ni #',
  'nino\n',
])('a word may touch it behind where it has a label: %j', label => {
  expect(found(`${label}QQ123456Cand more`)).toEqual(['QQ123456C']);
  expect(found(`${label}QQ123456Co`)).toEqual([]);
});

test('an a that a word follows at once is the suffix where a label is in front', () => {
  expect(found('nino QQ123456aand more')).toEqual(['QQ123456a']);
});

test.each(['', 'it is ', 'ani ', 'nino, ', 'nino    ', 'ninos '])('and not where it has none: %j', front => {
  expect(found(`${front}QQ123456Cand more`)).toEqual([]);
});

test('a phone number may touch it behind', () => {
  expect(found('QQ123456C07700900123')).toEqual(['QQ123456C']);
  expect(found('QQ123456C+447700900123')).toEqual(['QQ123456C']);
  expect(found('QQ123456C0770090012')).toEqual(['QQ123456C']);
  expect(found('QQ123456C077009001')).toEqual([]);
});

test('a label beyond an empty line is no label of it', () => {
  expect(read('my NI number\nQQ123456Cabc')).toEqual(['QQ123456C high']);
  expect(read('my NI number\n\nQQ123456Cabc')).toEqual([]);
});

test('nor is a day of the week there one of its list', () => {
  expect(read('SA 11\nWE 12 11 25 A\nand')).toEqual(['WE 12 11 25 A low']);
  expect(read('SA 11\n\nWE 12 11 25 A\n\nTH 13')).toEqual(['WE 12 11 25 A medium']);
});
