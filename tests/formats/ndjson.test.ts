import { describe, expect, test } from 'vitest';
import { run, shown, tellingDetector } from './toy.ts';

const phone = '07700900123';
/** Any step but the usual one: a small file is looked at everywhere otherwise. */
const asLarge = 65_535;

describe.each([
  ['looked at everywhere', undefined],
  ['looked at where something can be', tellingDetector],
])('NDJSON %s', (_, detector) => {
  const ndjson = (text: string, options: Parameters<typeof run>[1] = {}) =>
    run(text, { fileName: 'a.ndjson', ...(detector && { detector, step: asLarge }), ...options });

  test.each<[string, number, number]>([
    ['', 0, 0],
    ['{}', 1, 0],
    ['{}\n', 1, 0],
    ['{}\r\n[]\r\n', 2, 0],
    ['\n \n\t\r\n{}\n\n', 1, 0],
    ['"text"\n1\ntrue\nnull\n-1.5e3\n', 5, 0],
    ['{"a":"b"}\n["c"]\n', 2, 0],
    ['hello\n{}\n', 2, 1],
    ['{}\nhello', 2, 1],
    ['{"a":1\n[1\n1]\n"b"}\n', 4, 4],
    ['{"a":1]\n', 1, 1],
    ['[1}\n', 1, 1],
    ['x{}\n{}x\n', 2, 2],
    ['{}\n \u00a0\n', 2, 1],
    ['[]\r', 1, 0],
    ['{}{}\n', 1, detector ? 0 : 1],
    ['[1][2]\r\n', 1, detector ? 0 : 1],
    ['{}\n[]', 2, 0],
    ['{"a":1\r\n', 1, 1],
    ['1]\r\n', 1, 1],
  ])('%j has %i records, of which %i are broken', async (text, records, broken) => {
    const { summary, text: out } = await ndjson(text);
    expect([summary.records, summary.brokenRecords, out]).toEqual([records, broken, text]);
  });

  test('says where the first broken line is, and how many more there are', async () => {
    expect((await ndjson('{}\n{}\n')).summary.notices).toEqual([]);
    expect((await ndjson('\n{}\nx\n{}\n')).summary.notices).toEqual(['line 3: not JSON; read as text']);
    expect((await ndjson('{}\nx\ny\n\nz')).summary.notices).toEqual(['line 2 and 2 more: not JSON; read as text']);
  });

  test('finds in a broken line what stands there, and says where', async () => {
    const broken = `{"é": "😀 ${phone} or me@example.org",`;
    const { text, findings, summary } = await ndjson(`{"a":"b"}\r\n${broken}\r\n{"a":"${phone}"}`);
    expect(text).toBe(`{"a":"b"}\r\n{"é": "😀 [PHONE] or [EMAIL],\r\n{"a":"[PHONE]"}`.replace('[EMAIL],', '[EMAIL]",'));
    const byte = (value: string) => Buffer.byteLength(broken.slice(0, broken.indexOf(value))) + 11;
    expect(findings).toEqual([
      {
        ...{ type: 'phone', confidence: 'high', start: 10, end: 21 },
        location: {
          ...{ line: 2, column: 11, endLine: 2, endColumn: 22, row: 2 },
          ...{ byteStart: byte(phone), byteEnd: byte(phone) + 11 },
        },
      },
      {
        ...{ type: 'email', confidence: 'high', start: 25, end: 39 },
        location: {
          ...{ line: 2, column: 26, endLine: 2, endColumn: 40, row: 2 },
          ...{ byteStart: byte('me@'), byteEnd: byte('me@') + 14 },
        },
      },
      expect.objectContaining({ location: expect.objectContaining({ line: 3, row: 3, jsonPointer: '/a' }) }),
    ]);
    expect(summary).toMatchObject({
      findings: 3,
      recordsWithFindings: 2,
      records: 3,
      byColumn: { '/a': { phone: 1 } },
    });
  });

  test('is replaced without anybody who listens, and told without anything that is replaced', async () => {
    const lines = `x ${phone}\n{"a":"${phone}"}\n`;
    const { bytes, summary, findings } = await ndjson(lines, { replacer: undefined });
    expect([bytes.length, summary.findings, findings.length]).toEqual([0, 2, 2]);
    expect(findings.map(shown)).toEqual([undefined, undefined]);
    const masked = await ndjson(lines, { read: { context: true } });
    expect(masked.findings.map(shown)).toEqual(['x [PHONE]', '[PHONE]']);
  });

  test('tells the place of a value in every line, split anywhere', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => `{"i":${i},"text":"${'é'.repeat(i)} ${phone}"}\n`);
    const places = lines.map((_, i) => [i + 1, i + 1, `/text`]);
    for (const chunks of [[1], [7], [1000, 1], [100_000]])
      for (const step of [1, 100, 65_536]) {
        const { findings, text } = await ndjson(lines.join(''), { chunks, step });
        expect(findings.map(({ location: { line, row, jsonPointer } }) => [line, row, jsonPointer])).toEqual(places);
        expect(text).toBe(lines.join('').replaceAll(phone, '[PHONE]'));
      }
  });

  test('looks at the keys that are chosen, and misses those that never come', async () => {
    const lines = `{"a":"${phone}","b":"${phone}"}\n{"c":{"b":["${phone}"]}}\n`;
    expect((await ndjson(lines, { read: { columns: ['b'] } })).text).toBe(
      `{"a":"${phone}","b":"[PHONE]"}\n{"c":{"b":["[PHONE]"]}}\n`,
    );
    expect((await ndjson(lines, { read: { excludeColumns: ['b'] } })).text).toBe(
      `{"a":"[PHONE]","b":"${phone}"}\n{"c":{"b":["${phone}"]}}\n`,
    );
    // A key may stand in a line in which nothing is found.
    expect((await ndjson('{"a":"x"}\n{"b":"y"}\n', { read: { columns: ['b'] } })).summary.records).toBe(2);
    await expect(ndjson('{"a":"x"}\n', { read: { columns: ['b'] } })).rejects.toThrow(
      'no column is named “b”; did you mean “a”?; there are “a”',
    );
  });

  test('refuses what is nested too deep, and names the line', async () => {
    const deep = `${'['.repeat(1001)}"${phone}"${']'.repeat(1001)}`;
    await expect(ndjson(`{}\n\n${deep}\n`)).rejects.toThrow('line 3: nested deeper than 1000 levels');
  });

  test('refuses a line longer than 16 MiB, and names it', async () => {
    const long = Buffer.alloc(16 * 1024 * 1024 + 1, 'x');
    const refusal = 'line 2: longer than 16 MiB; if the file is one document, have it read as json';
    await expect(
      run(Buffer.concat([Buffer.from('{}\n'), long]), { fileName: 'a.ndjson', chunks: [4_000_000] }),
    ).rejects.toThrow(refusal);
  });
});
