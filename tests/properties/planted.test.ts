import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect } from '../../src/index.ts';
import { toIssuer } from '../../src/rules/facts/issuers.ts';
import { isLuhnNumber } from '../../src/rules/validity.ts';
import {
  arbitrary,
  card,
  carriers,
  carry,
  createDraw,
  cuedCarrier,
  disguises,
  type Message,
  message,
  values,
} from '../../src/testing/index.ts';
import { runs } from './settings.ts';

const types = Object.keys(values);

/** What was found, in words: a failure shows how the value was written, never where it came from. */
const found = ({ text, type, description }: Message) => ({
  description,
  found: detect(text, { types: [type] }).map(({ start, end }) => [start, end]),
});
const wanted = ({ start, end, description }: Message) => ({ description, found: [[start, end]] });

describe.each(types)('a %s that belongs to nobody', type => {
  test('is found to the character in every ordinary form and place', () => {
    fc.assert(
      fc.property(
        arbitrary(fc, draw => message(draw, { types: [type] })),
        planted => {
          expect(found(planted)).toEqual(wanted(planted));
        },
      ),
      runs(1000),
    );
  });

  test('is found in every disguise', () => {
    fc.assert(
      fc.property(
        arbitrary(fc, draw => message(draw, { types: [type], disguised: 'always' })),
        ({ text, start, end, description }) => {
          const covers = detect(text, { types: [type] }).some(one => one.start <= start && one.end >= end);
          expect({ description, covers }).toEqual({ description, covers: true });
        },
      ),
      runs(1000),
    );
  });
});

test('every form, carrier and disguise is tried', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 8000; seed++) {
    const { description } = message(createDraw(seed), { disguised: seed % 2 === 0 ? 'never' : 'always' });
    for (const part of description.split(', ')) seen.add(part);
  }
  for (const { name } of [...carriers, ...disguises]) for (const part of name.split(', ')) expect(seen).toContain(part);
});

test('a card with one digit changed is not found as a card', () => {
  fc.assert(
    fc.property(
      arbitrary(fc, draw => {
        const value = card(draw);
        const at = draw.pick([...value.text].flatMap((character, i) => (/\d/.test(character) ? [i] : [])));
        const digit = (Number(value.text[at]) + draw.integer(1, 9)) % 10;
        const text = value.text.slice(0, at) + digit + value.text.slice(at + 1);
        return carry(draw.integer(0, 1) === 0 ? draw.pick(carriers) : cuedCarrier('card', draw), { text });
      }),
      ({ text, start, end }) => {
        const digits = text.slice(start, end).replace(/\D/g, '');
        for (const one of detect(text, { types: ['card'] })) {
          // A shorter front may by chance be a card of its own; the number as a whole never is.
          const read = text.slice(one.start, one.end).replace(/\D/g, '');
          expect(read).not.toBe(digits);
          expect(isLuhnNumber(read) && toIssuer(read) !== undefined).toBe(true);
        }
      },
    ),
    runs(1000),
  );
});
