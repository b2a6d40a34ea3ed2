import type { Finding } from '../engine/finding.ts';
import type { Control } from './control.ts';
import type { Problem, Weighed } from './problem.ts';

/** A second click this soon is a double click, not an answer to the question that the first one raised. In milliseconds. */
const doubleClick = 1000;

/**
 * What a person was asked and what they answered, by type and value: an edit elsewhere in the text asks nothing again, a
 * new value does. Kept in memory, as long as the page.
 */
export class Answers {
  readonly #shown = new Set<string>();
  readonly #dismissed = new Set<string>();
  #shownAt = Number.NEGATIVE_INFINITY;

  /** Called once the problems are on the page. */
  asked(problems: readonly Problem[]): void {
    for (const { control, found } of problems) for (const { finding } of found) this.#shown.add(key(control, finding));
    this.#shownAt = performance.now();
  }

  /** Sending again is an answer, where the team left the decision to the person and there was time to read. */
  isAnswered(control: Control, { finding, policy }: Weighed): boolean {
    const hadTime = performance.now() - this.#shownAt >= doubleClick;
    return policy !== 'block' && hadTime && this.#shown.has(key(control, finding));
  }

  /** "This is not personal information." */
  dismiss(control: Control, finding: Finding): void {
    this.#dismissed.add(key(control, finding));
  }

  isDismissed(control: Control, finding: Finding): boolean {
    return this.#dismissed.has(key(control, finding));
  }

  forget(): void {
    this.#shown.clear();
    this.#dismissed.clear();
  }
}

function key(control: Control, { type, start, end }: Finding): string {
  return `${type} ${control.value.slice(start, end)}`;
}
