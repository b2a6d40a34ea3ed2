/** What happens to a value between the person and the text box: by software, by habit, or to hide it from software. */
export interface Disguise {
  readonly name: string;
  /** The types whose values are still what they were to a reader. */
  readonly types: readonly string[];
  /** Whether a reader needs to be told what it is: "email me at …", "ring …". */
  readonly needsCue?: true;
  apply(text: string): string;
}

const all = ['nino', 'card', 'phone', 'email'];
const numbers = ['nino', 'card', 'phone'];

/** Each character of `from` to the one at the same place of `to`. */
function swap(from: string, to: string): (text: string) => string {
  const pairs = new Map(Array.from(to, (character, i) => [from[i]!, character]));
  return text => Array.from(text, character => pairs.get(character) ?? character).join('');
}

const between =
  (invisible: string) =>
  (text: string): string =>
    [...text].join(invisible);

const digits = '0123456789';
const words = ['oh', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const toWord = (digit: string): string => words[Number(digit)]!;

/** Each turns a plainly written value into a disguised one; a text without what it changes comes back as it was. */
export const disguises: readonly Disguise[] = [
  {
    name: 'full-width characters',
    types: all,
    apply: text => text.replace(/[!-~]/g, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  },
  { name: 'Arabic-Indic digits', types: numbers, apply: swap(digits, '٠١٢٣٤٥٦٧٨٩') },
  { name: 'Devanagari digits', types: numbers, apply: swap(digits, '०१२३४५६७८९') },
  { name: 'mathematical bold digits', types: numbers, apply: swap(digits, '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗') },
  { name: 'circled digits', types: numbers, apply: swap('123456789', '①②③④⑤⑥⑦⑧⑨') },
  { name: 'no-break spaces', types: numbers, apply: text => text.replaceAll(' ', '\u00a0') },
  { name: 'thin spaces', types: numbers, apply: text => text.replaceAll(' ', '\u2009') },
  { name: 'double spaces', types: numbers, apply: text => text.replaceAll(' ', '  ') },
  { name: 'zero-width spaces', types: all, apply: between('\u200b') },
  { name: 'soft hyphens', types: all, apply: between('\u00ad') },
  { name: 'word joiners', types: all, apply: between('\u2060') },
  { name: 'bidirectional marks', types: all, apply: between('\u200e') },
  { name: 'struck through', types: all, apply: text => between('\u0336')(`${text} `).trimEnd() },
  { name: 'en dashes', types: numbers, apply: text => text.replaceAll('-', '–') },
  { name: 'no-break hyphens', types: numbers, apply: text => text.replaceAll('-', '\u2011') },
  { name: 'HTML entity for @', types: ['email'], apply: text => text.replace('@', '&#64;') },
  { name: 'HTML entity for space', types: numbers, apply: text => text.replaceAll(' ', '&nbsp;') },
  { name: 'percent-encoded @', types: ['email'], apply: text => text.replace('@', '%40') },
  { name: 'percent-encoded space', types: ['phone', 'card'], apply: text => text.replaceAll(' ', '%20') },
  { name: '[at]', types: ['email'], apply: text => text.replace('@', '[at]') },
  { name: '(at)', types: ['email'], apply: text => text.replace('@', ' (at) ') },
  {
    name: '[at] and [dot]',
    types: ['email'],
    apply: text => text.replace(/@.*/, domain => domain.replace('@', ' [at] ').replaceAll('.', ' [dot] ')),
  },
  {
    name: 'spaces around @ and dots',
    types: ['email'],
    needsCue: true,
    apply: text => text.replace(/@.*/, domain => domain.replace('@', ' @ ').replaceAll('.', ' . ')),
  },
  {
    name: 'at and dot as words',
    types: ['email'],
    needsCue: true,
    apply: text => text.replace(/@.*/, domain => domain.replace('@', ' at ').replaceAll('.', ' dot ')),
  },
  { name: 'O for 0', types: ['nino'], needsCue: true, apply: text => text.replace('0', 'O') },
  {
    name: 'mobile spelled out',
    types: ['phone'],
    needsCue: true,
    apply: text => (/^07[\d .-]+$/.test(text) ? Array.from(text.replace(/\D/g, ''), toWord).join(' ') : text),
  },
];
