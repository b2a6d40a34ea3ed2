import type { Detector } from '../redaction/detector.ts';
import { builtInRules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { openScout } from './index.ts';

/** Longer texts are searched at once: what they hold costs more than to see whether there is anything. */
const longest = 32_768;
/** The most bytes that a UTF-16 code unit takes in UTF-8. */
const mostBytes = 3;

const encoder = new TextEncoder();

type HasSite = (text: string) => boolean;
/** By the types that are looked for: every scan has memory of its own. */
const known = new Map<string, HasSite | undefined>();

/**
 * The same detector, that says in a fraction of the time of a clean message that there is nothing in it: the text is written
 * out as bytes, which the scan looks at sixteen at a time. A team's own rules are searched for as they are.
 */
export function skim(detector: Detector): Detector {
  const { rules } = detector;
  if (!rules.every(rule => builtInRules.includes(rule))) return detector;
  const types = rules.map(rule => rule.type).join();
  if (!known.has(types)) known.set(types, open(rules));
  const hasSite = known.get(types);
  if (hasSite === undefined) return detector;
  const isClean = (text: unknown): boolean => typeof text === 'string' && text.length <= longest && !hasSite(text);
  return {
    rules,
    detect: text => (isClean(text) ? [] : detector.detect(text)),
    redact: text => (isClean(text) ? { text, findings: [] } : detector.redact(text)),
    explain: text => (isClean(text) ? [] : detector.explain(text)),
  };
}

/** Nothing without WebAssembly: then bytes are looked at no faster than characters. */
function open(rules: readonly Rule[]): HasSite | undefined {
  const scout = openScout(rules, 'text', longest * mostBytes);
  if (scout?.allocate === undefined) return undefined;
  const bytes = scout.allocate(longest * mostBytes);
  const sites: number[] = [];
  return text => {
    sites.length = 0;
    scout.findSites(bytes, 0, encoder.encodeInto(text, bytes).written, sites);
    return sites.length > 0;
  };
}
