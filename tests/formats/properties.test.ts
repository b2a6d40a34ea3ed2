import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import papa from 'papaparse';
import { expect, test } from 'vitest';
import { runs } from '../properties/settings.ts';
import { run, tellingDetector, toyDetector } from './toy.ts';

const delimiters = [',', ';', '\t', '|'];
const newlines = ['\n', '\r\n', '\r'];
const encodings = ['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

/** Cell text that every encoding here can hold. `E` is no letter here, as `1E+15` is a rounded number. */
const cellText = fc.string({
  unit: fc.constantFrom(...'abc 1é£’"\'.,;|+=-(\n', 'ff', '\t', '\r\n', '–'),
  maxLength: 12,
});
const planted = fc.constantFrom('07700 900123', 'me@example.org');
/** Before and after a planted value nothing may stand that would belong to it. */
const plantedCell = fc
  .tuple(cellText, planted, cellText)
  .map(([before, value, after]) => `${before} ${value} ${after}`);

interface Table {
  readonly rows: string[][];
  readonly quoteAll: boolean;
  readonly delimiter: string;
  readonly newlines: string[];
  readonly hasFinalNewline: boolean;
  readonly encoding: (typeof encodings)[number];
}

const tables = (cell: fc.Arbitrary<string>): fc.Arbitrary<Table> =>
  fc
    .integer({ min: 2, max: 4 })
    .chain(width =>
      fc.record({
        rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
        quoteAll: fc.boolean(),
        delimiter: fc.constantFrom(...delimiters),
        newlines: fc.array(fc.constantFrom(...newlines), { minLength: 1, maxLength: 3 }),
        hasFinalNewline: fc.boolean(),
        encoding: fc.constantFrom(...encodings),
      }),
    )
    .map(table => ({ ...table, rows: [Array.from(table.rows[0]!, (_, i) => `column ${i}`), ...table.rows] }));

function write({ rows, quoteAll, delimiter, newlines: ends, hasFinalNewline }: Table): string {
  const quote = (text: string): string =>
    quoteAll || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows
    .map((row, i) => {
      const isLast = i === rows.length - 1 && !hasFinalNewline;
      return row.map(quote).join(delimiter) + (isLast ? '' : ends[i % ends.length]);
    })
    .join('');
}

function encode(text: string, encoding: Table['encoding']): Buffer {
  if (encoding === 'utf-8 with mark') return Buffer.from(`\ufeff${text}`);
  return iconv.encode(encoding.startsWith('utf-16') ? `\ufeff${text}` : text, encoding, { addBOM: false });
}

function decode(bytes: Buffer, encoding: Table['encoding']): string {
  return iconv.decode(bytes, encoding.startsWith('utf-8') ? 'utf-8' : encoding);
}

/** Cells of one line-end style: the standard parsers know no mixture. */
const asOneStyle = (table: Table): Table => ({ ...table, newlines: [table.newlines[0]!] });

test('a table without a value comes out byte for byte, in every dialect, encoding and line end', async () => {
  await fc.assert(
    fc.asyncProperty(tables(cellText), async table => {
      const input = encode(write(table), table.encoding);
      const { bytes, summary } = await run(input, { fileName: 'a.csv', read: { delimiter: table.delimiter } });
      expect(summary.findings).toBe(0);
      expect(bytes).toEqual(input);
    }),
    runs(300),
  );
});

test('any bytes without a value come out byte for byte, as any format', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab,;"\n\r\t{}[]:\\u0 1é£\u2028\ufeff😀\ud83d'), maxLength: 60 });
  const bytesLike = fc.oneof(
    text.map(t => Buffer.from(t)),
    text.map(t => Buffer.from(t, 'utf16le')),
    fc.uint8Array({ maxLength: 60 }).map(bytes => Buffer.from(bytes)),
  );
  const formats = fc.constantFrom('text', 'csv', 'tsv', 'json', 'ndjson');
  await fc.assert(
    fc.asyncProperty(bytesLike, formats, fc.boolean(), async (input, format, isNamed) => {
      const read = isNamed ? {} : ({ format, encoding: 'utf-8' } as const);
      const outcome = await run(input, { fileName: `a.${format}`, read: read as object }).catch(
        (error: Error) => error,
      );
      if (outcome instanceof Error) {
        expect(outcome.name).toMatch(/^(Binary)?InputError$/);
        return;
      }
      fc.pre(outcome.summary.findings === 0);
      expect(outcome.bytes).toEqual(input);
    }),
    runs(1000),
  );
});

