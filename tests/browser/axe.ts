import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Breaches of WCAG 2.2 AA and of good practice, by the name of the rule and the element. */
export async function breaches(page: Page): Promise<string[]> {
  // axe looks into style sheets by fetch, which the pages forbid; it does without.
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run({ preload: false })')) as axe.AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}`));
}
