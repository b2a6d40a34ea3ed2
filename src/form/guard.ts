import { Changes } from './changes.ts';
import { createFormCheck } from './check.ts';
import { tellFailure } from './events.ts';
import { type FormGuardOptions, isOn } from './options.ts';
import { watchTyping } from './typing.ts';

/** What {@link createFormGuard} gives back. */
export interface FormGuard {
  /**
   * Looks at all fields and shows what is to be shown, as a submit does; whether the form may be sent. For pages that send a
   * form without a submit event. Never throws: a guard that fails says `true`.
   */
  check(): boolean;
  /** Takes off the page what the guard put there, and forgets what a person answered. */
  clear(): void;
  /** `clear()`, and the form is no longer guarded. */
  destroy(): void;
}

const guards = new WeakMap<HTMLFormElement, FormGuard>();

/**
 * Keeps a form from being sent with personal data in the fields that have the attribute `data-withhold`. Nothing leaves the
 * page, nothing is stored. Where the guard itself fails, the form is sent as it would have been. A form that has a guard
 * keeps it: calling twice does no harm.
 *
 * @throws TypeError where `form` is no form, or an option or attribute names a policy that does not exist.
 */
export function createFormGuard(form: HTMLFormElement, options: FormGuardOptions = {}): FormGuard {
  if (!(form instanceof HTMLFormElement)) throw new TypeError('createFormGuard: form must be a <form> element');
  const guard = guards.get(form) ?? guardForm(form, options);
  guards.set(form, guard);
  return guard;
}

function guardForm(form: HTMLFormElement, options: FormGuardOptions): FormGuard {
  const page = form.ownerDocument;
  const formCheck = createFormCheck(form, options);
  const listening = new AbortController();
  const { signal } = listening;
  const standing = new Changes();

  /** Whatever fails in here, the page goes on as if there were no guard. */
  function attempt<Result>(action: () => Result): Result | undefined {
    try {
      return action();
    } catch {
      formCheck.hide();
      tellFailure(form, 'error');
      return undefined;
    }
  }

  const check = (): boolean => attempt(formCheck.mayBeSent) ?? true;
  const clear = (): void => {
    formCheck.hide();
    formCheck.forget();
  };

  // The design systems leave all messages to the page. A plain form may rely on the browser's for its other fields.
  if (formCheck.brand !== 'withhold' && !isOn(form, 'native', options) && !form.hasAttribute('novalidate')) {
    form.setAttribute('novalidate', '');
    standing.add(() => form.removeAttribute('novalidate'));
  }
  watchTyping({ form, formCheck, options, changes: standing, signal, attempt });

  // In the capture phase, above the form: before any listener on the form that would send it by fetch.
  page.addEventListener(
    'submit',
    event => {
      if (event.target !== form || event.submitter?.hasAttribute('formnovalidate') || check()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true, signal },
  );
  page.addEventListener('reset', event => event.target === form && clear(), { signal });
  // Back from the next page: the answer may be sent anew, so the questions are asked anew.
  page.defaultView?.addEventListener(
    'pageshow',
    event => {
      if (!event.persisted) return;
      formCheck.forget();
      attempt(formCheck.refresh);
    },
    { signal },
  );

  return {
    check,
    clear,
    destroy() {
      listening.abort();
      clear();
      standing.undo();
      guards.delete(form);
    },
  };
}
