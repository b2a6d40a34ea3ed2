import type { Span } from '../text/span.ts';

/** A field that people type text into. */
export type Control = HTMLTextAreaElement | HTMLInputElement;

const typedInto = /^(textarea|text|search|url|tel|email|number)$/;

/**
 * The fields of a form that opted in, in page order, those outside of it with a `form` attribute included. What a person
 * cannot change is left out: nobody could do what the message asks for.
 */
export function findControls(form: HTMLFormElement): Control[] {
  const marked = form.ownerDocument.querySelectorAll<Control>('textarea[data-withhold], input[data-withhold]');
  return [...marked].filter(
    control => control.form === form && typedInto.test(control.type) && !control.disabled && !control.readOnly,
  );
}

/** Links and descriptions point to a field by its id. */
export function giveId(control: Control): void {
  for (let n = 1; !control.id; n++) {
    if (!document.getElementById(`withhold-${n}`)) control.id = `withhold-${n}`;
  }
}

/**
 * The text of the label. The field itself may stand inside of its label, with what a person wrote as its text, so fields
 * are left out.
 */
export function labelOf(control: Control): string | undefined {
  const own = control.getAttribute('data-withhold-label') ?? control.getAttribute('aria-label');
  const label = own === null && findLabel(control)?.cloneNode(true);
  if (!label) return own ?? undefined;
  for (const field of (label as Element).querySelectorAll('textarea, input, select, button, output')) field.remove();
  return label.textContent ?? undefined;
}

/** The element that names the field: what a link to the field scrolls to, as in govuk-frontend. */
export function findLabel(control: Control): Element | null {
  const legend = control.closest('fieldset')?.querySelector('legend') ?? null;
  return control.labels?.[0] ?? legend;
}

/** Types that the field asks for. A phone number in the field for the phone number is no mistake. */
export function askedFor(control: Control): string[] {
  const hints = `${control.type} ${control.autocomplete}`;
  return [/\bemail\b/, /\btel\b/, /\bcc-number\b/].flatMap((hint, i) =>
    hint.test(hints) ? (['email', 'phone', 'card'][i] as string) : [],
  );
}

/** Moves to the field with its label in view, and marks a part of its text, as a link in an error summary should. */
export function focusOn(control: Control, span?: Span): void {
  (findLabel(control) ?? control).scrollIntoView();
  if (span) select(control, span);
  control.focus({ preventScroll: true });
}

function select(control: Control, span: Span): void {
  try {
    control.setSelectionRange(span.start, span.end);
  } catch {
    // An input of a type without a selection, such as `email`: focus alone has to do.
  }
}

/**
 * Tells the page's other scripts, such as a character count. Through the prototype: React puts a setter of its own on the
 * element, and takes no notice of the event otherwise.
 */
export function setText(control: Control, text: string): void {
  const prototype = control instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')!.set!.call(control, text);
  control.dispatchEvent(new Event('input', { bubbles: true }));
}
