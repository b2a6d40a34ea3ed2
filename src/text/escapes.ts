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

/** Each with its character. Only what can stand in or beside a value: https://html.spec.whatwg.org/multipage/named-characters.html */
const entities = new Map(
  (
    'commat@|period.|nbsp |ensp |emsp |thinsp |Tab |NewLine\n|hyphen-|dash-|ndash-|mdash-|minus-|shy\u00ad|zwnj\u200c|zwj\u200d|plus+|' +
    'lpar(|rpar)|sol/|colon:|comma,|semi;|apos\'|quot"|lowbar_|amp&|lt<|gt>'
  )
    .split('|')
    .map(entity => [entity.slice(0, -1), entity.slice(-1)]),
);

/** After a backslash, what is no sign of Markdown. */
const controls: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: '\t' };

const forms: readonly (readonly [RegExp, (inside: string) => string | undefined])[] = [
  // Half of a line break is nothing to see.
  [/\\r(?=\\n)|&#(?:13|xd);(?=\r?\n|&#)/iy, () => '\u200b'],
  [/&#(\d{2,6})(?!\d);?/y, digits => fromCodePoint(Number(digits))],
  [
    // Quoted-printable needs proof beyond the hex digits: `=40` before a letter, `=20` between digits, a soft line break.
    /&#x([0-9a-f]{2,5});?|%([2-7][0-9a-f])|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|(?<=[\w.])=(40)(?=[a-z])|(?<=\w)=(2[BDE])(?=\w)/iy,
    hex => fromCodePoint(Number.parseInt(hex, 16)),
  ],
  [/&([a-z]{2,8});/iy, name => entities.get(name)],
  [/%C2%A0|=C2=A0|(?<=\w)=A0(?=\w)|(?<=[\d:;,.)])=20(?=[\d+(])|(?<=[\w.,:])=20(?=\r?\n)/y, () => ' '],
  [/(?<=[\w@.-])=\r?\n(?=[\w@.-])/y, () => '\u200b'],
  [/\\([nrt@._+() -])/y, sign => controls[sign] ?? sign],
];

/** The escape that begins at `at` of `text`, if there is one. */
export function decodeEscape(text: string, at: number): Decoded | undefined {
  for (const [form, decode] of forms) {
    form.lastIndex = at;
    const match = form.exec(text);
    if (match === null) continue;
    const character = decode(match.slice(1).join(''));
    if (character !== undefined) return { character, length: match[0].length };
  }
  return undefined;
}

/** Half of a pair stands for nothing. No form has digits enough to name what is beyond Unicode. */
function fromCodePoint(code: number): string | undefined {
  return code < 0xd800 || code > 0xdfff ? String.fromCodePoint(code) : undefined;
}
