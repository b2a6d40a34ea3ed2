import { createProcessor } from '../formats/index.ts';
import {
  builtInRules,
  type Confidence,
  createDetector,
  type Detector,
  defineRule,
  type ReplacementName,
  type Replacer,
  type RuleDefinition,
  toReplacer,
} from '../index.node.ts';
import { hmacSha256 } from './hash.ts';
import type { OpenProcessor } from './task.ts';

/** What to look for and what to put in its place. Plain data without functions: threads make their own detector of it. */
export interface Settings {
  /** Default: all types, built in and of `rules`. */
  readonly types?: readonly string[];
  readonly excludeTypes?: readonly string[];
  /** Default `medium`. */
  readonly minConfidence?: Confidence;
  readonly allow?: readonly (string | RegExp)[];
  readonly rules?: readonly Omit<RuleDefinition, 'check'>[];
  /** Default `label`. `key` is the secret that makes tokens: at least 32 bytes. */
  readonly replace?: ReplacementName | { readonly label: string } | { readonly key: Uint8Array };
}

/** @throws TypeError that names the setting that is wrong. */
export function toDetector(settings: Settings): Detector {
  const { types, excludeTypes, minConfidence, allow } = settings;
  const rules = (settings.rules ?? []).map(defineRule);
  const known = [...builtInRules, ...rules].map(rule => rule.type);
  const unknown = excludeTypes?.find(type => !known.includes(type));
  if (unknown !== undefined)
    throw new TypeError(`types: there is no type "${unknown}"; the types are ${known.join(', ')}`);
  const wanted = (types ?? known).filter(type => !excludeTypes?.includes(type));
  if (wanted.length === 0) throw new TypeError('types: nothing is left to look for');
  return createDetector({
    rules,
    types: wanted,
    ...(minConfidence !== undefined && { minConfidence }),
    ...(allow !== undefined && { allow }),
  });
}

/** @throws TypeError that names the setting that is wrong. */
export async function settingsReplacer({ replace }: Settings): Promise<Replacer> {
  return typeof replace === 'object' && 'key' in replace ? tokenReplacer(replace.key) : toReplacer(replace);
}

/** HMAC-SHA-256 under the key. @throws TypeError for what is no bytes, or fewer than 32 */
export async function tokenReplacer(key: Uint8Array): Promise<Replacer> {
  if (!(key instanceof Uint8Array) || key.length < 32)
    throw new TypeError('key must be a Uint8Array of at least 32 bytes; createKey() and `withhold key` make one');
  // Only here, because it brings libphonenumber-js: as long to load as everything else together.
  const { createTokenReplacer } = await import('../redaction/token.ts');
  return createTokenReplacer(text => hmacSha256(key, text));
}

/** @throws TypeError that names the setting that is wrong. */
export async function createOpener(
  settings: Settings,
  detector: Detector = toDetector(settings),
): Promise<OpenProcessor> {
  const replacer = await settingsReplacer(settings);
  return ({ fileName, read, redact, onFinding }) =>
    createProcessor({
      detector,
      fileName,
      read,
      reusesPieces: true,
      ...(redact && { replacer }),
      ...(onFinding && { onFinding }),
    });
}
