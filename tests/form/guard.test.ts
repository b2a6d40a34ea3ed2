// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFormGuard, type FormGuard, type FormGuardOptions } from '../../src/form/index.ts';
import { wordingFor } from '../../src/guidance/message.ts';
import { toyDetector } from './toy.ts';

const page = (field: string, form = '', before = ''): string => `
  <main>${before}<h1>Feedback</h1>
    <form ${form}><div class="govuk-form-group">${field}</div><button class="govuk-button">Send</button></form>
  </main>`;
const comments = `<label class="govuk-label" for="comments">Comments</label><div id="comments-hint">Hint</div>
  <textarea class="govuk-textarea" id="comments" data-withhold aria-describedby="comments-hint"></textarea>`;

let guard: FormGuard | undefined;
let sent: number;
let events: { name: string; detail: unknown }[];

/** Puts a page up and guards its form. */
function open(html: string, options: FormGuardOptions = {}): HTMLTextAreaElement {
  document.body.innerHTML = html;
  const form = document.querySelector('form')!;
  guard = createFormGuard(form, { detector: toyDetector, ...options });
  form.addEventListener('submit', event => {
    sent++;
    event.preventDefault();
  });
  for (const name of ['found', 'accepted', 'clean', 'failed']) {
    form.addEventListener(`withhold:${name}`, event => events.push({ name, detail: (event as CustomEvent).detail }));
  }
  return document.querySelector('textarea')!;
}
const submit = (): boolean =>
  document.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
const later = (): void => void vi.advanceTimersByTime(1000);
const text = (selector: string): string | undefined => document.querySelector(selector)?.textContent?.trim();
const button = (words: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find(each => each.textContent?.startsWith(words));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  document.documentElement.lang = 'en';
  document.title = 'Feedback – GOV.UK';
  sent = 0;
  events = [];
});
afterEach(() => {
  guard?.destroy();
  vi.useRealTimers();
});

describe('a form without a finding', () => {
  it('is sent, and the page stays as it was', () => {
    open(page(comments)).value = 'All went well.';
    const before = document.body.innerHTML;
    submit();
    expect(sent).toBe(1);
    expect(document.body.innerHTML).toBe(before);
    expect(events).toEqual([{ name: 'clean', detail: { counts: {} } }]);
  });
});

