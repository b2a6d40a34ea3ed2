import type { Engine } from '../engine/engine.ts';
import { type Explanation, explain } from '../engine/explain.ts';
import type { Confidence, Finding } from '../engine/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { checkText, createEngine, type DetectionOptions } from './detection.ts';
import { replaceSpans } from './replace.ts';
import { type Replacement, toReplacer } from './replacers.ts';

export interface DetectorOptions extends DetectionOptions {
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
  /** The weakest confidence that is reported. */
  readonly minConfidence: Confidence;
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
  return detectorOf(createEngine(options), options.replace);
}

/** The face of an engine. */
export function detectorOf(engine: Engine, replacement?: Replacement): Detector {
  const replacer = toReplacer(replacement);
  return {
    rules: engine.options.rules,
    minConfidence: engine.options.minConfidence,
    detect: text => engine.detect(checkText(text)),
    explain: text => explain(engine, checkText(text)),
    redact: text => {
      const findings = engine.detect(checkText(text));
      return { text: replaceSpans(text, findings, replacer), findings };
    },
  };
}
