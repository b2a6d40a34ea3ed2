import { expect, test } from 'vitest';
import { createNaming } from '../../src/engine/naming.ts';
import { createDetector, type Finding } from '../../src/index.ts';

const detector = createDetector();
const naming = createNaming(detector);

test.each([
  'Mobile',
  'mobile',
  'phoneNumber',
  'contact_number',
  'Tel. no.',
  'phone_2',
  'Home phone (1)',
  'What is the best mobile number to reach you on a weekday? Phone:',
  'What is your mobile number?',
  'NI Number',
  'National Insurance number *',
  'Card number',
  'rhif ffôn',
  'E-mail',
])('a value is read behind the name %j', name => {
  expect(naming.labelOf(name)).toMatch(/: $/);
});

test.each([
  '',
  '2',
  'Comments',
  'Text',
  'calls',
  'Contact',
  'Home',
  'Address',
  'phone_id',
  'phone code',
  'Mobile text',
  'card type',
  'Order number',
  'NHS number',
  'customer mobile order ref',
  'mobile_verified_by',
  '([PHONE]',
  'Mobile [PHONE]',
  'Mobile 07700 900123',
  'jo@example.com or mobile',
])('nothing is read into the name %j', name => {
  expect(naming.labelOf(name)).toBe('');
});

test('a name is no longer than two hundred characters', () => {
  const name = `${'so '.repeat(100)}mobile`;
  expect(naming.labelOf(name.slice(-200))).toMatch(/mobile: $/);
  expect(naming.labelOf(name.slice(-201))).toBe('');
});

test('names say nothing to what has no rules', () => {
  expect(createNaming({ detect: () => [] }).labelOf('Mobile')).toBe('');
});

test('what is found behind a label and without it is told in order, each place once, and nothing of the label', () => {
  const asked: string[] = [];
  const detect = (text: string): Finding[] => {
    asked.push(text);
    return Array.from(text.matchAll(/(?<!b2: )k\d|(?<=b2: .*)x/g), ({ 0: { length }, index }) => {
      return { type: 'toy', start: index, end: index + length, confidence: 'low' };
    });
  };
  const toy = createNaming({ detect });
  const places = (label: string) => toy.detect('k3 x k4', label).map(({ start, end }) => [start, end]);
  expect(places('k1 b2: ')).toEqual([
    [0, 2],
    [3, 4],
    [5, 7],
  ]);
  asked.length = 0;
  expect(places('')).toEqual([
    [0, 2],
    [5, 7],
  ]);
  expect(asked).toEqual(['k3 x k4']);
});

test('a name adds to what is found, and takes nothing away', () => {
  const detect = (text: string, name: string) =>
    naming.detect(text, naming.labelOf(name)).map(({ start, end, confidence }) => [text.slice(start, end), confidence]);
  expect(detect('7700900123', '')).toEqual([]);
  expect(detect('7700900123', 'Mobile')).toEqual([['7700900123', 'medium']]);
  expect(detect('QQ 12 34 56', 'NI no')).toEqual([['QQ 12 34 56', 'medium']]);
  expect(detect('7700900123 or, if it is about the order, jo@example.com', 'Mobile')).toEqual([
    ['7700900123', 'medium'],
    ['jo@example.com', 'high'],
  ]);
  expect(detect('my order 12, then ring 07700 900123', 'Mobile')).toEqual([['07700 900123', 'high']]);
});
