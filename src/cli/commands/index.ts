import type { Register } from '../command.ts';
import { registerBaseline } from './baseline.ts';
import { registerCheck } from './check.ts';
import { registerCompletion } from './completion.ts';
import { registerEvaluate } from './evaluate.ts';
import { registerExplain } from './explain.ts';
import { registerInit } from './init.ts';
import { registerKey } from './key.ts';
import { registerRedact } from './redact.ts';
import { registerRules } from './rules.ts';
import { registerScan } from './scan.ts';

/**
 * By name, in the order of the help. What a command needs beyond its options is loaded when it runs; only `redact`, which
 * stands in pipes where it runs for every message, is in one file with the program.
 */
export const commands: Readonly<Record<string, Register>> = {
  scan: registerScan,
  redact: registerRedact,
  check: registerCheck,
  baseline: registerBaseline,
  explain: registerExplain,
  rules: registerRules,
  evaluate: registerEvaluate,
  init: registerInit,
  key: registerKey,
  completion: registerCompletion,
};
