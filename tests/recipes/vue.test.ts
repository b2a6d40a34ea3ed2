// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type App, createApp, h, nextTick, ref } from 'vue';
// @ts-expect-error the examples are JavaScript
import { useFormGuard, usePersonalDataCheck } from '../../examples/vue/use-personal-data-check.js';

let app: App;
let sent: string[];
const $ = <Found extends Element>(selector: string): Found => document.querySelector<Found>(selector)!;

function show(setup: () => () => unknown): void {
  app = createApp({ setup });
  app.mount($('main'));
}
async function type(text: string): Promise<void> {
  $<HTMLTextAreaElement>('textarea').value = text;
  $('textarea').dispatchEvent(new Event('input', { bubbles: true }));
  await nextTick();
}
async function submit(): Promise<void> {
  $('form').dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await nextTick();
}
const field = (text: { value: string }): unknown =>
  h('label', [
    'Comments',
    h('textarea', {
      'data-withhold': '',
      value: text.value,
      onInput: (event: Event) => {
        text.value = (event.target as HTMLTextAreaElement).value;
      },
    }),
  ]);

beforeEach(() => {
  document.body.innerHTML = '<main></main>';
  sent = [];
});
afterEach(() => app.unmount());

it("the guard holds a form of Vue back before its own handler, and a replacement reaches Vue's state", async () => {
  show(() => {
    const form = ref(null);
    const text = ref('');
    useFormGuard(form, { policies: { nino: 'redact' } });
    const onSubmit = (event: Event): void => {
      event.preventDefault();
      sent.push(text.value);
    };
    return () => h('form', { ref: form, onSubmit }, [field(text) as ReturnType<typeof h>]);
  });
  await type('I am QQ 12 34 56 C');
  await submit();
  expect(sent).toEqual([]);
  expect($('.withhold-error-summary a').textContent).toBe(
    'It looks like you have included a National Insurance number in ‘Comments’',
  );
  $<HTMLButtonElement>('.withhold-button').click();
  await submit();
  expect(sent).toEqual(['I am [NINO]']);
});

it('the check alone looks when it is asked, then follows the text', async () => {
  show(() => {
    const text = ref('');
    const { message, check } = usePersonalDataCheck(text, { label: 'Comments' });
    const onSubmit = (event: Event): void => {
      event.preventDefault();
      if (check()) sent.push(text.value);
    };
    return () => h('form', { onSubmit }, [field(text) as ReturnType<typeof h>, h('p', message.value)]);
  });
  await type('I am QQ 12 34 56 C');
  expect($('p').textContent).toBe('');
  await submit();
  expect($('p').textContent).toBe('Comments must not include a National Insurance number');
  await type('I am Jo');
  expect($('p').textContent).toBe('');
  await submit();
  expect(sent).toEqual(['I am Jo']);
});
