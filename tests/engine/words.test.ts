import { expect, test } from 'vitest';
import { wordsAfter, wordsBefore } from '../../src/engine/words.ts';

const before = (text: string) => wordsBefore(text, text.length).join(' ');
const after = (text: string) => wordsAfter(text, 0, 12).join(' ');

test.each([
  ['my NI number is ', 'my ni number is'],
  ['Late again. My mobile: ', 'my mobile :'],
  ['Tel. ', 'tel'],
  ['my N.I. no. ', 'my n i no'],
  ['my n. i. is ', 'my n i is'],
  ['ask him! phoneNumber=', 'phone number ='],
  ['that’s my e-mail ', "that's my e-mail"],
  ['jo@example or ring ', 'example or ring'],
  ['020 7946 0018 or mobile ', 'or mobile'],
  ['[PHONE] or mobile ', 'or mobile'],
  ['room 12 phone ', 'room 12 phone'],
])('the words before a value: %j', (text, words) => {
  expect(before(text)).toBe(words);
});

test.each([
  ['Mobile\n', 'mobile'],
  ['Mobile:\r\n', 'mobile :'],
  ['I wrote twice.\nMobile\n', 'mobile'],
  ['Mobile:\n\n', ''],
  ['Mobile:\nHome:\n', 'home :'],
  ['This line is far too long to be the heading of anything at all\n', ''],
])('a heading names what stands in the next line: %j', (text, words) => {
  expect(before(text)).toBe(words);
});

// Each line more once took twice as long.
test('lines of nothing but spaces are no distance', () => {
  expect(before(`Mobile:${' \n'.repeat(45)}`)).toBe('mobile :');
  expect(before(`Mobile:${' \n'.repeat(20)}\n`)).toBe('');
});

test.each([
  [' is my mobile.', 'is my mobile'],
  [', which is my order number', 'which is my order number'],
  [', thanks', ''],
  [' (order number)', '( order number'],
  [' or 020 7946 0018', 'or'],
])('the words behind a value: %j', (text, words) => {
  expect(after(text)).toBe(words);
});
