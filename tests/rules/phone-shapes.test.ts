import { describe, expect, test } from 'vitest';
import { createDetector } from '../../src/index.ts';
import { isUkNumber } from '../../src/rules/facts/phone-numbers.ts';
import { words } from '../../src/rules/rule.ts';

const { explain } = createDetector({ types: ['phone'], minConfidence: 'low' });

/** What is taken for a phone number, and how surely. */
const read = (text: string): string[] =>
  explain(text).map(({ start, end, confidence }) => `${text.slice(start, end)} ${confidence}`);

/** The same without what is no more than visible. */
const kept = (text: string): string[] => read(text).filter(value => !value.endsWith(' none'));

const mobile = '07700 900123';

test.each([
  mobile,
  '07700900123',
  '07700-900-123',
  '020.79.46.00.18',
  '0 7 7 0 0 9 0 0 1 2 3',
  '07 70 09 00 12 3',
  '0 770 0 9 0 0 123',
  '(07700) 900123',
  '020 7946 0018',
  '(020) 7946 0018',
  '01632 960001',
  '+44 7700 900123',
  '+447700900123',
  '+44 (0)7700 900123',
  '+44 (0) 20 7946 0018',
  '+4402079460018',
  '+ 44 7700 900123',
  '+44  07700 900123',
  '+(44) 7700 900123',
  '(+44) 7700 900123',
  '0044 7700 900123',
  '00447700900123',
  '0044 (0)20 7946 0018',
  '+33 1 42 68 53 00',
  '+33142685300',
  '+33 (0)1 99 00 44 26',
  '0033 (0)1 99 00 44 26',
  '0033 1 42 68 53 00',
  '00-33-1-42685300',
])('is as sure as a shape can be: %s', text => {
  expect(read(text)).toEqual([`${text} high`]);
  expect(read(`it is ${text}, thanks`)).toEqual([`${text} high`]);
});

test.each<[string, string]>([
  ['02079460018', 'medium'],
  ['01632960001', 'medium'],
  // Without the + of a calling code, or the 0 in front.
  ['44 7700 900123', 'medium'],
  ['447700900123', 'medium'],
  ['44 20 7946 0018', 'medium'],
  ['442079460018', 'low'],
  ['44 (0)7700 900123', 'medium'],
  ['7700 900123', 'low'],
  ['7700900123', 'low'],
  ['1632 960001', 'low'],
  ['20 7946 0018', 'low'],
  ['0033142685300', 'low'],
  ['0033199 00 26 12', 'low'],
  // Over two lines, and in groups like those of a list.
  ['07700\n900123', 'medium'],
  ['07700\r\n900123', 'medium'],
  ['07 7 00 9 00 12 3', 'low'],
  ['07 7 0 0 9 00 12 3', 'low'],
  // Letters for digits, and odd signs between.
  ['O7700 900123', 'medium'],
  ['0770090012l', 'medium'],
])('is less sure: %j', (text, confidence) => {
  expect(kept(text)).toEqual([`${text} ${confidence}`]);
});

test.each([
  '0770090012',
  '077009001234',
  '0007700900123',
  '4477 0090 0123',
  '4700 900123',
  '01632 96000',
  '+44 12',
  '07700\n\n900123',
  '07700/900123/45678',
  '12/05/2020 1234',
  '0.7700900123',
  '0.77.00900123',
  '1.07700900123',
  '£07700900123',
  '07700900123-1234',
  '07700900123.1',
  '07700900123/12345',
  '07700900123/12345/0',
  '07700900123a1',
  '07700900123ab',
  '07700900123a1 x2',
  '07700900123a1 or0',
  'O7700 900 lol',
  '77OO 900123',
  '5 7700 900123',
  '07(0)700 900123',
  '0 7 7 0 0 9 0 0 1 2 3 4',
  '5 6 0 7 7 0 0 9 0 0 1 2 3',
])('is none: %j', text => {
  expect(read(text)).toEqual([]);
});

