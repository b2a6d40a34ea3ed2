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
  // Where a sentence ends, nothing of it is heard any more.
  ['Late again! My mobile ', 'my mobile'],
  ['Late again? My mobile ', 'my mobile'],
  ['Late again; my mobile ', 'my mobile'],
  ['Late again.\tMy mobile ', 'my mobile'],
  ['Late “again.” My mobile ', 'my mobile'],
  ['Late "again." My mobile ', 'my mobile'],
  ["Late 'again.' My mobile ", 'my mobile'],
  ['Late ‘again.’ My mobile ', 'my mobile'],
  ['(Late again.) My mobile ', 'my mobile'],
  ['Late. ', ''],
  ['? mobile ', 'mobile'],
  ['My mobile.', ''],
  ['My mobile!', ''],
  ['My mobile?', ''],
  ['My mobile;', ''],
  ['ask at www.example.com for my mobile ', 'ask at www example com for my mobile'],
  ['is it 3.30 or my mobile ', 'is it 3 30 or my mobile'],
  ['My mobile; it is ', 'it is'],
  // A question is remembered over the forty-eight characters of an answer.
  [
    'mobile? abcdefghijkl abcdefghijkl: yes, yes, it is now ',
    'mobile ? abcdefghijkl abcdefghijkl : yes , yes , it is now',
  ],
  ['mobile?  abcdefghijkl abcdefghijkl: yes, yes, it is now ', 'abcdefghijkl abcdefghijkl : yes , yes , it is now'],
  // A full stop may belong to the word.
  ['my tel. no. ', 'my tel no'],
  ['My Mob. ', 'my mob'],
  ['Acc. ref. num. ', 'acc ref num'],
  ['Nat. Ins. ', 'nat ins'],
  ['Rhif cyf. ', 'rhif cyf'],
  ['the hotel. My ', 'my'],
  ['the reftel. My ', 'my'],
  ['the étel. My ', 'my'],
  ['the 4tel. My ', 'my'],
  ['(my tel.) ', ''],
  ['“my tel.” ', ''],
  ['"my tel." ', ''],
  ["'my tel.' ", ''],
  ['‘my tel.’ ', ''],
  ['in.i. said ', 'said'],
  ['Rooney n.i. ', 'rooney n i'],
  ['my n.i. ', 'my n i'],
  ['my n.  i. ', ''],
  // Other values, and what stands in their place.
  ['jo@example.com mobile ', 'example com mobile'],
  ['a picture \ufffc mobile ', 'mobile'],
  ['[NINO_2] mobile ', 'nino 2 mobile'],
  ['[] mobile ', 'mobile'],
  ['[phone] mobile ', 'phone mobile'],
  ['12/05/2024 mobile ', 'mobile'],
  ['12.05.24 mobile ', 'mobile'],
  ['12-05-24 mobile ', 'mobile'],
  ['12 0524 mobile ', 'mobile'],
  ['12345 mobile ', '12345 mobile'],
  ['12,3456 mobile ', '12 , 3456 mobile'],
  ['123456mobile ', 'mobile'],
  ['a 1 b 2 c 3 d 4 ', 'a 1 b 2 c 3 d 4'],
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
  [
    'This line is far too long to be the heading of anything, but for its end:\n',
    'this line is far too long to be the heading of anything , but for its end :',
  ],
  ['This line ends as if it named something =\n', 'this line ends as if it named something ='],
  ['This line ends as if it named something -\n', 'this line ends as if it named something -'],
  ['This line ends as if it named something = \r\n', 'this line ends as if it named something ='],
  ['one two three four\n', 'one two three four'],
  ['one  two  three\n', 'one two three'],
  [`${'I wrote. '.repeat(30)}\nMobile\n`, 'mobile'],
  ['one two three four five\n', ''],
  [`mobile ${'x'.repeat(25)}\n`, `mobile ${'x'.repeat(25)}`],
  [`mobile ${'x'.repeat(26)}\n`, ''],
  ['Home. Mobile\n', 'mobile'],
  ['Mobile\nask for ', 'mobile ask for'],
  ['Mobile\n\nask for ', 'ask for'],
  ['Mobile:\nsee below\nask for ', 'see below ask for'],
  ['Mobile: \r\n  ', 'mobile :'],
  ['Mobile:\n \n', 'mobile :'],
  ['Mobile:\n\n \n', ''],
  ['Mobile:\n \n\n', ''],
  ['\nmy ', 'my'],
])('a heading names what stands in the next line: %j', (text, words) => {
  expect(before(text, words)).toBe(words);
});

test('the words of a hundred characters are read, none by half, and a heading that is cut there names nothing', () => {
  const filling = (length: number) => 'so '.repeat(40).slice(0, length);
  expect(before(`mobile ${filling(93)}`, 'mobile obile so :')).toMatch(/^mobile so/);
  expect(before(`mobile ${filling(94)}`, 'mobile obile so :')).toMatch(/^so/);
  expect(before(`Mobile\n${filling(91)} `, 'mobile obile so :')).toMatch(/^mobile so/);
  expect(before(`Mobile\n${filling(92)} `, 'mobile obile so :')).toMatch(/^so/);
  expect(before(`Mobile:\n${filling(92)} `, 'mobile obile so :')).toMatch(/^: so/);
});

