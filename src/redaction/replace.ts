import type { Finding } from '../engine/finding.ts';

/** What stands in the place of a value. `value` is handed over so that it can be masked; it must not be kept. */
export type Replacer = (finding: Finding, value: string) => string;

/**
 * `text` with every finding replaced, in one pass over the original offsets.
 *
 * @param findings sorted and disjoint, in UTF-16 code units of `text`
 */
export function replaceSpans(text: string, findings: readonly Finding[], replacer: Replacer): string {
  let replaced = '';
  let copied = 0;
  for (const finding of findings) {
    replaced += text.slice(copied, finding.start) + replacer(finding, text.slice(finding.start, finding.end));
    copied = finding.end;
  }
  return replaced + text.slice(copied);
}
