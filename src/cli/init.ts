import type { Register } from './commands.ts';
import { writeOut } from './io.ts';

export const registerInit: Register = program => {
  program
    .command('init')
    .description('set a project up: a configuration file, an ignore file, and the snippet for its CI host')
    .action(async () => {
      const { describeInit, initialise } = await import('./initialise.ts');
      await writeOut(describeInit(initialise(process.cwd())));
    });
};
