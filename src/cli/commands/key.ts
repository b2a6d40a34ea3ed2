import { resolve } from 'node:path';
import { createKey, writeKey } from '../../batch/index.ts';
import type { Register } from '../command.ts';
import { writeError, writeOut } from '../terminal/io.ts';
import { toPath } from './options.ts';

export const registerKey: Register = (program, exit) => {
  program
    .command('key')
    .description('make a secret key for tokens; who has it can test whose tokens they are, and without it nobody can')
    .option('-o, --output <file>', 'write it to a new file that only you can read (default: stdout)', toPath)
    .action(async ({ output }: { output?: string }) => {
      if (output === undefined || output === '-') await writeOut(createKey());
      else {
        writeKey(resolve(output));
        writeError(
          'Wrote the key. Keep it apart from the data, and keep it: without it new tokens differ from the old.',
        );
      }
      exit(0);
    });
};
