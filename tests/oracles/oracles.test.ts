import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detect } from '../../src/index.ts';
import { arbitrary, cuedCarrier } from '../../src/testing/index.ts';
import { runs } from '../properties/settings.ts';
import { plainText, shaped } from './plain-texts.ts';
import { findPlain, isAddress, isCard, isLuhn, isNinoPrefix, isPhone, types } from './reference.ts';

/*
 * The rules against `reference.ts`, on plain texts that are made up anew in each run. Three things are compared:
 *
 * 1. Whatever the reference finds, a finding of detect() at confidence `low` covers: other words in the text may lower it,
 *    and never hide it. The type may be another where these words make more of it (`phone of order` and a card).
 * 2. Behind words that say what it is, detect() finds it as it is usually called, to the character, and nothing else.
 * 3. Whatever detect() finds in such texts without being asked for less has the shape that the reference knows.
 *
 * Decided differences, which 3 allows: numbers that libphonenumber calls invalid and Ofcom keeps for drama; ten digits without
 * their 0 behind a cue; an address that ends before the piece of its domain that cannot belong to it (`jo@mail.example.c`); an
 * address with the small word behind its full stop where that is the ending of domains, too (`jo@example.com. email me`): it
 * could as well be an address with spaces in it, and rather a word too much is taken than a piece too little; a card
 * that holds a phone number which is named (`phone 3400 070000 00004`): claims on the same characters become one finding, named by
 * the strongest.
 */
const texts = arbitrary(fc, draw => plainText(draw, types, isLuhn));

test('what the reference finds is found, whatever the words around it say', () => {
  let values = 0;
  fc.assert(
    fc.property(texts, text => {
      const found = detect(text, { minConfidence: 'low' });
      for (const { start, end } of findPlain(text)) {
        values++;
        const isCovered = found.some(one => one.start <= start && one.end >= end);
        expect({ text, value: text.slice(start, end), isCovered }).toMatchObject({ isCovered: true });
      }
    }),
    runs(2000),
  );
  expect(values).toBeGreaterThan(runs(2000).numRuns / 2);
});

test('behind words that name it, it is found to the character and nothing else is', () => {
  let values = 0;
  const cued = arbitrary(fc, draw => {
    const type = draw.pick(types);
    return { type, value: shaped(type, draw, isLuhn), ...cuedCarrier(type, draw) };
  });
  fc.assert(
    fc.property(cued, ({ type, value, before, after }) => {
      const text = before + value + after;
      const [start, end] = [before.length, before.length + value.length];
      if (!findPlain(text).some(one => one.type === type && one.start === start && one.end === end)) return;
      values++;
      expect({ text, found: detect(text) }).toMatchObject({ text, found: [{ type, start, end }] });
      expect(detect(text)).toHaveLength(1);
    }),
    runs(2000),
  );
  expect(values).toBeGreaterThan(runs(2000).numRuns / 4);
});

/** What the reference thinks of a value, spaces and hyphens aside. */
const hasShape: Readonly<Record<string, (value: string) => boolean>> = {
  nino: value => /^[A-Z]{2}\d{6}[A-D]?$/.test(solid(value)) && isNinoPrefix(value.slice(0, 2)),
  card: value => isCard(solid(value)),
  phone: value => isPhone(solid(value)) || isPhone(`0${solid(value)}`) || isDrama(solid(value)),
  email: value => isAddress(value.replace(/\. (?=[a-z]+$)/, '.')),
};
const solid = (value: string): string => value.replace(/[ -]/g, '');
/** https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama, those that libphonenumber does not know. */
const isDrama = (value: string): boolean => /^(?:0|\+44)(?:1632960|7700900|1154960)\d{3}$/.test(value);

test('what is found has the shape that the reference knows', () => {
  fc.assert(
    fc.property(texts, text => {
      for (const { type, start, end } of detect(text)) {
        const value = text.slice(start, end);
        const isOne = hasShape[type]!(value) || (type === 'phone' && hasShape['card']!(value));
        expect({ text, type, value, isOne }).toMatchObject({ isOne: true });
      }
    }),
    { ...runs(2000), examples: [['the phone 3400 070000 00004 the']] },
  );
});
