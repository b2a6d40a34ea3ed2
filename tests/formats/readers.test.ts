import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findBinaryKind } from '../../src/formats/binary.ts';
import { createTranscoder, guessEncoding, toEncodingName } from '../../src/formats/encoding.ts';
import { createGunzipStage, isGzip } from '../../src/formats/gzip.ts';
import { createTally } from '../../src/formats/tally.ts';

// What is between a file and its text, piece by piece: packing, encoding, counting.

describe('a guess at the encoding', () => {
  const guess = (bytes: readonly number[], isWhole = true) => {
    const { name, mark } = guessEncoding(Uint8Array.from(bytes), isWhole);
    return [name, mark];
  };
  const wide = (text: string) => [...Buffer.from(text, 'utf16le')];
  const swapped = (text: string) => [...Buffer.from(text, 'utf16le').swap16()];
  test.each<[string, number[], [string | undefined, number]]>([
    ['nothing', [], [undefined, 0]],
    ['ASCII', [0x61, 0x0a], [undefined, 0]],
    ['a mark of UTF-8', [0xef, 0xbb, 0xbf], ['utf-8', 3]],
    ['no such mark: the first byte', [0xee, 0xbb, 0xbf], ['utf-8', 0]],
    ['no such mark: the second', [0xef, 0xbc, 0xbf], ['utf-8', 0]],
    ['no such mark: the third', [0xef, 0xbb, 0xbe], ['utf-8', 0]],
    ['a mark of UTF-16, little end first', [0xff, 0xfe], ['utf-16le', 2]],
    ['a mark of UTF-16, big end first', [0xfe, 0xff], ['utf-16be', 2]],
    ['a mark and one NUL', [0xff, 0xfe, 0, 0x61], ['utf-16le', 2]],
    ['half a mark', [0xff, 0x61], ['windows-1252', 0]],
    ['the other half', [0xfe, 0x61], ['windows-1252', 0]],
    ['the other half in the second place', [0x61, 0xfe], ['windows-1252', 0]],
    ['half a mark at the end', [0x61, 0xff], ['windows-1252', 0]],
    ['UTF-16 by its NULs', wide('hello, é'), ['utf-16le', 0]],
    ['UTF-16 by its NULs, big end first', swapped('hello, é'), ['utf-16be', 0]],
    ['half NULs are none', wide('a–b–'), [undefined, 0]],
    ['half NULs are none, big end first', swapped('a–b–'), [undefined, 0]],
    ['NULs on both sides', Array(40).fill(0), [undefined, 0]],
    ['a NUL on the wrong side now and then', [...wide('x'.repeat(50)), 0, 0, 0, 0], ['utf-16le', 0]],
    ['too often', [...wide('x'.repeat(20)), 0, 0, 0, 0], [undefined, 0]],
    ['too often, big end first', [...swapped('x'.repeat(20)), 0, 0, 0, 0], [undefined, 0]],
    ['UTF-8', [...Buffer.from('£')], ['utf-8', 0]],
    ['Latin', [0xa3, 0x61], ['windows-1252', 0]],
  ])('%s', (_, bytes, expected) => {
    expect(guess(bytes)).toEqual(expected);
  });

  test('waits for the rest of a character at the end of a sample', () => {
    expect(guess([0x61, 0xe2, 0x80], false)).toEqual([undefined, 0]);
    expect(guess([0xc2, 0xa3, 0xe2, 0x80], false)).toEqual(['utf-8', 0]);
    expect(guess([0x61, 0xe2, 0x80], true)).toEqual(['windows-1252', 0]);
  });

  test('says what was assumed', () => {
    expect(guessEncoding(Uint8Array.from(wide('hello')), true).notice).toBe(
      'there is no byte order mark; the file was read as utf-16le',
    );
    expect(guessEncoding(Uint8Array.of(0xa3), true).notice).toMatch(
      /^the bytes are not UTF-8 and were read as windows-1252;/,
    );
    expect(guessEncoding(Uint8Array.of(0x61), true).notice).toBeUndefined();
  });

  test.each([[[0xff, 0xfe, 0, 0]], [[0, 0, 0xfe, 0xff]]])('UTF-32 is refused: %j', bytes => {
    expect(() => guess(bytes)).toThrow('the file is in UTF-32, which is not read; save it as UTF-8');
  });

  test.each([
    [[0, 0, 0xfe, 0xfe]],
    [[0, 0, 0xff, 0xff]],
    [[0, 0x61, 0xfe, 0xff]],
    [[0x61, 0, 0xfe, 0xff]],
    [[0xff, 0x61, 0, 0]],
    [[0x61, 0xfe, 0, 0]],
  ])('%j is no UTF-32', bytes => {
    expect(() => guess(bytes)).not.toThrow();
  });
});

