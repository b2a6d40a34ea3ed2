/**
 * What files that are no text begin with, as Latin-1, and what to call them: the registered signatures of each format. A
 * text may begin with the same letters, so where a signature is nothing but letters, what follows it in such a file and in
 * no text is part of it: the NUL of a size, the byte of a header.
 */
const signatures: readonly (readonly [RegExp, string])[] = [
  [/^PK\x03\x04/, 'a ZIP archive or an Office document'],
  [/^PK\x05\x06/, 'a ZIP archive'],
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, 'an older Office document'],
  // A PDF may be all letters: it has numbered objects, and the first stands near the front.
  [/^%PDF-\d\.\d.{0,999}\d \d{1,5} obj\b/s, 'a PDF'],
  [/^\x89PNG\r\n\x1a\n/, 'a PNG picture'],
  [/^\xff\xd8\xff/, 'a JPEG picture'],
  [/^GIF8[79]a.{0,6}\0/s, 'a GIF picture'],
  [/^RIFF.{0,15}\0/s, 'a RIFF picture or sound'],
  [/^II\*\0/, 'a TIFF picture'],
  [/^MM\0\*/, 'a TIFF picture'],
  [/^\(\xb5\/\xfd/, 'compressed with zstd; unpack it first: zstd -dc'],
  // A block: its mark, four bytes of check sum, and a number below 900,000 in 25 bits. Or the end.
  [/^BZh[1-9](?:1AY&SY.{4}[\0-\x06]|\x17rE8P\x90)/s, 'compressed with bzip2; unpack it first: bzip2 -dc'],
  [/^\xfd7zXZ\0/, 'compressed with xz; unpack it first: xz -dc'],
  [/^7z\xbc\xaf\x27\x1c/, 'a 7-Zip archive'],
  [/^SQLite format 3\0/, 'an SQLite database'],
  // The first field of the first header, in Thrift's compact protocol.
  [/^PAR1\x15/, 'a Parquet file'],
  [/^ARROW1\0\0/, 'an Arrow file'],
  [/^\x7fELF/, 'a program'],
  [/^\0asm/, 'a WebAssembly program'],
  [/^wOF[2F].{0,7}\0/s, 'a font'],
];

/** What kind of binary file the first bytes belong to, as a phrase for a person; nothing for text. */
export function findBinaryKind(sample: Uint8Array): string | undefined {
  const head = String.fromCharCode(...sample.subarray(0, 1024));
  const known = signatures.find(([signature]) => signature.test(head));
  if (known) return known[1];
  return isMostlyControl(sample) ? 'no text: it is full of control characters' : undefined;
}

/** Text may hold a stray NUL or an escape code; a tenth of such bytes is something else. */
function isMostlyControl(sample: Uint8Array): boolean {
  let count = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) count++;
  return count > sample.length / 10;
}
