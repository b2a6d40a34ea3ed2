import type { Counts } from './counts.ts';

/** One document; its shape is that of `Counts`, with the file's summary beside its path. */
export function countsToJson({ version, isReplaced, totals, files, skipped, failed }: Counts): string {
  const document = {
    schemaVersion: 1,
    tool: { name: 'withhold', version },
    replaced: isReplaced,
    totals,
    files: files.map(({ path, output, summary }) => ({ path, output, ...summary })),
    skipped,
    failed,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
