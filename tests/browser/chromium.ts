import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Site, startSite } from './site.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** What a test in a browser works with. */
export interface Stage {
  readonly site: Site;
  readonly browser: Browser;
  /** A new tab on a page of the site, without anything from the tests before. */
  open(path: string, options?: Parameters<Browser['newContext']>[0]): Promise<Tab>;
}

export interface Tab {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the page so far: errors, console errors, breaches of the Content-Security-Policy. */
  readonly faults: readonly string[];
}

/**
 * A `describe` whose tests run in a real Chromium. Where there is none, they are skipped with a line that says so; with
 * CI=true they fail, so that nobody takes a skipped suite for a passed one.
 */
export function describeInChromium(name: string, tests: (stage: Stage) => void): void {
  if (!existsSync(executablePath)) {
    const reason = `there is no Chromium at ${executablePath}; install one or set CHROMIUM_PATH`;
    if (process.env['CI']) {
      it(`${name} (in Chromium)`, () => {
        throw new Error(reason);
      });
    } else {
      console.warn(`skipped: ${name}: ${reason}`);
      describe.skip(name, () => tests(undefined as unknown as Stage));
    }
    return;
  }
  describe(name, () => {
    let browser: Browser;
    let site: Site;
    const contexts: BrowserContext[] = [];
    beforeAll(async () => {
      site = await startSite();
      browser = await chromium.launch({
        executablePath,
        args: ['--no-sandbox'],
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      });
    }, 60_000);
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });
    tests({
      get site() {
        return site;
      },
      get browser() {
        return browser;
      },
      async open(path, options) {
        for (const old of contexts.splice(0)) await old.close();
        const context = await browser.newContext(options);
        contexts.push(context);
        const page = await context.newPage();
        page.setDefaultTimeout(5000);
        const faults: string[] = [];
        page.on('pageerror', error => faults.push(`error: ${error.message}`));
        page.on('console', message => message.type() === 'error' && faults.push(`console: ${message.text()}`));
        await page.goto(site.url + path);
        return { page, context, faults };
      },
    });
  });
}
