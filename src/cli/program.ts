import type { ExitCode, Register } from './command.ts';
import { Command, CommanderError } from './commander.ts';
import { commands } from './commands/index.ts';
import { toMessage, withoutTyped, withoutValues } from './errors.ts';
import { stderr, stdout, writeError } from './terminal/io.ts';
import { version } from './version.ts';

/** The whole command line: one call, one exit code. Nothing here exits the process, so that pipes drain. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  let exitCode: number = 0;
  const program = new Command('withhold')
    .description(
      'Finds National Insurance numbers, card numbers, phone numbers and email addresses in text: scan shows them, redact takes them out, check judges.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('(withhold --help lists the commands)')
    .exitOverride()
    .configureOutput({
      writeOut: text => stdout.write(Buffer.from(text)),
      writeErr: text => stderr.write(Buffer.from(text)),
      outputError: (text, write) => write(withoutTyped(text.replace(/^error: /, 'withhold: '))),
    });
  for (const register of wanted(argv[0])) {
    register(program, code => {
      exitCode = code;
    });
  }
  for (const command of program.commands)
    command
      .exitOverride()
      .copyInheritedSettings(program)
      .showHelpAfterError(`(withhold ${command.name()} --help lists its options)`);
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    // commander ends with 1 on a wrong call; 1 is kept for "found something".
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    writeError(`withhold: ${withoutValues(toMessage(error))}`);
    return 2;
  }
  return exitCode;
}

/** The command that is called, or all of them where the call is about all: in the help, and in what completes commands. */
function wanted(name = ''): readonly Register[] {
  const isOne = Object.hasOwn(commands, name) && name !== 'completion';
  return isOne ? [commands[name]!] : Object.values(commands);
}
