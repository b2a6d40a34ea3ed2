import { expect, test } from 'vitest';
import { createProcessor, InputError } from '../../src/formats/index.ts';
import { run, tellingDetector, toyDetector } from './toy.ts';

const csv = (text: string, read = {}) => run(text, { fileName: 'a.csv', read });

test('only the cells with a value change', async () => {
  const { text, summary, findings } = await csv(
    'id,comment\r\n1,"Ring ""me"" on 07700 900123, please"\r\n2,nothing\r\n3,me@example.org',
  );
  expect(text).toBe('id,comment\r\n1,"Ring ""me"" on [PHONE], please"\r\n2,nothing\r\n3,[EMAIL]');
  expect(summary).toMatchObject({
    format: 'csv',
    encoding: 'utf-8',
    gzip: false,
    records: 3,
    findings: 2,
    recordsWithFindings: 2,
    byColumn: { comment: { phone: 1, email: 1 } },
    delimiter: ',',
    newline: 'CRLF',
  });
  expect(findings[0]).toMatchObject({
    type: 'phone',
    start: 13,
    end: 25,
    location: { line: 2, column: 19, byteStart: 30, byteEnd: 42, row: 1, columnName: 'comment' },
  });
});

test('a value never straddles cells', async () => {
  const { text } = await csv('a,b\n07700,900123\n07700 900123,x\n');
  expect(text).toBe('a,b\n07700,900123\n[PHONE],x\n');
});

test('quoted line breaks are text, and lines are counted', async () => {
  const { text, findings } = await csv('a,b\n"one\ntwo\r\nthree 07700900123",x\n"y",me@example.org\n');
  expect(text).toBe('a,b\n"one\ntwo\r\nthree [PHONE]",x\n"y",[EMAIL]\n');
  expect(findings.map(({ location }) => [location.line, location.column, location.row])).toEqual([
    [4, 7, 1],
    [5, 5, 2],
  ]);
});

test.each([
  ['semicolon', 'a;b\n1;07700900123\n', 'a;b\n1;[PHONE]\n', ';'],
  ['tab', 'a\tb\n1\t07700900123\n', 'a\tb\n1\t[PHONE]\n', '\t'],
  ['pipe', 'a|b\n1|07700900123\n', 'a|b\n1|[PHONE]\n', '|'],
  ['sep= line', 'sep=;\r\na;b,c,d\r\n1;07700900123\r\n', 'sep=;\r\na;b,c,d\r\n1;[PHONE]\r\n', ';'],
  ['decimal commas', 'a;b\n1,5;2,5\n07700900123;3,5\n', 'a;b\n1,5;2,5\n[PHONE];3,5\n', ';'],
])('dialect: %s', async (_, input, output, delimiter) => {
  const { text, summary } = await csv(input);
  expect(text).toBe(output);
  expect(summary.delimiter).toBe(delimiter);
});

test.each([
  ['ragged rows', 'a,b\n1\n1,2,07700900123\n\n,\n', 'a,b\n1\n1,2,[PHONE]\n\n,\n'],
  ['mixed line ends', 'a,b\r\n1,2\n07700900123,3\r4,5', 'a,b\r\n1,2\n[PHONE],3\r4,5'],
  ['a quote inside a cell', 'a,b\n5" pipe 07700900123,"x"\n', 'a,b\n5" pipe [PHONE],"x"\n'],
  ['text after the closing quote', 'a,b\n"x" 07700900123,y\n', 'a,b\n"x [PHONE]",y\n'],
  ['a value across the closing quote', 'a,b\n"07700"900123,y\n', 'a,b\n"[PHONE]",y\n'],
  ['an empty file', '', ''],
  ['only a header', 'a,b', 'a,b'],
])('odd shapes: %s', async (_, input, output) => {
  expect((await csv(input)).text).toBe(output);
});

test('text after the closing quote is put in quotes as a spreadsheet reads it', async () => {
  const { text } = await csv('a,b\n"x ""y"" z" and "q" 07700900123,y\n');
  expect(text).toBe('a,b\n"x ""y"" z and ""q"" [PHONE]",y\n');
});