describe('a form with a value that is blocked', () => {
  it('is held back, however often it is sent', () => {
    open(page(comments)).value = 'My number is NINO.';
    for (const _ of [1, 2, 3]) {
      submit();
      later();
    }
    expect(sent).toBe(0);
    expect(events[0]).toEqual({ name: 'found', detail: { counts: { nino: 1 } } });
  });

  it('shows a summary first in main, a message at the field, and marks both', () => {
    open(page(comments)).value = 'NINO and CARD';
    submit();
    const sentence = 'Comments must not include a National Insurance number or a debit or credit card number';
    expect(document.querySelector('main')!.firstElementChild!.className).toBe('govuk-error-summary');
    expect(text('.govuk-error-summary__title')).toBe('There is a problem');
    expect(document.querySelector('.govuk-error-summary > [role=alert]')).not.toBeNull();
    expect(text('.govuk-error-summary__list a[href="#comments"]')).toBe(sentence);
    expect(text('#comments-error.govuk-error-message')).toBe(`Error: ${sentence}`);
    expect(text('#comments-error .govuk-visually-hidden')).toBe('Error:');
    expect(document.querySelector('#comments-error')!.nextElementSibling!.id).toBe('comments');
    expect(document.querySelector('.govuk-form-group--error .govuk-textarea--error#comments')).not.toBeNull();
    expect(document.querySelector('#comments')!.getAttribute('aria-describedby')).toBe('comments-hint comments-error');
    expect(document.title).toBe('Error: Feedback – GOV.UK');
    expect(document.activeElement?.className).toBe('govuk-error-summary');
  });

  it('marks the finding where it is when the link is followed, not where it was', () => {
    const textarea = open(page(comments));
    textarea.value = 'My NINO1';
    submit();
    textarea.value = 'What I said: my NINO1';
    document.querySelector<HTMLAnchorElement>('.govuk-error-summary a')!.click();
    expect(document.activeElement).toBe(textarea);
    expect(textarea.value.slice(textarea.selectionStart, textarea.selectionEnd)).toBe('NINO1');
  });

  it('gives two fields in one group a message each', () => {
    const field = (id: string): string =>
      `<label for="${id}">${id}</label><textarea id="${id}" data-withhold>NINO</textarea>`;
    open(page(field('Start') + field('End')));
    submit();
    const shown = [...document.querySelectorAll<HTMLElement>('.govuk-error-message')];
    expect(shown.map(message => [message.id, message.style.display])).toEqual([
      ['Start-error', ''],
      ['End-error', ''],
    ]);
  });

  it('takes all of it away again once the text is clean', () => {
    const textarea = open(page(comments));
    const before = document.body.innerHTML;
    textarea.value = 'NINO PHONE';
    submit();
    submit();
    expect(document.body.innerHTML).not.toBe(before);
    textarea.value = 'clean';
    submit();
    expect(sent).toBe(1);
    expect(document.body.innerHTML).toBe(before);
    expect(document.title).toBe('Feedback – GOV.UK');
  });

  it('has no button to say that a certain number is not personal, but has one for an uncertain one', () => {
    const textarea = open(page(comments));
    textarea.value = 'NINO';
    submit();
    expect(button('This is not personal')).toBeUndefined();
    textarea.value = 'NINO?';
    submit();
    button('This is not personal')!.click();
    submit();
    expect(sent).toBe(1);
  });

  it('"this is not personal" is said of the phone number, not of the National Insurance number beside it', () => {
    open(page(comments)).value = 'NINO PHONE';
    submit();
    button('This is not personal')!.click();
    expect(text('.govuk-error-message')).toBe('Error: Comments must not include a National Insurance number');
    expect(button('This is not personal')).toBeUndefined();
    submit();
    expect(sent).toBe(0);
  });

  it('leaves a title alone that the page has changed since', () => {
    const textarea = open(page(comments));
    textarea.value = 'NINO';
    submit();
    document.title = 'Another page';
    textarea.value = 'clean';
    submit();
    expect(document.title).toBe('Another page');
  });

  it('never puts the value anywhere on the page', () => {
    open(page(comments), { policies: { phone: 'redact' } }).value = 'PHONE07700900123 NINO42 EMAIL7';
    submit();
    expect(document.documentElement.outerHTML + document.title).not.toMatch(/07700900123|NINO42|EMAIL7/);
    expect(JSON.stringify(events)).not.toMatch(/07700900123|NINO42|EMAIL7/);
  });
});

