import { gunzipSync, gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { run } from './toy.ts';

const text = 'id,comment\r\n1,"£5 – ring 07700 900123 é"\r\n2,caffè\r\n';
const redacted = text.replace('07700 900123', '[PHONE]');

test.each([
  ['utf-8', Buffer.from(text), Buffer.from(redacted)],
  ['utf-8', Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${redacted}`)],
  ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(`\ufeff${redacted}`, 'utf16le')],
  ['utf-16le', Buffer.from(text, 'utf16le'), Buffer.from(redacted, 'utf16le')],
  ['utf-16be', iconv.encode(`\ufeff${text}`, 'utf-16be'), iconv.encode(`\ufeff${redacted}`, 'utf-16be')],
  ['utf-16be', iconv.encode(text, 'utf-16be'), iconv.encode(redacted, 'utf-16be')],
  ['windows-1252', iconv.encode(text, 'windows-1252'), iconv.encode(redacted, 'windows-1252')],
])('%s is recognised and kept', async (encoding, input, output) => {
  const { bytes, summary, findings } = await run(input, { fileName: 'a.csv' });
  expect(bytes).toEqual(output);
  expect(summary).toMatchObject({ encoding, byColumn: { comment: { phone: 1 } } });
  const { byteStart, byteEnd } = findings[0]!.location;
  expect(iconv.decode(input.subarray(byteStart, byteEnd), encoding)).toBe('07700 900123');
});

test('the encoding that is named is used', async () => {
  const input = iconv.encode('ŵ £ 07700900123', 'iso-8859-14');
  const { bytes, summary } = await run(input, { read: { encoding: 'ISO_8859-14' } });
  expect(bytes).toEqual(iconv.encode('ŵ £ [PHONE]', 'iso-8859-14'));
  expect(summary).toMatchObject({ encoding: 'iso-8859-14', notices: [] });
  await expect(run('x', { read: { encoding: 'windows-12520' } })).rejects.toThrow('did you mean “windows-1252”?');
});

test('windows-1252 is assumed with a notice, even where its first byte comes late', async () => {
  const late = Buffer.concat([Buffer.from('x'.repeat(100_000)), Buffer.from([0xa3]), Buffer.from(' 07700900123')]);
  const { bytes, summary, findings } = await run(late);
  expect(bytes.subarray(99_999)).toEqual(
    Buffer.concat([Buffer.from('x'), Buffer.from([0xa3]), Buffer.from(' [PHONE]')]),
  );
  expect(summary.encoding).toBe('windows-1252');
  expect(summary.notices).toHaveLength(1);
  expect(findings[0]!.location.byteStart).toBe(100_002);
});

test('bytes that make no sense come out as they went in', async () => {
  const all = Buffer.from(Array.from({ length: 256 }, (_, i) => i).filter(i => i !== 0));
  for (const encoding of ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'cp437', 'windows-1255']) {
    expect((await run(all, { read: { encoding, format: 'text' } })).bytes).toEqual(all);
  }
  const lone = Buffer.from([0x3d, 0xd8, 0x61, 0, 0, 0xde, 0x3d, 0xd8, 0x41]);
  expect((await run(lone, { read: { encoding: 'utf-16le' } })).bytes).toEqual(lone);
});

test('bytes that are not UTF-8 in a UTF-8 file are kept, values beside them found', async () => {
  const input = Buffer.concat([Buffer.from('\ufeffé '), Buffer.from([0xa3, 0xff]), Buffer.from(' 07700900123 é')]);
  const { bytes, summary } = await run(input);
  expect(bytes).toEqual(Buffer.concat([input.subarray(0, 9), Buffer.from('[PHONE] é')]));
  expect(summary.notices).toEqual(['some bytes are not UTF-8; they were kept as they are']);
});

test('a replacement that the encoding cannot hold is an error', async () => {
  const input = iconv.encode('£ 07700900123', 'windows-1252');
  await expect(run(input, { replacer: () => 'ŵ' })).rejects.toThrow('windows-1252 cannot hold');
});

test('gzip is unpacked and packed again', async () => {
  const input = Buffer.concat([gzipSync(text.slice(0, 30)), gzipSync(text.slice(30)), Buffer.alloc(7)]);
  for (const chunks of [[1], [7, 100], [100_000]]) {
    const { bytes, summary } = await run(input, { fileName: 'a.csv.gz', chunks });
    expect(gunzipSync(bytes).toString()).toBe(redacted);
    expect(summary).toMatchObject({ gzip: true, format: 'csv', bytes: Buffer.byteLength(text) });
  }
});

test('of gzip that is only looked at, nothing comes out', async () => {
  const { bytes, findings, summary } = await run(gzipSync(text), { fileName: 'a.csv.gz', replacer: undefined });
  expect([bytes.length, findings.length, summary.gzip]).toEqual([0, 1, true]);
});

test.each([
  ['cut', gzipSync(text).subarray(0, 40), /cut off/],
  ['damaged', Buffer.from(gzipSync(text)).fill(0xff, 40, 44), /damaged/],
  ['followed by text', Buffer.concat([gzipSync(text), Buffer.from('more')]), /damaged|follows/],
  ['followed by zeros and data', Buffer.concat([gzipSync(text), Buffer.alloc(9), gzipSync('x')]), /follows/],
])('gzip that is %s is an error', async (_, input, message) => {
  for (const chunks of [[1], [100_000]]) {
    await expect(run(input, { chunks })).rejects.toThrow(message);
    await expect(run(input, { chunks })).rejects.toMatchObject({ name: 'InputError' });
  }
});

test.each([
  ['a PNG picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
  ['a ZIP archive or an Office document', Buffer.from('PK\x03\x04rest')],
  ['no text: it is full of control characters', Buffer.from([1, 2, 3, 4, 0, 0, 0, 65, 66])],
])('%s is told apart', async (kind, input) => {
  await expect(run(input)).rejects.toMatchObject({ name: 'BinaryInputError', message: `the file is ${kind}` });
});
