import { describe, expect, test } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import { createFindSites } from '../../src/engine/find-sites.ts';
import { digits, literal, type Rule, type Trigger } from '../../src/index.ts';

/** What rules with these triggers are given to look at, as it stands in the view, and how many digits that has. */
function sitesOf(text: string, ...triggersOfRules: Trigger[][]): (readonly [string, number])[][] {
  const seen = triggersOfRules.map((): (readonly [string, number])[] => []);
  const rules = triggersOfRules.map(
    (triggers, i): Rule => ({
      ...{ type: `toy-${i}`, name: 'toy', triggers },
      match(view, site) {
        seen[i]!.push([view.slice(site.start, site.end), site.digits]);
        return [];
      },
    }),
  );
  new Engine({ rules, minConfidence: 'low' }).detect(text);
  return seen;
}
const chains = (text: string) => sitesOf(text, [digits(4)])[0]!.map(([chain]) => chain);
const places = (text: string, ...literals: string[]) =>
  sitesOf(text, literals.map(literal))[0]!.map(([place]) => place);

describe('a chain of digits', () => {
  test.each([
    ['1234', ['1234']],
    ['x1234', ['1234']],
    ['1234x', ['1234']],
    ['x123x', []],
    ['12 34', ['12 34']],
    ['1 - 2 - 3 - 4', ['1 - 2 - 3 - 4']],
    ['1....2....3....4', ['1....2....3....4']],
    ['12.....34', []],
    ['1234.....5678', ['1234', '5678']],
    ['1234....5678', ['1234....5678']],
    ['1234 and 567', ['1234']],
    ['123 and more 4567', ['4567']],
    ['1234..\n\n.....56', ['1234']],
    ['12éééé34', ['12éééé34']],
    ['12ééééé34', []],
    ['1é2é3é4', ['1é2é3é4']],
    ['0/9:', []],
    ['0987', ['0987']],
    ['１２３４', ['1234']],
    ['12&nbsp;&nbsp;34', ['12  34']],
    ['12\u200b\u200b\u200b\u200b\u200b34', ['1234']],
    ['', []],
  ])('goes on over four other characters: %j', (text, wanted) => {
    expect(chains(text)).toEqual(wanted);
  });

  test('says how many digits it has, to those rules that asked for so many', () => {
    expect(sitesOf('1234 and more 56 78 90', [digits(4)], [digits(6)], [digits(7)])).toEqual([
      [
        ['1234', 4],
        ['56 78 90', 6],
      ],
      [['56 78 90', 6]],
      [],
    ]);
  });
});

test('of chains shorter than any rule asked for, none is a site', () => {
  const find = createFindSites([{ type: 'toy', name: 'toy', triggers: [digits(4), digits(3)], match: () => [] }]);
  const places = (text: string) => find(text, false)!.chains.map(({ start, end }) => text.slice(start, end));
  expect(places('12 and more 345 and more 67')).toEqual(['345']);
});

describe('a literal', () => {
  test.each<[string, string[], string[]]>([
    ['xkx', ['k'], ['k']],
    ['xKx', ['k'], ['K']],
    ['k', ['k'], ['k']],
    ['x', ['k'], []],
    ['', ['k'], []],
    ['', [''], ['']],
    ['x k é', [''], ['x k é']],
    ['x k', ['k', ''], ['x k']],
    ['it is at noon', [' at '], [' at ']],
    ['it is at.noon', [' at '], []],
    ['bat at', ['at '], ['at ']],
    ['[AT]', ['[at]'], ['[AT]']],
    ['[AT', ['[at]'], []],
    ['AT]', ['[at]'], []],
    ['[ at ]', ['[at]'], []],
    ['[@]', ['[`]'], []],
    ['[{]', ['[[]'], []],
    ['[[]', ['[{]'], []],
    ['.qq@', ['.qq`'], []],
    ['.qq[', ['.qq{'], []],
    ['.AAZ', ['.aaz'], ['.AAZ']],
    ['.aaé', ['.aaè'], []],
    ['.AAÉ', ['.aaé'], ['.AAÉ']],
    ['k', ['kk'], []],
    ['xk', ['kx'], []],
    ['ffôn', ['ffôn'], ['ffôn']],
    ['FFÔN', ['ffôn'], ['FFÔN']],
    ['ffön', ['ffôn'], []],
    ['ffon', ['ffôn'], []],
    ['ôn', ['ôn'], ['ôn']],
    ['ön', ['ôn'], []],
    ['a é b', ['é'], ['é']],
    ['a É', ['é'], ['É']],
    ['a e', ['é'], []],
    ['éè', ['éè'], ['éè']],
    ['xéèx', ['éé'], []],
    ['x &#107; x', ['k'], ['k']],
    ['ｋ', ['k'], ['k']],
    ['100 % of k', ['k'], ['k']],
  ])('is found in any case, whole: %j', (text, literals, wanted) => {
    expect(places(text, ...literals)).toEqual(wanted);
  });

  const apart = (count: number, filling = '.') => `k${filling.repeat(count)}k`;
  test.each<[string, string[]]>([
    [apart(64), [apart(64)]],
    [apart(65), ['k', 'k']],
    [apart(64) + apart(64), [apart(64) + apart(64)]],
    [`${apart(60)}${'.'.repeat(60)}${apart(60)}`, [`${apart(60)}${'.'.repeat(60)}${apart(60)}`]],
    [`k${'.'.repeat(65)}${apart(3)}`, ['k', 'k...k']],
    ['k\nk', ['k\nk']],
    ['k\n\nk', ['k', 'k']],
    ['k \n\n k', ['k', 'k']],
  ])('and the next one are one site where they are close by each other: %j', (text, wanted) => {
    expect(places(text, 'k')).toEqual(wanted);
  });

  test.each<[string, string[], string[]]>([
    ['x z..q', ['q', 'z'], ['z..q']],
    ['x q..z', ['q', 'z'], ['q..z']],
    ['zé..q', ['q', 'é'], ['é..q']],
    [`q${'.'.repeat(65)}z..q`, ['q', 'z'], ['q', 'z..q']],
    ['az@zb', ['z@z', '@'], ['z@z']],
    ['az@zb', ['@', 'z@z'], ['z@z']],
    [`é${'.'.repeat(65)}z${'.'.repeat(65)}é`, ['z', 'é'], ['é', 'z', 'é']],
  ])('and another one of the rule are one site, in the order of the text: %j', (text, literals, wanted) => {
    expect(places(text, ...literals)).toEqual(wanted);
  });

  test('has no digits, and is every rule’s that asked for it', () => {
    expect(sitesOf('k 1234', [literal('k')], [literal('K'), digits(4)], [literal('q')])).toEqual([
      [['k', 0]],
      [
        ['1234', 4],
        ['k', 0],
      ],
      [],
    ]);
  });
});
