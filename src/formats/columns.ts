import { InputError } from './processor.ts';

/** `; did you mean “comments”?` where one of the names is close, else nothing. */
export function suggestion(given: string, names: readonly string[]): string {
  const limit = Math.max(1, Math.floor(given.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const name of names) {
    const distance = editDistance(given.toLowerCase(), name.toLowerCase(), limit);
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best === undefined ? '' : `; did you mean “${best}”?`;
}

/** How many characters must be added, dropped or changed (Levenshtein); anything above `limit` is as good as another. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** The refusal of a column that is not there. Names are shown as they may be shown: with labels for values. */
export function unknownColumn(given: string, shownNames: readonly string[]): InputError {
  const shown = shownNames.slice(0, 20).map(name => `“${name}”`);
  const rest = shownNames.length > 20 ? ` and ${shownNames.length - 20} more` : '';
  const list = shown.length === 0 ? 'there are none' : `there are ${shown.join(', ')}${rest}`;
  return new InputError(`no column is named “${given}”${suggestion(given, shownNames)}; ${list}`);
}

/** Which columns of a table are looked at. */
export interface ColumnChoice {
  readonly columns?: readonly string[];
  readonly excludeColumns?: readonly string[];
}

/**
 * Whether each column is looked at. A name is looked up first as it stands, then without space around it, then as a number
 * counted from 1. Throws an `InputError` for a column that is not there.
 */
export function chooseColumns(
  headers: readonly string[],
  toShownNames: () => readonly string[],
  choice: ColumnChoice,
): boolean[] {
  const find = (given: string): number[] => {
    const same = headers.flatMap((header, i) => (header === given ? [i] : []));
    const trimmed =
      same.length > 0 ? same : headers.flatMap((header, i) => (header.trim() === given.trim() ? [i] : []));
    if (trimmed.length > 0) return trimmed;
    const number = /^[1-9]\d*$/.test(given) ? Number(given) - 1 : -1;
    if (number >= 0 && number < headers.length) return [number];
    throw unknownColumn(given, toShownNames());
  };
  const wanted = choice.columns && new Set(choice.columns.flatMap(find));
  const unwanted = new Set((choice.excludeColumns ?? []).flatMap(find));
  return headers.map((_, i) => (wanted?.has(i) ?? true) && !unwanted.has(i));
}
