import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDetector } from '../../src/index.ts';
import { isEmail } from '../../src/rules/validity.ts';
import { runs } from '../properties/settings.ts';

const { detect } = createDetector({ types: ['email'] });
const word = fc.string({ unit: fc.constantFrom(...'abcxyzABZ0189'), minLength: 1, maxLength: 12 });
const joined = (part: fc.Arbitrary<string>, joints: string, most: number) =>
  fc
    .array(fc.tuple(part, fc.constantFrom(...joints)), { minLength: 1, maxLength: most })
    .map(parts => parts.map(([text, joint], i) => (i < parts.length - 1 ? text + joint : text)).join(''));
/** Sixty-three octets are the most (RFC 1035). */
const longLabel = fc.integer({ min: 60, max: 66 }).map(length => 'l'.repeat(length));
const domainLabel = fc.oneof({ weight: 9, arbitrary: joined(word, '-', 2) }, { weight: 1, arbitrary: longLabel });
// An ending that is rare in Britain is taken for the next sentence where a common one stands before it: see glued mail.
const ending = fc.constantFrom('com', 'org', 'co.uk', 'gov.uk', 'wales', 'example', 'c', 'x1', '12');

/** Plain addresses and near misses. */
const plain = fc
  .tuple(joined(word, '._+-', 4), joined(domainLabel, '.', 3), ending)
  .map(([local, domain, last]) => `${local}@${domain}.${last}`)
  // Pictures for dense screens, `logo@2x.png`, are told from mail by this, at the price of domains such as 2x.com.
  .filter(address => !/@\d+x\./i.test(address));

test('a plain address is found if and only if validator takes it for one', () => {
  fc.assert(
    fc.property(plain, address => {
      const spans = detect(`it is ${address} today`).map(({ start, end }) => [start, end]);
      const isWhole = spans.length === 1 && spans[0]![0] === 6 && spans[0]![1] === 6 + address.length;
      expect({ address, isWhole }).toEqual({ address, isWhole: isEmail(address) });
    }),
    runs(2000),
  );
});

test('whatever is found around a tight @ is an address to validator', () => {
  const anything = fc.string({ unit: fc.constantFrom(..."abzé01.-_+'@%&/=:<>[]() \n"), maxLength: 40 });
  fc.assert(
    fc.property(anything, anything, (before, after) => {
      const text = `${before}jo@example${after}`;
      for (const { start, end } of detect(text)) {
        const value = text.slice(start, end);
        if (/^[^\s[({<]+@[^\s[({<]+$/.test(value)) expect(isEmail(value)).toBe(true);
      }
    }),
    runs(2000),
  );
});