describe('a form with a value that is asked about', () => {
  it('asks once; sending again sends', () => {
    open(page(comments)).value = 'Ring PHONE';
    submit();
    expect(sent).toBe(0);
    expect(text('.govuk-error-summary__title')).toBe('Are you sure you want to send this?');
    expect(text('.govuk-error-summary__list a')).toBe('It looks like you have included a phone number in ‘Comments’');
    expect(text('.govuk-error-summary__body p')).toBe('You can change your answer, or send it again if you are sure.');
    later();
    submit();
    expect(sent).toBe(1);
    expect(document.querySelector('.govuk-error-summary')).toBeNull();
    expect(events.map(event => event.name)).toEqual(['found', 'accepted']);
  });

  it('has buttons that do not send the form, and none to replace what is not to be replaced', () => {
    open(page(comments)).value = 'Ring PHONE';
    submit();
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('.govuk-button-group button')];
    expect(buttons.map(({ type, textContent }) => [type, textContent])).toEqual([
      ['button', 'This is not personal information'],
    ]);
    expect(buttons[0]!.getAttribute('aria-describedby')).toBe('comments-error');
  });

  it('counts what is still open, not what was answered', () => {
    const two = '<textarea id="a" data-withhold></textarea><textarea id="b" data-withhold></textarea>';
    open(page(two)).value = 'PHONE';
    submit();
    later();
    document.querySelector<HTMLTextAreaElement>('#b')!.value = 'NINO NINO2';
    submit();
    expect(events.at(-1)).toEqual({ name: 'found', detail: { counts: { nino: 2 } } });
    document.querySelector<HTMLTextAreaElement>('#b')!.value = '';
    later();
    submit();
    expect(events.at(-1)).toEqual({ name: 'accepted', detail: { counts: { phone: 1 } } });
  });

  it('takes a double click for one', () => {
    open(page(comments)).value = 'Ring PHONE';
    submit();
    vi.advanceTimersByTime(300);
    submit();
    expect(sent).toBe(0);
  });

  it('asks again for another value, not for an edit elsewhere', () => {
    const textarea = open(page(comments));
    textarea.value = 'Ring PHONE1';
    submit();
    later();
    textarea.value = 'Please ring PHONE1';
    submit();
    expect(sent).toBe(1);
    textarea.value = 'Please ring PHONE2';
    later();
    submit();
    expect(sent).toBe(1);
  });

  it('is sent at once after "this is not personal information"', () => {
    const textarea = open(page(comments));
    textarea.value = 'Order PHONE';
    submit();
    button('This is not personal information')!.click();
    expect(document.querySelector('.govuk-error-summary, .govuk-error-message')).toBeNull();
    expect(document.activeElement).toBe(textarea);
    submit();
    expect(sent).toBe(1);
  });

  it('asks anew after a reset', () => {
    const textarea = open(page(comments));
    textarea.value = 'PHONE';
    submit();
    document.querySelector('form')!.dispatchEvent(new Event('reset', { bubbles: true }));
    expect(document.querySelector('.govuk-error-summary')).toBeNull();
    later();
    submit();
    expect(sent).toBe(0);
  });
});

describe('a form whose values are to be replaced', () => {
  it('says so, and replaces them when it is sent again', () => {
    const textarea = open(page(comments), { policies: { phone: 'redact', email: 'redact' } });
    textarea.value = 'PHONE1 or EMAIL1, PHONE2';
    submit();
    expect(sent).toBe(0);
    expect(text('.govuk-error-summary__body p')).toBe(
      'If you send your answer again, [PHONE], [EMAIL] will be sent instead.',
    );
    later();
    submit();
    expect(sent).toBe(1);
    expect(textarea.value).toBe('[PHONE] or [EMAIL], [PHONE]');
  });

  it('replaces them at the press of a button, and tells the page', () => {
    const textarea = open(page(comments), { policies: { nino: 'redact' }, replacement: () => '…' });
    const input = vi.fn();
    document.addEventListener('input', input);
    textarea.value = 'I am NINO, ring PHONE';
    submit();
    button('Replace with …')!.click();
    expect(textarea.value).toBe('I am …, ring PHONE');
    expect(input).toHaveBeenCalledOnce();
    expect(text('.govuk-error-message')).toMatch(/a phone number in ‘Comments’/);
  });

  it('leaves alone what a person said is not personal', () => {
    const textarea = open(page(comments), { policies: { phone: 'redact' } });
    textarea.value = 'Reference PHONE';
    submit();
    button('This is not personal')!.click();
    submit();
    expect([sent, textarea.value]).toEqual([1, 'Reference PHONE']);
  });
});

