import { describe, expect, test } from 'vitest';
import { type Cell, mapToRaw, readCell, toCellText } from '../../src/formats/cell.ts';
import { editCell } from '../../src/formats/cell-edit.ts';

const empty = (): Cell => ({ start: 0, end: 0, next: 0, closing: -1, isLast: false });
const comma = 0x2c;

function read(text: string, isEnd = true, from = 0): Cell | undefined {
  const bytes = Buffer.from(text);
  const cell = empty();
  return readCell(bytes, from, bytes.length, isEnd, comma, cell) ? cell : undefined;
}

/** The same, slow and obvious: RFC 4180, where text may follow the closing quote, as one expression. */
function readByTheBook(text: string): Cell | undefined {
  const quoted = /^"(?:[^"]|"")*"(?!")/.exec(text)?.[0];
  if (text.startsWith('"') && quoted === undefined) return undefined;
  const raw = /^[^,\r\n]*/.exec(text.slice(quoted?.length ?? 0))![0];
  const end = (quoted?.length ?? 0) + raw.length;
  const behind = /^(?:,|\r\n|\r|\n|$)/.exec(text.slice(end))![0];
  return {
    start: 0,
    end,
    next: end + behind.length,
    closing: quoted === undefined ? -1 : quoted.length - 1,
    isLast: behind !== ',',
  };
}

/** Every text of up to so many of the characters that matter. */
function* textsOf(characters: string, longest: number): Generator<string> {
  yield '';
  if (longest === 0) return;
  for (const rest of textsOf(characters, longest - 1)) for (const character of characters) yield character + rest;
}
const unique = (texts: Iterable<string>): string[] => [...new Set(texts)];

describe('a cell', () => {
  const texts = unique(textsOf('a",\r\n', 5));

  test('is read as RFC 4180 says, in every text of five characters', () => {
    for (const text of texts) {
      const expected = readByTheBook(text);
      const cell = read(text);
      if (JSON.stringify(cell) !== JSON.stringify(expected)) expect({ text, cell }).toEqual({ text, cell: expected });
    }
  });

  test('is given before the end of the text only where nothing that follows can change it', () => {
    const more = unique(textsOf('a",\r\n', 2));
    for (const text of unique(textsOf('a",\r\n', 4))) {
      const cell = JSON.stringify(read(text, false));
      const same = new Set(more.map(rest => JSON.stringify(read(text + rest))));
      if (cell !== undefined) expect({ text, same: [...same] }).toEqual({ text, same: [cell] });
      // And it is not held back for nothing.
      else expect({ text, isOpen: same.size > 1 }).toEqual({ text, isOpen: true });
    }
  });

  test('is read from where it begins, and no further than the window goes', () => {
    const bytes = Buffer.from('x"a,"y,"z,,"');
    const cell = empty();
    expect(readCell(bytes, 1, 5, true, comma, cell)).toBe(true);
    expect(cell).toEqual({ start: 1, end: 5, next: 5, closing: 4, isLast: true });
    expect(readCell(bytes, 7, 10, true, comma, cell)).toBe(false);
    const more = Buffer.from('a\r\n"b');
    expect(readCell(more, 0, 2, true, comma, cell)).toBe(true);
    expect(cell).toEqual({ start: 0, end: 1, next: 2, closing: -1, isLast: true });
    expect(readCell(more, 3, 3, true, comma, cell)).toBe(true);
    expect(cell).toEqual({ start: 3, end: 3, next: 3, closing: -1, isLast: true });
  });

  test('has the text that a spreadsheet shows, and each character its place', () => {
    for (const text of texts) {
      const cell = read(text);
      if (cell === undefined) continue;
      const raw = text.slice(0, cell.end);
      const inner =
        cell.closing === -1 ? raw : raw.slice(1, cell.closing).replaceAll('""', '"') + raw.slice(cell.closing + 1);
      expect(toCellText(Buffer.from(text), cell)).toBe(inner);
      const map = mapToRaw(Buffer.from(text), cell);
      const seen = map.starts.map((start, i) => raw.slice(start, map.ends[i]).replace('""', '"'));
      expect({ raw, text: seen.join(''), closing: map.closing }).toEqual({ raw, text: inner, closing: cell.closing });
      expect(map.starts).toHaveLength(inner.length);
    }
  });
});

