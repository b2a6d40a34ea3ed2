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
      'QQ I2 34 S6 C',
      'Q Q 1 2 3 4 5 6 C',
      'QQ 12\r\n34 56 C',
      'QQ one two three four five six C',
      'Quebec Quebec twelve thirty-four fifty-six Charlie',
      'Q for queen, Q for queen, 12 34 56, A for apple',
    ],
    card: [
      '4242424242424242',
      '4242 4242 4242 4242',
      '4242-4242-4242-4242',
      '４２４２ 4242 4242\u00a04242',
      '4242:4242:4242:4242',
      '4242\r\n4242 4242 4242',
    ],
    phone: [
      '+447700900123',
      '07700 900123',
      '7700900123',
      '44 7700 900123',
      '+44 7700 900 123',
      '+44 (0)7700 900123',
      '0044 7700 900123',
      '(07700) 900-123',
      '(+44) 7700 900123',
      '07700.900.123',
      '07700+900+123',
      '０7700 900123',
      '077OO 9OO123',
      'O77OO 9OO l23',
      '0|7|7|0|0|9|0|0|1|2|3',
      '07700*900*123',
      'oh seven seven oh oh nine oh oh one two three',
      'oh double seven double oh nine hundred one twenty-three',
      'plus four four seven seven double oh nine hundred and one two three',
      'dim saith saith dim dim naw dim dim un dau tri',
      '07700 nine hundred 123',
    ],
    'email with a sign': [
      'jo_bloggs@example.com',
      'jo underscore bloggs at example dot com',
      'jo_bloggs (at) example (dot) com',
    ],
    email: [
      'jo.bloggs@example.com',
      'Jo.Bloggs@EXAMPLE.com',
      'JO.BLOGGS@example,com',
      '"jo.bloggs"@example.com',
      'jo.bloggs (a) example.com',
      'jo dot bloggs at-sign example dot com',
      'jo.bloggs%40example.com',
      'Jo.Bloggs [at] example [dot] com',
      'Jo.Bloggs&#64;example.com',
      'Jo.Bloggs @ example . com',
      'Jo.Bloggs at example dot com',
      'Jo.Bloggs(AT)example(DOT)com',
      'Jo.Bloggs  { at }  example  < dot >  com',
      'Jo.Bloggs [at]example[dot] com',
      'Jo.Bloggs[ at ]example [ dot]com',
    ],
    'email of another alphabet': [
      'siân@xn--mller-kva.example',
      'siân@müller.example',
      'sia\u0302n at MÜLLER dot example',
    ],
    'email in quotes': ['"jo bloggs"@example.com', '"Jo Bloggs"@example.com'],
    'phone of a desk': ['+441632960001;ext=12', '01632 960001 ext 12', '+44 1632 960001x12', '(01632) 960001, est 12'],
    'phone of two lines': ['+441223334444/5', '01223 334444/5'],
    'case-ref': ['CW 123', 'CW  123', ' CW\t123 '],
  };
  it.each(Object.entries(spellings))('%s is one, however it is written', (name, [canonical, ...written]) => {
    const [type] = name.split(' ') as [string];
    expect(written.map(each => toCanonical(type, each))).toEqual(written.map(() => canonical));
  });

  it('tells two values apart, however near they are', () => {
    const near: Record<string, string[]> = {
      nino: [
        'QQ 12 34 56 C',
        'QQ 12 34 65 C',
        'JQ 12 34 56 C',
        'QQ one two three four six six C',
        'Sierra Lima 12 34 56 A',
      ],
      phone: [
        '01632 960001',
        '01632 960001 ext 1',
        '01632 960001 ext 12',
        '01632 960001/2',
        'oh one six three two nine six oh double oh two',
      ],
      email: [
        'jo@example.com',
        'jo+a@example.com',
        '"j o"@example.com',
        'jo@example.org',
        'j-o@example.com',
        'j dot o at example dot com',
      ],
    };
    for (const [type, values] of Object.entries(near))
      expect(new Set(values.map(each => toCanonical(type, each))).size).toBe(values.length);
  });

  it('keeps what the rule cannot read as it is seen, and never nothing of it', () => {
    expect(toCanonical('phone', 'ON  +44 7700 900123')).toBe('ON +44 7700 900123');
    expect(toCanonical('phone', 'constructor one two three four')).toBe('constructor one two three four');
    expect(toCanonical('nino', 'ref\u200b １２')).toBe('ref 12');
    expect(toCanonical('card', 'toString')).toBe('toString');
    expect(toCanonical('constructor', 'A  1')).toBe('A 1');
  });

  it('reads letters typed for digits among the digits only', () => {
    expect(toCanonical('nino', 'qq oI l2 3O d')).toBe('QQ011230');
    expect(toCanonical('nino', 'so 12 34 56 d')).toBe('SO123456');
  });

  it('keeps words that merely hold at or dot', () => {
    expect(toCanonical('email', 'Kat.Dotty@Example.COM')).toBe('kat.dotty@example.com');
    expect(toCanonical('email', 'Kat at dotty dot example dot com')).toBe('kat@dotty.example.com');
  });

  it('keeps numbers of other countries, and what is no number at all', () => {
    for (const written of ['+33 1 99 00 12 34', '+33 (0)1 99 00 12 34', '0033 1 99 00 12 34'])
      expect(toCanonical('phone', written)).toBe('+33199001234');
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