test.each<[string, string[]]>([
  [`x${mobile}`, [`${mobile} none`]],
  [`X${mobile}`, [`${mobile} none`]],
  [`a1b${mobile}`, [`${mobile} none`]],
  [`1ab${mobile}`, [`${mobile} none`]],
  [`my${mobile}`, [`${mobile} high`]],
  [`ŵy${mobile}`, [`${mobile} high`]],
  [`T${mobile}`, [`${mobile} high`]],
  [`(M${mobile})`, [`${mobile} high`]],
  [`1Ring${mobile}`, [`${mobile} high`]],
  ['07700900456or07700900123', ['07700900456 high', '07700900123 high']],
  ['07700900456or+447700900123', ['07700900456 high', '+447700900123 high']],
  ['07700900456or0', ['07700900456 high']],
  [`${mobile} and`, [`${mobile} high`]],
  [`${mobile}and`, [`${mobile} high`]],
  [`${mobile}-`, [`${mobile} high`]],
  [`${mobile}.`, [`${mobile} high`]],
  [`${mobile}-1`, [`${mobile} low`]],
  [`${mobile}-020 7946 0018`, [`${mobile} high`, '020 7946 0018 high']],
  [`${mobile}/020 7946 0018`, [`${mobile} high`, '020 7946 0018 high']],
  ['5 and 7700 900123', ['7700 900123 low']],
  [`44  ${mobile}`, [`${mobile} high`]],
  [`${mobile} or 1/12345`, [`${mobile} high`]],
  [`${mobile} x3`, [`${mobile} high`]],
  [`${mobile}/2 x3`, [`${mobile}/2 high`]],
  ['5 6 x 0 7 7 0 0 9 0 0 1 2 3', ['0 7 7 0 0 9 0 0 1 2 3 high']],
  [`12/05/2020 ${mobile}`, [`${mobile} high`]],
  [`1.2.20 ${mobile}`, [`${mobile} high`]],
  ['077009001231/5/2024', ['07700900123 high']],
  [`12,${mobile}`, [`${mobile} high`]],
  [`${mobile} ${mobile}`, [`${mobile} high`, `${mobile} high`]],
  [`(${mobile})`, [`${mobile} high`]],
  ['(07700 900)123', ['(07700 900)123 high']],
  ['https://example.com/07700900123', ['07700900123 low']],
  ['https://example.com/?no=07700900123', ['07700900123 high']],
])('what touches it may belong to it, or not: %j', (text, wanted) => {
  expect(read(text)).toEqual(wanted);
});

test.each([
  ' ext 12',
  ' ext. 12',
  ', ext 12',
  'x12',
  ' x 123456',
  ' extension 12',
  ' extn: 12',
  ' est 12',
  ' estyniad 12',
  ' (ext 12)',
  ' EXT 12',
  '/2',
  '/1234',
  '/960002',
])('an extension or a second line belongs to it: %j', tail => {
  expect(read(`01632 960001${tail}`)).toEqual([`01632 960001${tail} high`]);
  expect(read(`01632 960001${tail} or so`)).toEqual([`01632 960001${tail} high`]);
});

test.each([' ext', ' ext 1234567', '   ext 12', ' next 12', ' (ext 12', '/0', '/2/3'])(
  'and what is none does not: %j',
  tail => {
    const [first] = read(`01632 960001${tail}`);
    expect(first).toBe('01632 960001 high');
  },
);

test.each<[string, string[]]>([
  ['07700 900456 O7700 900123', ['07700 900456 high', 'O7700 900123 medium']],
  ['O7700 900123 07700 900456', ['O7700 900123 medium', '07700 900456 high']],
  ['O7700 900123, O7700 900456', ['O7700 900123 medium', 'O7700 900456 medium']],
  ['07700900456l or+447700900123', ['07700900456 high', '+447700900123 high']],
  ['O1632 960001 ext 12', ['O1632 960001 ext 12 medium']],
])('a letter for a digit makes its own number less sure, and no other: %s', (text, wanted) => {
  expect(kept(text)).toEqual(wanted);
});

describe('a number that is split over two lines', () => {
  const split = '07700\n900123';

  test.each(['1\n#', '1\r\n#', '1 \n #', '#\n2', '#\r\n2', '#\n 2'])('may be two of a column: %j', column => {
    expect(read(column.replace('#', split))).toEqual([`${split} low`]);
  });

  test.each(['a\n#', '1.\n#', '1\n>#', '1\na #', '#, \n2', '#.\n2', '#\nab2', '# or ring 1\n'])(
    'is none where words stand between: %j',
    text => {
      expect(read(text.replace('#', split))).toEqual([`${split} medium`]);
    },
  );
});

test('underscores join the pieces of a file name, where its ending follows', () => {
  expect(read('07700_900123.pdf')).toEqual(['07700_900123 none']);
  for (const text of ['07700_900123', '07700_900123 or a.pdf', 'note.pdf 07700_900123'])
    expect(read(text)).toEqual(['07700_900123 medium']);
});

test('two capitals in front of a number without its 0 are a place on a map, unless they announce it', () => {
  expect(read('SK 7700 900123')).toEqual(['7700 900123 none']);
  expect(read('SK (7700 900123)')).toEqual(['7700 900123 low']);
  expect(read('PH 7700 900123, thanks')).toEqual(['7700 900123 medium']);
});

test.each<[string, string]>([
  [`JD ${mobile} GB`, 'low'],
  [`JD ${mobile}GB`, 'low'],
  [`JD ${mobile}, GB`, 'high'],
  [`JD x ${mobile} GB`, 'high'],
  [`I ${mobile} GB`, 'high'],
  [`${mobile} GB`, 'high'],
  [`JD ${mobile} GBP`, 'high'],
])('a parcel has two capitals in front and GB behind: %s', (text, confidence) => {
  expect(read(text)).toEqual([`${mobile} ${confidence}`]);
});

