import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { glances } from '../../src/bulk/glance.ts';
import { createFindSites } from '../../src/engine/find-sites.ts';
import { builtInRules } from '../../src/index.ts';
import { runs } from '../properties/settings.ts';

const rules = builtInRules.filter(rule => Object.hasOwn(glances, rule.type));

/** Whether a glance at a chain says yes wherever the rule makes something of it. */
function expectGlances(text: string): number {
  const bytes = Buffer.from(text);
  let count = 0;
  for (const rule of rules) {
    for (const site of createFindSites([rule])(text, true)!.chains) {
      const candidates = rule.match(text, site);
      if (candidates.length === 0) continue;
      count++;
      const sight = glances[rule.type]!(bytes, 0, bytes.length, site.start, site.end);
      expect(sight, `${rule.type} in ${text}`).not.toBe('none');
      if (sight !== 'to-be-named') continue;
      for (const { strength } of candidates) expect(['weak', 'faint'], `${rule.type} in ${text}`).toContain(strength);
    }
  }
  return count;
}

test('every rule that asks for digits has a glance', () => {
  const ofDigits = builtInRules.filter(rule => rule.triggers.some(trigger => trigger.kind === 'digits'));
  expect(ofDigits.map(rule => rule.type).sort()).toEqual(Object.keys(glances).sort());
});

test('no labelled value is passed over', () => {
  const folder = new URL('../../fixtures/labelled/', import.meta.url);
  let count = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ndjson')) continue;
    for (const line of readFileSync(new URL(name, folder), 'utf8').split('\n')) {
      const text = /[^\0-\x7f]/.test(line) ? line.replace(/[^\0-\x7f]/g, '') : line;
      count += expectGlances(text);
    }
  }
  expect(count).toBeGreaterThan(1000);
});

test('no shape is passed over', () => {
  const part = fc.constantFrom(
    ...[
      'QQ',
      'qq',
      'ab',
      'O',
      'l',
      'i',
      'A',
      'at',
      'ni',
      'nino',
      'number',
      '+',
      '(',
      ')',
      ' ',
      '  ',
      '-',
      '.',
      '/',
      '_',
      ',',
      '\n',
      '\r\n',
    ],
    ...['0', '00', '07700', '900123', '44', '4242', '12', '1', '123456', '(0)', 'ext', 'x', ' 1 2 3 ', '\t', 'the'],
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 16 }), parts => {
      expectGlances(parts.join(''));
    }),
    runs(5000),
  );
});
