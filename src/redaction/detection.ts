import { Engine } from '../engine/engine.ts';
import { type Confidence, confidences } from '../engine/finding.ts';
import type { FindSites } from '../engine/sites.ts';
import { builtInRules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';

/** What is to be found. */
export interface DetectionOptions {
  /** Only these types, at least one. Default: all of the built-in ones and those of `rules`. */
  readonly types?: readonly string[];
  /** The weakest confidence that is reported. Default `medium`. */
  readonly minConfidence?: Confidence;
  /** A team's own rules, beside the built-in ones. See `defineRule`. */
  readonly rules?: readonly Rule[];
  /**
   * Values that are no personal data: a string is compared without spaces, round brackets, hyphens and case, and any other
   * spelling is another value; an expression is tried on the value as it stands in the text, a line break in it being `\n`.
   */
  readonly allow?: readonly (string | RegExp)[];
}

/**
 * An engine with the rules that are asked for.
 *
 * @param findSitesOf for a face that has a faster way to the sites of some rules
 * @throws TypeError that names the option that is wrong
 */
export function createEngine(
  options: DetectionOptions = {},
  findSitesOf?: (rules: readonly Rule[]) => FindSites | undefined,
): Engine {
  const rules = selectRules(options);
  return new Engine({
    rules,
    findSites: findSitesOf?.(rules),
    minConfidence: checkConfidence(options.minConfidence ?? 'medium'),
    ...(options.allow !== undefined && { isAllowed: compileAllowed(options.allow) }),
  });
}

function selectRules({ rules = [], types }: DetectionOptions): readonly Rule[] {
  const all = [...builtInRules, ...rules];
  const known = all.map(rule => rule.type);
  const twice = known.find((type, i) => known.indexOf(type) < i);
  if (twice !== undefined) throw new TypeError(`rules: there is already a rule of type "${twice}"`);
  if (types === undefined) return all;
  if (!Array.isArray(types) || types.length === 0) throw new TypeError('types must be an array of at least one type');
  const unknown = types.find(type => !known.includes(type));
  if (unknown !== undefined)
    throw new TypeError(`types: there is no type "${unknown}"; the types are ${known.join(', ')}`);
  return all.filter(rule => types.includes(rule.type));
}

function checkConfidence(confidence: Confidence): Confidence {
  if (!confidences.includes(confidence)) throw new TypeError(`minConfidence must be one of ${confidences.join(', ')}`);
  return confidence;
}

function compileAllowed(allow: readonly (string | RegExp)[]): (value: string) => boolean {
  if (!Array.isArray(allow)) throw new TypeError('allow must be an array of strings and regular expressions');
  const values = new Set<string>();
  const patterns: RegExp[] = [];
  for (const entry of allow) {
    if (typeof entry === 'string') values.add(comparable(entry));
    // Without g and y an expression has no memory.
    else if (entry instanceof RegExp) patterns.push(new RegExp(entry.source, entry.flags.replace(/[gy]/g, '')));
    else throw new TypeError('allow must be an array of strings and regular expressions');
  }
  return value => values.has(comparable(value)) || patterns.some(pattern => pattern.test(value));
}

function comparable(value: string): string {
  return value.toLowerCase().replace(/[\s()-]/g, '');
}