describe('a UK number of nine digits behind the 0', () => {
  // Few are given out; any of them will do.
  const digits = Array.from({ length: 900_000 }, (_, i) => String(100_000_000 + i * 1000)).find(isUkNumber)!;
  const grouped = `0${digits.slice(0, 4)} ${digits.slice(4)}`;
  const names = ['zero', ...words('one two three four five six seven eight nine')];

  test('is less sure than one of ten', () => {
    expect(read(grouped)).toEqual([`${grouped} medium`]);
    expect(read(`0${digits}`)).toEqual([`0${digits} low`]);
    expect(read(`+44${digits}`)).toEqual([`+44${digits} high`]);
  });

  test('is none without its 0', () => {
    expect(read(digits)).toEqual([]);
    expect(read(grouped.slice(1))).toEqual([]);
    expect(read(`44${digits}`)).toEqual([]);
    expect(read(`44 ${digits}`)).toEqual([]);
  });

  test('may be spoken', () => {
    const spoken = [...`0${digits}`].map(digit => names[Number(digit)]).join(' ');
    expect(read(spoken)).toEqual([`${spoken} low`]);
  });
});

describe('in words', () => {
  test.each([
    'oh seven seven double oh nine hundred one two three',
    'Zero Seven Seven Zero Zero Nine Zero Zero One Two Three',
    'oh seven seven double oh, nine double oh. one two three',
    'oh-seven-seven-double-oh-nine-double-oh-one-two-three',
    '07700 nine hundred one two seven',
    'oh seven seven double zero 900 one two three',
    'oh one six three two nine six triple oh one',
    'oh one six three two nine six treble zero one',
    'oh eight oh eight one five seven oh thousand',
    'oh one six three two nine six zero and double zero one',
    'oh seven seven double oh nine hundred and one two three',
    'plus four four seven seven double oh nine hundred one two three',
    'plus double four oh seven seven double oh nine hundred one two three',
    'double oh double four two oh seven nine four six double oh one eight',
    'oh one six one four ninety-six oh one twenty-three',
  ])('it is a number where the plan has it, with ten digits behind its 0: %s', text => {
    expect(read(text)).toEqual([`${text} medium`]);
    expect(read(`it is ${text} thanks`)).toEqual([`${text} medium`]);
  });

  test.each([
    'one two three four five six seven eight nine ten eleven',
    'seven seven double oh nine hundred one two three',
    'oh seven seven double oh nine hundred one two',
    'oh seven seven double oh nine hundred one two threes',
    'oh seven\n\nseven double oh nine hundred one two three',
    'one seven seven double oh nine hundred one two three',
    'plus three three seven seven double oh nine hundred one two three',
  ])('it is none: %j', text => {
    expect(read(text)).toEqual([]);
  });

  test('nil is said of goals, and so a cue has to make it plain', () => {
    const goals = 'o seven seven nought naught nine nil oh one two three';
    expect(read(goals)).toEqual([`${goals} low`]);
  });

  test('of which only a mobile number may be half in digits', () => {
    const half = 'oh one six three two 960 double oh one';
    expect(read(half)).toEqual([`${half} low`]);
    expect(explain(half)[0]!.reasons).toContain('only some of its digits are spelled out');
  });

  test('and short ones that are not read so are none', () => {
    expect(read('oh eight hundred one one one one')).toEqual([]);
  });

  test('words that are too common to look for make none, whatever stands beside them', () => {
    const common = 'oh one nine one four nine eight oh one two three';
    for (const text of [common, `five: ${common}`, `${common}: five`]) expect(read(text)).toEqual([]);
  });

  const spoken = 'oh seven seven double oh nine hundred one two three';
  test('other words of the kind may stand before and behind it', () => {
    expect(read(`at five, ${spoken}`)).toEqual([`${spoken} medium`]);
    expect(read(`one two ${spoken}`)).toEqual([`${spoken} medium`]);
    expect(read(`one two, and ${spoken}`)).toEqual([`${spoken} medium`]);
    expect(read(`${spoken} four`)).toEqual([`${spoken} medium`]);
    expect(read(`${spoken} nil`)).toEqual([`${spoken} medium`]);
    expect(read(`${spoken}, ${spoken}`)).toEqual([`${spoken} medium`, `${spoken} medium`]);
    expect(read(`${'x '.repeat(200)}${spoken}${' x'.repeat(200)}`)).toEqual([`${spoken} medium`]);
  });
});

test.each([
  [mobile, 'ofcom-drama'],
  ['+44 7700 900123', 'ofcom-drama'],
  ['020 7946 0018', 'ofcom-drama'],
  ['+1 212 555 0123', 'nanpa-fiction'],
])('%s is a specimen: %s', (text, specimen) => {
  expect(explain(text)[0]).toMatchObject({ specimen });
});