test('no word beyond them is read, from however far away it is asked for', () => {
  const text = `x=${' '.repeat(99)}`;
  const words = new WordsBefore(text, text.length, knowing('x ='));
  expect([words.at(0)?.text, words.at(1), words.at(12)]).toEqual(['=', undefined, undefined]);
});

// Each line more once took twice as long.
test('lines of nothing but spaces are no distance', () => {
  expect(before(`Mobile:${' \n'.repeat(45)}`, 'mobile :')).toBe('mobile :');
  expect(before(`Mobile:${' \n'.repeat(20)}\n`, '')).toBe('');
});

test.each([
  ['e-mail ', 'e-mail'],
  ['e-mail2 ', 'e-mail 2'],
  ['covid-19 ', 'covid - 19'],
  ['mobile-', 'mobile -'],
  ['mobile- ', 'mobile -'],
  ['e-Mail ', 'e-mail'],
  ['well-meant-mail ', 'well-meant-mail'],
  ["o’clock o'clock ", "o'clock o'clock"],
  ['b2b mail4u ', 'b2b mail4u'],
  ['mobilePhoneNo ', 'mobile phone no'],
  ['ringZoe callAmy ', 'ring zoe call amy'],
  ['dataNo jazzNo ', 'data no jazz no'],
  ['NINumber ', 'ninumber'],
  ['ffôn Ŵyl ', 'ffôn ŵyl'],
  ['ŵyN ', 'ŵy n'],
  ['a_b/c ', 'a b c'],
  ['x=y #z (w, ', 'x = y # z ( w ,'],
  ["a'b'c ", "a'b'c"],
  ["x-y'z ", 'x-y z'],
])('a word is letters, digits and apostrophes, then parts behind hyphens: %j', (text, words) => {
  expect(before(text, words)).toBe(words);
});

test.each([
  [' is my mobile.', 'is my mobile'],
  [', which is my order number', 'which is my order number'],
  [', thanks', ''],
  [',, which is my order number', ''],
  [' (order number)', '( order number'],
  [' or 020 7946 0018', 'or'],
  [' or room 12 34', 'or room 12 34'],
  [' or 12345', 'or 12345'],
  [' or 1234567 it is', 'or'],
  [' or 1 2 3 4 5 it is', 'or'],
  [' or 12/05/24 it is', 'or'],
  [' or 12.05.24 it is', 'or'],
  [' or 12-05-24 it is', 'or'],
  [', that’s my mobile', "that's my mobile"],
  [",that's my mobile", "that's my mobile"],
  [', Which is my mobile', 'which is my mobile'],
  [', whichever', ''],
  [',  which is my mobile', ''],
  ['. Mobile', ''],
  ['! Mobile', ''],
  ['? Mobile', ''],
  ['; Mobile', ''],
  [') Mobile', ''],
  ['\nMobile', ''],
  ['\ufffc mobile', ''],
  [' jo@example.com', 'jo'],
  [' [PHONE]', ''],
  [' is x] mobile', 'is x mobile'],
  [` ${'something '.repeat(5)}mobile phone`, `${'something '.repeat(5)}mobile`],
  [` ${'something '.repeat(5)}or a Nicaragua`, `${'something '.repeat(5)}or a`],
])('the words behind a value: %j', (text, words) => {
  expect(after(text, words)).toBe(words);
});

test('a word is known by its letters, small or capital, and by what stands in it', () => {
  const vocabulary = new Vocabulary([
    [1, ['ffôn', "that's", '16', 'on', 'ŵ', "ŵy'n"]],
    [2, ['on']],
  ]);
  const read = (text: string) => vocabulary.read(`(${text})`, 1, text.length + 1);
  expect(read('FFÔN')).toEqual({ text: 'ffôn', lists: 1, hasDigit: false });
  expect(read('That’s').text).toBe("that's");
  expect(read('On').lists).toBe(3);
  expect(read('16')).toEqual({ text: '16', lists: 1, hasDigit: true });
  expect(read('no')).toEqual({ text: '', lists: 0, hasDigit: false });
  expect(read('17')).toEqual({ text: '', lists: 0, hasDigit: true });
  expect(read('Ŵ').text).toBe('ŵ');
  expect(read('Ŵy’n').text).toBe("ŵy'n");
  expect(read('ŵyl').text).toBe('');
});

test('words that share a hash are told apart', () => {
  const vocabulary = new Vocabulary([[1, ['ap', '\0']]]);
  const read = (text: string) => vocabulary.read(text, 0, text.length).text;
  expect(['ap', 'c2', '\0', '\0\0'].map(read)).toEqual(['ap', '', '\0', '']);
});
