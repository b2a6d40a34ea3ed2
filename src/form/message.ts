import { fill } from '../guidance/wording.ts';
import { hiddenClass, make } from './brand.ts';
import { hasDismissable, hasPolicy, messageFor, type Problem, replacementsFor, type Setting } from './problem.ts';

/** What the buttons at a field do. */
export interface FieldActions {
  /** "This is not personal information." */
  dismiss(problem: Problem): void;
  replace(problem: Problem): void;
}

/**
 * The message at the field, after label and hint and before the field; the field marked and described by it; buttons after
 * the field, where the keyboard comes to them next. A message that the page has there already gives way meanwhile.
 */
export function showMessage(problem: Problem, setting: Setting, actions: FieldActions): void {
  const { brand, changes, wording } = setting;
  const { control } = problem;
  const group = control.closest(`.${brand}-form-group`);
  // A field inside of its label: a message in there would become part of its name.
  const holder = control.closest('label') ?? control;
  const parent = group ?? holder.parentElement ?? setting.form;
  const child = childOf(parent, holder);

  const described = control.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
  const old = [...parent.querySelectorAll<HTMLElement>(`.${brand}-error-message`)].find(({ id }) =>
    described.includes(id),
  );
  if (old) changes.hide(old);
  const prefix = make('span', hiddenClass(brand), wording.errorPrefix);
  const message = make('p', `${brand}-error-message`, prefix, ` ${messageFor(problem, setting)}`);
  message.id = freeId(`${control.id}-error`);
  changes.insert(message, parent, child);
  changes.describe(control, message.id, old?.id);
  changes.addClass(control, `${brand}-${control instanceof HTMLTextAreaElement ? 'textarea' : 'input'}--error`);
  if (group) changes.addClass(group, `${brand}-form-group--error`);

  const buttons = make('div', `${brand}-button-group`);
  const addButton = (text: string, press: () => void): void => {
    const button = make('button', `${brand}-button ${brand}-button--secondary`, text);
    button.type = 'button';
    button.setAttribute('aria-describedby', message.id);
    button.addEventListener('click', press);
    buttons.append(button);
  };
  if (hasPolicy(problem.found, 'redact')) {
    addButton(fill(wording.replace, { replacements: replacementsFor(problem.found, setting) }), () =>
      actions.replace(problem),
    );
  }
  if (hasDismissable(problem.found)) addButton(wording.notPersonal, () => actions.dismiss(problem));
  if (buttons.firstChild) changes.insert(buttons, parent, group ? null : child.nextSibling);
}

/** The child of `parent` that holds the field: an input may stand inside of a wrapper with its prefix. */
function childOf(parent: Element, inside: Element): Element {
  let child = inside;
  while (child.parentElement && child.parentElement !== parent) child = child.parentElement;
  return child;
}

function freeId(wish: string): string {
  return document.getElementById(wish) ? freeId(`${wish}-withhold`) : wish;
}
