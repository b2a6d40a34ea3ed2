import { isDismissable } from '../guidance/policy.ts';
import { fill } from '../guidance/wording.ts';
import { hiddenClass, make } from './brand.ts';
import { wordsOf } from './changes.ts';
import { freeId, holderOf } from './control.ts';
import { messageFor, type Problem, replacementsFor, type Setting } from './problem.ts';

/** What the buttons at a field do. */
export interface FieldActions {
  /** "This is not personal information." */
  dismiss(): void;
  replace(): void;
}

/**
 * The message at the field, after label and hint and before the field; the field marked and described by it; buttons after
 * the field, where the keyboard comes to them next. A message that the page has there already gives way meanwhile.
 */
export function showMessage(problem: Problem, setting: Setting, { dismiss, replace }: FieldActions): void {
  const { brand, changes, wording } = setting;
  const { control, found } = problem;
  const group = control.closest(`.${brand}-form-group`);
  const holder = holderOf(control);
  const parent = group ?? holder.parentElement ?? setting.form;
  // An input may stand inside of a wrapper with its prefix.
  const child = [...parent.children].find(each => each.contains(holder)) ?? null;

  const described = wordsOf(control, 'aria-describedby');
  const old = [...parent.querySelectorAll<HTMLElement>(`.${brand}-error-message`)].find(({ id }) =>
    described.includes(id),
  );
  if (old) changes.hide(old);
  // So does what was said while typing: it was the same.
  const next = holder.nextElementSibling as HTMLElement | null;
  if (next?.matches('.withhold-live')) changes.hide(next);
  const id = freeId(`${control.id}-error`);
  const prefix = make('span', { class: hiddenClass(brand) }, wording.errorPrefix);
  const message = make('p', { id, class: `${brand}-error-message` }, prefix, ` ${messageFor(problem, setting)}`);
  changes.insert(message, parent, child);
  changes.addWord(control, 'aria-describedby', id, old?.id);
  changes.addWord(control, 'class', `${brand}-${control.localName}--error`);
  if (group) changes.addWord(group, 'class', `${brand}-form-group--error`);

  const buttons = make('div', { class: `${brand}-button-group` });
  const addButton = (text: string, press: () => void): void => {
    const classes = `${brand}-button ${brand}-button--secondary`;
    const button = make('button', { type: 'button', class: classes, 'aria-describedby': id }, text);
    button.addEventListener('click', press);
    buttons.append(button);
  };
  const replacements = replacementsFor(found, setting);
  if (replacements) addButton(fill(wording.replace, { replacements }), replace);
  if (found.some(isDismissable)) addButton(wording.notPersonal, dismiss);
  if (buttons.firstChild) changes.insert(buttons, parent, group || !child ? null : child.nextSibling);
}
