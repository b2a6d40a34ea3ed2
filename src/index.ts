/**
 * Withhold: finds National Insurance numbers, card numbers, phone numbers and e-mail addresses in free text.
 * Runs wherever JavaScript runs; files and streams are in `withhold/node`, forms in `withhold/form`.
 */
import type { Explanation } from './engine/explain.ts';
import type { Finding } from './engine/finding.ts';
import { createDetector, type DetectorOptions, type Redaction } from './redaction/detector.ts';
import { createFace } from './redaction/face.ts';

export type { Explanation } from './engine/explain.ts';
export { type Confidence, confidences, type Finding } from './engine/finding.ts';
export { createDetector, type Detector, type DetectorOptions, type Redaction } from './redaction/detector.ts';
export { type Replacer, replaceSpans } from './redaction/replace.ts';
export { type Replacement, type ReplacementName, replacementNames, toReplacer } from './redaction/replacers.ts';
export { defineRule, type RuleDefinition } from './rules/define-rule.ts';
export { builtInRules } from './rules/index.ts';
export {
  type Candidate,
  type Cues,
  digits,
  literal,
  type Rule,
  type Site,
  type Strength,
  type Trigger,
} from './rules/rule.ts';
export type { Span } from './text/span.ts';

const face = createFace(createDetector);

/**
 * The personal data in `text`. For many texts with the same options, `createDetector` compiles them once.
 *
 * @returns findings sorted by place and disjoint; `text.slice(finding.start, finding.end)` is the value (UTF-16 code units)
 * @throws TypeError where `text` is no string or an option is wrong
 * @example detect('My NI number is QQ 12 34 56 C')
 * // [{ type: 'nino', start: 16, end: 29, confidence: 'high', specimen: 'hmrc-specimen' }]
 */
export function detect(text: string, options?: DetectorOptions): Finding[] {
  return face.detect(text, options);
}

/**
 * `text` without its personal data. What comes out with the default labels holds nothing that `detect` would find; another
 * replacement may: a mask keeps its separators, and what a function gives is its own affair.
 *
 * @throws TypeError where `text` is no string, an option is wrong or `replace` gives no string
 * @example redact('Ring 07700 900123').text // 'Ring [PHONE]'
 */
export function redact(text: string, options?: DetectorOptions): Redaction {
  return face.redact(text, options);
}

/**
 * Every candidate in `text`, kept or not, with the reasons: the answer to "why?" and "why not?".
 *
 * @throws TypeError where `text` is no string or an option is wrong
 * @example explain('order 07700 900123')[0].kept // false
 */
export function explain(text: string, options?: DetectorOptions): Explanation[] {
  return face.explain(text, options);
}
