import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createProcessor, type ReadOptions } from '../../src/formats/index.ts';
import { labels, run, tellingDetector, toyDetector } from './toy.ts';

const phone = '07700900123';

describe('the first 65,536 bytes', () => {
  test.each([65_500, 65_530, 65_535, 65_536, 65_600])(
    'decide, and what stands %i bytes in is found as anywhere',
    async at => {
      const text = `${'x'.repeat(at - 1)} ${phone} ${'y '.repeat(40_000)}`;
      for (const size of [1000, 65_535, 65_536, 65_537, 1_000_000]) {
        const { text: out, findings, summary } = await run(text, { chunks: [size] });
        expect(out === text.replace(phone, '[PHONE]')).toBe(true);
        expect(findings[0]!.location).toMatchObject({ byteStart: at, byteEnd: at + 11 });
        expect(summary).toMatchObject({ format: 'text', bytes: text.length, encoding: 'utf-8', findings: 1 });
      }
    },
  );

  test('decide about the format, whatever follows', async () => {
    const rows = `id,name\n${'1,x\n2,y\n'.repeat(9000)}`;
    expect((await run(rows)).summary).toMatchObject({ format: 'csv', delimiter: ',', records: 18_000 });
    expect((await run(`${rows}no more, than, text`)).summary.format).toBe('csv');
    expect((await run(`${'a line\n'.repeat(10_000)}id,name\n1,2\n`)).summary.format).toBe('text');
  });
});

test('more than a megabyte at once is read in pieces', async () => {
  const text = `${'a line of some words\n'.repeat(60_000)}${phone}\n`;
  const { text: out, summary } = await run(text);
  expect(out === text.replace(phone, '[PHONE]')).toBe(true);
  expect(summary).toMatchObject({ bytes: text.length, records: 60_001, newline: 'LF' });
});

test('nothing has been read of a file before it is', () => {
  expect(createProcessor({ detector: toyDetector }).summary()).toEqual({
    ...{ format: 'text', encoding: 'utf-8', gzip: false, bytes: 0, records: 0 },
    ...{ findings: 0, specimens: 0, recordsWithFindings: 0, byType: {}, byColumn: {} },
    ...{ byConfidence: { low: 0, medium: 0, high: 0 }, damagedCells: 0, brokenRecords: 0, notices: [] },
  });
});

test.each([
  ['a.txt', `one ${phone}\n`],
  ['a.csv', `a,b\n1,${phone}\n`],
  ['a.json', `{"a":"${phone}"}`],
  ['a.json', `{"a":"${phone}"} and words`],
  ['a.ndjson', `{"a":"${phone}"}\n`],
])('%s may be read into the room that the processor has: %j', async (fileName, text) => {
  for (const isPacked of [false, true]) {
    const repeated = text.replace(phone, `${'x '.repeat(50_000)}${phone}`);
    const bytes = isPacked ? gzipSync(repeated) : Buffer.from(repeated);
    const processor = createProcessor({ detector: tellingDetector, replacer: labels, fileName });
    const out: Buffer[] = [];
    for (let at = 0; at < bytes.length; ) {
      const room = processor.room();
      expect(room.length).toBeGreaterThan(0);
      const size = Math.min(room.length, bytes.length - at, 30_000);
      room.set(bytes.subarray(at, at + size));
      for (const piece of await processor.push(room.subarray(0, size))) out.push(Buffer.from(piece));
      at += size;
    }
    for (const piece of await processor.end()) out.push(Buffer.from(piece));
    const all = Buffer.concat(out);
    expect((isPacked ? gunzipSync(all) : all).toString() === repeated.replace(phone, '[PHONE]')).toBe(true);
    expect(processor.summary()).toMatchObject({ gzip: isPacked, findings: 1, bytes: Buffer.byteLength(repeated) });
  }
});

const marked = Buffer.from(`\ufeffx ${phone}`);
const wide = Buffer.from(`\ufeffx ${phone}`, 'utf16le').swap16();

