import { expect, test } from 'vitest';
import { detect } from '../../src/index.ts';
import { specimens } from '../../src/rules/specimens.ts';

const values: Readonly<Record<string, string>> = {
  'hmrc-specimen': 'QQ 12 34 56 A',
  'test-card': '3782 822463 10005',
  'ofcom-drama': '07700 900000',
  'nanpa-fiction': '+1 212 555 0100',
  'rfc-2606': 'jo@example.net',
};

test.each(specimens)('values of $id are found as such', ({ id, type, values: inWords, source }) => {
  expect(detect(values[id]!)).toMatchObject([{ type, specimen: id }]);
  expect([inWords, source]).not.toContain('');
});

test('every kind of specimen is listed', () => {
  expect(specimens.map(({ id }) => id)).toEqual(Object.keys(values));
});