describe('an edited cell', () => {
  const replacements = ['', 'X', '"', 'a,b', '\n', 'x\r', '[=]'];
  const finding = (start: number, end: number) => ({ type: 'x', confidence: 'high' as const, start, end });

  /** The raw text after the edits, which are in order and disjoint. */
  function edit(
    raw: string,
    spans: readonly (readonly [number, number])[],
    replacement: string,
  ): { text: string; edited: string } {
    const bytes = Buffer.from(raw);
    const cell = read(raw)!;
    const text = toCellText(bytes, cell);
    const seen: string[] = [];
    const replacer = (_: unknown, value: string) => {
      seen.push(value);
      return replacement;
    };
    const edits = editCell(
      text,
      mapToRaw(bytes, cell),
      spans.map(span => finding(...span)),
      replacer,
      ',',
    );
    expect(seen).toEqual(spans.map(([start, end]) => text.slice(start, end)));
    let edited = '';
    let at = 0;
    for (const each of edits) {
      expect(each.start).toBeGreaterThanOrEqual(at);
      edited += raw.slice(at, each.start) + each.text;
      at = each.end;
    }
    return { text, edited: edited + raw.slice(at) };
  }

  const raws = unique(textsOf('a"=;', 4)).filter(raw => {
    const cell = read(raw);
    return cell !== undefined && cell.end === raw.length && raw !== '';
  });

  test('reads as the text with the replacements in it, and as one cell, whatever was replaced in whatever cell', () => {
    for (const raw of raws) {
      const length = toCellText(Buffer.from(raw), read(raw)!).length;
      for (let start = 0; start < length; start++)
        for (let end = start + 1; end <= length; end++)
          for (const replacement of replacements) {
            const spans = [[start, end] as const, ...(end + 1 < length ? [[end + 1, length] as const] : [])];
            const { text, edited } = edit(raw, spans, replacement);
            let expected = '';
            let at = 0;
            for (const [from, to] of spans) {
              expected += text.slice(at, from) + replacement;
              at = to;
            }
            expected += text.slice(at);
            // An apostrophe where the rest would begin a formula and the cell did not.
            const guard = start === 0 && /^[=+\-@\t\r]/.test(expected) && expected[0] !== text[0] ? "'" : '';
            const cell = read(edited);
            const shown = { raw, spans, replacement, edited };
            expect({ ...shown, isWhole: cell?.end === edited.length }).toEqual({ ...shown, isWhole: true });
            const now = toCellText(Buffer.from(edited), cell!);
            if (now !== guard + expected) expect({ ...shown, now }).toEqual({ ...shown, now: guard + expected });
          }
    }
  });

  test.each([
    ['keeps its quotes', '"ab"', [0, 1], 'X', '"Xb"'],
    ['gets none that it does not need', 'a"b', [0, 1], 'X', 'X"b'],
    ['gets them for a delimiter', 'ab', [0, 1], ',', '",b"'],
    ['gets them for a line end', 'ab', [0, 1], '\n', '"\nb"'],
    ['gets them for a quote', 'ab', [0, 1], '"', '"""b"'],
    ['gets them where a quote would come to open it', 'a"b', [0, 1], '', '"""b"'],
    ['has them doubled where it had them', '"a""b"', [0, 1], '"', '"""""b"'],
    ['takes in what followed its quotes', '"a"b"c', [0, 1], 'X', '"Xb""c"'],
    ['loses the quotes that were replaced', '"a"b"c', [0, 3], 'X', '"Xc"'],
  ] as const)('%s', (_, raw, span, replacement, expected) => {
    expect(edit(raw, [span], replacement).edited).toBe(expected);
  });

  test('refuses a replacement that begins a formula, at the beginning only', () => {
    for (const sign of ['=', '+', '-', '@', '\t', '\r']) {
      expect(() => edit('ab', [[0, 1]], `${sign}x`)).toThrow(
        `the replacement begins with “${sign}”, which a spreadsheet`,
      );
      expect(edit('ab', [[1, 2]], sign).edited).toBe(sign === '\r' ? '"a\r"' : `a${sign}`);
    }
    // It began so before: then it is what somebody wanted.
    expect(edit('=a', [[0, 1]], '=').edited).toBe('=a');
    // The first of two replacements may be nothing: the second begins the cell.
    expect(
      edit(
        'ab',
        [
          [0, 1],
          [1, 2],
        ],
        '',
      ).edited,
    ).toBe('');
    expect(
      edit(
        'ab=',
        [
          [0, 1],
          [1, 2],
        ],
        '',
      ).edited,
    ).toBe("'=");
    expect(
      edit(
        'a=b',
        [
          [0, 1],
          [2, 3],
        ],
        '',
      ).edited,
    ).toBe("'=");
  });
});
