/** Bytes at memory speed: which stretches of a text can hold anything at all. */
import type { Rule } from '../rules/rule.ts';
import { createFastScan } from './fast-scan.ts';
import { createPlainScan } from './scan.ts';
import { createScout, type Scout } from './scout.ts';
import { type Dialect, toSigns } from './signs.ts';

export type { Scout } from './scout.ts';

/** Nothing where the rules cannot be told from bytes, so that everything has to be looked at. */
export function openScout(rules: readonly Rule[], dialect: Dialect): Scout | undefined {
  const signs = toSigns(rules, dialect);
  return signs && createScout(rules, signs, createFastScan(signs) ?? createPlainScan(signs));
}