test('a replacement that needs quotes gets them', async () => {
  const replacer = () => 'gone, "really"';
  const { text } = await run('a,b\n5" 07700900123,"x 07700900123"\n', { fileName: 'a.csv', replacer });
  expect(text).toBe('a,b\n"5"" gone, ""really""","x gone, ""really"""\n');
});

test('a replacement that begins a formula is refused, and the message has no value', async () => {
  const replacer = () => '=gone';
  await expect(run('a\n07700900123\n', { fileName: 'a.csv', replacer })).rejects.toThrow(
    /begins with “=”.*spreadsheet/,
  );
  const inside = await run('a\nring 07700900123\n', { fileName: 'a.csv', replacer });
  expect(inside.text).toBe('a\nring =gone\n');
});

test('taking a value away does not leave a formula', async () => {
  const replacer = () => '';
  const { text } = await run('a,b\n07700900123=cmd(),"07700900123-1"\n=07700900123,x\n', {
    fileName: 'a.csv',
    replacer,
  });
  expect(text).toBe('a,b\n\'=cmd(),"\'-1"\n=,x\n');
});

test('columns are chosen by name, number, and all but some', async () => {
  const input = 'id,comment,email\n07700900123,07700900123,me@example.org\n';
  expect((await csv(input, { columns: ['comment', '3'] })).text).toBe(
    'id,comment,email\n07700900123,[PHONE],[EMAIL]\n',
  );
  expect((await csv(input, { excludeColumns: ['id'] })).text).toBe('id,comment,email\n07700900123,[PHONE],[EMAIL]\n');
  await expect(csv(input, { columns: ['coment'] })).rejects.toThrow(
    'no column is named “coment”; did you mean “comment”?; there are “id”, “comment”, “email”',
  );
});

test('without a header the first row is data, and columns have numbers', async () => {
  const { text, summary, findings } = await csv('07700900123,x\ny,07700900123\n', { header: false, columns: ['1'] });
  expect(text).toBe('[PHONE],x\ny,07700900123\n');
  expect(summary).toMatchObject({ records: 2, byColumn: { 1: { phone: 1 } } });
  expect(findings[0]!.location).toMatchObject({ row: 1, columnName: '1' });
});

test('a value in the header is replaced and never named', async () => {
  const { text, summary, findings } = await csv('ask 07700900123,b\n07700900123,x\n');
  expect(text).toBe('ask [PHONE],b\n[PHONE],x\n');
  expect(JSON.stringify([summary, findings])).not.toContain('900123');
  expect(summary.byColumn).toEqual({ 'ask [PHONE]': { phone: 2 } });
  expect(findings[0]!.location.row).toBeUndefined();
});

test('rounded numbers are counted', async () => {
  const { summary } = await csv('a,b\n4.11111E+15,7.7009E+09\n"4,24242E+15",1.5E+03\n');
  expect(summary.damagedCells).toBe(3);
});

test('a quote that is never closed is refused with its line', async () => {
  await expect(csv('a,b\n1,"2\n3,4\n')).rejects.toThrow('line 2: a quote is opened here and not closed');
  await expect(csv(`a,b\n1,"2${'\n3,4'.repeat(600_000)}`)).rejects.toThrow(
    'line 2: a quote is opened here and not closed',
  );
  await expect(csv(`a,b\n1,${'x'.repeat(1_200_000)}\n`)).rejects.toThrow('line 2: a cell is longer than 1 MiB');
});

test('an offset behind doubled quotes and other characters leads to the right bytes', async () => {
  const { text, findings } = await csv('a\n"£ ""ŵ"" 😀 07700900123 ""é"" me@example.org"\n');
  expect(text).toBe('a\n"£ ""ŵ"" 😀 [PHONE] ""é"" [EMAIL]"\n');
  const cell = '£ "ŵ" 😀 07700900123 "é" me@example.org';
  expect(findings.map(({ start, end }) => cell.slice(start, end))).toEqual(['07700900123', 'me@example.org']);
});

