import { fill, listTypes } from '../guidance/wording.ts';
import { make } from './brand.ts';
import type { Changes } from './changes.ts';
import type { FormCheck } from './check.ts';
import { type Control, findControls } from './control.ts';
import { Highlight } from './highlight.ts';
import type { Weighed } from './problem.ts';

/** As long as govuk-frontend's character count waits, so that a screen reader is not interrupted. In milliseconds. */
const pause = 1000;
/** A check that takes longer is felt while typing: the field is then left to the check on submit. In milliseconds. */
const budget = 50;

export interface TypingWatch {
  readonly form: HTMLFormElement;
  readonly formCheck: FormCheck;
  /** Say what was found, once a person pauses. */
  readonly live: boolean;
  /** Mark what was found, at once. */
  readonly highlight: boolean;
  readonly changes: Changes;
  readonly signal: AbortSignal;
  attempt(action: () => void, otherwise: undefined): void;
}

/** Follows what is typed into the fields of a form, those that the page adds later included. */
export function watchTyping({ form, formCheck, live, highlight, changes, signal, attempt }: TypingWatch): void {
  const watched = new WeakMap<Control, (found: readonly Weighed[]) => void>();
  const tooSlow = new WeakSet<Control>();

  function watch(control: Control): void {
    if (watched.has(control)) return;
    const say = live ? liveLine(control, formCheck, changes) : undefined;
    const layer = highlight && control instanceof HTMLTextAreaElement ? new Highlight(control, changes) : undefined;
    watched.set(control, found => {
      say?.(found);
      layer?.show(found);
    });
    if (layer) layer.show(formCheck.weigh(control));
  }

  function update(control: Control): void {
    const before = performance.now();
    const found = formCheck.weigh(control);
    if (performance.now() - before > budget) tooSlow.add(control);
    watched.get(control)?.(found);
  }

  const onField =
    (act: (control: Control) => void) =>
    ({ target }: Event): void => {
      const control = target as Control;
      if (control.form !== form || !findControls(form).includes(control) || tooSlow.has(control)) return;
      attempt(() => act(control), undefined);
    };
  document.addEventListener('focusin', onField(watch), { signal });
  document.addEventListener('input', onField(update), { signal });
  for (const control of findControls(form)) attempt(() => watch(control), undefined);
}

/**
 * A line below the field that is read out politely when it changes. It is there, empty, before anything is typed: screen
 * readers announce changes of a live region, not its arrival.
 */
function liveLine(control: Control, formCheck: FormCheck, changes: Changes): (found: readonly Weighed[]) => void {
  const line = make('div', '');
  line.setAttribute('aria-live', 'polite');
  const holder = control.closest('label') ?? control;
  changes.insert(line, holder.parentNode ?? document.body, holder.nextSibling);
  let timer: ReturnType<typeof setTimeout> | undefined;
  changes.add(() => clearTimeout(timer));
  return found => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const wording = formCheck.wording();
      const items = listTypes(
        found.map(({ finding }) => finding.type),
        wording,
      );
      const text = items && fill(wording.looksLike, { items });
      if (line.textContent !== text)
        line.replaceChildren(...(text ? [make('p', `${formCheck.brand}-hint`, text)] : []));
    }, pause);
  };
}
