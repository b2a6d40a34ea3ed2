import { make } from './brand.ts';
import { type Control, focusOn } from './control.ts';
import { has, messageFor, notesFor, type Problem, type Setting, type Weighed } from './problem.ts';

/**
 * The error summary as govuk-frontend 6 and NHS frontend write it: focus goes to the box, `role="alert"` is on its child,
 * or screen readers lose part of it. A summary that the page has already gets our links too; two would compete.
 *
 * @param locate where the first finding is in a field's text, at the time that a person follows the link
 */
export function showSummary(
  problems: readonly Problem[],
  setting: Setting,
  locate: (control: Control) => Weighed | undefined,
): HTMLElement {
  const { form, brand, changes, wording } = setting;
  const main = form.closest('main');
  const found = problems.flatMap(problem => problem.found);
  const existing = findSummary(main ?? document, brand);
  const summary = existing ?? makeSummary(found, setting);
  const body = summary.querySelector(`.${brand}-error-summary__body`) ?? summary;
  let list = body.querySelector('ul');
  if (!list) {
    list = make('ul', { class: `${brand}-list ${brand}-error-summary__list` });
    changes.insert(list, body);
  }
  for (const text of notesFor(found, setting)) changes.insert(make('p', {}, text), body, list);
  for (const problem of problems) {
    const { control } = problem;
    const link = make('a', { href: `#${control.id}` }, messageFor(problem, setting));
    link.addEventListener('click', event => {
      event.preventDefault();
      focusOn(control, locate(control));
    });
    // What the server said about the same field was about the text before.
    for (const old of list.querySelectorAll<HTMLElement>('li'))
      if (old.querySelector('a')?.hash === link.hash) changes.hide(old);
    changes.insert(make('li', {}, link), list);
  }
  if (!existing) changes.insert(summary, ...placeFor(form, main));
  changes.prefixTitle(`${wording.errorPrefix} `);
  return summary;
}

/** One that can be seen: some pages keep an empty one hidden for their own use. */
function findSummary(inside: ParentNode, brand: string): HTMLElement | undefined {
  const summaries = inside.querySelectorAll<HTMLElement>(`.${brand}-error-summary`);
  return [...summaries].find(summary => !summary.hidden && summary.checkVisibility?.() !== false);
}

function makeSummary(found: readonly Weighed[], { brand, wording }: Setting): HTMLElement {
  const name = `${brand}-error-summary`;
  const words = has(found, 'block') ? wording.summaryTitle : wording.confirmTitle;
  const title = make('h2', { class: `${name}__title` }, words);
  const alert = make('div', { role: 'alert' }, title, make('div', { class: `${name}__body` }));
  return make('div', { class: name, 'data-module': name }, alert);
}

/**
 * First in `main`, above the heading; inside of the column that the form and the heading share, as the design systems'
 * pages have it. A form outside of `main` gets it right before itself.
 */
function placeFor(form: HTMLFormElement, main: Element | null): [parent: Node, before: Node | null] {
  if (!main) return form.parentNode ? [form.parentNode, form] : [document.body, null];
  const column = form.closest('[class*="-grid-column-"]');
  const heading = main.querySelector('h1');
  const parent = column && main.contains(column) && (!heading || column.contains(heading)) ? column : main;
  return [parent, parent.firstChild];
}

/** As govuk-frontend does it: `tabindex` is there only as long as the focus is. */
export function focusSummary(summary: HTMLElement): void {
  if (!summary.hasAttribute('tabindex')) {
    summary.tabIndex = -1;
    summary.addEventListener('blur', () => summary.removeAttribute('tabindex'), { once: true });
  }
  summary.focus();
}
