import type { ExplainFlags } from '../checking/explain.ts';
import type { Register } from '../command.ts';
import { addConfigOptions, minConfidenceOption } from './options.ts';

export const registerExplain: Register = (program, exit) => {
  const command = program
    .command('explain')
    .description(
      'show every candidate in a text, kept or not, and why; reads stdin (an argument would stay in the history of the shell)',
    )
    .argument('[text]', 'the text; - or nothing for stdin')
    .addOption(minConfidenceOption())
    .option('--json', 'print as JSON');
  addConfigOptions(command).action(async (text: string | undefined, flags: ExplainFlags) => {
    const { explain } = await import('../checking/explain.ts');
    exit(await explain(text, flags));
  });
};
