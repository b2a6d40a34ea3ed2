/**
 * Issuer ranges of payment cards with the lengths that are in use (ISO/IEC 7812-1; the ranges are those that the
 * schemes publish). Sources: Visa Core Rules, Mastercard BIN tables (2-series: 2221-2720), American Express, Discover
 * IIN bulletin, UnionPay, JCB; Maestro as in Mastercard's rules, not issued in Europe since July 2023 but still carried.
 */
export interface Issuer {
  readonly name: string;
  /** How numbers begin, up to the first four digits: `51-55,2221-2720`. */
  readonly fronts: string;
  /** How long they are: `16,18-19`. */
  readonly lengths: string;
  /** Ranges so wide that a Luhn number in them is often something else. */
  readonly wide?: true;
}

/** The narrowest first: where two have the same front and length, it is the first one's. */
export const issuers: readonly Issuer[] = [
  { name: 'Visa', fronts: '4', lengths: '16,18-19' },
  { name: 'Visa (retired length)', fronts: '4', lengths: '13', wide: true },
  { name: 'Mastercard', fronts: '51-55,2221-2720', lengths: '16' },
  { name: 'American Express', fronts: '34,37', lengths: '15' },
  { name: 'Diners Club', fronts: '300-305,3095,36,38-39', lengths: '14-19' },
  { name: 'Discover', fronts: '6011,644-649,65', lengths: '16-19' },
  { name: 'UnionPay', fronts: '62,81', lengths: '16-19' },
  { name: 'JCB', fronts: '3528-3589', lengths: '16-19' },
  { name: 'JCB (legacy)', fronts: '1800,2131', lengths: '15', wide: true },
  { name: 'Maestro', fronts: '5018,5020,5038,5893,6304,6759,6761-6763', lengths: '12-19' },
  { name: 'Maestro and Switch', fronts: '50,56-58,63,67,4903,4905,4911,4936', lengths: '12-19', wide: true },
];

/** By front and by length a bit for each issuer, the first one's lowest. */
let tables: { readonly fronts: Uint16Array; readonly lengths: Uint16Array } | undefined;

function readIssuers(): { fronts: Uint16Array; lengths: Uint16Array } {
  const fronts = new Uint16Array(10_000);
  const lengths = new Uint16Array(100);
  issuers.forEach((issuer, i) => {
    mark(fronts, issuer.fronts, 4, 1 << i);
    mark(lengths, issuer.lengths, 2, 1 << i);
  });
  return { fronts, lengths };
}

/** Sets a bit for all numbers of so many digits that begin as `ranges` say. */
function mark(table: Uint16Array, ranges: string, digits: number, bit: number): void {
  for (const range of ranges.split(',')) {
    const [from, to = from] = range.split('-') as [string, string?];
    const last = Number(to.padEnd(digits, '9'));
    for (let number = Number(from.padEnd(digits, '0')); number <= last; number++) table[number]! |= bit;
  }
}

/** The issuer that gives out numbers of this length beginning with these digits, the narrowest range first. */
export function toIssuer(digits: string): Issuer | undefined {
  tables ??= readIssuers();
  let front = 0;
  for (let i = 0; i < 4; i++) front = front * 10 + digits.charCodeAt(i) - 0x30;
  const both = tables.fronts[front]! & tables.lengths[digits.length]!;
  // Where there is no bit, this is issuers[-1], which is none.
  return issuers[31 - Math.clz32(both & -both)];
}
