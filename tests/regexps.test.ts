import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { record } from './deep/figures.ts';

/**
 * The expressions, by how they begin, that are more than linear on some text, each with the length of the longest text that it is ever given
 * and why it is never longer. The test runs each on the worst text that recheck finds for that length.
 */
const bounded: readonly (readonly [where: string, source: string, longest: number, why: string])[] = [
  ['guidance/message.ts', '[\\s:*]+$', 200, 'the label of a form field, written with the page'],
  ['reports/allow.ts', '^([a-z][\\w-]*(?:,[a-z]', 500, 'cut at `longest`'],
  ['reports/allow.ts', '[ \\t]*(?:\\*\\/|-->|%>', 500, 'cut at `longest`'],
  ['reports/sentences.ts', '\\B(?=(?:\\d{3})+$)', 20, 'a count'],
  ['rules/digit-run.ts', ':\\/\\/[^\\s?#"\'<>()]+\\/', 120, 'the characters before a number'],
  ['rules/digit-run.ts', '(\\d+) $', 8, 'the characters before a number'],
  ['rules/digit-run.ts', '[\\d .()/+-]*$', 14, 'the characters before a number'],
  ['rules/email-written.ts', '[\\p{L}\\d-]+$', 600, 'six labels of a domain with what parts them'],
  ['rules/email.ts', '(?:[\\w.-]{1,40}\\+[\\w.-]{0,40}=)?$', 82, 'the characters before an address'],
];
/** Of any other, recheck may still think so: it counts bounded repeats as endless, and its search has an end. Then its own text tells. */
const longestText = 100_000;
/** In milliseconds, on so many characters. */
const mostTime = (characters: number): number => Math.max(20, characters / 100);

const root = new URL('../src', import.meta.url).pathname;

/** Every literal, by where it stands first. */
function literals(): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts')) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node) && !found.has(node.text)) found.set(node.text, path);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest));
  }
  return found;
}

/** Those that are put together when the library is loaded, a detector is made, and something is found. */
async function constructed(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, args) {
      const made = Reflect.construct(target, args) as RegExp;
      found.set(String(made), 'put together');
      return made;
    },
  });
  try {
    vi.resetModules();
    const { createDetector } = await import('../src/index.ts');
    createDetector().redact('call 07700 900123, jo@example.com, sam [at] example [dot] org');
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}

const patterns = new Map<string, string>();
beforeAll(async () => {
  for (const [pattern, where] of [...literals(), ...(await constructed())]) patterns.set(pattern, where);
});

const analyse = (pattern: string) => {
  const end = pattern.lastIndexOf('/');
  return checkSync(pattern.slice(1, end), pattern.slice(end + 1), { timeout: 20_000 });
};

describe('every regular expression of the source', () => {
  const used = new Set<string>();
  afterAll(() => {
    // An exception that nothing needs any more hides the next one.
    expect(bounded.filter(([, source]) => !used.has(source)).map(([where, source]) => `${where} ${source}`)).toEqual(
      [],
    );
  });

  test('takes linear time on every text, or is given short ones only', { timeout: 300_000 }, () => {
    expect(patterns.size).toBeGreaterThan(150);
    const slow: string[] = [];
    for (const [pattern, where] of patterns) {
      const verdict = analyse(pattern);
      if (verdict.status === 'safe') continue;
      const source = pattern.slice(1, pattern.lastIndexOf('/'));
      const exception = bounded.find(([file, listed]) => file === where && source.startsWith(listed));
      if (verdict.status === 'unknown') {
        slow.push(`${where}: ${pattern} could not be analysed`);
        continue;
      }
      if (exception !== undefined) used.add(exception[1]);
      const characters = exception?.[2] ?? longestText;
      const milliseconds = measure(pattern, verdict.attack, characters);
      if (milliseconds > mostTime(characters))
        slow.push(`${where}: ${pattern} takes ${milliseconds.toFixed(1)} ms on ${characters} characters`);
    }
    expect(slow).toEqual([]);
    record('regular expressions analysed', patterns.size);
  });
});

interface Attack {
  readonly pumps: readonly { readonly prefix: string; readonly pump: string }[];
  readonly suffix: string;
}

/** In milliseconds, on the worst text of at most `longest` characters. Begins with short ones, and ends where it is slow enough to tell. */
function measure(pattern: string, attack: Attack, longest: number): number {
  for (let characters = Math.min(16, longest); ; characters = Math.min(longest, Math.ceil(characters * 1.3))) {
    const milliseconds = measureOn(pattern, toText(attack, characters));
    if (characters === longest || milliseconds > mostTime(longest)) return milliseconds;
  }
}

function toText({ pumps, suffix }: Attack, longest: number): string {
  const fixed = suffix.length + pumps.reduce((sum, { prefix }) => sum + prefix.length, 0);
  const each = pumps.reduce((sum, { pump }) => sum + pump.length, 0);
  const times = Math.max(1, Math.floor((longest - fixed) / each));
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + suffix;
}

/** The best of five. */
function measureOn(pattern: string, text: string): number {
  const end = pattern.lastIndexOf('/');
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const expression = new RegExp(pattern.slice(1, end), pattern.slice(end + 1));
    const start = performance.now();
    text.replace(expression, '');
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
