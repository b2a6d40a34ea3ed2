import { type Explanation, explain } from '../engine/explain.ts';
import type { Confidence, Finding } from '../engine/finding.ts';
import { checkRule } from '../rules/define-rule.ts';
import type { Rule } from '../rules/rule.ts';
import { checkText, isObject } from '../text/check.ts';
import { createEngine, type DetectionOptions } from './detection.ts';
import { checked, replaceEach } from './replace.ts';
import { type Replacement, toReplacer } from './replacers.ts';

export interface DetectorOptions extends DetectionOptions {
  /**
   * What `redact` puts in place of a value. Default `label`: `[NINO]`, `[CARD]`, `[PHONE]`, `[EMAIL]`, and the type of a
   * team's own rule in capitals. A label of your own must not begin with `=`, `+`, `-`, `@` or a control character: in a
   * table, a spreadsheet would run it. What a function gives is taken as it is.
   */
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
  /** The weakest confidence that is reported: `medium` where nothing else was asked for. */
  readonly minConfidence: Confidence;
  /** The findings in `text`: sorted, disjoint, in UTF-16 code units. @throws TypeError where `text` is no string. */
  detect(text: string): Finding[];
  /** `text` with every finding replaced. @throws TypeError where `text` is no string, or `replace` gives none. */
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
  return detectorFor(options);
}

/** @param findSitesOf as for `createEngine` */
export function detectorFor(options: DetectorOptions, findSitesOf?: Parameters<typeof createEngine>[1]): Detector {
  checkOptions(options);
  const engine = createEngine(options, findSitesOf);
  const replacer = checked('replace', toReplacer(options.replace));
  return {
    rules: engine.options.rules,
    minConfidence: engine.options.minConfidence,
    detect: text => engine.detect(checkText(text)),
    explain: text => explain(engine, checkText(text)),
    redact: text => {
      const findings = engine.detect(checkText(text));
      return { text: replaceEach(text, findings, replacer), findings };
    },
  };
}

function checkOptions(options: DetectorOptions): void {
  if (!isObject(options)) throw new TypeError('options must be an object');
  const { rules = [] } = options;
  if (!Array.isArray(rules)) throw new TypeError('rules must be an array of rules, as defineRule makes them');
  rules.forEach(checkRule);
}
