import { builtInRules } from '../../index.ts';
import { specimens } from '../../rules/specimens.ts';
import type { Register } from '../command.ts';
import { writeOut } from '../terminal/io.ts';

export const registerRules: Register = program => {
  program
    .command('rules')
    .description('list what is found, or the specimen values that check lets pass')
    .option('--specimens', 'list the published specimen values with their sources')
    .option('--json', 'print as JSON')
    .action(async (options: { specimens?: true; json?: true }) => {
      const rows = options.specimens
        ? specimens.map(({ id, type, values, source }) => ({ id, type, values, source }))
        : builtInRules.map(({ type, name }) => ({ type, name }));
      await writeOut(options.json ? `${JSON.stringify(rows, null, 2)}\n` : toTable(rows));
    });
};

function toTable(rows: readonly Record<string, string>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const widths = columns.map(column => Math.max(...rows.map(row => row[column]!.length)));
  return rows
    .map(
      row =>
        `${columns.map((column, i) => (i < columns.length - 1 ? row[column]!.padEnd(widths[i]!) : row[column])).join('  ')}\n`,
    )
    .join('');
}
