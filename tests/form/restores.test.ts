// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFormGuard } from '../../src/form/index.ts';
import { toyDetector } from './toy.ts';

const word = fc.constantFrom('NINO', 'NINO?', 'CARD', 'PHONE', 'PHONE2', 'EMAIL', 'CRN', 'fine', '\n');
const step = fc.oneof(
  fc.record({ type: fc.array(word, { maxLength: 4 }), into: fc.constantFrom('a', 'b') }),
  fc.constantFrom('submit', 'dismiss', 'replace', 'back'),
);
const page = `<main><div class="govuk-error-summary"><div class="govuk-error-summary__body"></div></div>
  <form class="govuk-form"><div class="govuk-form-group"><label for="a">A</label><p class="govuk-error-message" id="a-error">Old</p>
  <textarea id="a" data-withhold aria-describedby="x a-error"></textarea></div>
  <label>B <input id="b" data-withhold="redact"></label></form></main>`;

it('whatever a person does, a clean text leaves the page as it was, and no text is changed unless it is to be replaced', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), steps => {
      document.body.innerHTML = page;
      document.title = 'Page';
      const form = document.querySelector('form')!;
      const guard = createFormGuard(form, { detector: toyDetector });
      const before = document.body.innerHTML;
      const fields = { a: document.querySelector('textarea')!, b: document.querySelector('input')! };
      let typed = '';
      const press = (text: string): void =>
        [...document.querySelectorAll('button')].find(button => button.textContent?.startsWith(text))?.click();
      for (const each of steps) {
        if (each === 'submit') form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
        else if (each === 'dismiss') press('This is not');
        else if (each === 'replace') press('Replace');
        else if (each === 'back') window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
        else {
          fields[each.into].value = each.type.join(' ');
          if (each.into === 'a') typed = fields.a.value;
        }
        expect(fields.a.value).toBe(typed);
        expect(document.querySelectorAll('.govuk-error-summary')).toHaveLength(1);
      }
      fields.a.value = 'fine';
      fields.b.value = '';
      form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
      (document.activeElement as HTMLElement | null)?.blur();
      expect([document.body.innerHTML, document.title]).toEqual([before, 'Page']);
      guard.destroy();
    }),
  );
});
