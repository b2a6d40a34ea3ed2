import { isDigit, isWordCharacter } from '../text/characters.ts';

/** How many characters an IBAN has in Europe, and where Britain has family: ISO 13616, the registry of SWIFT. */
const lengths =
  'NO15 BE16 DK18 FI18 NL18 SI19 AT20 EE20 LT20 LU20 CH21 HR21 LI21 LV21 BG22 DE22 GB22 IE22 AE23 GI23 CZ24 ES24 PK24 RO24 ' +
  'SA24 SE24 SK24 PT25 IS26 TR26 FR27 GR27 IT27 MC27 SM27 CY28 HU28 PL28 MT31';

/** Two letters, two check digits, and letters and digits in one piece or, as printed, in fours. */
const iban = /(?<![a-z0-9])[a-z]{2}\d\d(?:[a-z0-9]{11,30}|(?: [a-z0-9]{4}){2,7}(?: [a-z0-9]{1,3})?)/giy;
const reach = 40;

/** Whether the digits that begin at `start` stand in an IBAN: remainder 1 modulo 97. Looks at most forty characters back. */
export function isInsideIban(text: string, start: number): boolean {
  for (let at = start - 1; at >= Math.max(0, start - reach); at--) {
    if (!isDigit(text.charCodeAt(at + 2))) continue;
    iban.lastIndex = at;
    const run = iban.exec(text)?.[0].toUpperCase() ?? '';
    // Of any other length, one in a hundred of whatever stands behind a postcode would be an IBAN.
    const country = lengths.indexOf(run.slice(0, 2));
    if (country < 0) continue;
    const length = Number(lengths.slice(country + 2, country + 4));
    const end = at + length + (run[4] === ' ' ? Math.ceil(length / 4) - 1 : 0);
    if (start >= end || end > at + run.length || isWordCharacter(text.charCodeAt(end))) continue;
    if (remainder(run.replaceAll(' ', '').slice(0, length)) === 1) return true;
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