test('only cells with a value differ, and csv-parse and papaparse read the others as they were', async () => {
  await fc.assert(
    fc.asyncProperty(tables(fc.oneof(cellText, plantedCell)).map(asOneStyle), async table => {
      const { bytes } = await run(encode(write(table), table.encoding), {
        fileName: 'a.csv',
        read: { delimiter: table.delimiter },
      });
      const expected = table.rows.map(row => row.map(toRedacted));
      const text = decode(bytes, table.encoding);
      // A row that is one empty line is no row to any parser.
      const relevant = expected.filter(row => row.some(cell => cell !== ''));
      const isBlank = (row: readonly string[]): boolean => row.every(cell => cell === '');
      const newline = table.newlines[0]!;
      const parsed: string[][] = parse(text, { delimiter: table.delimiter, record_delimiter: newline, bom: true });
      expect(parsed.filter(row => !isBlank(row))).toEqual(relevant);
      const papaRows = papa.parse<string[]>(text, { delimiter: table.delimiter, newline: newline as '\n' }).data;
      expect(papaRows.filter(row => !isBlank(row))).toEqual(relevant);
    }),
    runs(300),
  );
});

function toRedacted(cell: string): string {
  return cell.replace(/07700 900123/, '[PHONE]').replace(/me@example\.org/, '[EMAIL]');
}

const jsonValue = fc.jsonValue({ maxDepth: 3 }).map(value => JSON.parse(JSON.stringify(value)));
const jsonText = (value: unknown, indent: number): string => JSON.stringify(value, null, indent);

test('JSON with planted values: JSON.parse reads the same other values', async () => {
  const documents = fc.record({ a: jsonValue, b: plantedCell, c: fc.record({ d: jsonValue, e: planted }) });
  await fc.assert(
    fc.asyncProperty(documents, fc.constantFrom(0, 2), fc.boolean(), async (value, indent, asEscapes) => {
      fc.pre(toyDetector.detect(JSON.stringify([value.a, value.c.d])).length === 0);
      const plain = jsonText(value, indent);
      const text = asEscapes ? plain.replaceAll('@', '\\u0040').replaceAll('07700 9', '07700\\u00209') : plain;
      const { text: out } = await run(text, { fileName: 'a.json' });
      const expected = { ...value, b: toRedacted(value.b), c: { ...value.c, e: toRedacted(value.c.e) } };
      expect(JSON.parse(out)).toEqual(expected);
    }),
    runs(300),
  );
});

const formatted = fc.oneof(
  tables(fc.oneof(cellText, plantedCell)).map(table => ({
    name: 'a.csv',
    bytes: encode(write(table), table.encoding),
  })),
  fc.array(fc.oneof(cellText, plantedCell), { maxLength: 20 }).map(lines => ({
    name: 'a.txt',
    bytes: Buffer.from(lines.join('\n')),
  })),
  fc.array(fc.record({ a: plantedCell, b: jsonValue }), { maxLength: 5 }).map(values => ({
    name: 'a.json',
    bytes: Buffer.from(jsonText(values, 1)),
  })),
  fc
    .array(
      fc.oneof(
        fc.record({ a: plantedCell }).map(v => JSON.stringify(v)),
        cellText,
      ),
      { maxLength: 8 },
    )
    .map(lines => ({
      name: 'a.ndjson',
      bytes: Buffer.from(lines.join('\n')),
    })),
);

const outcome = async (...input: Parameters<typeof run>) => {
  try {
    const { bytes, findings, summary } = await run(...input);
    return { bytes, findings, summary };
  } catch (error) {
    return { error: String(error) };
  }
};

test('what is passed over holds nothing', async () => {
  await fc.assert(
    fc.asyncProperty(formatted, fc.constantFrom(undefined, 1, 7, 64), async ({ name, bytes }, step) => {
      const whole = await outcome(bytes, { fileName: name });
      expect(await outcome(bytes, { fileName: name, detector: tellingDetector, ...(step && { step }) })).toEqual(whole);
    }),
    runs(300),
  );
});

test('split anywhere, looked at after any number of bytes, the result is the same', async () => {
  const chunks = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(formatted, chunks, fc.integer({ min: 1, max: 40 }), async ({ name, bytes }, lengths, step) => {
      const whole = await outcome(bytes, { fileName: name });
      expect(await outcome(bytes, { fileName: name, chunks: lengths, step })).toEqual(whole);
    }),
    runs(300),
  );
});
