/**
 * Each type as slowly and plainly as it can be said, from its public description and without a line of `src`: what the fast
 * rules are held against. It knows the plain spellings only, in ASCII, with something that is no letter and no digit around.
 */
import { isValidPhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import isEmail from 'validator/lib/isEmail.js';

export interface Plain {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** HMRC, National Insurance Manual NIM39110, letter by letter; and QQ, which HMRC uses for examples. */
export function isNinoPrefix(prefix: string): boolean {
  if (prefix === 'QQ') return true;
  const [first, second] = [prefix[0]!, prefix[1]!];
  if (['D', 'F', 'I', 'Q', 'U', 'V'].includes(first)) return false;
  if (['D', 'F', 'I', 'Q', 'U', 'V', 'O'].includes(second)) return false;
  return !['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'].includes(prefix);
}

/** ISO/IEC 7812-1, Annex B: from the right every second digit doubled, the digits of the products added up. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const product = i % 2 === 1 ? 2 * digit : digit;
    sum += Math.floor(product / 10) + (product % 10);
  }
  return sum % 10 === 0;
}

/** The cards that everybody knows, by what their issuers say of the first digits and the length. */
const cards: Readonly<Record<string, RegExp>> = {
  Visa: /^4\d{15}$/,
  Mastercard: /^(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/,
  'American Express': /^3[47]\d{13}$/,
  'Diners Club': /^3(?:0[0-5]|[68]\d)\d{11}$/,
  Discover: /^(?:6011|64[4-9]\d|65\d{2})\d{12}$/,
  JCB: /^35(?:2[89]|[3-8]\d)\d{12}$/,
};

export function isCard(digits: string): boolean {
  return isLuhn(digits) && Object.values(cards).some(card => card.test(digits));
}

/** A number as somebody in Britain dials it: libphonenumber decides, of the islands as well. */
export function isPhone(dialled: string): boolean {
  if (dialled.startsWith('+')) return isValidPhoneNumber(dialled) && parsePhoneNumberFromString(dialled) !== undefined;
  return (['GB', 'GG', 'JE', 'IM'] as const).some(region => isValidPhoneNumber(dialled, region));
}

export function isAddress(text: string): boolean {
  return isEmail.default(text);
}

type Find = (text: string) => Iterable<RegExpMatchArray>;
const shapes: Readonly<Record<string, readonly [find: Find, isOne: (value: string) => boolean]>> = {
  nino: [
    text => text.matchAll(/(?<![A-Za-z0-9])[A-Z]{2}( ?)\d{2}\1\d{2}\1\d{2}\1[A-D](?![A-Za-z0-9])/g),
    value => isNinoPrefix(value.slice(0, 2)),
  ],
  card: [
    text =>
      text.matchAll(
        /(?<![A-Za-z0-9])(?:\d{14,16}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{4}([ -])\d{6}\2\d{5})(?![A-Za-z0-9])/g,
      ),
    value => isCard(value.replace(/\D/g, '')),
  ],
  phone: [
    text =>
      text.matchAll(/(?<![A-Za-z0-9])(?:\+44 ?[1-9]|0[1-9])\d{2,4}(?: ?\d{3,4}){1,2}(?: ?\d{3})?(?![A-Za-z0-9])/g),
    value => isPhone(value.replaceAll(' ', '')),
  ],
  email: [
    text =>
      text.matchAll(
        /(?<![A-Za-z0-9])[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*@(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+(?:com|org|net|uk|cymru|info)(?![A-Za-z0-9])/g,
      ),
    isAddress,
  ],
};

export const types: readonly string[] = Object.keys(shapes);

/** All plain values in a text. */
export function findPlain(text: string): Plain[] {
  return Object.entries(shapes).flatMap(([type, [find, isOne]]) =>
    [...find(text)]
      .filter(([value]) => isOne(value))
      .map(match => ({ type, start: match.index!, end: match.index! + match[0].length })),
  );
}
