import { fill, listTypes, type Wording } from '../guidance/wording.ts';
import { make } from './brand.ts';
import type { Changes } from './changes.ts';
import type { FormCheck } from './check.ts';
import { type Control, findControls, holderOf } from './control.ts';
import { createHighlight } from './highlight.ts';
import { type FormGuardOptions, isOn, wordingOf } from './options.ts';
import type { Weighed } from './problem.ts';

/** As long as govuk-frontend's character count waits, so that a screen reader is not interrupted. In milliseconds. */
const pause = 1000;
/** A check that takes longer is felt while typing: the field is then left to the check on submit. In milliseconds. */
const budget = 50;

export interface TypingWatch {
  readonly form: HTMLFormElement;
  readonly formCheck: FormCheck;
  readonly options: FormGuardOptions;
  readonly changes: Changes;
  readonly signal: AbortSignal;
  attempt(action: () => void): void;
}

type Show = (found: readonly Weighed[]) => void;

/**
 * Follows what is typed into the fields of a form, those that the page adds later included: `live` says what was found once
 * a person pauses, `highlight` marks it at once.
 */
export function watchTyping({ form, formCheck, options, changes, signal, attempt }: TypingWatch): void {
  const isLive = isOn(form, 'live', options);
  const isMarked = isOn(form, 'highlight', options);
  if (!isLive && !isMarked) return;
  const watched = new WeakMap<Control, readonly Show[]>();
  const tooSlow = new WeakSet<Control>();

  function watch(control: Control): void {
    if (watched.has(control)) return;
    const shows: Show[] = [];
    watched.set(control, shows);
    if (isLive) shows.push(createLiveLine(control, formCheck, changes, () => wordingOf(form, options)));
    if (isMarked && control instanceof HTMLTextAreaElement) {
      const mark = createHighlight(control, changes);
      shows.push(mark);
      mark(formCheck.weigh(control));
    }
  }

  function update(control: Control): void {
    const before = performance.now();
    const found = formCheck.weigh(control);
    if (performance.now() - before > budget) tooSlow.add(control);
    for (const show of watched.get(control) ?? []) show(found);
  }

  for (const [name, act] of [
    ['focusin', watch],
    ['input', update],
  ] as const) {
    document.addEventListener(
      name,
      ({ target }) => {
        const control = findControls(form).find(each => each === target);
        if (control && !tooSlow.has(control)) attempt(() => act(control));
      },
      { signal },
    );
  }
  for (const control of findControls(form)) attempt(() => watch(control));
}

/**
 * A line below the field that is read out politely when it changes. It is there, empty, before anything is typed: screen
 * readers announce changes of a live region, not its arrival.
 */
function createLiveLine(control: Control, { brand }: FormCheck, changes: Changes, wording: () => Wording): Show {
  const line = make('div', { class: 'withhold-live', 'aria-live': 'polite' });
  holderOf(control).after(line);
  let timer: ReturnType<typeof setTimeout> | undefined;
  changes.add(() => {
    clearTimeout(timer);
    line.remove();
  });
  return found => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const words = wording();
      const items = listTypes(
        found.map(({ type }) => type),
        words,
      );
      const text = items && fill(words.looksLike, { items });
      if (line.textContent !== text)
        line.replaceChildren(...(text ? [make('p', { class: `${brand}-hint` }, text)] : []));
    }, pause);
  };
}
