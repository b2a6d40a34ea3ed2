import { make } from './brand.ts';
import type { Changes } from './changes.ts';
import { focusOn } from './control.ts';
import { hasPolicy, messageFor, notesFor, type Problem, type Setting, type Weighed } from './problem.ts';

/**
 * The error summary as govuk-frontend 6 and NHS frontend write it: focus goes to the box, `role="alert"` is on its child,
 * or screen readers lose part of it. A summary that the page has already gets our links too; two would compete.
 */
export function showSummary(problems: readonly Problem[], setting: Setting): HTMLElement {
  const { form, brand, changes, wording } = setting;
  const main = form.closest('main');
  const found = problems.flatMap(problem => problem.found);
  const existing = findSummary(main ?? document, brand);
  const summary = existing ?? makeSummary(found, setting);
  const body = summary.querySelector(`.${brand}-error-summary__body`) ?? summary;
  let list = body.querySelector('ul');
  if (!list) {
    list = make('ul', `${brand}-list ${brand}-error-summary__list`);
    changes.insert(list, body);
  }
  for (const text of notesFor(found, setting)) changes.insert(make('p', '', text), body, list);
  for (const problem of problems) {
    const link = make('a', '', messageFor(problem, setting));
    link.href = `#${problem.control.id}`;
    link.addEventListener('click', event => {
      event.preventDefault();
      focusOn(problem.control, setting.locate(problem.control));
    });
    // What the server said about the same field was about the text before.
    for (const old of list.querySelectorAll<HTMLElement>('li'))
      if (old.querySelector('a')?.hash === link.hash) changes.hide(old);
    changes.insert(make('li', '', link), list);
  }
  if (!existing) place(summary, form, main, changes);
  changes.prefixTitle(document, wording.titlePrefix);
  return summary;
}

/** One that can be seen: some pages keep an empty one hidden for their own use. */
function findSummary(inside: ParentNode, brand: string): HTMLElement | undefined {
  const summaries = inside.querySelectorAll<HTMLElement>(`.${brand}-error-summary`);
  return [...summaries].find(summary => !summary.hidden && summary.checkVisibility?.() !== false);
}

function makeSummary(found: readonly Weighed[], { brand, wording }: Setting): HTMLElement {
  const title = make(
    'h2',
    `${brand}-error-summary__title`,
    hasPolicy(found, 'block') ? wording.summaryTitle : wording.confirmTitle,
  );
  const alert = make('div', '', title, make('div', `${brand}-error-summary__body`));
  alert.setAttribute('role', 'alert');
  const summary = make('div', `${brand}-error-summary`, alert);
  summary.setAttribute('data-module', `${brand}-error-summary`);
  return summary;
}

/**
 * First in `main`, above the heading; inside of the column that the form and the heading share, as the design systems'
 * pages have it. A form outside of `main` gets it right before itself.
 */
function place(summary: HTMLElement, form: HTMLFormElement, main: Element | null, changes: Changes): void {
  if (!main) {
    changes.insert(summary, form.parentNode ?? document.body, form.parentNode ? form : null);
    return;
  }
  const column = form.closest('[class*="-grid-column-"]');
  const heading = main.querySelector('h1');
  const parent = column && main.contains(column) && (!heading || column.contains(heading)) ? column : main;
  changes.insert(summary, parent, parent.firstChild);
}

/** As govuk-frontend does it: `tabindex` is there only as long as the focus is. */
export function focusSummary(summary: HTMLElement): void {
  if (!summary.hasAttribute('tabindex')) {
    summary.tabIndex = -1;
    summary.addEventListener('blur', () => summary.removeAttribute('tabindex'), { once: true });
  }
  summary.focus();
}
