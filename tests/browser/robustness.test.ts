import { expect, it } from 'vitest';
import { describeInChromium } from './chromium.ts';
import { commentsField, govukPage } from './pages.ts';

const nino = 'My number is QQ 12 34 56 C, thanks.';

/** Each one breaks something that the guard stands on. The message must arrive all the same. */
const faults: readonly {
  name: string;
  page?: Parameters<typeof govukPage>[0];
  policy?: string;
  text?: string;
  break?: () => void;
}[] = [
  {
    name: 'the detector throws',
    page: {
      form: '',
      scripts: '<script src="/withhold.iife.js"></script><script src="/throwing-detector.js"></script>',
    },
  },
  {
    name: 'the error summary cannot be built',
    break: () => {
      Document.prototype.createElement = () => {
        throw new Error('broken');
      };
    },
  },
  {
    name: 'the error summary is built half, then fails',
    break: () => {
      const { setAttribute } = Element.prototype;
      Element.prototype.setAttribute = function (name, value) {
        if (name === 'data-module') throw new Error('broken');
        setAttribute.call(this, name, value);
      };
    },
  },
  {
    name: 'the focus cannot be set',
    break: () => {
      HTMLElement.prototype.focus = () => {
        throw new Error('broken');
      };
    },
  },
  {
    name: 'events cannot be raised',
    break: () => {
      (window as { CustomEvent: unknown }).CustomEvent = undefined;
    },
  },
  {
    name: 'the field is not in the page any more',
    break: () => document.querySelector('#comments')!.closest('div')!.remove(),
  },
  { name: 'the form has no field to check', page: { fields: '<input name="comments" type="hidden">' } },
  {
    name: 'an attribute names a policy that does not exist',
    page: { fields: commentsField.replace('data-withhold', 'data-withhold="stop"') },
  },
  { name: 'the script is not found', page: { scripts: '<script src="/gone.js"></script>' } },
  { name: 'the policy of the page forbids the script', policy: "script-src 'none'" },
  { name: 'a megabyte and more was pasted', text: `${'word '.repeat(210_000)}${nino}` },
  {
    name: 'a field is called like a property of the form',
    page: {
      fields: `${commentsField}<input type="hidden" name="querySelector"><input type="hidden" name="getAttribute">`,
    },
  },
];

describeInChromium('a guard that fails', stage => {
  it.each(faults)('lets the message through: $name', async fault => {
    const headers = fault.policy ? { 'content-security-policy': fault.policy } : undefined;
    const { page } = await stage.open(stage.site.add(govukPage(fault.page), headers));
    const text = fault.text ?? nino;
    const before = stage.site.received.length;
    const hasField = (await page.locator('#comments').count()) > 0;
    if (hasField) {
      await page.$eval(
        '#comments',
        (area, value) => {
          (area as HTMLTextAreaElement).value = value;
        },
        text,
      );
    }
    if (fault.break) await page.evaluate(`(${fault.break})()`);
    // Not by the test's own click: it too needs the functions that some of these break.
    await page.evaluate(() => document.querySelector('button')!.click());
    await page.waitForURL('**/sent');
    expect(stage.site.received.length).toBe(before + 1);
    const sent = stage.site.received.at(-1)!.get('comments');
    if (hasField && fault.name !== 'the field is not in the page any more') expect(sent).toBe(text);
  });

  it('leaves nothing on the page, and says so to the page without text', async () => {
    const { page } = await stage.open(stage.site.add(govukPage()));
    await page.evaluate(() => {
      document.querySelector('form')!.addEventListener('submit', event => event.preventDefault());
      document.addEventListener('withhold:failed', event => {
        document.body.dataset['failed'] = JSON.stringify((event as CustomEvent).detail);
      });
      HTMLElement.prototype.focus = () => {
        throw new Error('broken');
      };
    });
    const before = await page.innerHTML('main');
    await page.fill('#comments', nino).catch(() => undefined);
    await page.$eval(
      '#comments',
      (area, value) => {
        (area as HTMLTextAreaElement).value = value;
      },
      nino,
    );
    await page.click('text=Send feedback');
    expect(await page.getAttribute('body', 'data-failed')).toBe('{"reason":"error"}');
    expect(await page.title()).toBe('Feedback – GOV.UK');
    expect((await page.innerHTML('main')).replace(' tabindex="-1"', '')).toBe(before);
  });
});

describeInChromium('a page that lives on', stage => {
  it('guards a form once, however often it is set up', async () => {
    const scripts = '<script src="/withhold.iife.js"></script>'.repeat(2);
    const { page, faults: wrong } = await stage.open(stage.site.add(govukPage({ scripts })));
    await page.evaluate(() => (window as unknown as { withhold: { initAll(): void } }).withhold.initAll());
    await page.fill('#comments', nino);
    await page.click('text=Send feedback');
    expect(await page.locator('.govuk-error-summary').count()).toBe(1);
    expect(await page.locator('.govuk-error-message').count()).toBe(1);
    expect(wrong).toEqual([]);
  });

  it('asks anew when a person comes back to it from the next page', async () => {
    const { page } = await stage.open(stage.site.add(govukPage()));
    await page.evaluate(() =>
      addEventListener('pageshow', event => {
        document.body.dataset['persisted'] = String(event.persisted);
      }),
    );
    await page.fill('#comments', 'Ring 07700 900123');
    await page.click('text=Send feedback');
    await page.waitForTimeout(1050);
    await page.click('text=Send feedback');
    await page.waitForURL('**/sent');
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.getAttribute('body', 'data-persisted')).toBe('true');
    expect(await page.inputValue('#comments')).toBe('Ring 07700 900123');
    expect(await page.locator('.govuk-error-summary').count()).toBe(0);
    expect(await page.title()).toBe('Feedback – GOV.UK');
    await page.click('text=Send feedback');
    expect(await page.locator('.govuk-error-summary').count()).toBe(1);
  });

  it('keeps what is on it when a person comes back to a form that was held back', async () => {
    const { page } = await stage.open(stage.site.add(govukPage()));
    await page.fill('#comments', nino);
    await page.click('text=Send feedback');
    await page.goto(`${stage.site.url}${stage.site.add('<!doctype html><title>Other</title>')}`);
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.locator('.govuk-error-summary').count()).toBe(1);
    await page.fill('#comments', 'fine');
    await page.click('text=Send feedback');
    await page.waitForURL('**/sent');
  });

  it('holds a form back whose fields are called like its properties', async () => {
    const names = ['id', 'title', 'lang', 'elements', 'noValidate', 'dataset', 'attributes', 'submit'];
    const hidden = names.map(name => `<input type="hidden" name="${name}">`).join('');
    const { page, faults: wrong } = await stage.open(stage.site.add(govukPage({ fields: commentsField + hidden })));
    await page.fill('#comments', nino);
    await page.click('text=Send feedback');
    expect(await page.locator('.govuk-error-summary').count()).toBe(1);
    expect(wrong).toEqual([]);
  });

  it('makes no request and stores nothing', async () => {
    const { page, context } = await stage.open(
      stage.site.add(govukPage({ form: 'data-module="withhold-form" data-withhold-live data-withhold-highlight' })),
    );
    await page.waitForLoadState('networkidle');
    const before = stage.site.requests.length;
    await page.fill('#comments', `${nino} jo@example.com`);
    await page.click('text=Send feedback');
    await page.waitForTimeout(1200);
    expect(stage.site.requests.slice(before)).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });
});
