import { checkText } from '../text/check.ts';
import type { Span } from '../text/span.ts';

/**
 * What must be in a text for a rule to have anything to do there. A text without any trigger of a rule holds no finding
 * of that rule. Made by `digits` and `literal`.
 */
export type Trigger =
  /** So many decimal digits with at most four other characters between one and the next. */
  | { readonly kind: 'digits'; readonly atLeast: number }
  /** These characters, in any case. Here they are small letters. */
  | { readonly kind: 'literal'; readonly text: string };

/**
 * The trigger of values with digits.
 *
 * @param atLeast how many a value has at the least, from 1; at most four other characters stand between one and the next
 * @throws TypeError where `atLeast` is no whole number from 1
 * @example digits(6) // CAS-123456, 12 34 56
 */
export function digits(atLeast: number): Trigger {
  if (!Number.isInteger(atLeast) || atLeast < 1) throw new TypeError('atLeast must be a whole number from 1');
  return { kind: 'digits', atLeast };
}

/**
 * The trigger of values with these characters in them, or right beside them.
 *
 * @param text in any case; `''` stands everywhere, so that the rule looks at the whole of every text
 * @throws TypeError where `text` is no string
 * @example literal('cas-')
 */
export function literal(text: string): Trigger {
  return { kind: 'literal', text: checkText(text).toLowerCase() };
}

/**
 * One place where a trigger was met, in the view. For digits: the whole chain, from its first to its last digit. For
 * literals: from the first to the last of those that stand close by each other.
 */
export interface Site extends Span {
  /** How many digits the chain has; 0 for literals. */
  readonly digits: number;
}

/**
 * How much the shape itself says, before any cue is heard.
 * - `strong`: nothing else looks like this.
 * - `fair`: usually this, sometimes a coincidence.
 * - `weak`: as often something else; needs a cue to be reported.
 * - `faint`: breaks a rule of its type; a cue makes it visible as a likely slip, never more.
 */
export type Strength = (typeof strengths)[number];

/** The weakest first; each counts one more than the one before it. */
export const strengths = ['faint', 'weak', 'fair', 'strong'] as const;

/** What speaks for and against a candidate while a rule looks at it: the shape counts in full until something limits it. */
export class Verdict {
  strength: Strength = 'strong';
  readonly reasons: string[];

  /** @param reason why it is a candidate at all */
  constructor(reason: string) {
    this.reasons = [reason];
  }

  /** At most so much, and why. */
  limit(strength: Strength, reason: string): void {
    this.reasons.push(reason);
    if (strengths.indexOf(strength) < strengths.indexOf(this.strength)) this.strength = strength;
  }
}

/** Something that has the shape of a value, in offsets of the view. */
export interface Candidate extends Span {
  readonly strength: Strength;
  /** Why the strength is what it is, in plain words for `explain`. Never the value. */
  readonly reasons: readonly string[];
  readonly specimen?: string | undefined;
}

/**
 * Words near a value that name it. Lower case, one to three words; the engine finds them before and after a value, over
 * filler words, and never beyond the end of a sentence or another value.
 */
export interface Cues {
  /** Words that name this type: `mobile`, `ni number`. */
  readonly raise?: readonly string[];
  /** Words that name something else: `order`, `nhs`. */
  readonly lower?: readonly string[];
}

/** A list of single words, for cues. */
export const words = (list: string): readonly string[] => list.split(' ');

/** Everything the engine needs to know about one type of personal data. */
export interface Rule {
  /** The id that findings carry, in small letters, digits and hyphens; in capitals, the label: `[CASE-ID]` of `case-id`. */
  readonly type: string;
  /** What a person calls it, in lower case unless it is a name: `phone number`. */
  readonly name: string;
  readonly triggers: readonly Trigger[];
  readonly cues?: Cues;
  /** How far from a site `match` reads, in UTF-16 code units. Default: as far as anything in the engine. */
  readonly reach?: number;
  /**
   * The candidates at and around one site of the view. Work must be bounded by the site and a fixed neighbourhood of
   * it; a candidate never holds an empty line.
   */
  match(text: string, site: Site): readonly Candidate[];
}

/**
 * Sentences that show a rule at work; tests, README and playground read them. `«…»` marks what must be found.
 */
export interface Examples {
  readonly found: readonly string[];
  /** Sentence and reason. */
  readonly ignored: readonly (readonly [text: string, reason: string])[];
}

export const nothing: readonly Candidate[] = [];
