import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as small from '../../src/engine/find-sites.script.ts';
import * as usual from '../../src/engine/find-sites.ts';
import type { FindSites } from '../../src/engine/sites.ts';
import { builtInRules, defineRule, digits, literal, type Trigger } from '../../src/index.ts';
import { runs } from '../properties/settings.ts';

const rule = (type: string, ...triggers: Trigger[]) => defineRule({ type, pattern: /x/, triggers });
const rules = [
  ...builtInRules,
  rule('overlapping', literal('aa'), literal('aba'), literal('ref'), literal('reference')),
  rule('foreign', literal('é'), literal('ék'), literal('ŵ@')),
  rule('signs', literal('$^'), literal('a|b'), literal('x2'), literal('\\d'), digits(2)),
];

/** By rule, and within it by what was met: their order says nothing. */
function told(findSites: FindSites, text: string, isView: boolean): string[] | undefined {
  return findSites(text, isView)
    ?.map(({ rule: { type }, sites }) => `${type} ${JSON.stringify(sites)}`)
    .sort();
}

const pieces = [
  ...'aAbBkKrefx2$^|\\d @.éÉŵ1234567890&%=·—😀',
  ...['\n\n', '.com', '.co.uk', ' dot ', '[at', 'six', 'SEVEN', 'reference', '12 34', '&#64;', '%40', ' '.repeat(66)],
];

test.each([
  ['the built-in rules', builtInRules],
  ["a team's beside them", rules],
  ['digits alone', rules.filter(({ type }) => type === 'card')],
] as const)('the script for a page looks where the library looks: %s', (_, some) => {
  const ofLibrary = usual.createFindSites(some);
  const ofScript = small.createFindSites(some);
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map(parts => parts.join(''));
  fc.assert(
    fc.property(text, fc.boolean(), (given, isView) => {
      expect(told(ofScript, given, isView)).toEqual(told(ofLibrary, given, isView));
    }),
    runs(5000),
  );
});
