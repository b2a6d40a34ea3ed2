import { expect, test } from 'vitest';
import { run } from './toy.ts';

const json = (text: string, read = {}) => run(text, { fileName: 'a.json', read });
const ndjson = (text: string, read = {}) => run(text, { fileName: 'a.ndjson', read });

test('strings, keys and numbers are edited in place', async () => {
  const { text, findings, summary } = await json(
    '{ "a": "ring 07700900123", "07700900123": 4242424242424242,\n  "n": [1.0, 12345678901234567890, "me@example.org"] }\n',
  );
  expect(text).toBe('{ "a": "ring [PHONE]", "[PHONE]": "[CARD]",\n  "n": [1.0, 12345678901234567890, "[EMAIL]"] }\n');
  expect(findings.map(f => f.location.jsonPointer)).toEqual(['/a', '/[PHONE]', '/[PHONE]', '/n/2']);
  expect(findings[3]!.location).toMatchObject({ line: 2, column: 37 });
  expect(summary).toMatchObject({
    format: 'json',
    records: 1,
    byColumn: { '/a': { phone: 1 }, '/[PHONE]': { phone: 1, card: 1 }, '/n/*': { email: 1 } },
  });
  expect(JSON.stringify([findings, summary])).not.toContain('900123');
});

test('escapes are seen as characters, and replacements are escaped', async () => {
  const input = String.raw`["me\u0040example.org", "a\n07700\u0020900123\t\"b\"", "é\/ 07700900123"]`;
  const { text, findings } = await run(input, { fileName: 'a.json', replacer: () => '"\n' });
  expect(text).toBe(String.raw`["\"\n", "a\n\"\n\t\"b\"", "é\/ \"\n"]`);
  expect(findings.map(({ start, end }) => [start, end])).toEqual([
    [0, 14],
    [2, 14],
    [3, 14],
  ]);
});

test('duplicate keys, __proto__ and odd spacing stay', async () => {
  const input = '{"a":1,"a" : 2 ,"__proto__":{"x":"07700900123"}}';
  const { text, summary } = await json(input);
  expect(text).toBe(input.replace('07700900123', '[PHONE]'));
  expect(summary.byColumn).toEqual({ '/__proto__/x': { phone: 1 } });
});

test('keys and pointers choose what is looked at', async () => {
  const input = '{"id":"07700900123","c":{"t":"07700900123"},"l":[{"t":"07700900123","u":"07700900123"}]}';
  expect((await json(input, { columns: ['c', '/l/*/u'] })).text).toBe(
    '{"id":"07700900123","c":{"t":"[PHONE]"},"l":[{"t":"07700900123","u":"[PHONE]"}]}',
  );
  expect((await json(input, { excludeColumns: ['t', '/id'] })).text).toBe(
    '{"id":"07700900123","c":{"t":"07700900123"},"l":[{"t":"07700900123","u":"[PHONE]"}]}',
  );
  await expect(json(input, { columns: ['text'] })).rejects.toThrow(/no column is named “text”.*“id”/);
});

test('what turns out not to be JSON is read as text from there on, and said so', async () => {
  const { text, summary } = await json('{"a":"07700900123"} // ring 07700900123\n');
  expect(text).toBe('{"a":"[PHONE]"} // ring [PHONE]\n');
  expect(summary.notices).toEqual(['line 1, column 21: this is not JSON; from here on it was read as text']);
  await expect(json('{"a":07700900123}', { format: 'json' })).rejects.toThrow('line 1, column 6: this is not JSON');
  await expect(json('[1,2', { format: 'json' })).rejects.toThrow('this is not JSON');
});

test('nesting is refused beyond a limit, without overflow', async () => {
  const deep = 200_000;
  await expect(json('['.repeat(deep) + ']'.repeat(deep))).rejects.toThrow('deeper than 1000 levels');
  const fine = `${'['.repeat(999)}"07700900123"${']'.repeat(999)}`;
  expect((await json(fine)).text).toBe(fine.replace('07700900123', '[PHONE]'));
});

test('NDJSON: a document a line; a broken line is text and reported', async () => {
  const { text, findings, summary } = await ndjson(
    '{"a":"07700900123"}\r\n\r\n{"a":"x", broken 07700900123\r\n{"a":{"b":["me@example.org"]}}',
  );
  expect(text).toBe('{"a":"[PHONE]"}\r\n\r\n{"a":"x", broken [PHONE]\r\n{"a":{"b":["[EMAIL]"]}}');
  expect(summary).toMatchObject({ format: 'ndjson', records: 3, brokenRecords: 1, recordsWithFindings: 3 });
  expect(summary.notices).toEqual(['line 3: not JSON; read as text']);
  expect(findings.map(f => [f.location.line, f.location.row, f.location.jsonPointer])).toEqual([
    [1, 1, '/a'],
    [3, 2, undefined],
    [4, 3, '/a/b/0'],
  ]);
});

test('content decides where the name does not', async () => {
  const format = async (text: string, fileName?: string) =>
    (await run(text, { ...(fileName && { fileName }) })).summary.format;
  expect(await format('{"a":1}\n{"a":2}\n')).toBe('ndjson');
  expect(await format('{"a":1}\n{"a":2}\n', 'x.json')).toBe('ndjson');
  expect(await format('[\n{"a":1}\n]')).toBe('json');
  expect(await format('[PHONE] is a label')).toBe('text');
  expect(await format('id,comment\n1,x\n2,y\n')).toBe('csv');
  expect(await format('id\tcomment\n1\tx\n2\ty\n', 'export.txt')).toBe('tsv');
  expect(await format('Hello, world\nGood, bad\nUgly, fine\n')).toBe('text');
  expect(await format('id,comment\n1,x\n2,y\n', 'notes.md')).toBe('text');
});
