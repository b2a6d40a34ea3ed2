/**
 * Issuer ranges of payment cards with the lengths that are in use (ISO/IEC 7812-1; the ranges are those that the
 * schemes publish). Sources: Visa Core Rules, Mastercard BIN tables (2-series: 2221-2720), American Express, Discover
 * IIN bulletin, UnionPay, JCB; Maestro as in Mastercard's rules, not issued in Europe since July 2023 but still carried.
 */
export interface Issuer {
  readonly name: string;
  /** First digits, as ranges of equal length: `51-55`, `4`. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
  readonly lengths: readonly number[];
  /** Ranges so wide that a Luhn number in them is often something else. */
  readonly wide?: true;
}

const between = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

export const issuers: readonly Issuer[] = [
  { name: 'Visa', ranges: [[4, 4]], lengths: [16, 18, 19] },
  { name: 'Visa (retired length)', ranges: [[4, 4]], lengths: [13], wide: true },
  // biome-ignore format: one scheme a line
  { name: 'Mastercard', ranges: [[51, 55], [2221, 2720]], lengths: [16] },
  // biome-ignore format: one scheme a line
  { name: 'American Express', ranges: [[34, 34], [37, 37]], lengths: [15] },
  // biome-ignore format: one scheme a line
  { name: 'Diners Club', ranges: [[300, 305], [3095, 3095], [36, 36], [38, 39]], lengths: between(14, 19) },
  // biome-ignore format: one scheme a line
  { name: 'Discover', ranges: [[6011, 6011], [644, 649], [65, 65]], lengths: between(16, 19) },
  // biome-ignore format: one scheme a line
  { name: 'UnionPay', ranges: [[62, 62], [81, 81]], lengths: between(16, 19) },
  { name: 'JCB', ranges: [[3528, 3589]], lengths: between(16, 19) },
  // biome-ignore format: one scheme a line
  { name: 'JCB (legacy)', ranges: [[1800, 1800], [2131, 2131]], lengths: [15], wide: true },
  // biome-ignore format: one scheme a line
  { name: 'Maestro', ranges: [[5018, 5018], [5020, 5020], [5038, 5038], [5893, 5893], [6304, 6304], [6759, 6759], [6761, 6763]], lengths: between(12, 19) },
  // biome-ignore format: one scheme a line
  { name: 'Maestro and Switch', ranges: [[50, 50], [56, 58], [63, 63], [67, 67], [4903, 4903], [4905, 4905], [4911, 4911], [4936, 4936]], lengths: between(12, 19), wide: true },
];

/** The issuers of the numbers that begin with these four digits, the narrowest range first. Filled as it is asked. */
const byPrefix = new Map<string, readonly Issuer[]>();

function issuersOf(prefix: string): readonly Issuer[] {
  const known = byPrefix.get(prefix);
  if (known !== undefined) return known;
  const found = issuers.filter(issuer =>
    issuer.ranges.some(([from, to]) => {
      const start = Number(prefix.slice(0, String(from).length));
      return start >= from && start <= to;
    }),
  );
  byPrefix.set(prefix, found);
  return found;
}

/** The issuer that gives out numbers of this length beginning with these digits, the narrowest range first. */
export function toIssuer(digits: string): Issuer | undefined {
  return issuersOf(digits.slice(0, 4)).find(issuer => issuer.lengths.includes(digits.length));
}
