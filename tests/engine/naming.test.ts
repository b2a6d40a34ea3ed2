import { expect, test } from 'vitest';
import { createNaming } from '../../src/engine/naming.ts';
import { createDetector } from '../../src/index.ts';

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
