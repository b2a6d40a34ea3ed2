/**
 * How one character looks to a reader. Facts: Unicode 15 general categories (Nd, Zs, Pd, Cf, Me) and NFKC,
 * which the JavaScript engine carries; the letters that look alike are from Unicode TS 39, confusables.txt.
 */

/** Cyrillic and Greek letters that look like a Latin one, and below, what they look like. */
const lookAlikes = 'АВЕКМНОРСТУХІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο';
const lookedLike = 'ABEKMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXo';

const dots = '·•∙․・。｡';
const invisible = /[\p{Cf}\p{Me}\p{Mn}\u115f\u1160\u3164\uffa0]/u;
const mark = /[\p{Me}\p{Mn}]/u;

/**
 * One character that a reader may take for another, or not see at all. Left out on purpose: curly quotes, accented
 * letters and currency signs (they change nothing), superscripts (they are footnotes and powers), other scripts' marks.
 */
export const oddCharacter: RegExp = new RegExp(
  `(?![\\0-\\x7f])[\\p{Nd}\\p{Z}\\p{Pd}\\p{Cf}\\p{Me}\\x85\\u0300-\\u036f\\ufe00-\\ufe0f\\u2212` +
    `\\u115f\\u1160\\u3164\\uffa0\\uff01-\\uff5e\\ufe50-\\ufe6b①-⓿❶-➓\\u{1d400}-\\u{1d7ff}\\u{1f100}-\\u{1f16f}` +
    `${dots}${lookAlikes}]`,
  'u',
);

/** The high surrogates of all digits, marks and invisible characters beyond the basic plane; not that of most emoji. */
const oddSurrogates: ReadonlySet<number> = new Set([
  ...[0xd801, 0xd803, 0xd804, 0xd805, 0xd806, 0xd807, 0xd80d, 0xd818, 0xd81a, 0xd81b],
  ...[0xd82f, 0xd833, 0xd834, 0xd835, 0xd838, 0xd839, 0xd83a, 0xd83c, 0xd83e, 0xdb40],
]);

/**
 * Whether a UTF-16 code unit may begin an `oddCharacter`: exact for the characters that British text is full of, such as
 * curly quotes, the pound sign and accented letters, and generous for high surrogates.
 */
export function isOdd(unit: number): boolean {
  if (unit < 0x100) return unit === 0xa0 || unit === 0xad || unit === 0xb7 || unit === 0x85;
  if (unit < 0x300 || (unit >= 0x2016 && unit <= 0x2021) || unit === 0x2026) return false;
  if (unit >= 0xd800 && unit <= 0xdfff) return oddSurrogates.has(unit);
  return oddCharacter.test(String.fromCharCode(unit));
}

/** Whether the character is drawn on top of the one before it, such as a combining stroke or a keycap. */
export function isMark(character: string): boolean {
  return mark.test(character);
}

/** What a reader sees of one character: another one, `''` where there is nothing to see, or nothing where it stands for itself. */
export function toPlain(character: string): string | undefined {
  if (/\p{Nd}/u.test(character)) return String(digitValue(character.codePointAt(0)!));
  if (invisible.test(character)) return '';
  if (/\p{Zs}/u.test(character)) return ' ';
  if (/[\p{Zl}\p{Zp}\x85]/u.test(character)) return '\n';
  // A long dash parts two thoughts more often than two digits: rules that can stand it name it.
  if (character === '—' || character === '―') return character === '—' ? undefined : '—';
  if (/[\p{Pd}\u2212]/u.test(character)) return '-';
  if (dots.includes(character)) return '.';
  if (lookAlikes.includes(character)) return lookedLike[lookAlikes.indexOf(character)];
  const compatible = character.normalize('NFKC');
  // A circled or dotted digit comes out as `1`, `1.` or `1,`; longer ones stand for themselves.
  return /^[\x20-\x7e][.,]?$/.test(compatible) ? compatible[0] : undefined;
}

/** Unicode keeps decimal digits in unbroken runs from 0 to 9, so the place in the run is the value. */
function digitValue(codePoint: number): number {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(codePoint - before - 1))) before++;
  return before % 10;
}

/** Whether the UTF-16 code unit is a decimal digit of a view: there, every digit is an ASCII one. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Whether the UTF-16 code unit is, or belongs to, a letter. */
export function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  if (lower >= 0x61 && lower <= 0x7a) return true;
  return unit >= 0xaa && /[\p{L}\p{Mn}]/u.test(String.fromCharCode(unit));
}

/** Whether the UTF-16 code unit is a letter or a digit. An underscore is a boundary. `NaN` (no character) is neither. */
export function isWordCharacter(unit: number): boolean {
  return isDigit(unit) || isLetter(unit);
}

/**
 * The source of an expression whose small letters may be capitals; none may stand in a class. The flag `i` says the same, but with
 * it and `u`, V8 takes three times as long to compile classes such as `\p{L}`.
 */
export function anyCase(source: string): string {
  return source.replace(/\\.|[a-z]/g, part => (part.length > 1 ? part : `[${part}${part.toUpperCase()}]`));
}

/** What English text is made of, commonest first. */
const letters = ' etaoinshrdlcumwfgypbvkjxqz';

/** How rare a character is in text, small letters as they are; all others are rarer than any of them. */
export function rarityOf(character: string): number {
  return letters.includes(character) ? letters.indexOf(character) : letters.length;
}
