import { isDigit } from '../text/characters.ts';

/** IBAN (ISO 13616): two letters, two check digits, up to thirty letters and digits, remainder 1 modulo 97. */
const iban = /(?<![a-z0-9])[a-z]{2}\d\d(?: ?[a-z0-9]){11,30}/giy;
const reach = 40;

/** Whether the digits from `start` to `end` lie inside an IBAN. Looks at most forty characters back. */
export function isInsideIban(text: string, start: number, end: number): boolean {
  for (let at = start - 1; at >= Math.max(0, start - reach); at--) {
    if (!isDigit(text.charCodeAt(at + 2))) continue;
    iban.lastIndex = at;
    const match = iban.exec(text);
    if (match === null) continue;
    const compact = match[0].replaceAll(' ', '').toUpperCase();
    for (let length = compact.length; length >= 15; length--) {
      if (remainder(compact.slice(0, length)) === 1) return at + length >= end - 8 || at + match[0].length >= end;
    }
  }
  return false;
}

function remainder(compact: string): number {
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
