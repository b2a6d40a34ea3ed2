/**
 * The ways in which software leaves a character written out in text that people paste: HTML entities, percent
 * encoding, quoted-printable (RFC 2045), and the backslash escapes of JSON, JavaScript and Markdown.
 */

/** One escape: the character it stands for and how many UTF-16 code units it takes. */
export interface Decoded {
  readonly character: string;
  readonly length: number;
}

/** Where an escape may begin; `decodeEscape` decides. */
export const escapeStart: RegExp =
  /&(?=#|[a-zA-Z]{2,8};)|%(?=[2-7][0-9A-Fa-f]|C2%A0)|=(?=[0-9A-F]{2}|\r?\n)|\\(?=[nrtux@._+() -])/u;

const escapeHere: RegExp = new RegExp(escapeStart.source, 'uy');

/** Whether an escape may begin at `at` of `text`. */
export function mayBeEscape(text: string, at: number): boolean {
  escapeHere.lastIndex = at;
  return escapeHere.test(text);
}

/** Only what can stand in or beside a value: https://html.spec.whatwg.org/multipage/named-characters.html */
const entities: Readonly<Record<string, string>> = {
  commat: '@',
  period: '.',
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  Tab: ' ',
  NewLine: '\n',
  hyphen: '-',
  dash: '-',
  ndash: '-',
  mdash: '-',
  minus: '-',
  shy: '\u00ad',
  zwnj: '\u200c',
  zwj: '\u200d',
  plus: '+',
  lpar: '(',
  rpar: ')',
  sol: '/',
  colon: ':',
  comma: ',',
  semi: ';',
  apos: "'",
  quot: '"',
  lowbar: '_',
  amp: '&',
  lt: '<',
  gt: '>',
};

const forms: readonly (readonly [RegExp, (match: RegExpExecArray) => string | undefined])[] = [
  [/&#(\d{2,6})(?!\d);?/y, match => fromCodePoint(Number(match[1]))],
  [/&#x([0-9a-f]{2,5});?/iy, match => fromCodePoint(Number.parseInt(match[1]!, 16))],
  [/&([a-z]{2,8});/iy, match => (Object.hasOwn(entities, match[1]!) ? entities[match[1]!] : undefined)],
  [/%C2%A0/iy, () => ' '],
  [/%([2-7][0-9a-f])/iy, match => fromCodePoint(Number.parseInt(match[1]!, 16))],
  // Quoted-printable needs proof beyond the hex digits: `=40` before a letter, `=20` between digits, a soft line break.
  [/(?<=[\w.])=40(?=[a-z])/iy, () => '@'],
  [/(?<=\d)=20(?=\d)|(?<=[\w.,:])=20(?=\r?\n)/y, () => ' '],
  [/=C2=A0|(?<=\w)=A0(?=\w)/y, () => ' '],
  [/(?<=\w)=2([BDE])(?=\w)/y, match => fromCodePoint(Number.parseInt(`2${match[1]}`, 16))],
  [/(?<=[\w@.-])=\r?\n(?=[\w@.-])/y, () => '\u200b'],
  [/\\u([0-9a-f]{4})/iy, match => fromCodePoint(Number.parseInt(match[1]!, 16))],
  [/\\x([0-9a-f]{2})/iy, match => fromCodePoint(Number.parseInt(match[1]!, 16))],
  [/\\[nr]/y, () => '\n'],
  [/\\t/y, () => '\t'],
  [/\\([@._+() -])/y, match => match[1]],
];

/** The escape that begins at `at` of `text`, if there is one. */
export function decodeEscape(text: string, at: number): Decoded | undefined {
  for (const [form, decode] of forms) {
    form.lastIndex = at;
    const match = form.exec(text);
    if (match === null) continue;
    const character = decode(match);
    if (character !== undefined) return { character, length: match[0].length };
  }
  return undefined;
}

/** Half of a pair stands for nothing. No form has digits enough to name what is beyond Unicode. */
function fromCodePoint(code: number): string | undefined {
  return code < 0xd800 || code > 0xdfff ? String.fromCodePoint(code) : undefined;
}
