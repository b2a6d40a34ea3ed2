import type { Register } from '../command.ts';
import { writeOut } from '../terminal/io.ts';

export const registerInit: Register = program => {
  program
    .command('init')
    .description('set a project up: a configuration file, an ignore file, and the snippet for its CI host')
    .action(async () => {
      const { describeInit, initialise } = await import('../checking/initialise.ts');
      await writeOut(describeInit(initialise(process.cwd())));
    });
};
