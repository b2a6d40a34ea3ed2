import { toCsv } from '../csv.ts';
import { type Counts, columnsOf } from './counts.ts';

const header = ['path', 'status', 'format', 'encoding', 'records', 'column', 'type', 'count', 'note'];

/** A row for each type in each column of each file; one row for a file with nothing in it, or that was not read. */
export function countsToCsv({ files, skipped, failed, isReplaced }: Counts): string {
  const rows = files.flatMap(({ path, summary }) => {
    const { format, encoding, records, notices } = summary;
    const start = [path, isReplaced ? 'redacted' : 'read', format, encoding, records];
    const note = notices.join(' ');
    const counts = Object.entries(columnsOf(summary)).flatMap(([column, types]) =>
      Object.entries(types).map(([type, count]) => [...start, column, type, count, note]),
    );
    return counts.length > 0 ? counts : [[...start, '', '', 0, note]];
  });
  const unread = [
    ...skipped.map(({ path, reason }) => [path, 'skipped', '', '', '', '', '', '', reason]),
    ...failed.map(({ path, reason }) => [path, 'failed', '', '', '', '', '', '', reason]),
  ];
  return toCsv([header, ...rows, ...unread]);
}
