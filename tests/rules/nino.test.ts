import { describe, expect, test } from 'vitest';
import { createDetector } from '../../src/index.ts';

const { detect } = createDetector({ types: ['nino'] });
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const pairs = letters.flatMap(first => letters.map(second => first + second));

/** HMRC National Insurance Manual NIM39110, sentence by sentence. */
function isAllocated(prefix: string): boolean {
  const [first, second] = prefix as unknown as [string, string];
  // "The characters D, F, I, Q, U and V are not used as either the first or second letter of a NINO prefix."
  if ('DFIQUV'.includes(first) || 'DFIQUV'.includes(second)) return false;
  // "The letter O is not used as the second letter of a prefix."
  if (second === 'O') return false;
  // "Prefixes BG, GB, KN, NK, NT, TN and ZZ are not to be used."
  return !['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'].includes(prefix);
}

describe('of all 676 prefixes', () => {
  test('those that NIM39110 allows, and the specimen QQ, are found in a whole number', () => {
    const found = pairs.filter(prefix => detect(`It is ${prefix}123456C`).length === 1);
    expect(found).toEqual(pairs.filter(prefix => isAllocated(prefix) || prefix === 'QQ'));
  });

  test('QQ alone is a specimen', () => {
    expect(pairs.filter(prefix => detect(`It is ${prefix}123456C`)[0]?.specimen !== undefined)).toEqual(['QQ']);
  });
});

test('only A to D end a number', () => {
  expect(letters.filter(suffix => detect(`It is QQ123456${suffix}`).length === 1)).toEqual(['A', 'B', 'C', 'D']);
});
