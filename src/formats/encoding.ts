import { isAscii, isUtf8 } from 'node:buffer';
import { suggestion } from './columns.ts';
import { InputError } from './processor.ts';
import { createSingleByte, singleByteNames } from './single-byte.ts';
import type { Transcoder } from './transcoder.ts';
import { openSequence, sequenceLength } from './utf8.ts';
import { createUtf16 } from './utf16.ts';

const nothing = new Uint8Array(0);
const assumed =
  'the bytes are not UTF-8 and were read as windows-1252; if letters look wrong, name the encoding of the file';

/** What the first bytes of a file say about its encoding. */
export interface EncodingGuess {
  /** Nothing where all is ASCII so far: the first other byte will decide. */
  readonly name: string | undefined;
  /** Length of the byte order mark. */
  readonly mark: number;
  readonly notice?: string;
}

/** Guesses from a byte order mark, NULs where UTF-16 has them, and strict UTF-8, in this order. */
export function guessEncoding(sample: Uint8Array, isWhole: boolean): EncodingGuess {
  const [a, b, c, d] = sample;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { name: 'utf-8', mark: 3 };
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff))
    throw new InputError('the file is in UTF-32, which is not read; save it as UTF-8');
  if (a === 0xff && b === 0xfe) return { name: 'utf-16le', mark: 2 };
  if (a === 0xfe && b === 0xff) return { name: 'utf-16be', mark: 2 };
  const wide = guessUtf16(sample);
  if (wide) return { name: wide, mark: 0, notice: `there is no byte order mark; the file was read as ${wide}` };
  const end = isWhole ? sample.length : sample.length - openSequence(sample, 0, sample.length);
  if (isAscii(sample.subarray(0, end))) return { name: undefined, mark: 0 };
  if (isUtf8(sample.subarray(0, end))) return { name: 'utf-8', mark: 0 };
  return { name: 'windows-1252', mark: 0, notice: assumed };
}

/** Western text in UTF-16 has a NUL in nearly every pair of bytes, always on the same side. */
function guessUtf16(sample: Uint8Array): string | undefined {
  const nuls = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) nuls[i & 1]!++;
  const pairs = sample.length >> 1;
  const [even, odd] = nuls as [number, number];
  if (odd > pairs * 0.5 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.5 && odd < pairs * 0.05) return 'utf-16be';
  return undefined;
}

const aliases: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  ascii: 'utf-8',
  usascii: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  ucs2: 'utf-16le',
  utf16be: 'utf-16be',
  latin1: 'iso-8859-1',
  latin9: 'iso-8859-15',
  ansi: 'windows-1252',
  macroman: 'macintosh',
};

/** The name that is used here for an encoding that a person named. Throws an `InputError` for an unknown one. */
export function toEncodingName(given: string): string {
  const key = given.toLowerCase().replace(/[^a-z0-9]/g, '');
  const alias = Object.hasOwn(aliases, key) ? aliases[key] : undefined;
  const known = alias ?? singleByteNames.find(name => toKeys(name).includes(key));
  if (known !== undefined) return known;
  const names = [...Object.values(aliases), ...singleByteNames];
  throw new InputError(
    `the encoding is not known${suggestion(given.toLowerCase(), names)}; known are ${[...new Set(names)].sort().join(', ')}`,
  );
}

function toKeys(name: string): string[] {
  const key = name.replace(/-/g, '');
  return [key, key.replace(/^windows/, 'cp'), key.replace(/^windows/, 'win'), key.replace(/^cp/, 'ibm')];
}

/** `undefined` reads ASCII until the first other byte, which then decides between UTF-8 and windows-1252. */
export function createTranscoder(name: string | undefined): Transcoder {
  if (name === undefined) return createUndecided();
  if (name === 'utf-8') return createUtf8();
  if (name === 'utf-16le' || name === 'utf-16be') return createUtf16(name);
  return createSingleByte(name);
}

/** UTF-8 passes through; bytes that are none are kept and mentioned. */
function createUtf8(): Transcoder {
  let held: Uint8Array = nothing;
  let isBroken = false;
  const check = (bytes: Uint8Array): Uint8Array => {
    isBroken ||= !isUtf8(bytes);
    return bytes;
  };
  return {
    name: 'utf-8',
    toUtf8(chunk) {
      const bytes = held.length === 0 ? chunk : concat(held, chunk);
      const open = openSequence(bytes, 0, bytes.length);
      held = open === 0 ? nothing : bytes.slice(bytes.length - open);
      return check(open === 0 ? bytes : bytes.subarray(0, bytes.length - open));
    },
    endUtf8: () => check(held),
    fromUtf8: piece => piece,
    trailer: nothing,
    fileBytes: bytes => bytes,
    get notices() {
      return isBroken ? ['some bytes are not UTF-8; they were kept as they are'] : [];
    },
  };
}

function createUndecided(): Transcoder {
  let decided: Transcoder | undefined;
  let held: Uint8Array = nothing;
  const notices: string[] = [];
  const decide = (bytes: Uint8Array, isEnd: boolean): Uint8Array => {
    const first = bytes.findIndex(byte => byte >= 0x80);
    const isCut = !isEnd && openSequence(bytes, 0, bytes.length) === bytes.length - first;
    if (isCut) {
      held = bytes.slice(first);
      return bytes.subarray(0, first);
    }
    const isUtf8Here = sequenceLength(bytes, first, bytes.length) > 1;
    decided = isUtf8Here ? createUtf8() : createSingleByte('windows-1252');
    if (!isUtf8Here) notices.push(assumed);
    held = nothing;
    return decided.toUtf8(bytes);
  };
  return {
    get name() {
      return decided?.name ?? 'utf-8';
    },
    toUtf8(chunk) {
      if (decided) return decided.toUtf8(chunk);
      if (held.length === 0 && isAscii(chunk)) return chunk;
      return decide(held.length === 0 ? chunk : concat(held, chunk), false);
    },
    endUtf8() {
      if (decided) return decided.endUtf8();
      return held.length === 0 ? nothing : concat(decide(held, true), decided!.endUtf8());
    },
    fromUtf8: piece => (decided ? decided.fromUtf8(piece) : piece),
    trailer: nothing,
    fileBytes: (bytes, units) => (decided ? decided.fileBytes(bytes, units) : bytes),
    get notices() {
      return [...notices, ...(decided?.notices ?? [])];
    },
  };
}

/** Two pieces as one. */
export function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