describe('which fields and which types', () => {
  it.each([
    ['a field without the attribute', '<textarea>NINO</textarea>'],
    ['a disabled field', '<textarea data-withhold disabled>NINO</textarea>'],
    ['a field that cannot be changed', '<textarea data-withhold readonly>NINO</textarea>'],
    ['a hidden field', '<input type="hidden" data-withhold value="NINO">'],
    ['the field for the e-mail address', '<input type="email" data-withhold value="EMAIL">'],
    ['the field for the phone number', '<input autocomplete="home tel" data-withhold value="PHONE">'],
    ['a type that is off here', '<textarea data-withhold="email:off">EMAIL</textarea>'],
  ])('lets %s be', (_, field) => {
    open(page(field));
    submit();
    expect(sent).toBe(1);
  });

  it('checks a field outside of the form that belongs to it', () => {
    open(`<main><form id="f"></form><textarea form="f" data-withhold>NINO</textarea></main>`);
    submit();
    expect(sent).toBe(0);
  });

  it('takes the attribute of the field over that of the form over the option', () => {
    const field = '<textarea data-withhold="phone:block">PHONE EMAIL CRN</textarea>';
    open(page(field, 'data-withhold-policy="phone:off email:redact"'), { policies: { email: 'off', crn: 'block' } });
    submit();
    expect(text('.govuk-error-message')).toContain('a phone number, an email address or personal information');
    expect(button('Replace with [EMAIL]')).toBeDefined();
  });

  it.each(['', 'true', ' , ', 'crn:off;email:off'])('reads %j as no more than "check this field"', attribute => {
    open(page(`<textarea data-withhold="${attribute}">NINO</textarea>`));
    submit();
    expect(sent).toBe(0);
  });

  it('lets an answer through unchecked that is longer than the limit, says so, and checks the others', () => {
    const two = '<textarea data-withhold>NINO and more</textarea><textarea id="b" data-withhold>0123456 CRN</textarea>';
    open(page(two), { maxLength: 11 });
    submit();
    expect(events).toEqual([
      { name: 'failed', detail: { reason: 'too-long' } },
      { name: 'found', detail: { counts: { crn: 1 } } },
    ]);
    later();
    submit();
    expect(sent).toBe(1);
  });

  it('one word is a policy for every type', () => {
    open(page('<textarea data-withhold="warn">NINO</textarea>'));
    submit();
    later();
    submit();
    expect(sent).toBe(1);
  });

  it('lets a button that asks for no validation through', () => {
    open(page(`${comments}<button formnovalidate id="cancel"></button>`)).value = 'NINO';
    const submitter = document.querySelector<HTMLButtonElement>('#cancel')!;
    document.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { bubbles: true, submitter }));
    expect(sent).toBe(1);
  });
});

describe('a hidden field for the server', () => {
  const hidden = (): string => document.querySelector<HTMLInputElement>('[name=confirmed]')!.value;
  const field = `${comments}<input type="hidden" name="confirmed" data-withhold-confirmed>`;

  it('learns which types are meant to be there', () => {
    const textarea = open(page(field), { policies: { email: 'redact' } });
    textarea.value = 'PHONE CRN CRN EMAIL';
    submit();
    expect(hidden()).toBe('');
    later();
    submit();
    expect(hidden()).toBe('phone crn');
    textarea.value = 'PHONE?';
    submit();
    button('This is not personal')!.click();
    submit();
    expect(hidden()).toBe('phone');
    textarea.value = '';
    submit();
    expect(hidden()).toBe('');
  });
});

describe('what the page says already', () => {
  const summary = `<div class="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">There is a problem</h2>
    <div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">
    <li><a href="#name">Enter your name</a></li><li><a href="#comments">Enter your comments</a></li></ul></div></div></div>`;
  const told = comments
    .replace('<textarea', '<p id="comments-error" class="govuk-error-message">Enter your comments</p><textarea')
    .replace('comments-hint"></', 'comments-hint comments-error"></');

  it('is joined, not doubled, and comes back', () => {
    document.title = 'Error: Feedback';
    const textarea = open(page(told, '', summary));
    const before = document.body.innerHTML;
    textarea.value = 'NINO';
    submit();
    expect(document.querySelectorAll('.govuk-error-summary')).toHaveLength(1);
    const visible = [...document.querySelectorAll<HTMLElement>('li, .govuk-error-message')].filter(
      each => each.style.display !== 'none',
    );
    expect(visible.map(each => each.textContent?.trim())).toEqual([
      'Enter your name',
      'Comments must not include a National Insurance number',
      'Error: Comments must not include a National Insurance number',
    ]);
    expect(textarea.getAttribute('aria-describedby')).toBe('comments-hint comments-error-2');
    expect(document.title).toBe('Error: Feedback');
    textarea.value = 'clean';
    submit();
    (document.activeElement as HTMLElement).blur();
    expect(document.body.innerHTML).toBe(before);
  });
});

