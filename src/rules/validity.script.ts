/*
 * `validity.ts` as the script for a page has it (rolldown.script.js): what validator says of the addresses and numbers that the
 * rules ask about, and of no others, in a tenth of the bytes. A test holds the two equal.
 */

/** No empty part before the @; labels of at most 63 characters that end in no hyphen; an ending of letters, or in Punycode. */
const address = /^[^.@]+(?:\.[^.@]+)*@(?:[^.@]{0,62}[^.@-]\.)+(?:[^.@\d-]{2,63}|xn[a-z\d-]{1,60}[a-z\d])$/i;

export function isEmail(text: string): boolean {
  // RFC 5321 counts octets.
  const isShort = (part: string, most: number): boolean => new TextEncoder().encode(part).length <= most;
  const [local, domain] = text.split('@') as [string, string];
  return text.length <= 254 && isShort(local, 64) && isShort(domain, 254) && address.test(text);
}

export function isLuhnNumber(digits: string): boolean {
  let sum = 0;
  // From the right, every second digit doubled, and the digits of what that gives added up.
  for (let i = 1; i <= digits.length; i++)
    sum += Number((i % 2 > 0 ? '0123456789' : '0246813579')[Number(digits.at(-i))]);
  return sum % 10 === 0;
}
