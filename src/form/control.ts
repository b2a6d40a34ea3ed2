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

/** Links and descriptions point to elements by their id. */
export function freeId(wish: string): string {
  let id = wish;
  for (let n = 2; document.getElementById(id); n++) id = `${wish}-${n}`;
  return id;
}

/**
 * The text of the label. The field itself may stand inside of its label, with what a person wrote as its text, so fields
 * are left out.
 */
export function labelOf(control: Control): string | undefined {
  const own = control.getAttribute('data-withhold-label') ?? control.getAttribute('aria-label');
  if (own !== null) return own;
  const label = findLabel(control)?.cloneNode(true) as Element | undefined;
  for (const field of label?.querySelectorAll('textarea, input, select, button, output') ?? []) field.remove();
  return label?.textContent ?? undefined;
}

/** The element that names the field: what a link to the field scrolls to, as in govuk-frontend. */
export function findLabel(control: Control): Element | null {
  const legend = control.closest('fieldset')?.querySelector('legend') ?? null;
  return control.labels?.[0] ?? legend;
}

/** The field, or the label around it: what is put beside it there would become part of its name. */
export function holderOf(control: Control): Element {
  return control.closest('label') ?? control;
}

const asks = { email: /\bemail\b/, phone: /\btel\b/, card: /\bcc-number\b/ };

/** Types that the field asks for. A phone number in the field for the phone number is no mistake. */
export function askedFor({ type, autocomplete }: Control): string[] {
  return Object.entries(asks).flatMap(([asked, hint]) => (hint.test(`${type} ${autocomplete}`) ? asked : []));
}

/** Moves to the field with its label in view, and marks a part of its text, as a link in an error summary should. */
export function focusOn(control: Control, span?: Span): void {
  (findLabel(control) ?? control).scrollIntoView();
  try {
    if (span) control.setSelectionRange(span.start, span.end);
  } catch {
    // An input of a type without a selection, such as `email`: focus alone has to do.
  }
  control.focus({ preventScroll: true });
}

/**
 * Tells the page's other scripts, such as a character count. Through the prototype: React puts a setter of its own on the
 * element, and takes no notice of the event otherwise.
 */
export function setText(control: Control, text: string): void {
  Reflect.set(Object.getPrototypeOf(control), 'value', text, control);
  control.dispatchEvent(new Event('input', { bubbles: true }));
}
