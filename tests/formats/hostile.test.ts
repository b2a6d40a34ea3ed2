import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { tellingDetector as detector, run } from './toy.ts';

// Input that is wrong, odd or enormous: it is redacted with every other byte kept, or refused in a sentence with its place.

describe('size', () => {
  test('a gzip bomb is stopped', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024, 'a'));
    await expect(run(bomb, { replacer: undefined })).rejects.toThrow('200 times');
  });

  test('a bomb in the second member is stopped as well', async () => {
    const bomb = Buffer.concat([gzipSync('harmless\n'), gzipSync(Buffer.alloc(100 * 1024 * 1024, '\n'))]);
    await expect(run(bomb, { replacer: undefined, chunks: [65_536] })).rejects.toThrow('200 times');
  });

  test('a million columns', async () => {
    const count = 1_000_000;
    const header = Array.from({ length: count }, (_, i) => `c${i}`).join(',');
    const { text, summary } = await run(`${header}\n${'x,'.repeat(count - 1)}07700 900123\n`, {
      fileName: 'a.csv',
      detector,
    });
    expect(text.slice(header.length)).toBe(`\n${'x,'.repeat(count - 1)}[PHONE]\n`);
    expect(summary.byColumn).toEqual({ [`c${count - 1}`]: { phone: 1 } });
  });

  test('200,000 keys, and as many equal ones', async () => {
    const keys = (name: (i: number) => string) =>
      `{${Array.from({ length: 200_000 }, (_, i) => `"${name(i)}":1`).join(',')},"t":"07700 900123"}`;
    for (const input of [keys(i => `k${i}`), keys(() => 'k')])
      expect((await run(input, { fileName: 'a.json', detector })).text).toBe(input.replace('07700 900123', '[PHONE]'));
  });

  test.each(['a.txt', 'a.csv', 'a.json', 'a.ndjson'])(
    'of one text that holds 20,000 values, what is shown is bounded: %s',
    async fileName => {
      const text = 'ring 07700 900123 now '.repeat(20_000);
      const input =
        fileName === 'a.txt' ? text : fileName === 'a.csv' ? `t\n"${text}"\n` : `${JSON.stringify({ t: text })}\n`;
      const { findings } = await run(input, { fileName, detector, replacer: undefined, read: { context: true } });
      expect(findings.length).toBe(20_000);
      for (const { context } of findings) expect(context!.before.length + context!.after.length).toBeLessThan(1100);
    },
  );

  test.each([
    ['arrays', '[', ']'],
    ['objects', '{"a":', '}'],
    ['both', '[{"a":', '}]'],
  ])('%s within each other 100,000 deep are refused, as a document and as a record', async (_, open, close) => {
    const deep = open.repeat(100_000) + close.repeat(100_000);
    for (const [fileName, text] of [
      ['a.json', deep],
      ['a.json', open.repeat(100_000)],
      ['a.ndjson', `{"a":1}\n${deep}x07700900123\n`],
    ])
      await expect(run(text!, { fileName: fileName! })).rejects.toThrow('deeper than 1000 levels');
  });

  test.each([
    ['a string', 'a.json', '[1,\n"', 'x', 'line 2: a string is longer than 4 MiB'],
    ['a line', 'a.ndjson', '{}\n{"a":"', 'x', 'line 2: longer than 16 MiB'],
    ['a quoted cell', 'a.csv', 'a,b\n1,"', 'x', 'line 2: a quote is opened here and not closed within 1 MiB'],
    ['a cell', 'a.csv', 'a,b\n1,', 'x', 'line 2: a cell is longer than 1 MiB'],
    ['a row of names', 'a.csv', 'a,b', `,${'x'.repeat(99_999)}`, 'the first row is longer than 16 MiB'],
    ['a row of nothing', 'a.csv', 'a', ',', 'the first row has more than a million cells'],
  ])('%s without end is refused with its line', async (_, fileName, head, unit, message) => {
    const text = head + unit.repeat((40 * 1024 * 1024) / unit.length);
    // Only the message: what came out instead would be as large.
    const said = await run(text, { fileName, replacer: undefined }).then(
      () => 'read',
      (error: Error) => error.message,
    );
    expect(said).toContain(message);
  });
});

describe('characters', () => {
  const value = 'ring 07700 900123 now';
  test.each([
    ['NUL', '\0'],
    ['escape codes', '\u001b[31m'],
    ['a byte order mark', '\ufeff'],
    ['half a pair', '\ud83d'],
    ['the other half', '\ude00'],
    ['a noncharacter', '\uffff'],
    ['line and paragraph separators', '\u2028\u2029\u0085'],
    ['direction marks', '\u202e\u2066'],
  ])('%s in any place are kept, and values found beside them', async (_, odd) => {
    const text = `${odd}a,b${odd}\n${odd}${value}${odd},"${odd}${value}${odd}"\n${odd}`;
    const expected = text.replaceAll('07700 900123', '[PHONE]');
    for (const [fileName, encoding] of [
      ['a.txt', 'utf16le'],
      ['a.csv', 'utf16le'],
      ['a.txt', 'utf8'],
      ['a.csv', 'utf8'],
    ] as const) {
      const name = encoding === 'utf8' ? 'utf-8' : 'utf-16le';
      const { bytes } = await run(Buffer.from(text, encoding), { fileName, read: { encoding: name } });
      expect(bytes.toString(encoding), `${fileName} in ${name}`).toBe(
        Buffer.from(expected, encoding).toString(encoding),
      );
    }
  });

  test('every way to be no UTF-8 is kept, wherever it is cut', async () => {
    const broken = ['80', 'c0af', 'c3', 'e282', 'ed a0 80', 'f09f98', 'f5808080', 'ff', 'fe', 'e28228', 'f0288cbc'];
    for (const hex of broken) {
      const odd = Buffer.from(hex.replaceAll(' ', ''), 'hex');
      const input = Buffer.concat([odd, Buffer.from(` ${value} `), odd, Buffer.from(` ${value}`), odd]);
      const expected = Buffer.concat([
        odd,
        Buffer.from(' ring [PHONE] now '),
        odd,
        Buffer.from(' ring [PHONE] now'),
        odd,
      ]);
      for (const chunks of [[1], [3], [1000]])
        expect((await run(input, { chunks, step: 1, read: { encoding: 'utf-8' } })).bytes, hex).toEqual(expected);
    }
  });
});
