import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { breaches } from './axe.ts';
import { describeInChromium, type Tab } from './chromium.ts';

/** A component as nhsuk-frontend itself renders it. */
function rendered(component: string, name: string): string {
  const file = `node_modules/nhsuk-frontend/dist/nhsuk/components/${component}/fixtures.json`;
  const { fixtures } = JSON.parse(readFileSync(file, 'utf8')) as { fixtures: { name: string; html: string }[] };
  return fixtures.find(fixture => fixture.name === name)!.html;
}

const field = rendered('textarea', 'with hint').replace('<textarea', '<textarea data-withhold');
const name = /name="([^"]+)"/.exec(field)![1]!;
const id = /<textarea[^>]* id="([^"]+)"/.exec(field)![1]!;

/** As nhsuk-frontend's page template writes it. */
const nhsPage = (form: string, before = '', lang = 'en'): string => `<!doctype html>
<html lang="${lang}" class="nhsuk-template"><head><meta charset="utf-8"><title>Feedback – NHS</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/nhsuk-frontend.min.css"></head><body class="nhsuk-template__body">
<div class="nhsuk-width-container"><main class="nhsuk-main-wrapper" id="maincontent">
<div class="nhsuk-grid-row"><div class="nhsuk-grid-column-two-thirds">${before}
<form action="/sent" method="post" data-module="withhold-form">${form}${rendered('button', 'default')}</form>
</div></div></main></div><script src="/withhold.iife.js"></script><script type="module" src="/start-nhs.js"></script>
</body></html>`;

/** What NHS pages look like where something is wrong: as far as a style sheet decides it, by what it is for. */
const looks = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const properties = [
      'color',
      'fontSize',
      'fontWeight',
      'borderLeftWidth',
      'borderColor',
      'padding',
      'display',
    ] as const;
    const parts = {
      summary: '.nhsuk-error-summary',
      title: '.nhsuk-error-summary h2',
      link: '.nhsuk-error-summary li a',
      group: '.nhsuk-form-group--error',
      message: '.nhsuk-error-message',
      prefix: '.nhsuk-error-message span',
      field: 'textarea',
    };
    return Object.entries(parts).map(([part, selector]) => {
      const style = getComputedStyle(document.querySelector(selector)!);
      return [part, ...properties.map(property => style[property])];
    });
  });

/** What has the focus looks otherwise. */
const blur = (page: Page): Promise<void> => page.evaluate(() => (document.activeElement as HTMLElement).blur());

describeInChromium('a page of NHS frontend', stage => {
  const open = (html: string): Promise<Tab> => stage.open(stage.site.add(html));
  const send = async ({ page }: Tab, text: string): Promise<void> => {
    await page.fill('textarea', text);
    await page.click('main button[type=submit]');
  };
  const nino = 'My number is QQ 12 34 56 C';

  it('is held back, focused, described, and free of breaches', async () => {
    const tab = await open(nhsPage(field));
    await send(tab, nino);
    const { page } = tab;
    expect(await page.title()).toBe('Error: Feedback – NHS');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('nhsuk-error-summary');
    expect(await page.getAttribute('textarea', 'aria-describedby')).toBe(`${id}-hint ${id}-error`);
    expect(await page.innerText('.nhsuk-error-summary li')).toBe(
      'Your answer to ‘Can you provide more detail?’ must not include a National Insurance number',
    );
    expect(await breaches(page)).toEqual([]);
    await page.click('.nhsuk-error-summary a');
    expect(await page.evaluate(() => getSelection()!.toString())).toBe('QQ 12 34 56 C');
    expect(tab.faults).toEqual([]);
  });

  it('looks as the same page with an error of the NHS itself', async () => {
    const tab = await open(nhsPage(field));
    await send(tab, nino);
    await blur(tab.page);
    const ours = await looks(tab.page);
    const wrong = rendered('textarea', 'with error message and hint');
    const theirs = await open(nhsPage(wrong, rendered('error-summary', 'default')));
    await blur(theirs.page);
    expect(ours).toEqual(await looks(theirs.page));
  });

  it('marks what was found on the white of the field, not on the grey of the page', async () => {
    const html = nhsPage(field).replace('data-module="withhold-form"', '$& data-withhold-highlight');
    const background = (page: Page, selector: string): Promise<string> =>
      page.$eval(selector, element => getComputedStyle(element).backgroundColor);
    const plain = await open(nhsPage(field));
    const white = await background(plain.page, 'textarea');
    const { page, faults } = await open(html);
    await page.fill('textarea', nino);
    expect(await page.locator('.withhold-highlight mark').innerText()).toBe('QQ 12 34 56 C');
    expect(await background(page, '.withhold-highlight')).toBe(white);
    expect(white).toBe('rgb(255, 255, 255)');
    expect(await breaches(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('goes back to what it was, and is sent', async () => {
    const tab = await open(nhsPage(field));
    await tab.page.evaluate(() =>
      document.querySelector('form')!.addEventListener('submit', event => event.preventDefault()),
    );
    const before = await tab.page.innerHTML('main');
    await send(tab, 'Ring 07700 900123');
    expect(await tab.page.locator('.nhsuk-button--secondary').innerText()).toBe('This is not personal information');
    expect(await breaches(tab.page)).toEqual([]);
    await tab.page.click('.nhsuk-button--secondary');
    expect(await tab.page.innerHTML('main')).toBe(before);
  });

  it('joins an error summary that is there, with a character count beside the field', async () => {
    const counted = rendered('character-count', 'default').replace('<textarea', '<textarea data-withhold');
    const tab = await open(nhsPage(counted, rendered('error-summary', 'default'), 'cy'));
    await send(tab, nino);
    expect(await tab.page.locator('.nhsuk-error-summary').count()).toBe(1);
    expect(await tab.page.locator('.nhsuk-error-summary li').allInnerTexts()).toEqual([
      'Date of birth must be in the past',
      'Rhaid i’ch ateb i ‘Can you provide more detail?’ beidio â chynnwys rhif Yswiriant Gwladol',
    ]);
    await send(tab, 'fine');
    await tab.page.waitForURL('**/sent');
    expect(stage.site.received.at(-1)!.get(name)).toBe('fine');
    expect(tab.faults).toEqual([]);
  });
});
