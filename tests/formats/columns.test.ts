import { describe, expect, test } from 'vitest';
import { chooseColumns, suggestion, unknownColumn } from '../../src/formats/columns.ts';

const headers = ['id', ' Comment ', 'comment', 'e-mail', '2'];
const choose = (choice: object): string[] => {
  const chosen = chooseColumns(headers, () => headers, choice);
  return headers.filter((_, i) => chosen[i]);
};

describe('columns', () => {
  test.each<[string, object, string[]]>([
    ['all', {}, headers],
    ['by name', { columns: ['id', 'e-mail'] }, ['id', 'e-mail']],
    ['by name as it stands, before any other', { columns: ['comment'] }, ['comment']],
    ['without the space around', { columns: ['  e-mail '] }, ['e-mail']],
    ['all that are called so', { columns: [' comment'] }, ['comment']],
    ['by name rather than number', { columns: ['2'] }, ['2']],
    ['by number', { columns: ['1', '5'] }, ['id', '2']],
    ['all but some', { excludeColumns: ['id', '4'] }, [' Comment ', 'comment', '2']],
    ['some but some of them', { columns: ['id', 'comment'], excludeColumns: ['id'] }, ['comment']],
    ['none', { columns: [] }, []],
  ])('%s', (_, choice, expected) => {
    expect(choose(choice)).toEqual(expected);
  });

  test('that stand twice are both meant', () => {
    expect(chooseColumns(['a', 'b', 'a'], () => [], { columns: ['a'] })).toEqual([true, false, true]);
    expect(chooseColumns([' a', 'b', 'a '], () => [], { excludeColumns: ['a'] })).toEqual([false, true, false]);
  });

  test.each(['0', '6', '-1', '1.5', 'x1', '1x', '10', ''])('%j is none', given => {
    expect(() => choose({ columns: [given] })).toThrow(`no column is named “${given}”`);
    expect(() => choose({ excludeColumns: [given] })).toThrow(`no column is named “${given}”`);
  });
});

describe('a suggestion', () => {
  const names = ['comments', 'customer', 'id', 'Email'];
  test.each([
    ['coments', 'comments'],
    ['comment', 'comments'],
    ['xcomments', 'comments'],
    ['commants', 'comments'],
    ['COMMENTS', 'comments'],
    ['costumer', 'customer'],
    ['ix', 'id'],
    ['emial', undefined],
    ['emai', 'Email'],
    ['something', undefined],
    ['comm', undefined],
    ['', undefined],
  ])('for %j', (given, expected) => {
    expect(suggestion(given, names)).toBe(expected === undefined ? '' : `; did you mean “${expected}”?`);
  });

  test('is the first of the nearest', () => {
    expect(suggestion('abcd', ['abcx', 'abcy'])).toBe('; did you mean “abcx”?');
    expect(suggestion('abcdef', ['abcdxx', 'abcdex'])).toBe('; did you mean “abcdex”?');
    expect(suggestion('a', [])).toBe('');
  });
});

describe('the message about a column that is not there', () => {
  const message = (count: number): string =>
    unknownColumn(
      'x',
      Array.from({ length: count }, (_, i) => `column ${i}`),
    ).message;
  test('lists twenty names, and counts the rest', () => {
    expect(message(0)).toBe('no column is named “x”; there are none');
    expect(message(2)).toBe('no column is named “x”; there are “column 0”, “column 1”');
    expect(message(20)).toMatch(/, “column 19”$/);
    expect(message(23)).toMatch(/, “column 19” and 3 more$/);
  });
});
