import type { Finding } from '../engine/finding.ts';

/**
 * What stands in the place of a value: a string, or the redaction throws a TypeError. `value` is handed over so that it can
 * be masked; it must not be kept.
 */
export type Replacer = (finding: Finding, value: string) => string;

/**
 * `text` with every finding replaced, in one pass over the original offsets.
 *
 * @param findings sorted and disjoint, as `detect` gives them, in UTF-16 code units of `text`
 * @throws TypeError where `findings` are not sorted and disjoint, or where `replacer` gives no string
 */
export function replaceSpans(text: string, findings: readonly Finding[], replacer: Replacer): string {
  if (findings.some(({ start, end }, i) => !(start >= (findings[i - 1]?.end ?? 0) && end >= start)))
    throw new TypeError('findings must be sorted and disjoint');
  return replaceEach(text, findings, checked('replacer', replacer));
}

/** The same for findings and a replacer that are known to be right. */
export function replaceEach(text: string, findings: readonly Finding[], replacer: Replacer): string {
  let replaced = '';
  let copied = 0;
  for (const finding of findings) {
    replaced += text.slice(copied, finding.start) + replacer(finding, text.slice(finding.start, finding.end));
    copied = finding.end;
  }
  return replaced + text.slice(copied);
}

/** `replacer`, which throws a TypeError that names `argument` where it gives no string. */
export function checked(argument: string, replacer: Replacer): Replacer {
  return (finding, value) => {
    const replaced: unknown = replacer(finding, value);
    if (typeof replaced !== 'string') throw new TypeError(`${argument} must give a string`);
    return replaced;
  };
}
