import {
  getCountries,
  getCountryCallingCode,
  isValidPhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { callingCodeLength, isAbroadNumber, isUkNumber, toSpecimen } from '../../src/rules/facts/phone-numbers.ts';
import { createDraw, drawDigits } from '../../src/testing/draw.ts';
import { countCases, isDeep, runs } from '../properties/settings.ts';

/** The regions that share +44, as libphonenumber names them. */
const regions = ['GB', 'GG', 'JE', 'IM'] as const;
const { numRuns, seed } = runs(20_000);
const deep = isDeep ? 10 : 1;

/** Slow and obvious: ask the library for each region. */
const isValidInBritain = (national: string): boolean =>
  regions.some(region => isValidPhoneNumber(`0${national}`, region));

describe('the UK plan', () => {
  test('says what libphonenumber says, but for the numbers of drama', () => {
    const draw = createDraw(seed);
    const differences: string[] = [];
    for (let i = 0; i < numRuns * deep; i++) {
      // Half of them begin as numbers that are given out do.
      const front =
        draw.integer(0, 1) === 0
          ? ''
          : draw.pick(['1', '20', '2', '3', '7', '77', '74', '80', '84', '9', '1481', '1534', '1624']);
      const national = front + drawDigits(draw, draw.pick([10, 10, 10, 10, 10, 9, 9, 7, 8, 11]) - front.length);
      // Behind 0, another 0 dials another country.
      if (national.startsWith('0')) continue;
      if (isUkNumber(national) !== isValidInBritain(national) && toSpecimen(national) === undefined)
        differences.push(national);
    }
    countCases(numRuns * deep);
    expect(differences).toEqual([]);
  });

  test('has every number of drama, which libphonenumber calls valid or not', () => {
    const valid = new Map<string, boolean>();
    for (const front of ['7700900', '1632960', '1154960', '2079460', '1134960', '8081570', '9098790', '3069990']) {
      expect(isUkNumber(`${front}123`)).toBe(true);
      valid.set(front, isValidInBritain(`${front}123`));
    }
    // The day libphonenumber takes them in, the table of drama numbers can be shorter.
    expect([...valid].filter(([, isValid]) => !isValid).map(([front]) => front)).toEqual([
      '7700900',
      '1632960',
      '1154960',
    ]);
  });
});

test('numbers abroad: every one that libphonenumber calls valid, of seven digits or more, is taken', () => {
  const draw = createDraw(seed);
  const missed: string[] = [];
  for (let i = 0; i < numRuns * deep; i++) {
    const digits = drawDigits(draw, draw.integer(8, 14)).replace(/^0/, '3');
    if (digits.startsWith('44')) continue;
    const parsed = parsePhoneNumberFromString(`+${digits}`);
    if (!parsed?.isValid()) continue;
    // A trunk 0 that the library leaves out on its own is dialled inside the country only.
    if (`+${digits}` !== parsed.number || parsed.nationalNumber.length < 7) continue;
    // Canada's 310 numbers are services: they have no area code. In North America no exchange begins with 0 or 1, but
    // libphonenumber's pattern for the Dominican Republic lets some.
    if (!isAbroadNumber(digits) && !/^1(?:310\d{4}|8[024]9[01]\d{6})$/.test(digits)) missed.push(digits);
  }
  expect(missed).toEqual([]);
});

test("calling codes are libphonenumber's and those that belong to no country", () => {
  const worldwide = '800 808 870 878 881 882 883 888 979'.split(' ');
  const codes = new Set([...getCountries().map(country => `${getCountryCallingCode(country)}`), ...worldwide]);
  for (let front = 0; front < 1000; front++) {
    const digits = String(front).padStart(3, '0');
    const code = [1, 2, 3].find(length => codes.has(digits.slice(0, length))) ?? 0;
    expect(callingCodeLength(`${digits}5550100`), digits).toBe(code);
  }
});

test('fewer than seven digits behind a calling code are a service', () => {
  for (let code = 1; code < 1000; code++)
    for (let length = 0; length <= 6; length++) {
      const digits = `${code}${'2345678'.slice(0, length)}`;
      if (callingCodeLength(digits) === `${code}`.length)
        expect([digits, isAbroadNumber(digits)]).toEqual([digits, false]);
    }
});

test.each([
  ['12125550123', true],
  ['12122550123', true],
  ['11125550123', false],
  ['12121550123', false],
  ['1212555012', false],
  ['121255501234', false],
  ['0212555012', false],
])('North American codes and exchanges begin at 2: %s', (digits, wanted) => {
  expect(isAbroadNumber(digits)).toBe(wanted);
});
