// @vitest-environment happy-dom
// @ts-expect-error React ships no types
import { act, createElement as h, StrictMode, useState } from 'react';
// @ts-expect-error React ships no types
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
// @ts-expect-error the examples are JavaScript
import { useFormGuard, usePersonalDataCheck } from '../../examples/react/use-personal-data-check.js';

let root: { render(what: unknown): void; unmount(): void };
let sent: string[];
const $ = <Found extends Element>(selector: string): Found => document.querySelector<Found>(selector)!;

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  document.body.innerHTML = '<main></main>';
  root = createRoot($('main'));
  sent = [];
});
afterEach(() => act(() => root.unmount()));

/** A field that React holds the text of. */
function Field({ text, setText }: { text: string; setText: (text: string) => void }) {
  const onChange = (event: { target: { value: string } }): void => setText(event.target.value);
  return h('label', {}, 'Comments', h('textarea', { 'data-withhold': '', value: text, onChange }));
}
const show = (component: () => unknown): void => act(() => root.render(h(StrictMode, {}, h(component))));
const type = (text: string): void =>
  act(() => {
    // As a browser does it: React reads the change from the element itself.
    Reflect.set(HTMLTextAreaElement.prototype, 'value', text, $('textarea'));
    $('textarea').dispatchEvent(new Event('input', { bubbles: true }));
  });
const submit = (): void =>
  act(() => void $('form').dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })));

it('the guard holds a form of React back before its own handler, and a replacement reaches its state', () => {
  show(() => {
    const form = useFormGuard({ policies: { nino: 'redact' } });
    const [text, setText] = useState('');
    const onSubmit = (event: { preventDefault(): void }): void => {
      event.preventDefault();
      sent.push(text);
    };
    return h('form', { ref: form, onSubmit }, h(Field, { text, setText }));
  });
  type('I am QQ 12 34 56 C');
  submit();
  expect(sent).toEqual([]);
  expect($('.withhold-error-summary a').textContent).toBe(
    'It looks like you have included a National Insurance number in ‘Comments’',
  );
  act(() => $<HTMLButtonElement>('.withhold-button').click());
  submit();
  expect(sent).toEqual(['I am [NINO]']);
  act(() => root.render(null));
  expect($('.withhold-error-summary')).toBeNull();
});

it('the check alone looks when it is asked, then follows the text', () => {
  show(() => {
    const [text, setText] = useState('');
    const { message, check } = usePersonalDataCheck(text, { label: 'Comments' });
    const onSubmit = (event: { preventDefault(): void }): void => {
      event.preventDefault();
      if (check()) sent.push(text);
    };
    return h('form', { onSubmit }, h(Field, { text, setText }), h('p', {}, message));
  });
  type('I am QQ 12 34 56 C');
  expect($('p').textContent).toBe('');
  submit();
  expect($('p').textContent).toBe('Comments must not include a National Insurance number');
  type('Ring 07700 900123');
  expect($('p').textContent).toBe('It looks like you have included a phone number in ‘Comments’');
  type('I am Jo');
  expect($('p').textContent).toBe('');
  expect(sent).toEqual([]);
  submit();
  expect(sent).toEqual(['I am Jo']);
});