test.each([
  ['UTF-8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['Latin-1', 'iso-8859-1'],
  ['latin9', 'iso-8859-15'],
  ['ANSI', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['win1252', 'windows-1252'],
  ['windows1252', 'windows-1252'],
  ['IBM850', 'cp850'],
  ['CP-437', 'cp437'],
  ['Mac Roman', 'macintosh'],
  ['UCS-2', 'utf-16le'],
  ['utf16be', 'utf-16be'],
])('the encoding %s is %s', (given, name) => {
  expect(toEncodingName(given)).toBe(name);
});

test('an encoding that is not known is refused with a list in order', () => {
  const message = (() => {
    try {
      return toEncodingName('UTF-9');
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(message).toMatch(/^the encoding is not known; did you mean “utf-8”\?; known are /);
  const names = message.replace(/^.*known are /, '').split(', ');
  expect(names).toEqual([...new Set(names)].sort());
  expect(names.length).toBeGreaterThan(10);
  for (const given of ['indows1252', 'xwindows1252', '1252', '850', '']) expect(() => toEncodingName(given)).toThrow();
});

/** Whether no half of a pair stands alone. */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

describe('a transcoder', () => {
  const texts = [
    '',
    'plain',
    'é£–',
    '😀 x 😀',
    '\ud83d',
    'a\ud83d',
    '\ude00b',
    '\ud83d\ud83d\ude00\ude00',
    'x\ud800y\udfff',
  ];
  test.each(['utf-16le', 'utf-16be'] as const)(
    '%s gives back the very bytes, in any pieces, and UTF-8 between',
    encoding => {
      for (const text of texts)
        for (const odd of [[], [0x41]])
          for (let size = 1; size <= 5; size++) {
            const units = Buffer.from(text, 'utf16le');
            const input = Buffer.concat([encoding === 'utf-16be' ? units.swap16() : units, Buffer.from(odd)]);
            const transcoder = createTranscoder(encoding);
            const utf8: Uint8Array[] = [];
            for (let at = 0; at < input.length; at += size)
              utf8.push(Uint8Array.from(transcoder.toUtf8(Uint8Array.from(input.subarray(at, at + size)))));
            utf8.push(transcoder.endUtf8());
            const back = Buffer.concat([...utf8.map(piece => transcoder.fromUtf8(piece)), transcoder.trailer]);
            expect([text, size, back.toString('hex')]).toEqual([text, size, input.toString('hex')]);
            // A pair is never cut; a half that stands alone is three bytes.
            const whole = Buffer.concat(utf8);
            if (isWellFormed(text)) expect(whole.toString('utf8')).toBe(text);
            else expect(whole.length).toBe(Buffer.byteLength(text));
            for (const piece of utf8)
              if (isWellFormed(text)) expect(Buffer.from(piece).toString('utf8')).not.toContain('\ufffd');
          }
      expect(createTranscoder(encoding).notices).toEqual([]);
      expect(createTranscoder(encoding).fileBytes(100, 7)).toBe(14);
    },
  );

  test('of one byte a character has a place for every byte', () => {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    for (const name of ['windows-1252', 'cp437', 'macintosh', 'iso-8859-15', 'windows-1255']) {
      const transcoder = createTranscoder(name);
      const utf8 = transcoder.toUtf8(all);
      expect(Buffer.from(utf8.subarray(0, 128))).toEqual(Buffer.from(all.subarray(0, 128)));
      expect(new Set(Buffer.from(utf8).toString('utf8')).size).toBe(256);
      expect(Buffer.from(transcoder.fromUtf8(utf8))).toEqual(Buffer.from(all));
      expect([transcoder.name, transcoder.fileBytes(9, 5), transcoder.notices]).toEqual([name, 5, []]);
    }
    expect(Buffer.from(createTranscoder('windows-1252').toUtf8(Uint8Array.of(0x80, 0xa3))).toString()).toBe('€£');
  });

  test('of UTF-8 says so only where some of it is none', () => {
    const notices = (...pieces: number[][]) => {
      const transcoder = createTranscoder('utf-8');
      const out = pieces.map(piece => transcoder.toUtf8(Uint8Array.from(piece)));
      expect(Buffer.concat([...out, transcoder.endUtf8()])).toEqual(Buffer.from(pieces.flat()));
      for (const piece of out) expect((piece.at(-1) ?? 0) < 0xc0).toBe(true);
      return transcoder.notices.length;
    };
    expect(notices([0x61], [0xc2], [0xa3], [0xe2, 0x80], [0x93])).toBe(0);
    expect(notices([0x61], [0xff])).toBe(1);
    expect(notices([0x61, 0xe2, 0x80])).toBe(1);
    expect(notices([0xff], [0x61])).toBe(1);
  });

  test('that has seen ASCII only decides at the first other byte, even where that is cut', () => {
    const run = (...pieces: number[][]) => {
      const transcoder = createTranscoder(undefined);
      const out = Buffer.concat([
        ...pieces.map(piece => transcoder.toUtf8(Uint8Array.from(piece))),
        transcoder.endUtf8(),
      ]);
      return [transcoder.name, out.toString('utf8'), transcoder.notices.length, transcoder.fileBytes(9, 5)];
    };
    expect(run([0x61], [0x62])).toEqual(['utf-8', 'ab', 0, 9]);
    expect(run([0x61], [0x62, 0xc2], [0xa3, 0x63])).toEqual(['utf-8', 'ab£c', 0, 9]);
    expect(run([0x61, 0xe2], [0x80], [0x93])).toEqual(['utf-8', 'a–', 0, 9]);
    expect(run([0x61, 0xa3, 0x62])).toEqual(['windows-1252', 'a£b', 1, 5]);
    expect(run([0x61, 0xe2], [0x80])).toEqual(['windows-1252', 'aâ€', 1, 5]);
    expect(run([0x61, 0xc2])).toEqual(['windows-1252', 'aÂ', 1, 5]);
    expect(run([0x80])).toEqual(['windows-1252', '€', 1, 5]);
    expect(run([0xc3, 0xa9, 0xff])).toEqual(['utf-8', 'é\ufffd', 1, 9]);
  });
});

test.each([
  [[0x1f, 0x8b, 8], true],
  [[0x1f, 0x8b, 8, 0], true],
  [[0x1f, 0x8b], false],
  [[0x1f, 0x8b, 0], false],
  [[0x1f, 0, 8], false],
  [[0, 0x8b, 8], false],
  [[0, 0, 8], false],
  [[], false],
])('whether %j begins gzip: %s', (bytes, wanted) => {
  expect(isGzip(Uint8Array.from(bytes))).toBe(wanted);
});

describe('unpacking', () => {
  const unpack = async (input: Uint8Array, size: number): Promise<string> => {
    const stage = createGunzipStage();
    const out: Uint8Array[] = [];
    for (let at = 0; at < input.length; at += size) out.push(...(await stage.push(input.subarray(at, at + size))));
    out.push(...(await stage.end()));
    return Buffer.concat(out).toString();
  };

  test('takes members and padding in any pieces, and nothing else', async () => {
    const [one, two] = [gzipSync('one '), gzipSync('two')];
    const good = Buffer.concat([one, two, Buffer.alloc(3)]);
    for (let size = 1; size <= good.length; size++) {
      expect(await unpack(good, size)).toBe('one two');
      await expect(unpack(Buffer.concat([good, Buffer.of(1)]), size)).rejects.toThrow(
        'something follows the gzip data',
      );
      await expect(unpack(good.subarray(0, one.length + 5), size)).rejects.toThrow('the gzip file is cut off');
      await expect(unpack(Buffer.concat([one, Buffer.from('x')]), size)).rejects.toThrow(/damaged|follows|cut off/);
    }
  });

  test('stops what becomes more than sixty-four megabytes and two hundred times its size', async () => {
    const zeros = gzipSync(Buffer.alloc(66 * 1024 * 1024));
    const stage = createGunzipStage();
    const unpackAll = async (): Promise<number> => {
      let size = 0;
      for (let at = 0; at < zeros.length; at += 16_384)
        for (const piece of await stage.push(zeros.subarray(at, at + 16_384))) size += piece.length;
      return size;
    };
    await expect(unpackAll()).rejects.toThrow('the gzip file unpacks to more than 200 times its size');
  });

  test('takes what is packed two hundred times and more, as long as it is small', async () => {
    const zeros = gzipSync(Buffer.alloc(8_000_000));
    expect(zeros.length * 500).toBeLessThan(8_000_000);
    expect((await unpack(zeros, 16_384)).length).toBe(8_000_000);
    expect(gunzipSync(zeros).length).toBe(8_000_000);
  });
});

test.each<[string | undefined, string]>([
  ['a ZIP archive', '504b0506'],
  [undefined, '504b'],
  [undefined, '41'.repeat(20)],
  ['no text: it is full of control characters', `${'41'.repeat(8)}0e0f`],
  ['no text: it is full of control characters', `${'41'.repeat(8)}1f08`],
  ['no text: it is full of control characters', `${'41'.repeat(8)}7f7f`],
  // Escape codes, tabs and line ends are text, and so is one stray sign in ten.
  [undefined, '1b1b1b1b'],
  [undefined, '090a0b0c0d20'],
  [undefined, `${'41'.repeat(9)}00`],
])('%s: %s', (kind, hex) => {
  expect(findBinaryKind(Buffer.from(hex, 'hex'))).toBe(kind);
});

const bzip2 = 'compressed with bzip2; unpack it first: bzip2 -dc';

/** What real files begin with, as Latin-1. */
test.each([
  ['a PDF', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>'],
  ['a PDF', '%PDF-1.4 %\xe2\xe3\xcf\xd3\r\n%%Creator: x\r12 0 obj<<'],
  ['a GIF picture', 'GIF89a\x01\0\x01\0\x80\0\0'],
  ['a GIF picture', 'GIF87a\x40\x06\xb0\x04\xf7\0\0'],
  ['a RIFF picture or sound', 'RIFF$\x08\0\0WAVEfmt \x10\0\0\0'],
  ['a RIFF picture or sound', 'RIFFABCDWAVEfmt \x10\0\0\0'],
  ['a RIFF picture or sound', 'RIFFZ\x20\x01\0WEBPVP8L'],
  [bzip2, 'BZh91AY&SY\xb6d\x81\xe4\0\0\x02\xd1'],
  [bzip2, 'BZh11AY&SY\n1AY\x06\x41\x41'],
  [bzip2, 'BZh9\x17rE8P\x90\0\0\0\0'],
  ['a Parquet file', 'PAR1\x15\x04\x15\x0c'],
  ['an Arrow file', 'ARROW1\0\0\xff\xff\xff\xff'],
  ['a font', 'wOF2\0\x01\0\0'],
  ['a font', 'wOFFOTTO\0\0\x2e\x10'],
])('%s is known: %j', (kind, head) => {
  expect(findBinaryKind(Buffer.from(head, 'latin1'))).toBe(kind);
});

const letters = ['%PDF', '%PDF-1.7', 'GIF8', 'GIF89a', 'RIFF', 'BZh', 'BZh9', 'BZh91AY&SY', 'PAR1', 'ARROW1'];
test.each([...letters, 'wOF2', 'wOFF', 'PK', '7z', 'II*', 'MM', 'SQLite format 3'])(
  'a text may begin with %s',
  signature => {
    for (const rest of [
      '',
      'ed at the door: ',
      ' is my ward, ring ',
      '\n\nDear all,\tring\r\n',
      ' of page 1 0 objects ',
    ])
      expect(findBinaryKind(Buffer.from(`${signature}${rest}07700900123`))).toBeUndefined();
  },
);

describe('a tally', () => {
  const finding = (type: string, specimen?: string) => ({
    ...{ type, confidence: 'high' as const, start: 0, end: 1 },
    ...(specimen !== undefined && { specimen }),
  });
  test('counts by type, confidence, column and record', () => {
    const tally = createTally();
    tally.add(finding('nino', 'hmrc-specimen'), 1, 'a');
    tally.add(finding('nino'), 1, 'b');
    tally.add({ ...finding('phone'), confidence: 'low' }, 3, 'a');
    tally.add(finding('phone'), 4);
    expect(tally.counts()).toEqual({
      findings: 4,
      specimens: 1,
      recordsWithFindings: 3,
      byType: { nino: 2, phone: 2 },
      byConfidence: { low: 1, medium: 0, high: 3 },
      byColumn: { a: { nino: 1, phone: 1 }, b: { nino: 1 } },
    });
    expect(tally).toMatchObject({ records: 0, damagedCells: 0, brokenRecords: 0, notices: [] });
  });

  test('counts columns beyond ten thousand together, and those that it knows by themselves', () => {
    const tally = createTally();
    for (let i = 0; i < 10_005; i++) tally.add(finding('x'), i, `column ${i}`);
    tally.add(finding('x'), 1, 'column 3');
    const { byColumn } = tally.counts();
    expect(Object.keys(byColumn)).toHaveLength(10_001);
    expect([byColumn['…'], byColumn['column 3'], byColumn['column 9999']]).toEqual([{ x: 5 }, { x: 2 }, { x: 1 }]);
  });
});
