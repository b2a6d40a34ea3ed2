import type { FileSummary } from '../formats/processor.ts';
import { addColumns } from '../formats/sums.ts';
import type { UnreadFile } from './report.ts';

/** Hides values in what people have written beside the text: paths, names of columns, keys. */
export type Clean = (text: string) => string;

export function cleanUnread({ path, reason }: UnreadFile, clean: Clean): UnreadFile {
  return { path: clean(path), reason: clean(reason) };
}

/** Two columns may have the same name once it is cleaned: then they are one. */
export function cleanSummary(summary: FileSummary, clean: Clean): FileSummary {
  const columns = Object.entries(summary.byColumn).map(([name, counts]) => [clean(name), counts] as const);
  return { ...summary, byColumn: addColumns(columns), notices: summary.notices.map(clean) };
}
