/** Bytes at memory speed: which stretches of a text can hold anything at all. */
import type { Confidence } from '../engine/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { createFastScan } from './fast-scan.ts';
import { createPlainScan } from './scan.ts';
import { createScout, type Scout } from './scout.ts';
import { type Dialect, type Signs, toSigns } from './signs.ts';

export type { Scout } from './scout.ts';

/** Below this, another memory costs more than it saves. */
const smallBytes = 65_536;
/** Below this, so do the tables: a message is looked at as it is. */
const fewBytes = 2048;

const known = new WeakMap<readonly Rule[], Map<Dialect, Signs | undefined>>();

/** What is looked for. */
interface Wanted {
  readonly rules: readonly Rule[];
  readonly minConfidence?: Confidence | undefined;
}

/** Nothing where it would not pay, or the rules cannot be told from bytes: then everything has to be looked at. */
export function openScout(
  { rules, minConfidence = 'low' }: Wanted,
  dialect: Dialect,
  expectedBytes: number,
): Scout | undefined {
  if (expectedBytes < fewBytes) return undefined;
  const ofRules = known.get(rules) ?? new Map<Dialect, Signs | undefined>();
  known.set(rules, ofRules);
  if (!ofRules.has(dialect)) ofRules.set(dialect, toSigns(rules, dialect));
  const signs = ofRules.get(dialect);
  if (signs === undefined) return undefined;
  const scan = expectedBytes < smallBytes ? undefined : createFastScan(signs);
  // Of a cell, the column may be the name.
  const areNamedBeside = dialect === 'text' && minConfidence !== 'low';
  return createScout(rules, signs, scan ?? createPlainScan(signs), areNamedBeside);
}
