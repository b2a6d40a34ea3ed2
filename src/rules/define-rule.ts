import { textBefore, textBehind } from '../text/neighbours.ts';
import { hasOverlap, type Span } from '../text/span.ts';
import type { Candidate, Cues, Rule, Site, Strength, Trigger } from './rule.ts';

/** A team's own identifier. */
export interface RuleDefinition {
  /** Lower-case letters, digits and hyphens; the label is made of it. */
  readonly type: string;
  /** What a person calls it. Default: the type. */
  readonly name?: string;
  /** What the value looks like, matched in the view (digits, spaces and dashes as a reader sees them). */
  readonly pattern: RegExp;
  /** What every value has in it; see `digits` and `literal`. */
  readonly triggers: readonly Trigger[];
  /** Called with the matched value; `false` drops it. */
  readonly check?: (value: string) => boolean;
  readonly cues?: Cues;
  /** How much the shape says without a cue. Default `fair`, which is medium confidence. */
  readonly strength?: Strength;
}

/** A team's pattern sees this much text on each side of a site, in UTF-16 code units. */
export const ruleWindow = 256;

/**
 * A rule of a team's own, for `createDetector({ rules: [...] })`. It runs only in a window of 256 characters around each
 * of its triggers, so a bad pattern cannot be slow on a long text; `withhold/testing` can prove it linear.
 *
 * @throws TypeError that names the field that is wrong
 * @example defineRule({ type: 'case-id', pattern: /CAS-\d{6}/, triggers: [digits(6)] })
 */
export function defineRule(definition: RuleDefinition): Rule {
  const { type, name = definition.type, pattern, triggers, check, cues, strength = 'fair' } = definition;
  if (typeof type !== 'string' || !/^[a-z][a-z0-9-]*$/.test(type))
    throw new TypeError('type must be lower-case letters, digits and hyphens, beginning with a letter');
  if (!(pattern instanceof RegExp)) throw new TypeError(`pattern of rule "${type}" must be a regular expression`);
  if (pattern.test('')) throw new TypeError(`pattern of rule "${type}" must not match the empty text`);
  if (!Array.isArray(triggers) || triggers.length === 0)
    throw new TypeError(`triggers of rule "${type}" must name at least one trigger: digits(6), literal('ref')`);
  const global = new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`);

  return {
    type,
    name,
    triggers,
    ...(cues !== undefined && { cues }),
    match(text: string, site: Site): readonly Candidate[] {
      const found: Candidate[] = [];
      // A chain of digits may be as long as the text: it is read in pieces, each with its window.
      for (let start = site.start; start < site.end; start += ruleWindow) {
        const piece = { start, end: Math.min(start + ruleWindow, site.end) };
        for (const span of findAround(text, piece, global)) {
          if (check !== undefined && !check(text.slice(span.start, span.end))) continue;
          found.push({ ...span, strength, reasons: ['it matches the pattern of the rule'] });
        }
      }
      return found;
    },
  };
}

/** What matches in the window around `piece` and touches it. */
function findAround(text: string, piece: Span, pattern: RegExp): Span[] {
  const front = textBefore(text, piece.start, ruleWindow);
  const from = piece.start - front.length;
  const window = front + text.slice(piece.start, piece.end) + textBehind(text, piece.end, ruleWindow);
  return [...window.matchAll(pattern)]
    .map(match => ({ start: from + match.index, end: from + match.index + match[0].length }))
    .filter(span => span.start < span.end && hasOverlap(span, piece));
}
