import type { Span } from '../text/span.ts';

/** How sure a finding is, weakest first. The order is the comparison order. */
export const confidences = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof confidences)[number];

/**
 * One value that was found, by place and kind. It never carries the value itself, so it is safe to log, to send to CI
 * and to store. `start` and `end` are UTF-16 code units of the text that the caller passed.
 */
export interface Finding extends Span {
  /** `nino`, `card`, `phone`, `email`, or the type of a team's own rule. */
  readonly type: string;
  readonly confidence: Confidence;
  /** Set where the value is one that a publisher reserved for examples, e.g. `hmrc-specimen`, `ofcom-drama`. */
  readonly specimen?: string;
}

/** What stands for a value of the type where it was taken away: `[NINO]`. It is no value of any type. */
export function toLabel(type: string): string {
  return `[${type.toUpperCase()}]`;
}