describe('a mark of the encoding', () => {
  test.each<[string, Buffer, ReadOptions, number]>([
    ['is kept', marked, {}, 5],
    ['is kept of the encoding that was named', marked, { encoding: 'utf-8' }, 5],
    ['is text in another one', marked, { encoding: 'windows-1252' }, 5],
    ['says which end comes first, whatever was named', wide, { encoding: 'utf-16le' }, 6],
    ['is none where there is none', marked.subarray(3), { encoding: 'utf-8' }, 2],
  ])('%s', async (_, bytes, read, at) => {
    const { bytes: out, findings } = await run(bytes, { read });
    const unit = bytes === wide ? 2 : 1;
    expect(out.subarray(0, at)).toEqual(bytes.subarray(0, at));
    expect(findings[0]!.location).toMatchObject({ byteStart: at, byteEnd: at + 11 * unit });
    const told = await run(bytes, { read, replacer: undefined });
    expect([told.bytes.length, told.findings]).toEqual([0, findings]);
  });

  test('that is the mark of the wrong encoding is text', async () => {
    expect((await run(marked, { read: { encoding: 'windows-1252' } })).findings[0]!.start).toBe(5);
    expect((await run(marked, { read: { encoding: 'utf-8' } })).findings[0]!.start).toBe(2);
  });

  test('and half a character at the end come out only where something is written', async () => {
    const odd = Buffer.concat([Buffer.from('\ufeffab', 'utf16le'), Buffer.from([0x63])]);
    expect((await run(odd)).bytes).toEqual(odd);
    expect((await run(odd, { replacer: undefined })).bytes).toHaveLength(0);
  });
});

test('an encoding that was named is another one than the mark says, unless both are of two bytes', async () => {
  const encoding = async (bytes: Buffer, name: string) =>
    (await run(bytes, { read: { encoding: name, format: 'text' } })).summary.encoding;
  expect(await encoding(wide, 'windows-1252')).toBe('windows-1252');
  expect(await encoding(wide, 'utf-8')).toBe('utf-8');
  expect(await encoding(wide, 'utf-16le')).toBe('utf-16be');
  expect(await encoding(marked, 'utf-16le')).toBe('utf-16le');
  expect(await encoding(marked, 'utf-8')).toBe('utf-8');
});

test('of a file that ends early, what is there decides', async () => {
  expect((await run('{"a":1')).summary.format).toBe('text');
  expect((await run(Buffer.from([0x61, 0xe2, 0x80]))).summary.encoding).toBe('windows-1252');
  // The sample ends inside of a character, and the file does not.
  const { summary } = await run(`${'x'.repeat(65_535)}é and so on`);
  expect(summary).toMatchObject({ encoding: 'utf-8', notices: [] });
});

test.each([
  ['a.txt', `one ${phone} two`, 'one <07700900123> two'],
  ['a.csv', `a\n${phone}\n`, 'a\n<07700900123>\n'],
  ['a.json', `["x ${phone}"]`, '["x <07700900123>"]'],
  ['a.ndjson', `["x ${phone}"]\nbroken ${phone}\n`, '["x <07700900123>"]\nbroken <07700900123>\n'],
])('%s is replaced value by value though nobody listens', async (fileName, text, wanted) => {
  for (const replacer of [(_: unknown, value: string) => `<${value}>`, undefined]) {
    const processor = createProcessor({ detector: toyDetector, fileName, ...(replacer && { replacer }) });
    const out = [...(await processor.push(Buffer.from(text))), ...(await processor.end())];
    expect(Buffer.concat(out).toString()).toBe(replacer ? wanted : '');
    const { findings, notices } = processor.summary();
    expect([findings, notices.length]).toEqual(text.includes('broken') ? [2, 1] : [1, 0]);
  }
});

test('columns are for tables and documents', async () => {
  const message = 'columns are named, but the file is read as text, which has none';
  await expect(run('x', { read: { columns: ['a'] } })).rejects.toThrow(message);
  await expect(run('x', { read: { columns: ['a'], format: 'text' } })).rejects.toThrow(message);
  expect((await run('x', { read: { excludeColumns: ['a'] } })).text).toBe('x');
});

test('a file by its name has the delimiter of its kind, unless its first line names one', async () => {
  const delimiter = async (text: string, fileName: string, read: ReadOptions = {}) =>
    (await run(text, { fileName, read })).summary.delimiter;
  expect(await delimiter('a,b\n1,2\n', 'a.tsv')).toBe('\t');
  expect(await delimiter('sep=;\na,b\n1,2\n', 'a.tsv')).toBe(';');
  expect(await delimiter('a;b\n1;2\n', 'a.csv')).toBe(';');
  expect(await delimiter('a;b\n1;2\n', 'a.txt', { format: 'csv' })).toBe(';');
  expect(await delimiter('a;b\n1;2\n', 'a.csv', { delimiter: ',' })).toBe(',');
  expect(await delimiter('a;b\n1;2\n', 'a.txt', { format: 'text' })).toBeUndefined();
  expect(await delimiter('{}', 'a.json')).toBeUndefined();
});

test('what was named JSON has to be, what was only taken for it need not', async () => {
  const text = `{"a":1} ${phone}`;
  for (const read of [{}, { format: 'auto' as const }])
    expect((await run(text, { fileName: 'a.json', read })).text).toBe('{"a":1} [PHONE]');
  await expect(run(text, { fileName: 'a.json', read: { format: 'json' } })).rejects.toThrow('this is not JSON');
});
