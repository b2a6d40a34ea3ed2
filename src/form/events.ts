import type { Finding } from '../engine/finding.ts';

/**
 * What a page can listen to, on the form or above it. `found`: the form was held back. `accepted`: it was sent with what
 * is counted, after a person looked at it. `clean`: it was sent, nothing was found. `failed`: it was sent unchecked.
 */
export interface FormGuardEvents {
  'withhold:found': CustomEvent<FoundDetail>;
  'withhold:accepted': CustomEvent<FoundDetail>;
  'withhold:clean': CustomEvent<FoundDetail>;
  'withhold:failed': CustomEvent<FailedDetail>;
}

declare global {
  interface HTMLElementEventMap extends FormGuardEvents {}
}

/** Types and counts, no text: safe to send to analytics. `{ counts: { phone: 2 } }`. */
export interface FoundDetail {
  readonly counts: Readonly<Record<string, number>>;
}

export interface FailedDetail {
  readonly reason: 'error' | 'too-long';
}

export function tell(form: HTMLFormElement, name: 'found' | 'accepted' | 'clean', found: readonly Finding[]): void {
  const counts: Record<string, number> = {};
  for (const { type } of found) counts[type] = (counts[type] ?? 0) + 1;
  dispatch(form, name, { counts });
}

export function tellFailure(form: HTMLFormElement, reason: FailedDetail['reason']): void {
  dispatch(form, 'failed', { reason });
}

function dispatch(form: HTMLFormElement, name: string, detail: FoundDetail | FailedDetail): void {
  form.dispatchEvent(new CustomEvent(`withhold:${name}`, { bubbles: true, detail }));
}
