import iconv from 'iconv-lite';
import { expect, test } from 'vitest';

/** What exports come in: Windows, ISO and Mac code pages, and the two of the DOS box. */
const names = [
  ...[1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map(n => `windows-${n}`),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16].map(n => `iso-8859-${n}`),
  ...['macintosh', 'cp437', 'cp850', 'cp858', 'koi8-r', 'koi8-u'],
];
const upperHalf = Uint8Array.from({ length: 128 }, (_, i) => 128 + i);

test('the single-byte encodings are those of iconv-lite', async () => {
  const rows = names.map(name => {
    const text = iconv.decode(upperHalf, name);
    expect(text).toHaveLength(128);
    return `  '${name}': ${toLiteral(text)},`;
  });
  const file = [
    '// Generated from iconv-lite by tests/generated/encodings.test.ts: `npm run generate`.',
    '',
    '/** The characters of bytes 128 to 255; U+FFFD where the encoding defines none. */',
    'export const upperHalves: Readonly<Record<string, string>> = {',
    ...rows,
    '};',
    '',
  ].join('\n');
  await expect(file).toMatchFileSnapshot('../../src/formats/encodings.generated.ts');
});

/** Only printable characters as themselves: bidirectional marks would garble the file. */
function toLiteral(text: string): string {
  const escaped = Array.from(text, character =>
    /[\p{L}\p{N}\p{S}\p{Po}]/u.test(character) &&
    !/['\\\ufffd]/.test(character) &&
    !/\p{Script=Hebrew}|\p{Script=Arabic}/u.test(character)
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `'${escaped.join('')}'`;
}
