import { registerBaseline } from './baseline.ts';
import { registerCheck } from './check.ts';
import type { Command } from './commander.ts';
import { registerCompletion } from './completion.ts';
import { registerEvaluate } from './evaluate.ts';
import { registerExplain } from './explain.ts';
import { registerInit } from './init.ts';
import { registerKey } from './key.ts';
import type { ExitCode } from './program.ts';
import { registerRedact } from './redact.ts';
import { registerRules } from './rules.ts';
import { registerScan } from './scan.ts';

/** Adds one command to the program; its action reports the exit code through `exit`. */
export type Register = (program: Command, exit: (code: ExitCode) => void) => void;

/** In the order of the help. What a command needs beyond its options is loaded when it runs. */
export const commands: readonly Register[] = [
  registerScan,
  registerRedact,
  registerCheck,
  registerBaseline,
  registerExplain,
  registerRules,
  registerEvaluate,
  registerInit,
  registerKey,
  registerCompletion,
];
