// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { createFormGuard, type FormGuard } from '../../src/form/index.ts';
import { toyDetector } from './toy.ts';

let guard: FormGuard;
const submit = (html: string): void => {
  document.body.innerHTML = html;
  guard = createFormGuard(document.querySelector('form')!, { detector: toyDetector });
  document.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
};
afterEach(() => guard.destroy());

const field = '<label for="a">A</label><textarea id="a" data-withhold>NINO</textarea>';
const form = `<form class="govuk-form">${field}</form>`;
const column = (inside: string): string =>
  `<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${inside}</div></div>`;

it.each([
  ['main, above the heading', `<main><h1>F</h1>${form}</main>`, 'main > .govuk-error-summary:first-child'],
  [
    'the column that form and heading share',
    `<main>${column(`<h1>F</h1>${form}`)}</main>`,
    'main .govuk-grid-column-two-thirds > .govuk-error-summary:first-child',
  ],
  [
    'main, where the heading is above the column',
    `<main><h1>F</h1>${column(form)}</main>`,
    'main > .govuk-error-summary:first-child',
  ],
  [
    'right before a form outside of main',
    `<main><h1>F</h1></main><footer><p>x</p>${form}</footer>`,
    'p + .govuk-error-summary + form',
  ],
  [
    'the column of a page without a heading',
    `<main>${column(form)}</main>`,
    '.govuk-grid-column-two-thirds > .govuk-error-summary:first-child',
  ],
])('the summary stands in %s', (_, html, selector) => {
  submit(html);
  expect(document.querySelector(selector)).not.toBeNull();
});

it('an empty summary that the page keeps hidden is left alone', () => {
  submit(`<main><div class="govuk-error-summary" hidden></div><h1>F</h1>${form}</main>`);
  expect(document.querySelectorAll('.govuk-error-summary:not([hidden]) li')).toHaveLength(1);
});

it('a summary without a list gets one', () => {
  submit(`<main><div class="govuk-error-summary"><p>Old</p></div><h1>F</h1>${form}</main>`);
  expect(document.querySelectorAll('.govuk-error-summary .govuk-error-summary__list a')).toHaveLength(1);
});

it('the summary can take the focus only as long as it has it', () => {
  submit(`<main>${form}</main>`);
  const summary = document.querySelector<HTMLElement>('.govuk-error-summary')!;
  expect([document.activeElement, summary.getAttribute('tabindex')]).toEqual([summary, '-1']);
  summary.blur();
  expect(summary.hasAttribute('tabindex')).toBe(false);
});

it.each([
  ['its label', '<label for="a">Label</label><textarea id="a" data-withhold>NINO</textarea>', 'Label'],
  ['the label around it', '<label>Label <input value="NINO" data-withhold></label>', 'Label'],
  ['aria-label', '<textarea aria-label="Label" data-withhold>NINO</textarea>', 'Label'],
  ['the legend', '<fieldset><legend>Label</legend><input value="NINO" data-withhold></fieldset>', 'Label'],
  ['nothing', '<textarea data-withhold>NINO</textarea>', 'Your answer'],
])('a field is called by %s', (_, inside, label) => {
  submit(`<main><form class="govuk-form">${inside}</form></main>`);
  expect(document.querySelector('.govuk-error-summary a')?.textContent).toBe(
    `${label} must not include a National Insurance number`,
  );
});

it('fields without an id get one of their own, and the links lead there', () => {
  const nameless = '<textarea data-withhold>NINO</textarea>';
  submit(`<main><p id="withhold"></p><form class="govuk-form">${nameless}${nameless}</form></main>`);
  const ids = [...document.querySelectorAll('textarea')].map(({ id }) => id);
  expect(ids).toEqual(['withhold-2', 'withhold-3']);
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.govuk-error-summary a')];
  expect(links.map(link => link.getAttribute('href'))).toEqual(['#withhold-2', '#withhold-3']);
});

it('the message stands before the wrapper of an input, the buttons at the end of the group', () => {
  submit(`<main><form><div class="govuk-form-group"><label for="a">A</label>
    <div class="govuk-input__wrapper"><span>£</span><input class="govuk-input" id="a" value="PHONE" data-withhold></div>
    <div id="after"></div></div></form></main>`);
  expect(document.querySelector('.govuk-error-message + .govuk-input__wrapper')).not.toBeNull();
  expect(document.querySelector('#after + .govuk-button-group:last-child')).not.toBeNull();
  expect(document.querySelector('#a')!.className).toBe('govuk-input govuk-input--error');
});

it('in plain HTML message and buttons stand outside of the label around a field', () => {
  submit('<form><label>A <textarea data-withhold>PHONE</textarea></label><p id="next"></p></form>');
  expect(document.querySelector('.withhold-error-message + label + .withhold-button-group + #next')).not.toBeNull();
});

it('uses the browser’s own message where the team wants that, and takes it back at the next key', () => {
  submit('<form data-withhold-native><label>A <textarea data-withhold>NINO PHONE</textarea></label></form>');
  const textarea = document.querySelector('textarea')!;
  expect(textarea.validationMessage).toBe('A must not include a National Insurance number or a phone number');
  expect(document.querySelector('.withhold-error-summary')).toBeNull();
  document.dispatchEvent(new Event('keydown'));
  expect(textarea.validationMessage).toBe('');
});
