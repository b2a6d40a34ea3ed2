import type { Explanation } from '../engine/detector.ts';
import { Engine } from '../engine/engine.ts';
import { type Confidence, confidences, type Finding } from '../engine/finding.ts';
import type { FindSites } from '../engine/sites.ts';
import { builtInRules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { replaceSpans } from './replace.ts';
import { type Replacement, toReplacer } from './replacers.ts';

export interface DetectorOptions {
  /** Only these types. Default: all of the built-in ones and those of `rules`. */
  readonly types?: readonly string[];
  /** The weakest confidence that is reported. Default `medium`. */
  readonly minConfidence?: Confidence;
  /** A team's own rules, beside the built-in ones. See `defineRule`. */
  readonly rules?: readonly Rule[];
  /**
   * Values that are no personal data: a string is compared without spaces, brackets, hyphens and case, an expression is
   * tried on the value as it stands in the text.
   */
  readonly allow?: readonly (string | RegExp)[];
  /** What `redact` puts in place of a value. Default `label`: `[NINO]`, `[CARD]`, `[PHONE]`, `[EMAIL]`. */
  readonly replace?: Replacement;
}

export interface Redaction {
  readonly text: string;
  /** In offsets of the text that was passed in. */
  readonly findings: Finding[];
}

export interface Detector {
  /** What is looked for: their triggers tell where a text can be skipped. */
  readonly rules: readonly Rule[];
  /** The findings in `text`: sorted, disjoint, in UTF-16 code units. @throws TypeError where `text` is no string. */
  detect(text: string): Finding[];
  /** `text` with every finding replaced. @throws TypeError where `text` is no string. */
  redact(text: string): Redaction;
  /** Every candidate, kept or not, and why. @throws TypeError where `text` is no string. */
  explain(text: string): Explanation[];
}

/**
 * Compiles rules and options once, for many texts.
 *
 * @throws TypeError that names the option that is wrong
 * @example createDetector({ types: ['email'] }).detect('jo@example.com')[0].type // 'email'
 */
export function createDetector(options: DetectorOptions = {}): Detector {
  return assembleDetector(options);
}

/** As `createDetector`, for a face that has a faster way to the sites of some rules. */
export function assembleDetector(
  options: DetectorOptions,
  findSitesOf?: (rules: readonly Rule[]) => FindSites | undefined,
): Detector {
  const rules = selectRules(options);
  const engine = new Engine({
    rules,
    findSites: findSitesOf?.(rules),
    minConfidence: checkConfidence(options.minConfidence ?? 'medium'),
    ...(options.allow !== undefined && { isAllowed: compileAllowed(options.allow) }),
  });
  const replacer = toReplacer(options.replace);
  return {
    rules,
    detect: text => engine.detect(checkText(text)),
    explain: text => engine.explain(checkText(text)),
    redact: text => {
      const findings = engine.detect(checkText(text));
      return { text: replaceSpans(text, findings, replacer), findings };
    },
  };
}

function checkText(text: unknown): string {
  if (typeof text !== 'string')
    throw new TypeError(`text must be a string, but is ${text === null ? 'null' : typeof text}`);
  return text;
}

function selectRules({ rules = [], types }: DetectorOptions): readonly Rule[] {
  const all = [...builtInRules, ...rules];
  const known = all.map(rule => rule.type);
  const twice = known.find((type, i) => known.indexOf(type) < i);
  if (twice !== undefined) throw new TypeError(`rules: there is already a rule of type "${twice}"`);
  if (types === undefined) return all;
  if (!Array.isArray(types)) throw new TypeError('types must be an array of strings');
  const unknown = types.find(type => !known.includes(type));
  if (unknown !== undefined)
    throw new TypeError(`types: there is no type "${String(unknown)}"; the types are ${known.join(', ')}`);
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
