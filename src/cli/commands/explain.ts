import { explain } from '../../index.ts';
import type { Register } from '../command.ts';
import { UsageError } from '../errors.ts';
import { readStdin, writeOut } from '../terminal/io.ts';
import { isTerminal } from '../terminal/outlet.ts';

export const registerExplain: Register = program => {
  program
    .command('explain')
    .description(
      'show every candidate in a text, kept or not, and why; reads stdin (an argument would stay in the history of the shell)',
    )
    .argument('[text]', 'the text; - or nothing for stdin')
    .option('--min-confidence <level>', 'low, medium or high', 'medium')
    .option('--json', 'print as JSON')
    .action(
      async (argument: string | undefined, options: { minConfidence: 'low' | 'medium' | 'high'; json?: true }) => {
        if ((argument === undefined || argument === '-') && isTerminal(0)) {
          throw new UsageError('there is no text: pipe it in, as in "withhold explain < message.txt"');
        }
        const text =
          argument === undefined || argument === '-' ? new TextDecoder().decode(await readStdin()) : argument;
        const explanations = explain(text, { minConfidence: options.minConfidence });
        if (options.json) return writeOut(`${JSON.stringify(explanations, null, 2)}\n`);
        if (explanations.length === 0) return writeOut('nothing in this text looks like any of the types\n');
        for (const { type, start, end, confidence, kept, specimen, reasons } of explanations) {
          await writeOut(
            `${kept ? 'found ' : 'passed'} ${type} at ${start}-${end}, confidence ${confidence}${specimen ? `, specimen (${specimen})` : ''}\n`,
          );
          for (const reason of reasons) await writeOut(`         ${reason}\n`);
        }
      },
    );
};