test('the context is the cell with labels', async () => {
  const { findings } = await csv('a\n"ring 07700900123 or\n07700900123"\n', { context: true });
  expect(findings.map(f => f.context)).toEqual([
    { before: 'ring ', after: ' or\n[PHONE]' },
    { before: 'ring [PHONE] or\n', after: '' },
  ]);
});

test('taking a value away does not leave a quote that opens the cell', async () => {
  const { text } = await run('a,b\n07700900123" pipe,x\n1,2\n', { fileName: 'a.csv', replacer: () => '' });
  expect(text).toBe('a,b\n""" pipe",x\n1,2\n');
});

test.each<[string, Record<string, unknown>]>([
  ['a\n07700900123\n', { a: { phone: 1 } }],
  ['a,\n1,07700900123\n', { '': { phone: 1 } }],
  ['\r\n\na,b\n1,07700900123\n', { b: { phone: 1 } }],
  ['a,"b\n""c"""\n1,07700900123\n', { 'b\n"c"': { phone: 1 } }],
  ['sep=,\r\na,b\r\n07700900123,07700900123\r\n', { a: { phone: 1 }, b: { phone: 1 } }],
  ['sep=,\na,b\n\n1,07700900123\n2,07700900123', { b: { phone: 2 } }],
])('columns have the names of the first row, however it comes in: %j', async (input, byColumn) => {
  for (const detector of [toyDetector, tellingDetector])
    for (const chunks of [[1], [2], [3, 1], [1000]])
      for (const step of [1, 2, 9, 65_536]) {
        const { text, summary, findings } = await run(input, { fileName: 'a.csv', detector, chunks, step });
        expect([text, summary.byColumn]).toEqual([input.replaceAll('07700900123', '[PHONE]'), byColumn]);
        expect(findings.map(({ location }) => input.slice(location.byteStart, location.byteEnd))).toEqual(
          findings.map(() => '07700900123'),
        );
      }
});

test('columns that are chosen are those of the whole first row, however it comes in', async () => {
  for (const chunks of [[1], [2], [4], [1000]])
    for (const step of [1, 3, 65_536]) {
      const { text } = await run('a,bb,c\n07700900123,07700900123,x\n', {
        ...{ fileName: 'a.csv', chunks, step },
        read: { columns: ['bb'] },
      });
      expect(text).toBe('a,bb,c\n07700900123,[PHONE],x\n');
    }
});

test('a table is only told about where nothing is replaced', async () => {
  const { bytes, findings } = await run('a,b\n"x ""07700900123""",me@example.org\n', {
    fileName: 'a.csv',
    replacer: undefined,
  });
  expect(bytes).toHaveLength(0);
  expect(findings.map(({ type, start, location: { column } }) => [type, start, column])).toEqual([
    ['phone', 3, 6],
    ['email', 0, 21],
  ]);
});

test('a quote that is not closed in the first row is refused as well', async () => {
  await expect(csv('a,b\n1,"2\n')).rejects.toBeInstanceOf(InputError);
  await expect(csv('a,"b\n1,2\n')).rejects.toThrow('line 1: a quote is opened here and not closed within 1 MiB');
  await expect(csv('\n\na,"b\n1,2\n')).rejects.toThrow('line 3: a quote is opened here and not closed');
  const processor = createProcessor({ detector: toyDetector, fileName: 'a.csv' });
  // Long before the file ends.
  const other = createProcessor({ detector: toyDetector, fileName: 'a.csv' });
  expect(() => other.push(Buffer.from(`a,b\n1,"${'x'.repeat(2_200_000)}`))).toThrow('line 2: a quote is opened here');
  expect(() => processor.push(Buffer.from(`a,"${'x'.repeat(2_200_000)}`))).toThrow('line 1: a quote is opened here');
});

test('a row of nothing is refused before its cells fill the memory', async () => {
  await expect(csv(','.repeat(1_048_577))).rejects.toThrow('the first row has more than a million cells');
});
