import { expect, test } from 'vitest';
import { run, tellingDetector } from './toy.ts';

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
    'ring [PHONE] or [EMAIL]',
    'ring [PHONE] or [EMAIL]',
    `${'x'.repeat(499)} [PHONE]`,
  ]);
});

test('nothing comes out without a replacer', async () => {
  const { bytes, summary } = await run('07700900123', { replacer: undefined });
  expect(bytes).toHaveLength(0);
  expect(summary.findings).toBe(1);
});

test('columns are refused', async () => {
  await expect(run('hello', { fileName: 'a.md', read: { columns: ['x'] } })).rejects.toThrow(/no.*none|none/);
});
