import type { Command } from './commander.ts';

/** What a command answers with: 0 done or clean, 1 `check` found something or `evaluate` fell below its floor, 2 anything went wrong, 128 + n for a signal. */
export type ExitCode = number;

/** Adds one command to the program; its action reports the exit code through `exit`. */
export type Register = (program: Command, exit: (code: ExitCode) => void) => void;
