import type { Finding } from '../engine/finding.ts';
import { createNaming } from '../engine/naming.ts';
import { type Cell, mapToRaw, readCell, toCellText } from './cell.ts';
import { editCell } from './cell-edit.ts';
import { type ColumnChoice, chooseColumns } from './columns.ts';
import { toContext, toShown } from './context.ts';
import { applyEdits, type Edit, type Editor, type EditorSetting, toLocation } from './editor.ts';
import { InputError } from './processor.ts';
import { createSites } from './sites.ts';
import { createTrackedWindow } from './tracked-window.ts';
import { encodeUtf8, walkOffsets } from './utf8.ts';

/** Larger cells are refused: a spreadsheet's cell has at most 32,767 characters, so this is a quote that nobody closed. */
const cellLimit = 1024 * 1024;
const headerLimit = 16 * cellLimit;
/** A spreadsheet has 16,384 columns. Where a cell of the first row begins is kept, so a row of commas alone would fill the memory. */
const columnLimit = 1_048_576;

/** A number that a spreadsheet has rounded: nine digits or more, such as `4.11111E+15`. */
const damaged = /^\s*[+-]?\d(?:[.,]\d+)?E\+(?:09|1\d)\s*$/i;

/** How a table is laid out, and what of it is looked at. */
export interface TableSetting extends ColumnChoice {
  /** One ASCII character. */
  readonly delimiter: string;
  readonly hasHeader: boolean;
  /** Whether the first line only names the delimiter: `sep=;`. */
  readonly hasSeparatorLine: boolean;
}

