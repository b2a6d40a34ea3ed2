import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { breaches } from './axe.ts';
import { describeInChromium } from './chromium.ts';

describeInChromium('the example form', stage => {
  let server: Server;
  let url: string;
  const kept: unknown[] = [];
  beforeAll(async () => {
    // @ts-expect-error the examples are JavaScript
    const { createFeedbackServer } = await import('../../examples/govuk-form/server.js');
    server = createFeedbackServer((feedback: unknown) => kept.push(feedback));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const open = async (path: string, options?: Parameters<typeof stage.open>[1]): ReturnType<typeof stage.open> => {
    const tab = await stage.open(stage.site.add('<!doctype html><link rel="icon" href="data:,">'), options);
    await tab.page.goto(url + path);
    return tab;
  };
  const send = (page: Page): Promise<void> => page.click('main button[type=submit]');

  it.each([
    ['clean', '/', ''],
    ['held back', '/', 'QQ 12 34 56 C'],
    ['asked about', '/', '07700 900123 and jo@example.com'],
    ['held back, in Welsh', '/cy', 'QQ 12 34 56 C, jo@example.com'],
  ])('is accessible: %s', async (_, path, text) => {
    const { page, faults } = await open(path);
    if (text) {
      await page.fill('#comments', text);
      await send(page);
      await page.waitForSelector('.govuk-error-summary');
    }
    expect(await breaches(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('reads to a screen reader as the Design System wants it', async () => {
    const { page } = await open('/');
    await page.fill('#comments', 'QQ 12 34 56 C');
    await send(page);
    const tree = await page.locator('main').ariaSnapshot();
    expect(tree.replace('QQ 12 34 56 C', '…')).toMatchInlineSnapshot(`
      "- main:
        - alert:
          - heading "There is a problem" [level=2]
          - list:
            - listitem:
              - link "Your comments must not include a National Insurance number":
                - /url: "#comments"
        - heading "Give feedback" [level=1]
        - text: Your comments Do not include personal or financial information like your National Insurance number or credit card details.
        - paragraph: "Error: Your comments must not include a National Insurance number"
        - textbox "Your comments": …
        - text: Your email address (optional) Only if you want a reply
        - textbox "Your email address (optional)"
        - button "Send feedback""
    `);
    const field = page.getByRole('textbox', { name: 'Your comments' });
    expect(await field.getAttribute('aria-describedby')).toBe('comments-hint comments-error');
    expect(await page.locator('#comments-error').textContent()).toBe(
      'Error: Your comments must not include a National Insurance number',
    );
  });

  it('goes through page and server with what a person confirmed, asked once', async () => {
    const { page } = await open('/');
    await page.fill('#comments', 'Ring 07700 900123');
    await send(page);
    await page.click('text=This is not personal information');
    await send(page);
    await page.waitForURL('**/thank-you/en');
    expect(kept.at(-1)).toEqual({ comments: 'Ring 07700 900123', email: '' });
  });

  it('never asks about the field for the e-mail address', async () => {
    const { page } = await open('/cy');
    await page.fill('#comments', 'Da iawn');
    await page.fill('#email', 'jo@example.com');
    await send(page);
    await page.waitForURL('**/thank-you/cy');
    expect(kept.at(-1)).toEqual({ comments: 'Da iawn', email: 'jo@example.com' });
  });

  it('without JavaScript: the server says the same, and keeps what was written', async () => {
    const { page } = await open('/cy', { javaScriptEnabled: false });
    await page.fill('#comments', '<b>QQ 12 34 56 C</b>');
    await send(page);
    expect(await page.title()).toBe('Gwall: Rhoi adborth – Rhoi gwybod am dwll yn y ffordd');
    expect(await page.innerText('.govuk-error-summary li')).toBe(
      'Rhaid i’ch sylwadau beidio â chynnwys rhif Yswiriant Gwladol',
    );
    expect(await page.inputValue('#comments')).toBe('<b>QQ 12 34 56 C</b>');
    expect(await page.locator('#not-personal').count()).toBe(0);
    await page.fill('#comments', 'Ffoniwch 07700 900123');
    await send(page);
    await page.check('#not-personal');
    await send(page);
    expect(page.url()).toBe(`${url}/thank-you/cy`);
  });

  it("the guard joins the server's message", async () => {
    const { page } = await open('/');
    await send(page);
    expect(await page.innerText('.govuk-error-summary li')).toBe('Enter your comments');
    await page.fill('#comments', '4242 4242 4242 4242');
    await send(page);
    expect(await page.locator('.govuk-error-summary li:visible').allInnerTexts()).toEqual([
      'Your comments must not include a debit or credit card number',
    ]);
    expect(await page.locator('.govuk-error-message:visible').count()).toBe(1);
    expect(await breaches(page)).toEqual([]);
  });
});

describeInChromium('the playground', stage => {
  it('works from disk, without a network: spans, reasons, redacted text, an allow line', async () => {
    const { page, context, faults } = await stage.open(
      stage.site.add('<!doctype html><link rel="icon" href="data:,">'),
    );
    await context.setOffline(true);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`file://${process.cwd()}/examples/playground/index.html`);
    await page.fill('#text', 'Ring 07700 900123, reference BG123456A');
    expect(await page.locator('#seen mark[data-kept=true]').allInnerTexts()).toEqual(['07700 900123']);
    expect(await page.innerText('#redacted')).toBe('Ring [PHONE], reference BG123456A');
    expect(await page.locator('#candidates tr').count()).toBe(2);
    expect(await page.innerText('#candidates')).toMatch(/not reported/);
    await page.click('#candidates button');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      '"allow": [{"value":"07700 900123","reason":""}]',
    );
    expect(faults).toEqual([]);
    expect(await breaches(page)).toEqual([]);
  });
});
