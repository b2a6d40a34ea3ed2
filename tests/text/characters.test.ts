import { expect, test } from 'vitest';
import { isDigit, isLetter, isOdd, isWordCharacter, oddCharacter } from '../../src/text/characters.ts';

const units = Array.from({ length: 0x10000 }, (_, unit) => unit);
const ofUnicode = (pattern: RegExp) => units.filter(unit => pattern.test(String.fromCharCode(unit)));

test('of characters of one unit, those are odd that may be taken for others', () => {
  const ofOneUnit = units.filter(unit => unit < 0xd800 || unit > 0xdfff);
  expect(ofOneUnit.filter(isOdd)).toEqual(ofOneUnit.filter(unit => oddCharacter.test(String.fromCharCode(unit))));
});

test('letters are those of Unicode, with the marks that belong to them', () => {
  expect(units.filter(isLetter)).toEqual(ofUnicode(/[\p{L}\p{Mn}]/u));
});

test('digits are those of ASCII: a view has no others', () => {
  expect(units.filter(isDigit)).toEqual(ofUnicode(/[0-9]/));
});

test('words are made of letters and digits, and of nothing where the text ends', () => {
  expect(units.filter(isWordCharacter)).toEqual(ofUnicode(/[\p{L}\p{Mn}0-9]/u));
  expect(isWordCharacter(''.charCodeAt(0))).toBe(false);
});
