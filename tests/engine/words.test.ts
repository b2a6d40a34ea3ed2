import { expect, test } from 'vitest';
import { Vocabulary } from '../../src/engine/vocabulary.ts';
import { WordsBefore, wordsAfter } from '../../src/engine/words.ts';

/** Only words that are expected are known: any other would be read as nothing. */
const knowing = (words: string) => new Vocabulary([[1, words.split(' ')]]);
const before = (text: string, expected: string) => {
  const words = new WordsBefore(text, text.length, knowing(expected));
  return Array.from({ length: words.count() }, (_, i) => words.at(words.count() - 1 - i)?.text).join(' ');
};
const after = (text: string, expected: string) =>
  wordsAfter(text, 0, 12, knowing(expected))
    .map(word => word.text)
    .join(' ');

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
  expect(before(text, words)).toBe(words);
});

test.each([
  ['Mobile\n', 'mobile'],
  ['Mobile:\r\n', 'mobile :'],
  ['I wrote twice.\nMobile\n', 'mobile'],
  ['Mobile:\n\n', ''],
  ['Mobile:\nHome:\n', 'home :'],
  ['This line is far too long to be the heading of anything at all\n', ''],
])('a heading names what stands in the next line: %j', (text, words) => {
  expect(before(text, words)).toBe(words);
});

// Each line more once took twice as long.
test('lines of nothing but spaces are no distance', () => {
  expect(before(`Mobile:${' \n'.repeat(45)}`, 'mobile :')).toBe('mobile :');
  expect(before(`Mobile:${' \n'.repeat(20)}\n`, '')).toBe('');
});

test.each([
  [' is my mobile.', 'is my mobile'],
  [', which is my order number', 'which is my order number'],
  [', thanks', ''],
  [' (order number)', '( order number'],
  [' or 020 7946 0018', 'or'],
])('the words behind a value: %j', (text, words) => {
  expect(after(text, words)).toBe(words);
});

test('a word is known by its letters, small or capital, and by what stands in it', () => {
  const vocabulary = new Vocabulary([
    [1, ['ffôn', "that's", '16', 'on']],
    [2, ['on']],
  ]);
  const read = (text: string) => vocabulary.read(`(${text})`, 1, text.length + 1);
  expect(read('FFÔN')).toEqual({ text: 'ffôn', lists: 1, hasDigit: false });
  expect(read('That’s').text).toBe("that's");
  expect(read('On').lists).toBe(3);
  expect(read('16')).toEqual({ text: '16', lists: 1, hasDigit: true });
  expect(read('no')).toEqual({ text: '', lists: 0, hasDigit: false });
  expect(read('17')).toEqual({ text: '', lists: 0, hasDigit: true });
  expect(read('ŵyl').text).toBe('');
});
