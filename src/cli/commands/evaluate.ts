import type { EvaluateFlags } from '../checking/evaluate.ts';
import type { Register } from '../command.ts';
import { addConfigOptions, minConfidenceOption } from './options.ts';

export const registerEvaluate: Register = (program, exit) => {
  const command = program
    .command('evaluate')
    .description(
      'measure recall, precision and exact spans on labelled messages: NDJSON, {"text": "… «nino:QQ 12 34 56 C» …"} a line',
    )
    .argument('<files...>', 'NDJSON files with marked values')
    .option('--json', 'print as JSON')
    .option('--misses', 'list what was missed, wrong or inexact, by place')
    .option('--show-values', 'with --misses: show the text around each; only on a terminal')
    .addOption(minConfidenceOption())
    .option(
      '--fail-below <share>',
      'exit 1 where recall or precision of all types together is lower, e.g. 0.995; 2 where nothing is marked',
    );
  addConfigOptions(command).action(async (files: string[], flags: EvaluateFlags) => {
    const { measure } = await import('../checking/evaluate.ts');
    exit(await measure(files, flags));
  });
};
