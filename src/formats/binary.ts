/** Beginnings of files that are no text, and what to call them: the registered signatures of each format. */
const signatures: readonly (readonly [string, string])[] = [
  ['504b0304', 'a ZIP archive or an Office document'],
  ['504b0506', 'a ZIP archive'],
  ['d0cf11e0a1b11ae1', 'an older Office document'],
  ['25504446', 'a PDF'],
  ['89504e470d0a1a0a', 'a PNG picture'],
  ['ffd8ff', 'a JPEG picture'],
  ['47494638', 'a GIF picture'],
  ['52494646', 'a RIFF picture or sound'],
  ['49492a00', 'a TIFF picture'],
  ['4d4d002a', 'a TIFF picture'],
  ['28b52ffd', 'compressed with zstd; unpack it first: zstd -dc'],
  ['425a68', 'compressed with bzip2; unpack it first: bzip2 -dc'],
  ['fd377a585a00', 'compressed with xz; unpack it first: xz -dc'],
  ['377abcaf271c', 'a 7-Zip archive'],
  ['53514c69746520666f726d6174203300', 'an SQLite database'],
  ['50415231', 'a Parquet file'],
  ['4152524f5731', 'an Arrow file'],
  ['7f454c46', 'a program'],
  ['0061736d', 'a WebAssembly program'],
  ['774f4632', 'a font'],
  ['774f4646', 'a font'],
];

/** What kind of binary file the first bytes belong to, as a phrase for a person; nothing for text. */
export function findBinaryKind(sample: Uint8Array): string | undefined {
  const hex = Array.from(sample.subarray(0, 16), byte => byte.toString(16).padStart(2, '0')).join('');
  const known = signatures.find(([signature]) => hex.startsWith(signature));
  if (known) return known[1];
  return isMostlyControl(sample) ? 'no text: it is full of control characters' : undefined;
}

/** Text may hold a stray NUL or an escape code; a tenth of such bytes is something else. */
function isMostlyControl(sample: Uint8Array): boolean {
  let count = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) count++;
  return count > sample.length / 10;
}
