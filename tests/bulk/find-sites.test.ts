import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFindSitesInBytes } from '../../src/bulk/find-sites.ts';
import { createFindSites } from '../../src/engine/find-sites.ts';
import type { Sites } from '../../src/engine/sites.ts';
import * as onNode from '../../src/index.node.ts';
import * as anywhere from '../../src/index.ts';
import { fold } from '../../src/text/fold.ts';
import { runs } from '../properties/settings.ts';
import { anyText } from '../properties/texts.ts';

const rule = anywhere.defineRule({
  type: 'toy',
  pattern: /k/,
  triggers: [anywhere.digits(2), anywhere.literal('k'), anywhere.literal('-x-')],
});
const inString = createFindSites([rule]);
const inBytes = createFindSitesInBytes([rule])!;

/** What is promising is another matter: see glance.test.ts. */
function placesOf(sites: Sites | undefined): unknown {
  return sites && { chains: sites.chains.map(({ promising: _, ...place }) => place), literals: sites.literals };
}

test('bytes lead to the sites that strings lead to', () => {
  let count = 0;
  fc.assert(
    fc.property(anyText, text => {
      const view = fold(text).text;
      const sites = inString(view, true);
      count += sites!.chains.length + sites!.literals.length;
      expect(placesOf(inBytes(view, true))).toEqual(placesOf(sites));
    }),
    runs(2000),
  );
  expect(count).toBeGreaterThan(1000);
});

test('what reads otherwise than it is written is not searched before it is folded', () => {
  fc.assert(
    fc.property(anyText, text => {
      const sites = inBytes(text, false);
      if (sites !== undefined) expect(placesOf(sites)).toEqual(placesOf(inString(fold(text).text, true)));
    }),
    runs(2000),
  );
});

test('a literal with a gap inside is found over every kind of space', () => {
  const gapped = anywhere.defineRule({ type: 'gapped', pattern: /q k/, triggers: [anywhere.literal('q k')] });
  const find = createFindSitesInBytes([gapped])!;
  expect(find('x q k x', false)?.literals).toHaveLength(1);
  expect(find('x q\u00a0k x', false)).toBeUndefined();
  expect(find('x q\u00a0k x', true)?.literals).toEqual([]);
});

test('on Node the library finds what it finds anywhere', () => {
  fc.assert(
    fc.property(anyText, text => {
      expect(onNode.detect(text)).toEqual(anywhere.detect(text));
      expect(onNode.explain(text)).toEqual(anywhere.explain(text));
      expect(onNode.redact(text, { types: ['nino', 'email'] })).toEqual(
        anywhere.redact(text, { types: ['nino', 'email'] }),
      );
    }),
    runs(2000),
  );
});

test('on Node, every kind of space and dash is one', () => {
  const space = fc.constantFrom(' ', '\u00a0', '\u2009', '\u3000', '\t');
  const email = fc
    .tuple(space, space, space, space)
    .map(([a, b, c, d]) => `my email is jo${a}at${b}example${c}dot${d}com`);
  const dashed = fc.constantFrom('-', '–', '\u2010', '\u2212').map(dash => `ring 020${dash}7946${dash}0018`);
  let count = 0;
  fc.assert(
    fc.property(fc.oneof(email, dashed), anyText, (value, text) => {
      const findings = anywhere.detect(`${value}, ${text}`);
      count += findings.length;
      expect(onNode.detect(`${value}, ${text}`)).toEqual(findings);
    }),
    runs(500),
  );
  expect(count).toBeGreaterThan(400);
});

test('on Node, texts too long for the memory are searched as well', () => {
  const text = `${'a'.repeat(40_000)} 07700 900123 ŵ ${'😀'.repeat(20_000)}`;
  expect(onNode.detect(text)).toEqual(anywhere.detect(text));
  expect(onNode.detect(text)).toHaveLength(1);
});
