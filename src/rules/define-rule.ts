import { isObject } from '../text/check.ts';
import { textBefore, textBehind } from '../text/neighbours.ts';
import { hasOverlap, type Span } from '../text/span.ts';
import { type Candidate, type Cues, type Rule, type Site, type Strength, strengths, type Trigger } from './rule.ts';

/** A team's own identifier. */
export interface RuleDefinition {
  /** Lower-case letters, digits and hyphens, beginning with a letter; in capitals, it is the label: `[CASE-ID]`. */
  readonly type: string;
  /** What a person calls it. Default: the type. */
  readonly name?: string;
  /** What the value looks like, matched in the view (digits, spaces and dashes as a reader sees them). */
  readonly pattern: RegExp;
  /** What every value has in it; see `digits` and `literal`. */
  readonly triggers: readonly Trigger[];
  /** Called with the matched value, as it stands in the view; `false` drops it. */
  readonly check?: (value: string) => boolean;
  /** In any case; one to three words each. */
  readonly cues?: Cues;
  /** How much the shape says without a cue. Default `fair`, which is medium confidence. */
  readonly strength?: Strength;
}

/** A cue: one to three words. */
export const phraseShape: RegExp = /^\s*\S+(?:\s+\S+){0,2}\s*$/;

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
  if (!isObject(definition)) throw new TypeError('definition must be an object');
  const { type, name = definition.type, pattern, triggers, check, cues, strength = 'fair' } = definition;
  checkDeclaration({ type, name, triggers });
  if (!(pattern instanceof RegExp)) throw new TypeError(`pattern of rule "${type}" must be a regular expression`);
  if (pattern.test('')) throw new TypeError(`pattern of rule "${type}" must not match the empty text`);
  if (check !== undefined && typeof check !== 'function')
    throw new TypeError(`check of rule "${type}" must be a function`);
  if (!strengths.includes(strength))
    throw new TypeError(`strength of rule "${type}" must be one of ${strengths.join(', ')}`);
  const global = new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`);

  return {
    type,
    name,
    triggers,
    ...(cues !== undefined && { cues: toCues(type, cues) }),
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

/**
 * A rule of any making, as the engine needs it.
 *
 * @throws TypeError that names the field that is wrong
 */
export function checkRule(rule: Rule): void {
  if (!isObject(rule) || typeof rule.match !== 'function')
    throw new TypeError('rules must be an array of rules, as defineRule makes them');
  checkDeclaration(rule);
  const { type, cues, reach } = rule;
  if (cues !== undefined) toCues(type, cues);
  if (reach !== undefined && !(Number.isInteger(reach) && reach >= 0))
    throw new TypeError(`reach of rule "${type}" must be a whole number`);
}

function checkDeclaration({ type, name, triggers }: Pick<Rule, 'type' | 'name' | 'triggers'>): void {
  if (typeof type !== 'string' || !/^[a-z][a-z0-9-]*$/.test(type))
    throw new TypeError('type must be lower-case letters, digits and hyphens, beginning with a letter');
  if (typeof name !== 'string') throw new TypeError(`name of rule "${type}" must be a string`);
  if (!Array.isArray(triggers) || triggers.length === 0 || !triggers.every(isTrigger))
    throw new TypeError(
      `triggers of rule "${type}" must be an array of at least one trigger: digits(6), literal('ref')`,
    );
}

/** Whether it is what `digits` or `literal` give. */
function isTrigger(trigger: Partial<Trigger> | undefined): boolean {
  return trigger?.kind === 'digits'
    ? Number.isInteger(trigger.atLeast) && Number(trigger.atLeast) > 0
    : trigger?.kind === 'literal' && typeof trigger.text === 'string' && trigger.text === trigger.text.toLowerCase();
}

/** As the engine hears them: in small letters, with one space between two words. @throws TypeError */
function toCues(type: string, cues: Cues): Cues {
  if (!isObject(cues) || !isPhrases(cues.raise) || !isPhrases(cues.lower))
    throw new TypeError(`cues of rule "${type}" must be { raise, lower }: arrays of phrases of one to three words`);
  const { raise = [], lower = [] } = cues;
  return { raise: raise.map(toPhrase), lower: lower.map(toPhrase) };
}

function isPhrases(phrases: unknown = []): boolean {
  return Array.isArray(phrases) && phrases.every(phrase => typeof phrase === 'string' && phraseShape.test(phrase));
}

function toPhrase(phrase: string): string {
  return phrase.trim().toLowerCase().replace(/\s+/g, ' ');
}
