import { type Rule, words } from '../rules/rule.ts';
import { isLetter } from '../text/characters.ts';
import { hasOverlap } from '../text/span.ts';
import { CueFinder } from './cues.ts';
import type { Finding } from './finding.ts';

/** What finds things, and by which rules. */
interface Named {
  readonly rules?: readonly Rule[];
  detect(text: string): readonly Finding[];
}

/** What a column or a key says about the values that stand under it, as a label in a sentence would: `Mobile: 7700 900123`. */
export interface Naming {
  /** What to put before a value for it to be read with its name; empty where the name says nothing. */
  labelOf(name: string): string;
  /** What is found in a value, alone or behind its label. In its own offsets; sorted, disjoint. */
  detect(text: string, label: string): readonly Finding[];
}

/** What ends the name of something else: of a number that the type only belongs to, or of a column for anything people write. */
const vague = new Set([
  ...words('id ids ref reference code key type date time'),
  ...words(
    'text txt sms call calls called calling ring reach contact home work daytime evening mail address write send',
  ),
]);

/** What a value leaves behind that was taken out. */
const redacted = /\[[A-Z][A-Z-]*\]/;

/** So many names are remembered: documents may have a key of its own for every value. */
const mostNames = 1000;

/** Longer ones are text. */
const longestName = 200;

/** A spreadsheet drops the 0 of a phone number, and nobody writes "mobile" again under that header. */
export function createNaming({ detect, rules = [] }: Named): Naming {
  let cues: readonly CueFinder[] | undefined;
  const known = new Map<string, string>();

  const toLabel = (name: string): string => {
    const bare = name.length > longestName || redacted.test(name) ? '' : withoutTail(name);
    const last = bare.slice(startOfLast(bare)).toLowerCase();
    if (vague.has(last)) return '';
    const label = `${bare}: `;
    const end = label.length;
    cues ??= rules.flatMap(rule => (rule.cues ? [new CueFinder(rule.cues)] : []));
    const isHeard = cues.some(finder => {
      const cue = finder.find(label, { start: end, end });
      return cue?.kind === 'raise' && cue.isTight;
    });
    // What holds a value is one: the first row of a table without a header.
    return isHeard && detect(name).length === 0 ? label : '';
  };

  return {
    labelOf(name) {
      const label = known.get(name) ?? toLabel(name);
      if (known.size < mostNames) known.set(name, label);
      return label;
    },
    detect(text, label) {
      const alone = detect(text);
      if (label === '') return alone;
      const named: Finding[] = [];
      for (const finding of detect(label + text)) {
        const start = finding.start - label.length;
        if (start >= 0) named.push({ ...finding, start, end: finding.end - label.length });
      }
      const rest = alone.filter(finding => !named.some(other => hasOverlap(other, finding)));
      return [...named, ...rest].sort((a, b) => a.start - b.start);
    },
  };
}

/** Up to its last letter: `phone_2`, `Tel (1)`, "What is your mobile number?" */
function withoutTail(name: string): string {
  let end = name.length;
  while (end > 0 && !isLetter(name.charCodeAt(end - 1))) end--;
  return name.slice(0, end);
}

/** Where the last word begins: letters and hyphens. */
function startOfLast(name: string): number {
  let start = name.length;
  while (isLetter(name.charCodeAt(start - 1)) || name[start - 1] === '-') start--;
  return start;
}
