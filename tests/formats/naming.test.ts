import { expect, test } from 'vitest';
import { createDetector } from '../../src/index.ts';
import { labels, run } from './toy.ts';

const detector = createDetector();

const read = (input: string, fileName: string) =>
  run(input, { fileName, detector, replacer: labels }).then(({ text }) => text);

test('columns name their cells', async () => {
  const rows = (header: string) => `id,${header}\n7700900123,7700900456\n7700900789,"44 7700, 900456"\n`;
  expect(await read(rows('Mobile'), 'a.csv')).toBe('id,Mobile\n7700900123,[PHONE]\n7700900789,"44 7700, 900456"\n');
  expect(await read(rows('Order'), 'a.csv')).toBe(rows('Order'));
  expect(await read(rows('Mobile').replaceAll(',', '\t'), 'a.tsv')).toContain('\t[PHONE]\n');
});

test('without a header, and beyond it, cells have no name', async () => {
  const ragged = 'Mobile\nx,7700900123\n';
  expect(await read(ragged, 'a.csv')).toBe(ragged);
  const { text } = await run('Mobile\n7700900123\n', { fileName: 'a.csv', detector, read: { header: false } });
  expect(text).toBe('Mobile\n7700900123\n');
});

test('keys name their strings, numbers and lists', async () => {
  const line =
    '{"id": 7700900123, "mobile": "7700900456", "phones": ["x", "7700900789"], "tel": 7700900321, "7700900654": 1}';
  const clean =
    '{"id": 7700900123, "mobile": "[PHONE]", "phones": ["x", "[PHONE]"], "tel": "[PHONE]", "7700900654": 1}';
  expect(await read(`${line}\n`, 'a.ndjson')).toBe(`${clean}\n`);
  expect(await read(line, 'a.json')).toBe(clean);
});

test('a key says nothing about what stands behind another, or beside it', async () => {
  const line = '{"mobile": {"model": "7700900123"}, "list": [{"mobile": null}, "7700900123"], "n": "7700900123"}';
  expect(await read(line, 'a.json')).toBe(line);
});

test('names without end are read as well', async () => {
  const pairs = Array.from({ length: 3000 }, (_, i) => `"${'abcdefghij'[i % 10]}x${i} mobile": 7700900123`);
  expect(await read(`{${pairs.join(',')}}`, 'a.json')).toBe(
    `{${pairs.join(',').replaceAll('7700900123', '"[PHONE]"')}}`,
  );
});