describe('languages and words', () => {
  it('follows the nearest lang, at the time', () => {
    open(page(comments)).value = 'NINO';
    document.documentElement.lang = 'cy';
    submit();
    expect(text('.govuk-error-summary__title')).toBe('Mae problem wedi codi');
    expect(text('#comments-error')).toBe('Gwall: Rhaid i’ch comments beidio â chynnwys rhif Yswiriant Gwladol');
    expect(document.title).toBe('Gwall: Feedback – GOV.UK');
  });

  it('says what a team wants said, from options and attributes', () => {
    const attributes = 'data-i18n.summary-title="Check your answer" data-i18n.item.nino="your NI number"';
    open(page(comments, attributes), { i18n: { mustNotInclude: 'Leave out %{items}', 'item.nino': 'x' } }).value =
      'NINO';
    submit();
    expect(text('.govuk-error-summary__title')).toBe('Check your answer');
    expect(text('.govuk-error-summary a')).toBe('Leave out your NI number');
  });

  it.each(['en', 'cy'] as const)('lets a team say every string in its own words, in attributes: %s', language => {
    const keys = Object.keys(wordingFor(language));
    const attributes = keys.map(key => {
      const [first = '', ...type] = key.split('.');
      const kebab = first.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
      return `data-i18n.${[kebab, ...type].join('.')}="«${key}» %{items} %{replacements} %{label}"`;
    });
    document.documentElement.lang = language;
    const seen = new Set<string>();
    const collect = (): void => {
      const page = document.title + document.body.textContent;
      for (const [, key] of page.matchAll(/«([\w.]+)»/g)) seen.add(key!);
      // Nothing else is said than what the page has itself and what the team wrote.
      const ours = [
        ...document.querySelectorAll('h2, .govuk-error-summary p, a, .govuk-error-message, [type=button], [aria-live]'),
      ];
      for (const { textContent } of ours) expect(textContent).toMatch(/^$|^«/);
    };
    const labels = ['Comments', 'What went wrong?', ''];
    const texts = ['NINO CARD', 'NINO EMAIL', 'NINO PHONE', 'NINO CRN', 'PHONE', 'EMAIL', 'CARD', 'CRN'];
    for (const [text, label] of texts.flatMap(each => labels.map(label => [each, label] as const))) {
      const field = `<label for="c">${label}</label><textarea id="c" data-withhold></textarea>`;
      open(page(field, `data-withhold-live ${attributes.join(' ')}`), { policies: { email: 'redact' } }).value = text;
      submit();
      document.querySelector('textarea')!.dispatchEvent(new Event('input', { bubbles: true }));
      later();
      collect();
      guard!.destroy();
    }
    expect(keys.filter(key => !seen.has(key))).toEqual([]);
  });

  it('takes no text of the field for its label', () => {
    open(page('<label>Notes <textarea data-withhold>Bob, NINO77</textarea></label>'));
    submit();
    expect(text('.govuk-error-summary a')).toBe('Notes must not include a National Insurance number');
    submit();
    expect(text('.govuk-error-summary a')).toBe('Notes must not include a National Insurance number');
  });

  it('uses the name that a team gives the field', () => {
    open(
      page(
        '<label for="c">What went wrong?</label><textarea id="c" data-withhold data-withhold-label="Details">NINO</textarea>',
      ),
    );
    submit();
    expect(text('.govuk-error-summary a')).toBe('Details must not include a National Insurance number');
  });
});

