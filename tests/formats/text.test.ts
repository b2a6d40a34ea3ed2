import { expect, test } from 'vitest';
import { createProcessor } from '../../src/formats/index.ts';
import { labels, run, shown, tellingDetector, toyDetector } from './toy.ts';

test('only the value changes, and its place is told', async () => {
  const { text, findings, summary } = await run('£5\r\nring 07700 900123 now\r\n', { fileName: 'a.txt' });
  expect(text).toBe('£5\r\nring [PHONE] now\r\n');
  expect(findings).toEqual([
    {
      type: 'phone',
      confidence: 'high',
      start: 9,
      end: 21,
      location: { line: 2, column: 6, endLine: 2, endColumn: 18, byteStart: 10, byteEnd: 22 },
    },
  ]);
  expect(summary).toMatchObject({ format: 'text', records: 2, findings: 1, recordsWithFindings: 1, newline: 'CRLF' });
});

test.each([
  ['', 0],
  ['a', 1],
  ['\n', 1],
  ['a\nb', 2],
  ['a\r\nb\r\n', 2],
  ['a\rb\r', 2],
  ['\n\n\n', 3],
])('lines of %j', async (input, records) => {
  expect((await run(input)).summary.records).toBe(records);
});

test('one endless line is read in pieces', async () => {
  const line = `${'x'.repeat(300_000)} 07700 900123 ${'ŵ '.repeat(200_000)}me@example.org${' y'.repeat(100_000)}`;
  const { text, findings } = await run(line, { chunks: [10_000] });
  expect(text).toBe(line.replace('07700 900123', '[PHONE]').replace('me@example.org', '[EMAIL]'));
  expect(findings.map(({ start, end }) => line.slice(start, end))).toEqual(['07700 900123', 'me@example.org']);
});

// Where the last character of a step is not whole, there is nothing new to decide.
test.each([1, 2, 3, 5])('looked at every %d bytes, it comes out once', async step => {
  for (const start of ['', 'x', 'xx', 'xxx']) {
    const line = `${start}${'🙂'.repeat(600)}07700 900123${'🙂'.repeat(600)}`;
    const { text } = await run(line, { step, detector: tellingDetector });
    expect(text).toBe(line.replace('07700 900123', '[PHONE]'));
  }
});

test('the context is the line with labels, cut where the line is long', async () => {
  const { findings } = await run(`first\nring 07700900123 or me@example.org\n${'x'.repeat(900)} 07700900123`, {
    read: { context: true },
  });
  expect(findings.map(f => f.context)).toEqual([
    { before: 'ring ', after: ' or [EMAIL]' },
    { before: 'ring [PHONE] or ', after: '' },
    { before: `${'x'.repeat(499)} `, after: '' },
  ]);
});

test('the context ends with the line, whichever way the line ends, and where it is long', async () => {
  const contexts = async (text: string) => (await run(text, { read: { context: true } })).findings.map(shown);
  for (const end of ['\n', '\r', '\r\n']) {
    expect(await contexts(`one${end}07700900123${end}two`)).toEqual(['[PHONE]']);
    expect(await contexts(`one${end}a 07700900123 b${end}two`)).toEqual(['a [PHONE] b']);
    expect(await contexts(`x ${end}${end}y 07700900123${end}${end} z`)).toEqual(['y [PHONE]']);
  }
  expect(await contexts('a 07700900123 b')).toEqual(['a [PHONE] b']);
  const [dots, ees] = ['.'.repeat(2000), 'é'.repeat(2000)];
  expect(await contexts(`${dots} 07700900123 ${dots}`)).toEqual([
    `${dots.slice(0, 499)} [PHONE] ${dots.slice(0, 499)}`,
  ]);
  expect(await contexts(`${ees} 07700900123 ${ees}`)).toEqual([`${ees.slice(0, 499)} [PHONE] ${ees.slice(0, 499)}`]);
});

test('lines with a value are counted once, whoever listens', async () => {
  const text = 'me@example.org 07700900123\n\n07700900123\n';
  const { summary } = await run(text);
  const processor = createProcessor({ detector: toyDetector });
  await processor.push(Buffer.from(text));
  await processor.end();
  for (const one of [summary, processor.summary()])
    expect(one).toMatchObject({ findings: 3, recordsWithFindings: 2, records: 3, byType: { phone: 2, email: 1 } });
});

test('pieces that may be written over are the same, read at once', async () => {
  const text = `${'no value here, é – 😀\n'.repeat(9000)}07700900123\n`.repeat(3);
  for (const reusesPieces of [true, false]) {
    const processor = createProcessor({ detector: tellingDetector, replacer: labels, reusesPieces });
    const out: Buffer[] = [];
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += 50_000) {
      for (const piece of await processor.push(bytes.subarray(at, at + 50_000))) out.push(Buffer.from(piece));
    }
    for (const piece of await processor.end()) out.push(Buffer.from(piece));
    expect(Buffer.concat(out).toString()).toBe(text.replaceAll('07700900123', '[PHONE]'));
    expect(processor.summary()).toMatchObject({ findings: 3, records: 27_003, newline: 'LF' });
  }
});

test('values beside each other, and at both ends, are replaced in any pieces', async () => {
  const text = '07700900123 me@example.org\r\n07700900123';
  for (const chunks of [[1], [5], [100]])
    for (const step of [4, 1000]) {
      const { text: out, findings } = await run(text, { chunks, step });
      expect(out).toBe('[PHONE] [EMAIL]\r\n[PHONE]');
      expect(findings.map(({ start, end, location: { line, column } }) => [start, end, line, column])).toEqual([
        [0, 11, 1, 1],
        [12, 26, 1, 13],
        [28, 39, 2, 1],
      ]);
    }
});

test('nothing comes out without a replacer', async () => {
  const { bytes, summary } = await run('07700900123', { replacer: undefined });
  expect(bytes).toHaveLength(0);
  expect(summary.findings).toBe(1);
});

test('columns are refused', async () => {
  await expect(run('hello', { fileName: 'a.md', read: { columns: ['x'] } })).rejects.toThrow(/no.*none|none/);
});
