import { expect, it } from 'vitest';
import { breaches } from './axe.ts';
import { describeInChromium, type Tab } from './chromium.ts';
import { commentsField, govukPage } from './pages.ts';

const nino = 'My number is QQ 12 34 56 C, thanks.';
const phone = 'Ring me on 07700 900123.';

describeInChromium('a GOV.UK page with one script tag', stage => {
  const open = (parts?: Parameters<typeof govukPage>[0]): Promise<Tab> => stage.open(stage.site.add(govukPage(parts)));
  const send = async ({ page }: Tab, text: string): Promise<void> => {
    await page.fill('#comments', text);
    await page.click('text=Send feedback');
  };

  it('sends what is clean', async () => {
    const tab = await open();
    await send(tab, 'All went well.');
    await tab.page.waitForURL('**/sent');
    expect(stage.site.received.at(-1)!.get('comments')).toBe('All went well.');
    expect(tab.faults).toEqual([]);
  });

  it.each([
    ['the module that needs no code', '<script type="module" src="/auto.js"></script>'],
    ['initAll() of the module', '<script type="module" src="/start-guard.js"></script>'],
  ])('is guarded by %s as well', async (_, scripts) => {
    const tab = await open({ scripts });
    await send(tab, nino);
    expect(await tab.page.innerText('.govuk-error-summary li')).toMatch(/National Insurance number$/);
    expect(tab.faults).toEqual([]);
  });

  it('stands under a policy that is in force', async () => {
    const tab = await open();
    const refused = tab.page.evaluate(() => Object.assign(document.body, { innerHTML: '<b>x</b>' }).tagName);
    await expect(refused).rejects.toThrow(/TrustedHTML/);
  });

  it('holds a National Insurance number back, under a strict policy, without a request', async () => {
    const tab = await open();
    const before = stage.site.requests.length;
    await send(tab, nino);
    const summary = tab.page.locator('main .govuk-error-summary');
    expect(await summary.innerText()).toMatch(
      /^There is a problem\s+Comments must not include a National Insurance number$/,
    );
    expect(await tab.page.title()).toBe('Error: Feedback – GOV.UK');
    expect(await tab.page.evaluate(() => document.activeElement?.className)).toBe('govuk-error-summary');
    expect(await tab.page.evaluate(() => document.querySelector('h1')!.previousElementSibling!.className)).toBe(
      'govuk-error-summary',
    );
    expect(await tab.page.inputValue('#comments')).toBe(nino);
    expect(await tab.page.locator('#comments-error').innerText()).toMatch(/National Insurance number$/);
    expect(await tab.page.content()).not.toContain('QQ 12');
    expect(stage.site.requests.length).toBe(before);
    expect(tab.faults).toEqual([]);
  });

  it('takes the caret to the number from the summary, and marks it, also far down in a long text', async () => {
    const tab = await open();
    await send(tab, `${'A line.\n'.repeat(200)}${nino}`);
    await tab.page.click('.govuk-error-summary a');
    const chosen = await tab.page.$eval('#comments', element => {
      const { value, selectionStart, selectionEnd, scrollTop } = element as HTMLTextAreaElement;
      return {
        focused: document.activeElement === element,
        text: value.slice(selectionStart, selectionEnd),
        scrollTop,
      };
    });
    expect(chosen).toMatchObject({ focused: true, text: 'QQ 12 34 56 C' });
    expect(chosen.scrollTop).toBeGreaterThan(1000);
    expect(
      await tab.page.$eval('label[for=comments]', label => label.getBoundingClientRect().top),
    ).toBeGreaterThanOrEqual(-1);
  });

  it('is worked by keyboard alone', async () => {
    const tab = await open();
    await tab.page.focus('#comments');
    await tab.page.keyboard.type(phone);
    await tab.page.keyboard.press('Tab');
    await tab.page.keyboard.press('Enter');
    await tab.page.waitForSelector('.govuk-error-summary');
    await tab.page.keyboard.press('Tab');
    await tab.page.keyboard.press('Enter');
    expect(await tab.page.evaluate(() => getSelection()!.toString())).toBe('07700 900123');
    await tab.page.keyboard.press('Delete');
    await tab.page.keyboard.press('Tab');
    expect(await tab.page.evaluate(() => document.activeElement!.textContent)).toBe('This is not personal information');
    await tab.page.keyboard.press('Tab');
    await tab.page.keyboard.press('Enter');
    await tab.page.waitForURL('**/sent');
    expect(stage.site.received.at(-1)!.get('comments')).toBe('Ring me on .');
  });

  it('asks once about a phone number', async () => {
    const tab = await open();
    await send(tab, phone);
    expect(await tab.page.innerText('.govuk-error-summary__title')).toBe('Are you sure you want to send this?');
    await tab.page.waitForTimeout(1050);
    await tab.page.click('text=Send feedback');
    await tab.page.waitForURL('**/sent');
    expect(stage.site.received.at(-1)!.get('comments')).toBe(phone);
  });

  it('takes a double click for one', async () => {
    const tab = await open();
    await tab.page.fill('#comments', phone);
    await tab.page.dblclick('text=Send feedback');
    await tab.page.waitForTimeout(200);
    expect(tab.page.url()).toContain('/page-');
  });

  it('sends what a person says is not personal', async () => {
    const tab = await open();
    await send(tab, phone);
    await tab.page.click('text=This is not personal information');
    expect(await tab.page.locator('.govuk-error-summary, .govuk-error-message').count()).toBe(0);
    expect(await tab.page.title()).toBe('Feedback – GOV.UK');
    await tab.page.click('text=Send feedback');
    await tab.page.waitForURL('**/sent');
  });

  it('replaces before sending where the team wants that', async () => {
    const tab = await open({ form: 'data-module="withhold-form" data-withhold-policy="redact"' });
    await send(tab, `${nino} ${phone}`);
    await tab.page.waitForTimeout(1050);
    await tab.page.click('text=Send feedback');
    await tab.page.waitForURL('**/sent');
    expect(stage.site.received.at(-1)!.get('comments')).toBe('My number is [NINO], thanks. Ring me on [PHONE].');
  });

  it('speaks Welsh on a Welsh page', async () => {
    const tab = await open({ lang: 'cy', title: 'Adborth – GOV.UK' });
    await send(tab, `${nino} jo@example.com`);
    expect(await tab.page.innerText('.govuk-error-summary')).toMatch(
      /^Mae problem wedi codi\s+Rhaid i’ch comments beidio â chynnwys rhif Yswiriant Gwladol neu gyfeiriad e-bost$/,
    );
    expect(await tab.page.title()).toBe('Gwall: Adborth – GOV.UK');
  });

  it("joins the server's error summary, with govuk-frontend's own script at work", async () => {
    const before = `<div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert">
      <h2 class="govuk-error-summary__title">There is a problem</h2><div class="govuk-error-summary__body">
      <ul class="govuk-list govuk-error-summary__list"><li><a href="#name">Enter your name</a></li></ul></div></div></div>`;
    const scripts = `<script src="/withhold.iife.js"></script><script type="module" src="/start.js"></script>`;
    const tab = await open({ before, scripts, title: 'Error: Feedback' });
    await send(tab, nino);
    expect(await tab.page.locator('.govuk-error-summary').count()).toBe(1);
    expect(await tab.page.locator('.govuk-error-summary li').allInnerTexts()).toEqual([
      'Enter your name',
      'Comments must not include a National Insurance number',
    ]);
    expect(await tab.page.title()).toBe('Error: Feedback');
    await send(tab, 'fine');
    await tab.page.waitForURL('**/sent');
  });

  it('catches what was pasted, and what the browser filled in', async () => {
    const tab = await open();
    await tab.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await tab.page.evaluate(text => navigator.clipboard.writeText(text), nino);
    await tab.page.focus('#comments');
    await tab.page.keyboard.press('Control+V');
    expect(await tab.page.inputValue('#comments')).toBe(nino);
    await tab.page.click('text=Send feedback');
    await tab.page.waitForSelector('.govuk-error-summary');
    await tab.page.$eval('#comments', area => {
      (area as HTMLTextAreaElement).value = 'filled in: 4242 4242 4242 4242';
    });
    await tab.page.click('text=Send feedback');
    expect(await tab.page.innerText('.govuk-error-summary li')).toBe(
      'Comments must not include a debit or credit card number',
    );
  });

  it('says while typing what was found, after a pause', async () => {
    const tab = await open({ form: 'data-module="withhold-form" data-withhold-live' });
    await tab.page.focus('#comments');
    await tab.page.keyboard.type('jo@example.com');
    const line = tab.page.locator('[aria-live=polite]');
    expect(await line.innerText()).toBe('');
    await expect
      .poll(() => line.innerText(), { timeout: 3000 })
      .toBe('It looks like you have included an email address in your answer');
    expect(tab.faults).toEqual([]);
  });

  it('marks what was found behind the text, where the text is', async () => {
    const tab = await open({ form: 'data-module="withhold-form" data-withhold-highlight' });
    await tab.page.focus('#comments');
    await tab.page.keyboard.type(`First line\n${'word '.repeat(60)}\nRing 07700 900123 now`);
    const marks = tab.page.locator('.withhold-highlight mark');
    expect(await marks.allTextContents()).toEqual(['07700 900123']);
    // The layer breaks lines where the textarea does: both are as high inside.
    const heights = await tab.page.evaluate(() => [
      document.querySelector('textarea')!.scrollHeight,
      document.querySelector('.withhold-highlight')!.scrollHeight,
      document.querySelector('textarea')!.scrollTop - document.querySelector('.withhold-highlight')!.scrollTop,
    ]);
    expect(Math.abs(heights[0]! - heights[1]!)).toBeLessThanOrEqual(4);
    expect(heights[2]).toBe(0);
    expect(tab.faults).toEqual([]);
  });

  it('keeps the marks behind the text when a message comes to stand above it', async () => {
    const tab = await open({ form: 'data-module="withhold-form" data-withhold-highlight data-withhold-live' });
    await send(tab, nino);
    await tab.page.waitForSelector('.govuk-error-message');
    const tops = (): Promise<number[]> =>
      tab.page.evaluate(() =>
        ['textarea', '.withhold-highlight'].map(each => document.querySelector(each)!.getBoundingClientRect().top),
      );
    await expect.poll(async () => new Set(await tops()).size).toBe(1);
    expect(await breaches(tab.page)).toEqual([]);
    expect(tab.faults).toEqual([]);
  });

  it('marks in plain HTML too, where a box is as wide as its text', async () => {
    const html = `<!doctype html><html lang="en"><title>Plain</title><link rel="icon" href="data:,">
      <form data-module="withhold-form" data-withhold-highlight><p><label for="c">Comments</label></p>
      <textarea id="c" cols="30" rows="4" data-withhold></textarea></form><script src="/withhold.iife.js"></script></html>`;
    const tab = await stage.open(stage.site.add(html));
    await tab.page.fill('#c', `${'word '.repeat(40)} Ring 07700 900123 now`);
    const [area, layer] = await tab.page.evaluate(() =>
      ['textarea', '.withhold-highlight'].map(each => {
        const { scrollHeight, clientWidth, scrollTop } = document.querySelector(each)!;
        return { scrollHeight, clientWidth, scrollTop };
      }),
    );
    expect(layer).toEqual(area);
  });

  it("uses the browser's own messages in plain HTML, and can still be answered", async () => {
    const html = `<!doctype html><html lang="en"><title>Plain</title><link rel="icon" href="data:,">
      <form action="/sent" method="post" data-module="withhold-form" data-withhold-native>
      <label for="comments">Comments</label><textarea id="comments" name="comments" data-withhold></textarea>
      <button>Send feedback</button></form><script src="/withhold.iife.js"></script></html>`;
    const tab = await stage.open(stage.site.add(html));
    await send(tab, phone);
    expect(await tab.page.$eval('#comments', area => (area as HTMLTextAreaElement).validationMessage)).toMatch(
      /^It looks like you have included a phone number in ‘Comments’/,
    );
    await tab.page.waitForTimeout(1050);
    await tab.page.click('text=Send feedback');
    await tab.page.waitForURL('**/sent');
    expect(tab.faults).toEqual([]);
  });

  it('stands before a listener that would send the form by fetch', async () => {
    const scripts = '<script src="/fetch-form.js"></script><script src="/withhold.iife.js"></script>';
    const tab = await open({ scripts });
    await send(tab, nino);
    await tab.page.waitForTimeout(100);
    expect(await tab.page.evaluate(() => document.body.dataset['sent'])).toBeUndefined();
    await send(tab, 'fine');
    expect(await tab.page.evaluate(() => document.body.dataset['sent'])).toBe('comments=fine');
  });

  it('counts for a team, without text', async () => {
    const tab = await open({ fields: commentsField });
    await tab.page.evaluate(() => {
      for (const name of ['found', 'clean', 'accepted', 'failed']) {
        document.addEventListener(`withhold:${name}`, event => {
          document.body.dataset['heard'] = `${name} ${JSON.stringify((event as CustomEvent).detail)}`;
        });
      }
    });
    await send(tab, `${nino} ${phone} 07700 900456`);
    expect(await tab.page.evaluate(() => document.body.dataset['heard'])).toBe('found {"counts":{"nino":1,"phone":2}}');
  });
});
