import { type Cell, readCell, toCellText } from './cell.ts';
import { createScanState, type JsonVisitor, scanJson } from './json-scan.ts';
import type { FormatName } from './processor.ts';
import { decodeUtf8 } from './utf8.ts';

/** The first bytes of a file, as UTF-8. */
export interface Sample {
  readonly bytes: Uint8Array;
  /** Whether they are all there is. */
  readonly isWhole: boolean;
}

const byExtension: Readonly<Record<string, FormatName>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  json: 'json',
  geojson: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  ldjson: 'ndjson',
};

/** Names that say nothing about what is inside. Any other, such as `.md` or `.ts`, is text. */
const tellsNothing = new Set(['', 'txt', 'log', 'dat', 'data', 'out', 'export', 'asc']);

/** The format of a file by its name, and by its first bytes where the name says too little. */
export function guessFormat(fileName: string | undefined, sample: Sample): FormatName {
  const extension = toExtension(fileName ?? '');
  const named = Object.hasOwn(byExtension, extension) ? byExtension[extension] : undefined;
  if (named === 'json' && isNdjson(sample)) return 'ndjson';
  if (named) return named;
  if (!tellsNothing.has(extension)) return 'text';
  if (isNdjson(sample)) return 'ndjson';
  if (isJson(sample)) return 'json';
  const delimiter = findSeparatorLine(sample) ?? guessTable(sample);
  return delimiter === undefined ? 'text' : delimiter === '\t' ? 'tsv' : 'csv';
}

function toExtension(fileName: string): string {
  const name = fileName.replace(/^.*[/\\]/, '').replace(/\.gz$/i, '');
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

const blind: JsonVisitor = { key() {}, string() {}, number() {}, literal() {}, open() {}, close() {} };

/** Whether a line is a whole object or array. */
function isDocument(bytes: Uint8Array, start: number, end: number): boolean {
  return beginsDocument(bytes, start) && scanJson(createScanState(start), bytes, end, true, blind) === 'done';
}

function beginsDocument(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x7b || bytes[at] === 0x5b;
}

/** A document on the first line, and another one on the next. */
function isNdjson({ bytes }: Sample): boolean {
  const first = bytes.indexOf(10);
  if (first === -1 || !isDocument(bytes, 0, first)) return false;
  let next = first + 1;
  while (bytes[next] === 10 || bytes[next] === 13) next++;
  return beginsDocument(bytes, next);
}

function isJson({ bytes, isWhole }: Sample): boolean {
  let at = 0;
  while (bytes[at] === 0x20 || (bytes[at]! >= 9 && bytes[at]! <= 13)) at++;
  if (!beginsDocument(bytes, at)) return false;
  const end = scanJson(createScanState(at), bytes, bytes.length, isWhole, blind);
  return end === 'done' || end === 'more';
}

const delimiters = [',', ';', '\t', '|'];

/** The delimiter that a first line such as `sep=;` names: Excel writes and reads it. */
export function findSeparatorLine({ bytes }: Sample): string | undefined {
  return /^"?sep=([^\r\n"])"?\r?(?:\n|$)/i.exec(decodeUtf8(bytes, 0, Math.min(bytes.length, 16)))?.[1];
}

/** The rows of a sample if it were a table: the number of cells in each. The last one is left out if it may be cut. */
function countCells({ bytes, isWhole }: Sample, delimiter: string): number[] {
  const cell: Cell = { start: 0, end: 0, next: 0, closing: -1, isLast: false };
  const rows: number[] = [];
  let cells = 0;
  for (let at = 0; at < bytes.length && rows.length < 50; at = cell.next) {
    if (!readCell(bytes, at, bytes.length, isWhole, delimiter.charCodeAt(0), cell)) break;
    cells++;
    if (!cell.isLast) continue;
    if (cells > 1 || cell.end > cell.start) rows.push(cells);
    cells = 0;
  }
  return rows;
}

/** The delimiter under which most rows have equally many cells, and the most of them. */
export function guessDelimiter(sample: Sample): string {
  let best = { delimiter: ',', share: 0, cells: 1 };
  for (const delimiter of delimiters) {
    const rows = countCells(sample, delimiter);
    const counts = new Map<number, number>();
    for (const cells of rows) if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    for (const [cells, count] of counts) {
      const share = count / rows.length;
      if (share > best.share || (share === best.share && cells > best.cells)) best = { delimiter, share, cells };
    }
  }
  return best.delimiter;
}

/** The delimiter of what is a table beyond doubt, although its name does not say so: prose has commas, too. */
function guessTable(sample: Sample): string | undefined {
  const delimiter = guessDelimiter(sample);
  const rows = countCells(sample, delimiter);
  const isEven = rows.length >= 3 && rows[0]! > 1 && rows.every(cells => cells === rows[0]);
  return isEven && hasHeader(sample, delimiter, rows[0]!) ? delimiter : undefined;
}

/** Names of columns are short, all different, and no sentences. */
function hasHeader({ bytes }: Sample, delimiter: string, cells: number): boolean {
  const cell: Cell = { start: 0, end: 0, next: 0, closing: -1, isLast: false };
  const names = new Set<string>();
  for (let at = 0; names.size < cells; at = cell.next) {
    if (!readCell(bytes, at, bytes.length, true, delimiter.charCodeAt(0), cell)) return false;
    const name = toCellText(bytes, cell);
    if (!/^[^\s.,;!?](?:.{0,58}[^\s.,;!])?$/.test(name) || names.has(name)) return false;
    names.add(name);
  }
  return true;
}
