import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as small from '../../src/rules/validity.script.ts';
import * as validator from '../../src/rules/validity.ts';
import { runs } from '../properties/settings.ts';

/* The script for a page asks its own `validity.script.ts` of what the rules have let through: it says what validator says. */

const of = (units: string, most: number) => fc.string({ unit: fc.constantFrom(...units), maxLength: most });
/** A part that may be just short enough, or just too long, in characters or in octets. */
const long = fc
  .tuple(fc.constantFrom('l', 'é', 'ช', 'ﬀ', '-', '1'), fc.integer({ min: 15, max: 66 }))
  .map(([unit, length]) => unit.repeat(length));
const part = (units: string) =>
  fc.oneof({ weight: 8, arbitrary: of(units, 6) }, { weight: 1, arbitrary: long }).map(text => text || 'a');

// What src/rules/email.ts takes for a part of an address: letters, digits and some signs; no empty label, none that begins with a hyphen.
const letters = 'abcKxyzABZ\u00aa\u00e9\u017f\u0301\u212a\u0e0a\u4e2d\ufb00\uffdc';
const local = fc.array(part(`${letters}0189._%+-'&=`), { minLength: 1, maxLength: 4 }).map(parts => parts.join(''));
const label = part(`${letters}01-`).map(text => text.replace(/^-+/, 'x'));
const ending = fc.oneof(
  label,
  fc.constantFrom('com', 'c', 'co.uk', 'cymru', 'xn--p1ai', 'xn--', 'xn-', 'xn--a-', 'xn--\u017f', 'XN--P1AI', 'x1'),
);
const candidate = fc
  .tuple(local, fc.array(label, { minLength: 1, maxLength: 5 }), ending)
  .map(([before, labels, last]) => `${before}@${[...labels, last].join('.')}`);

test('of an address', () => {
  let [tried, valid] = [0, 0];
  fc.assert(
    fc.property(candidate, address => {
      const isEmail = validator.isEmail(address);
      tried++;
      if (isEmail) valid++;
      expect({ address, isEmail: small.isEmail(address) }).toEqual({ address, isEmail });
    }),
    runs(20_000),
  );
  expect(valid).toBeGreaterThan(tried / 20);
});

test('of addresses at the limits of their lengths', () => {
  const address = (before: number, labels: number, last: number, unit = 'l') =>
    `${unit.repeat(before)}@${`${unit.repeat(62)}.`.repeat(labels)}${unit.repeat(last)}.uk`;
  for (const unit of ['l', 'é', 'ช'])
    for (const before of [1, 20, 21, 22, 32, 33, 63, 64, 65])
      for (const labels of [0, 1, 2, 3])
        for (let last = 1; last < 66; last++) {
          const text = address(before, labels, last, unit);
          expect({ text, isEmail: small.isEmail(text) }).toEqual({ text, isEmail: validator.isEmail(text) });
        }
});

test('of a check digit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 19 }).map(list => list.join('')),
      digits => {
        expect(small.isLuhnNumber(digits)).toBe(validator.isLuhnNumber(digits));
      },
    ),
    runs(5000),
  );
});
