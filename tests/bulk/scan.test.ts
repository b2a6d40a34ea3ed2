import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFastScan } from '../../src/bulk/fast-scan.ts';
import { openScout } from '../../src/bulk/index.ts';
import { type Measure, takePlainMeasure } from '../../src/bulk/measure.ts';
import { createPlainScan } from '../../src/bulk/scan.ts';
import { createScout } from '../../src/bulk/scout.ts';
import { toSigns } from '../../src/bulk/signs.ts';
import { builtInRules, defineRule, digits, literal } from '../../src/index.ts';
import { escapeStart } from '../../src/text/escapes.ts';
import { runs } from '../properties/settings.ts';

/** Everything is worth a look, so that the sites are those of the scan. */
const rules = [
  ...builtInRules.map(rule => ({ ...rule, match: rule.match.bind(rule) })),
  defineRule({ type: 'case', pattern: /CAS-\d{6}/, triggers: [literal('cas-'), literal('reference'), digits(5)] }),
];
const signs = toSigns(rules, 'text')!;
const fast = createFastScan(signs)!;
const plainScout = createScout(rules, signs, createPlainScan(signs), false);
const fastScout = createScout(rules, signs, fast, false);

const bytesLike = fc.oneof(
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '7',
          '0',
          '12',
          '@',
          ' dot ',
          '[AT',
          '.co.',
          'Seven',
          'double',
          'CAS-',
          'ReFerence',
          '&#6',
          '&',
          '%4',
        ),
        fc.constantFrom(
          '=2',
          '\\u',
          '\\',
          '"',
          '""',
          '’',
          '£',
          'ŵ',
          '–',
          '\u200b',
          '７',
          '😀',
          '𝟎',
          ' ',
          'x',
          'xxxxx',
          '\n',
          '👍',
        ),
        fc.string({ maxLength: 3 }),
      ),
      { maxLength: 60 },
    )
    .map(parts => Buffer.from(parts.join(''))),
  fc.uint8Array({ maxLength: 200 }),
);

test('both scanners lead to the same sites, in any bytes', () => {
  fc.assert(
    fc.property(bytesLike, fc.nat(20), (bytes, offset) => {
      const memory = fast.allocate(bytes.length + offset + 64);
      memory.fill(0);
      memory.set(bytes, offset);
      const [ofPlain, ofFast]: [number[], number[]] = [[], []];
      plainScout.findSites(memory, offset, offset + bytes.length, ofPlain);
      fastScout.findSites(memory, offset, offset + bytes.length, ofFast);
      expect(ofFast).toEqual(ofPlain);
    }),
    runs(3000),
  );
});

test('both count the same units and line ends', () => {
  const parts = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', 'é', '€', '😀', 'x'.repeat(40)), { maxLength: 40 });
  fc.assert(
    fc.property(parts, text => {
      const bytes = Buffer.from(text.join(''));
      const memory = fast.allocate(bytes.length + 64);
      memory.set(bytes);
      const [plain, quick] = [{}, {}] as Measure[];
      takePlainMeasure(memory, 0, bytes.length, plain!);
      fast.takeMeasure(memory, 0, bytes.length, quick!);
      expect(quick).toEqual(plain);
      expect(plain!.units).toBe(text.join('').length);
    }),
  );
});

test('chains go on over the borders of the slices in which memory is scanned', () => {
  const memory = fast.allocate(70_000);
  for (let at = 16_370; at < 16_400; at++) {
    memory.fill(0x78);
    memory.set(Buffer.from('07700 900123'), at);
    const sites: number[] = [];
    fastScout.findSites(memory, 0, 60_000, sites);
    expect(sites).toEqual([at, at + 12]);
  }
});

test('nothing that may be an escape is passed over', () => {
  const scout = createScout(builtInRules, signs, createPlainScan(signs), false);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'&%=\\#@.aAxu24C9; \r\n()-'), maxLength: 8 }), text => {
      fc.pre(escapeStart.test(text));
      const bytes = Buffer.from(text);
      const sites: number[] = [];
      scout.findSites(bytes, 0, bytes.length, sites);
      expect(sites.length).toBeGreaterThan(0);
    }),
  );
});

test('rules that bytes do not tell have no scout', () => {
  const rule = (trigger: ReturnType<typeof literal>) => defineRule({ type: 'x', pattern: /x/, triggers: [trigger] });
  expect(openScout({ rules: [rule(literal('é'))] }, 'text', 1e6)).toBeUndefined();
  expect(openScout({ rules: [rule(literal('"x'))] }, 'text', 1e6)).toBeUndefined();
  expect(openScout({ rules: [rule(digits(1))] }, 'text', 1e6)).toBeUndefined();
  expect(openScout({ rules: [rule(literal('x'))] }, 'text', 1e6)).toBeDefined();
});

/** A table as it is written, with 0 for what parts its cells. */
const table = fc
  .array(
    fc.array(
      fc.oneof(
        fc.stringMatching(/^[0-9a-z ;]{0,40}$/),
        fc.stringMatching(/^[0-9a-z ,";\r\n]{0,40}$/).map(text => ({ quoted: text.replaceAll('"', '""') })),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    { maxLength: 8 },
  )
  .chain(rows => fc.constantFrom('\n', '\r\n', '\r').map(lineEnd => ({ rows, lineEnd })))
  .map(({ rows, lineEnd }) => {
    const lines = rows.map(row => row.map(cell => (typeof cell === 'string' ? cell : `"${cell.quoted}"`)));
    let end = 0;
    const starts = lines.map(row => {
      end += `${row}${lineEnd}`.length;
      return end;
    });
    return {
      text: lines.map(row => `${row}${lineEnd}`).join(''),
      cells: lines.map(row => row.join('\0') + '\0'.repeat(lineEnd.length)).join(''),
      starts,
    };
  });

test('rows begin where they do, and what parts cells is 0, wherever in the memory the table stands', () => {
  const findRows = fastScout.findRows!;
  fc.assert(
    fc.property(table, fc.nat({ max: 40 }), ({ text, cells, starts }, from) => {
      const bytes = fastScout.allocate!(4096);
      bytes.fill(0x22);
      bytes.set(Buffer.from(text), from);
      // Behind the last byte, it is not known whether a line ends, or a quote closes.
      const rows = findRows(bytes, from, from + text.length, 0x2c)!;
      const known = starts.filter(start => start < text.length);
      expect(Array.from(rows.starts.slice(0, known.length), at => at - from)).toEqual(known);
      const end = known.at(-1) ?? 0;
      expect(Buffer.from(rows.cells.subarray(from, from + end)).toString()).toBe(cells.slice(0, end));
    }),
    runs(1000),
  );
});