describe('design systems', () => {
  it.each([
    ['nhsuk', '.nhsuk-form-group--error .nhsuk-textarea--error', '.nhsuk-u-visually-hidden'],
    ['govuk', '.govuk-form-group--error .govuk-textarea--error', '.govuk-visually-hidden'],
    ['withhold', '.withhold-textarea--error', '.withhold-visually-hidden'],
  ])('speaks the classes of %s', (brand, field, hidden) => {
    open(page(comments).replaceAll('govuk', brand)).value = 'NINO PHONE';
    submit();
    for (const selector of [field, hidden, `.${brand}-error-summary__list`, `.${brand}-button--secondary`]) {
      expect(document.querySelector(selector), selector).not.toBeNull();
    }
  });

  it('leaves the browser its own checks in plain HTML only', () => {
    open(page(comments));
    expect(document.querySelector('form')!.noValidate).toBe(true);
    guard!.destroy();
    expect(document.querySelector('form')!.noValidate).toBe(false);
    open(page(comments).replaceAll('govuk', 'my'));
    expect(document.querySelector('form')!.noValidate).toBe(false);
  });
});

describe('createFormGuard', () => {
  it('refuses what is no form, and a policy that does not exist', () => {
    expect(() => createFormGuard(document.body as HTMLFormElement)).toThrow(TypeError);
    expect(() => createFormGuard(null as unknown as HTMLFormElement)).toThrow(/form must be a <form>/);
    expect(() => open(page('<textarea data-withhold="phone:stop"></textarea>'))).toThrow(
      /policies.phone must be one of/,
    );
  });

  it('guards a form once', () => {
    open(page(comments)).value = 'PHONE';
    expect(createFormGuard(document.querySelector('form')!)).toBe(guard);
    submit();
    expect(document.querySelectorAll('.govuk-error-summary')).toHaveLength(1);
  });

  it('guards no more after destroy()', () => {
    open(page(comments)).value = 'NINO';
    submit();
    guard!.destroy();
    expect(document.querySelector('.govuk-error-summary')).toBeNull();
    submit();
    expect(sent).toBe(1);
  });

  it('checks without a submit event', () => {
    const textarea = open(page(comments));
    textarea.value = 'NINO';
    expect(guard!.check()).toBe(false);
    textarea.value = 'clean';
    expect(guard!.check()).toBe(true);
  });
});

describe('while a person types', () => {
  const type = (textarea: HTMLTextAreaElement, value: string): void => {
    textarea.value = value;
    textarea.dispatchEvent(new Event('input', { bubbles: true }));
  };

  it('says what was found a second after the last key, politely, and takes it back', () => {
    const textarea = open(page(comments, 'data-withhold-live'));
    const line = document.querySelector('[aria-live=polite]')!;
    type(textarea, 'NINO');
    vi.advanceTimersByTime(900);
    type(textarea, 'NINO EMAIL');
    vi.advanceTimersByTime(900);
    expect(line.textContent).toBe('');
    vi.advanceTimersByTime(100);
    expect(line.textContent).toBe(
      'It looks like you have included a National Insurance number or an email address in your answer',
    );
    type(textarea, '');
    later();
    expect(line.textContent).toBe('');
  });

  it('is silent while the message at the field says the same', () => {
    const textarea = open(page(comments, 'data-withhold-live'));
    const line = document.querySelector<HTMLElement>('[aria-live=polite]')!;
    type(textarea, 'NINO');
    later();
    submit();
    expect(line.style.display).toBe('none');
    textarea.value = 'clean';
    submit();
    expect(line.style.display).toBe('');
  });

  it('says nothing unless asked to', () => {
    open(page(comments, 'data-withhold-live="false"'), { live: true });
    expect(document.querySelector('[aria-live]')).toBeNull();
  });
});
