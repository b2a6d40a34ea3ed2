/** Makes the pictures in the README: `node examples/govuk-form/screenshots.js`. Needs Chromium, see CHROMIUM_PATH. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createFeedbackServer } from './server.js';

const folder = fileURLToPath(new URL('../screenshots/', import.meta.url));
const shots = [
  { name: 'held-back', path: '/', text: 'I cannot log in. My number is QQ 12 34 56 C.' },
  { name: 'asked', path: '/', text: 'Please ring me on 07700 900123.' },
  { name: 'welsh', path: '/cy', text: 'Fy rhif yw QQ 12 34 56 C, neu jo@example.com.' },
  { name: 'playground', path: '/examples/playground/index.html' },
];

await mkdir(folder, { recursive: true });
const server = createFeedbackServer();
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width: 800, height: 400 } });
// GDS Transport is for services on GOV.UK only.
await page.route('**/*.woff*', route => route.abort());
for (const { name, path, text } of shots) {
  await page.goto(`http://127.0.0.1:${server.address().port}${path}`);
  if (text) {
    await page.fill('#comments', text);
    await page.click('main button[type=submit]');
    await page.waitForSelector('.govuk-error-summary');
  }
  await page.locator('main').screenshot({ path: `${folder}${name}.png` });
}
await browser.close();
server.close();
