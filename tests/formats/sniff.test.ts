import { describe, expect, test } from 'vitest';
import { findSeparatorLine, guessDelimiter, guessFormat } from '../../src/formats/sniff.ts';
import { run, tellingDetector } from './toy.ts';

const sample = (text: string, isWhole = true) => ({ bytes: Buffer.from(text), isWhole });

describe('the format', () => {
  test.each([
    ['a.csv', 'csv'],
    ['A.CSV', 'csv'],
    ['a.csv.gz', 'csv'],
    ['a.CSV.GZ', 'csv'],
    ['x.json/a.tsv', 'tsv'],
    ['x.json\\a.tab', 'tsv'],
    ['a.json', 'json'],
    ['a.geojson', 'json'],
    ['a.ndjson', 'ndjson'],
    ['a.jsonl', 'ndjson'],
    ['a.ldjson', 'ndjson'],
    ['a.md', 'text'],
    ['a.csv.md', 'text'],
    ['a.gzip', 'text'],
    ['a.toString', 'text'],
    ['a.txt', 'text'],
    ['a.log', 'text'],
    ['csv', 'text'],
    ['', 'text'],
    [undefined, 'text'],
    ['.csv', 'csv'],
    ['a.', 'text'],
    ['x.csv/a', 'text'],
  ])('of %j is %s', (name, format) => {
    expect(guessFormat(name, sample('some words'))).toBe(format);
  });

  test.each<[string, string]>([
    ['{}\n{}', 'ndjson'],
    ['[1]\n\r\n\n[2]\n', 'ndjson'],
    ['{"a":1}\n[', 'ndjson'],
    ['{"a":1}\n', 'json'],
    ['{"a":1}\nx', 'text'],
    ['{"a":\n1}', 'json'],
    ['[\n{"a":1}]', 'json'],
    ['1\n2\n', 'text'],
    ['"a"', 'text'],
    [' \t\r\n{"a":1}', 'json'],
    ['{"a":1', 'text'],
    ['{a}', 'text'],
    ['', 'text'],
    ['\n{}\n{}', 'text'],
    ['sep=;\na;b', 'csv'],
    ['sep=\t\na\tb', 'tsv'],
    ['id,name\n1,2\n3,4\n', 'csv'],
    ['id,name\n1,2\n\n3,4\n', 'csv'],
    ['id,name\n1,\n3,4\n', 'csv'],
    ['id,name\n1,2\n', 'text'],
    ['id,name\n1,2\n3,4,5\n', 'text'],
    ['id,id\n1,2\n3,4\n', 'text'],
    ['id,this is.\n1,2\n3,4\n', 'text'],
    ['id, name\n1,2\n3,4\n', 'text'],
    [`id,${'n'.repeat(60)}\n1,2\n3,4\n`, 'csv'],
    [`id,${'n'.repeat(61)}\n1,2\n3,4\n`, 'text'],
    ['{}', 'json'],
    ['\x01{"a":1}', 'text'],
    ['id;name\n1;2\n3;4\n', 'csv'],
    ['id|name\n1|2\n3|4\n', 'csv'],
    ['id\tname\n1\t2\n3\t4\n', 'tsv'],
  ])('of %j is %s by its content', (text, format) => {
    expect(guessFormat(undefined, sample(text))).toBe(format);
    expect(guessFormat('x.txt', sample(text))).toBe(format);
  });

  test('of the beginning of a document is JSON where the rest may complete it', () => {
    expect(guessFormat(undefined, sample('{"a":[1,', false))).toBe('json');
    expect(guessFormat(undefined, sample('{"a":[1,', true))).toBe('text');
    expect(guessFormat(undefined, sample('{"a":] ', false))).toBe('text');
  });

  test('named JSON is NDJSON where it holds two documents', () => {
    expect(guessFormat('a.json', sample('{}\n{}\n'))).toBe('ndjson');
    expect(guessFormat('a.csv', sample('{}\n{}\n'))).toBe('csv');
  });
});

test.each([
  ['sep=;\na', ';'],
  ['SEP=,\r\na', ','],
  ['"sep=|"\na', '|'],
  ['sep=\t', '\t'],
  ['sep=;', ';'],
  ['sep=;x\na', undefined],
  ['sep=\na', undefined],
  ['sep="\na', undefined],
  [' sep=;\na', undefined],
  ['a\nsep=;\n', undefined],
  ['', undefined],
])('the separator line %j names %j', (text, delimiter) => {
  expect(findSeparatorLine(sample(text))).toBe(delimiter);
});

test.each([
  ['a,b\n1,2\n', ','],
  ['a;b\n1;2\n', ';'],
  ['a\tb\n1\t2\n', '\t'],
  ['a|b\n1|2\n', '|'],
  ['one\ntwo\n', ','],
  ['', ','],
  // Decimal commas: fewer rows agree about them.
  ['a;b\n1,5;2\n3;4\n5;6\n', ';'],
  // In quotes a delimiter is text.
  ['"a,b";c\n"d,e";f\n', ';'],
  // Of two that all rows agree about, the one that makes more cells.
  ['a;b,c,d\n1;2,3,4\n', ','],
  ['a,b;c;d\n1,2;3;4\n', ';'],
  ['a,b;c\n1,2;3\n', ','],
  // Most rows are worth more than most cells.
  ['a,b;c;d\n1,2\n3,4\n', ','],
  ['a;b\n1;2\n3;4\n5,6,7,8\n', ';'],
  ['\n\na;b\n\n1;2\n', ';'],
  // The last row may be cut.
  ['a;b\n1;2\n3,4,5', ';'],
])('the delimiter of %j is %j', (text, delimiter) => {
  expect(guessDelimiter(sample(text, false))).toBe(delimiter);
});