/** CSV and TSV, cell by cell: a value never straddles cells. */
export function createTableEditor(setting: EditorSetting, table: TableSetting): Editor {
  const { detector, replacer, onFinding, tally, tracker } = setting;
  const { scout } = setting;
  const window = createTrackedWindow(setting);
  const sites = createSites(scout);
  const naming = createNaming(detector);
  const delimiter = table.delimiter.charCodeAt(0);
  const cell: Cell = { start: 0, end: 0, next: 0, closing: -1, isLast: false };
  /** Where a cell begins is kept of the first row for one of so many: few of a million names are ever asked for. */
  const startsApart = 16;
  let firstRow: { bytes: Uint8Array; starts: readonly number[]; cells: number } | undefined;
  /** Names as reports may show them: a header can hold a value itself. */
  const shownNames = new Map<number, string>();
  /** What the names of columns say about their values. */
  const labels = new Map<number, string>();
  let isChosen: readonly boolean[] | undefined;
  let column = 0;
  /** Data rows count from 1; the header is row 0. */
  let row = table.hasHeader ? 0 : 1;
  let fresh = 0;

  const look = (isEnd: boolean): Uint8Array[] => {
    fresh = 0;
    if (firstRow === undefined && !readFirstRow(isEnd)) return [];
    const { bytes, start, end } = window;
    const edits: Edit[] = [];
    let at = start + skipSeparatorLine();
    if (column > 0) at = takeCells(at, isEnd, edits, true);
    const open = at;
    if (column === 0) at = takeRows(at, edits);
    // Behind whole rows is part of one, mostly, and the rest of it still to come.
    if (isEnd || at === open) {
      at = takeCells(at, isEnd, edits, false);
      if (at < end && (isEnd || end - at > cellLimit)) throw refusal(at);
    }
    if (isEnd && column > 0) endRow();
    window.track(at);
    window.drop(at);
    return replacer && at > start ? [applyEdits(bytes, start, at, edits)] : [];
  };

  /** Takes cells for as long as they are all there, or up to the end of a row; gives where to go on. */
  const takeCells = (from: number, isEnd: boolean, edits: Edit[], isOneRow: boolean): number => {
    const { bytes, end } = window;
    let at = from;
    sites.find(bytes, at, end);
    while (at < end && readCell(bytes, at, end, isEnd, delimiter, cell) && cell.end - cell.start <= cellLimit) {
      take(edits);
      at = cell.next;
      if (isOneRow && column === 0) break;
    }
    return at;
  };

  /** Takes whole rows for as long as they are plain to see. Most hold nothing, and need no look at their cells. */
  const takeRows = (from: number, edits: Edit[]): number => {
    const { bytes, end } = window;
    const rows = scout?.findRows?.(bytes, from, end, delimiter);
    if (rows === undefined || rows.starts.length === 0) return from;
    sites.find(rows.cells, from, rows.starts.at(-1)!);
    let at = from;
    for (const next of rows.starts) {
      if (sites.has(at, next)) {
        while (at < next) {
          readCell(bytes, at, next, true, delimiter, cell);
          take(edits);
          at = cell.next;
        }
      } else if (bytes[at] !== 10 && bytes[at] !== 13) endRow();
      at = next;
    }
    return takeRows(at, edits);
  };

  let separatorLine = table.hasSeparatorLine;
  const skipSeparatorLine = (): number => {
    if (!separatorLine) return 0;
    separatorLine = false;
    return separatorLineLength();
  };
  const separatorLineLength = (): number => {
    const { bytes, start, end } = window;
    const lf = bytes.indexOf(10, start);
    return (lf === -1 || lf >= end ? end : lf + 1) - start;
  };

  let firstLook = 0;
  /** Looks ahead over the whole first row, which decides about the columns. False where it is not all there. */
  const readFirstRow = (isEnd: boolean): boolean => {
    const { bytes, start, end } = window;
    // Each look begins anew, so the next is for twice as much.
    if (!isEnd && end - start < 2 * firstLook) return false;
    firstLook = end - start;
    const starts: number[] = [];
    let cells = 0;
    let at = start + (table.hasSeparatorLine ? separatorLineLength() : 0);
    let isWhole = isEnd;
    while (at < end) {
      if (!readCell(bytes, at, end, isEnd, delimiter, cell)) {
        if (isEnd || (bytes[at] === 0x22 && end - at > cellLimit)) throw refusal(at);
        if (end - start > headerLimit) throw new InputError('the first row is longer than 16 MiB');
        return false;
      }
      if (cells === columnLimit) throw new InputError('the first row has more than a million cells');
      const isBlank = cells === 0 && cell.isLast && cell.end === cell.start;
      if (!isBlank && cells++ % startsApart === 0) starts.push(at - start);
      at = cell.next;
      isWhole ||= cell.isLast && !isBlank;
      if (cell.isLast && !isBlank) break;
    }
    if (!isWhole) return false;
    firstRow = { bytes: bytes.slice(start, at), starts, cells };
    if (table.columns ?? table.excludeColumns) {
      const columns = Array.from({ length: cells }, (_, i) => i);
      const names = columns.map(table.hasHeader ? toName : toNumber);
      isChosen = chooseColumns(names, () => columns.map(toShownName), table);
    }
    return true;
  };

  const toNumber = (index: number): string => String(index + 1);

  const toName = (index: number): string => {
    const { bytes, starts } = firstRow!;
    const head: Cell = { ...cell, next: starts[Math.floor(index / startsApart)]! };
    for (let i = index % startsApart; i >= 0; i--) readCell(bytes, head.next, bytes.length, true, delimiter, head);
    return toCellText(bytes, head);
  };

  const toShownName = (index: number): string => {
    if (!table.hasHeader || index >= firstRow!.cells) return toNumber(index);
    const known = shownNames.get(index);
    if (known !== undefined) return known;
    const name = toName(index);
    const shown = toShown(name, detector.detect(name));
    shownNames.set(index, shown);
    return shown;
  };

  const labelOf = (index: number): string => {
    if (row === 0 || !table.hasHeader || index >= firstRow!.cells) return '';
    const label = labels.get(index) ?? naming.labelOf(toName(index));
    labels.set(index, label);
    return label;
  };

  const refusal = (at: number): InputError => {
    window.track(at);
    const isOpen = window.bytes[at] === 0x22;
    const what = isOpen ? 'a quote is opened here and not closed within 1 MiB' : 'a cell is longer than 1 MiB';
    return new InputError(`line ${tracker.line}: ${what}; mend it, or have the file read as text`);
  };

  const take = (edits: Edit[]): void => {
    const isBlankLine = cell.isLast && column === 0 && cell.end === cell.start;
    if (isBlankLine) return;
    // Of the cells beyond the header in a ragged row, those are left alone that nobody named.
    if (sites.has(cell.start, cell.end) && (isChosen?.[column] ?? table.columns === undefined)) lookAt(edits);
    column++;
    if (cell.isLast) endRow();
  };

  const endRow = (): void => {
    if (row > 0) tally.records++;
    row++;
    column = 0;
  };

  const lookAt = (edits: Edit[]): void => {
    const { bytes } = window;
    if (cell.end === cell.start) return;
    const text = toCellText(bytes, cell);
    if (text.length < 24 && text.includes('+') && damaged.test(text)) tally.damagedCells++;
    const findings = naming.detect(text, labelOf(column));
    if (findings.length === 0) return;
    const map = mapToRaw(bytes, cell);
    const name = toShownName(column);
    for (const finding of findings) tally.add(finding, row, name);
    if (replacer) {
      const walk = walkOffsets(bytes, cell.start, cell.end, map.raw);
      for (const edit of editCell(text, map, findings, replacer, table.delimiter)) {
        edits.push({ start: walk.to(edit.start), end: walk.to(edit.end), bytes: encodeUtf8(edit.text) });
      }
    }
    if (onFinding) {
      const walk = walkOffsets(bytes, cell.start, cell.end, map.raw);
      for (const finding of findings) onFinding(locate(finding, text, findings, name, map.starts, map.ends, walk.to));
    }
  };

  const locate = (
    finding: Finding,
    text: string,
    findings: readonly Finding[],
    columnName: string,
    starts: readonly number[],
    ends: readonly number[],
    toByte: (offset: number) => number,
  ) => {
    window.track(toByte(starts[finding.start]!));
    const start = tracker.mark();
    window.track(toByte(ends[finding.end - 1]!));
    const location = { ...toLocation(setting, start, tracker.mark()), columnName, ...(row > 0 && { row }) };
    return { ...finding, location, ...(setting.withContext && { context: toContext(text, findings, finding) }) };
  };

  return {
    push(chunk) {
      window.append(chunk);
      fresh += chunk.length;
      return fresh < setting.step ? [] : look(false);
    },
    end: () => look(true),
    room: () => window.room(),
  };
}
