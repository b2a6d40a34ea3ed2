import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/engine/finding.ts';
import { toCanonical } from '../../src/redaction/canonical.ts';
import { createTokenReplacer } from '../../src/redaction/token.ts';

const finding = (type: string): Finding => ({ type, confidence: 'high', start: 0, end: 1 });
const hmac = (key: string) => (text: string) => createHmac('sha256', key).update(text).digest();
// Made in each test: what is made once for all of them, no mutation test can watch.
const replace = (of: Finding, value: string): string => createTokenReplacer(hmac('k'.repeat(32)))(of, value);

describe('toCanonical', () => {
  const spellings: Record<string, [canonical: string, ...written: string[]]> = {
    nino: [
      'QQ123456',
      'QQ 12 34 56 C',
      'qq123456c',
      'QQ-12-34-56-C',
      'QQ123456',
      'ＱＱ１２３４５６Ｃ',
      'QQ I2 34 56 C',
      'Q Q 1 2 3 4 5 6 C',
    ],
    card: ['4242424242424242', '4242 4242 4242 4242', '4242-4242-4242-4242', '４２４２ 4242 4242\u00a04242'],
    phone: [
      '+447700900123',
      '07700 900123',
      '+44 7700 900 123',
      '+44 (0)7700 900123',
      '0044 7700 900123',
      '(07700) 900-123',
      '07700.900.123',
      '０7700 900123',
      '07700 900123 ext 12',
    ],
    email: [
      'Jo.Bloggs@example.com',
      'Jo.Bloggs@EXAMPLE.com',
      'Jo.Bloggs [at] example [dot] com',
      'Jo.Bloggs&#64;example.com',
      'Jo.Bloggs @ example . com',
      'Jo.Bloggs at example dot com',
      'Jo.Bloggs(AT)example(DOT)com',
      'Jo.Bloggs  { at }  example  < dot >  com',
      'Jo.Bloggs [at]example[dot] com',
      'Jo.Bloggs[ at ]example [ dot]com',
    ],
    'case-ref': ['CW 123', 'CW  123', ' CW\t123 '],
  };
  it.each(Object.entries(spellings))('%s is one, however it is written', (type, [canonical, ...written]) => {
    expect(new Set(written.map(each => toCanonical(type, each)))).toEqual(new Set([canonical]));
  });

  it('reads letters typed for digits among the digits only', () => {
    expect(toCanonical('nino', 'qq oI l2 3O d')).toBe('QQ011230');
    expect(toCanonical('nino', 'QQ 12 34 56 O')).toBe('QQ123456');
  });

  it('reads a plus before the first digit only, and no bracketed nought', () => {
    expect(toCanonical('phone', '(+44) 7700 900123')).toBe('+447700900123');
    expect(toCanonical('phone', '07700+900123')).toBe('+447700900123');
    expect(toCanonical('phone', '(0)1')).toBe('1');
    expect(toCanonical('phone', '07700 900123x9')).toBe('+447700900123');
    expect(toCanonical('phone', '07700 900123 # 9')).toBe('+447700900123');
  });

  it('keeps the case before the @ only, and words that merely hold at or dot', () => {
    expect(toCanonical('email', 'Kat.Dotty@Example.COM')).toBe('Kat.Dotty@example.com');
    expect(toCanonical('email', 'Kat at dotty dot example dot com')).toBe('Kat@dotty.example.com');
  });

  it('keeps numbers of other countries, and what is no number at all', () => {
    expect(toCanonical('phone', '+33 1 99 00 12 34')).toBe('+33199001234');
    expect(toCanonical('phone', '1')).toBe('1');
  });

  it('is quick on what makes the phone parser slow', () => {
    const hostile = `7911123456;phone-context=${'11.'.repeat(40)}11!`;
    const start = performance.now();
    toCanonical('phone', hostile);
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('createTokenReplacer', () => {
  it('gives one token to one value, and tells values, types and keys apart', () => {
    const token = replace(finding('phone'), '07700 900123');
    expect(token).toMatch(/^\[PHONE-[b-v]{16}\]$/);
    expect(replace(finding('phone'), '+44 7700 900123')).toBe(token);
    expect(replace(finding('phone'), '07700 900124')).not.toBe(token);
    expect(replace(finding('card'), '07700 900123').slice(-17)).not.toBe(token.slice(-17));
    expect(createTokenReplacer(hmac('j'.repeat(32)))(finding('phone'), '07700 900123')).not.toBe(token);
  });

  it('has nothing in it of a hash that needs no key', () => {
    const value = 'QQ123456C';
    const token = replace(finding('nino'), value);
    for (const algorithm of ['md5', 'sha1', 'sha256', 'sha512']) {
      for (const text of [value, 'QQ123456', 'withhold/1\0nino\0QQ123456']) {
        const unkeyed = () => createHash(algorithm).update(text).digest();
        expect(createTokenReplacer(unkeyed)(finding('nino'), value)).not.toBe(token);
      }
    }
  });

  it('never holds a digit, a vowel or a part of the value', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), value => {
        expect(replace(finding('x'), value)).toMatch(/^\[X-[bcdfghjkmnpqrstv]{16}\]$/);
      }),
    );
  });
});