describe.each([
  ['looked at everywhere', undefined],
  ['looked at where something can be', tellingDetector],
])('a table %s', (_, detector) => {
  const csv = (text: string, read = {}) =>
    run(text, { fileName: 'a.csv', read, ...(detector && { detector, step: 65_535 }) });

  test.each<[string, number]>([
    ['', 0],
    ['a,b', 0],
    ['a,b\n', 0],
    ['\n\na,b\n1,2', 1],
    ['a,b\n\n1,2\r\n\r\n3,4\n\n', 2],
    ['a\n""\n"x"\n', 2],
    ['a,b\n,\n,,,\n', 2],
    ['a,b\r1,2\r3,4', 2],
    ['a,b\n1,', 1],
    ['a,b\n1,2\n\r\n\r3', 2],
    ['sep=;\na;b\n1;2\n', 1],
  ])('%j has %i records', async (text, records) => {
    const { summary, text: out } = await csv(text);
    expect([summary.records, out]).toEqual([records, text]);
  });

  test('without a header has one more', async () => {
    expect((await csv('\n1,2\n3,4\n', { header: false })).summary.records).toBe(2);
    expect((await csv('sep=;\n1;2', { header: false })).summary.records).toBe(1);
  });

  test('names the places of values, ragged rows and all', async () => {
    const { findings, summary } = await csv('\n"id, no",c\n\n1,07700900123,07700900123\n"me@example.org"\n');
    const places = findings.map(({ location: { row, columnName, line, column } }) => [row, columnName, line, column]);
    expect(places).toEqual([
      [1, 'c', 4, 3],
      [1, '3', 4, 15],
      [2, 'id, no', 5, 2],
    ]);
    expect(summary).toMatchObject({ records: 2, recordsWithFindings: 2, findings: 3 });
  });

  test('looks in columns that are chosen, and beyond the header only where none are', async () => {
    const text = 'a,b\n07700900123,07700900123,07700900123\n';
    expect((await csv(text, { columns: ['a'] })).text).toBe('a,b\n[PHONE],07700900123,07700900123\n');
    expect((await csv(text, { excludeColumns: ['a'] })).text).toBe('a,b\n07700900123,[PHONE],[PHONE]\n');
    await expect(csv('', { columns: ['a'] })).rejects.toThrow('there are none');
  });

  test('counts numbers that a spreadsheet rounded', async () => {
    const { summary } = await csv(
      'a\n4.11111E+15\n-7,7E+09\n 1e+10 \n1E+08\n1E+20\n1.5E+15x\n1E15\n4.111111111111111111111E+15\n',
    );
    // Without a scout every cell is looked at; with one, those that hold a number long enough.
    if (detector === undefined) expect(summary.damagedCells).toBe(3);
    else expect(summary.damagedCells).toBeLessThanOrEqual(3);
    // No spreadsheet writes so many digits.
    const long = (digits: number) => `a\n4.${'1'.repeat(digits)}E+15\n`;
    expect((await csv(long(17))).summary.damagedCells).toBe(1);
    expect((await csv(long(18))).summary.damagedCells).toBe(0);
  });
});

describe('a delimiter that is named', () => {
  test.each([
    ['tab', '\t'],
    ['\\t', '\t'],
    [':', ':'],
    [' ', ' '],
    ['~', '~'],
  ])('%j', async (given, delimiter) => {
    const { summary, text } = await run(`a${delimiter}b\n1${delimiter}07700900123\n`, {
      fileName: 'a.csv',
      read: { delimiter: given },
    });
    expect([summary.delimiter, text]).toEqual([delimiter, `a${delimiter}b\n1${delimiter}[PHONE]\n`]);
  });

  test.each(['', ';;', '"', '\n', '\r', 'é', '€', 'tabs'])('%j is refused', async delimiter => {
    await expect(run('a', { fileName: 'a.csv', read: { delimiter } })).rejects.toThrow(
      'a delimiter is one ASCII character',
    );
  });

  test('wins over a separator line, which is kept', async () => {
    const { text } = await run('sep=;\na,b\n1,07700900123\n', { fileName: 'a.csv', read: { delimiter: ',' } });
    expect(text).toBe('sep=;\na,b\n1,[PHONE]\n');
  });
});

test('a format that is named is obeyed, and an encoding with it', async () => {
  const binary = Buffer.from([0, 1, 2, 3, 0x30, 0x37]);
  await expect(run(binary)).rejects.toThrow('the file is no text');
  expect((await run(binary, { read: { format: 'text' } })).bytes).toEqual(binary);
  expect((await run(binary, { read: { encoding: 'cp437' } })).bytes).toEqual(binary);
  await expect(run(binary, { read: { format: 'auto' } })).rejects.toThrow('the file is no text');
  expect((await run('a,07700900123', { fileName: 'a.csv', read: { format: 'text' } })).summary.format).toBe('text');
  await expect(run('{"a":1', { fileName: 'a.txt', read: { format: 'json' } })).rejects.toThrow('this is not JSON');
  // A mark is kept, and counted, where the encoding that is named has one.
  for (const encoding of ['utf-16le', 'utf-16be']) {
    const marked = Buffer.from('\ufeffx 07700900123', 'utf16le');
    const { bytes, findings } = await run(marked, { read: { encoding } });
    expect(bytes).toEqual(Buffer.from('\ufeffx [PHONE]', 'utf16le'));
    expect(findings[0]!.location).toMatchObject({ column: 3, byteStart: 6, byteEnd: 28 });
  }
});
