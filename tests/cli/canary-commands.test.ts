import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../deep/figures.ts';
import { createSandbox, type Sandbox } from './withhold.ts';

// The commands that `check-canary.test.ts` does not run, with values planted in files, names, options and what goes wrong.
const nino = 'QQ 98 76 54 B';
const card = '4000056655665556';
const phone = '07700900417';
const email = 'canary@example.org';
const canaries = ['98 76 54', '987654', '4000 0566', card, '900417', '900 417', email];
const message = `I am ${nino}, paid with 4000 0566 5566 5556, ring 07700 900417 or write to ${email}.`;
const labelled = `{"text": "ring «phone:${phone}» or «email:${email}»", "family": "x"}`;

let box: Sandbox;
let searched = 0;
beforeAll(() => {
  box = createSandbox({
    'plain.txt': `${message}\n`,
    'table.csv': `id,comments,${email}\n1,"${message}",QQ987654B\n`,
    'open.csv': `id,comments\n1,"${message}\n`,
    'data.json': JSON.stringify({ [email]: { [phone]: [message, Number(card)] } }),
    'broken.json': `{"${email}": ${message}`,
    'lines.ndjson': `${JSON.stringify({ [email]: message })}\n{"broken": "${message}\n`,
    'packed.txt.gz': gzipSync(message),
    'cut.txt.gz': gzipSync(message).subarray(0, 20),
    'utf16.txt': Buffer.from(`\ufeff${message}`, 'utf16le'),
    [`of ${email}/${phone}.txt`]: message,
    [`${phone}.png`]: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
    'labelled.ndjson': `${labelled}\n`,
    'labelled-broken.ndjson': `${labelled}\n{"text": "«phone:${phone}"}\n`,
    'labelled-none.ndjson': `${message}\n`,
    [`labelled ${email}.ndjson`]: `{"text": "«phone:${phone}"}`,
    'open.key': 'x'.repeat(64),
    [`${phone}.key`]: 'short',
    'rules.json': JSON.stringify({ rules: [{ type: 'x', pattern: `(${phone}+)+$` }] }),
  });
});
afterAll(() => {
  box.discard();
  record('places searched for planted values', searched);
});

function expectNoCanary(text: string, where: string): void {
  searched++;
  for (const canary of canaries) expect(text.includes(canary), `${canary} in ${where}:\n${text}`).toBe(false);
}

const inputs = ['plain.txt', 'table.csv', 'data.json', 'lines.ndjson', 'packed.txt.gz', 'utf16.txt', `of ${email}`];
const runs: readonly (readonly [name: string, args: readonly string[], input?: string])[] = [
  ...(['table', 'pretty', 'json', 'ndjson', 'sarif'] as const).map(
    format => [`scan as ${format}`, ['scan', ...inputs, '-v', '-f', format]] as const,
  ),
  ['scan of everything', ['scan', '.', '-v', '--min-confidence', 'low']],
  ['scan of stdin', ['scan', '-'], message],
  ['scan in threads', ['scan', ...inputs, '-j', '2']],
  ['redact to stdout', ['redact', 'plain.txt', '-v']],
  ['redact of stdin', ['redact'], message],
  ['redact of stdin, broken', ['redact', '--input-format', 'json'], `{"${message}`],
  ['redact to a folder', ['redact', ...inputs, '-o', 'out', '-v']],
  ['redact in threads', ['redact', ...inputs, '-o', 'out2', '-v', '-j', '2']],
  ['redact, masked', ['redact', 'table.csv', '--replace', 'mask']],
  ['redact, removed', ['redact', 'table.csv', '--replace', 'remove']],
  ['redact as nothing', ['redact', '--dry-run', ...inputs]],
  ['redact of what is broken', ['redact', 'open.csv', 'broken.json', 'cut.txt.gz', '-o', 'out3']],
  ['redact, broken JSON named so', ['redact', 'broken.json', '--input-format', 'json']],
  ['redact of what is there', ['redact', 'plain.txt', '-o', `of ${email}/${phone}.txt`]],
  ['redact of what is missing', ['redact', `${email}.csv`]],
  ['redact, missing column', ['redact', 'table.csv', '--columns', `not.${email}`]],
  ['redact, missing key', ['redact', 'data.json', '--columns', `/x/${phone}`]],
  ['redact, bad label', ['redact', 'plain.txt', '--label', `=${email}`]],
  ['redact, bad replacement', ['redact', 'plain.txt', '--replace', email]],
  ['redact, open key', ['redact', 'plain.txt', '--replace', 'token', '--key-file', 'open.key']],
  ['redact, short key', ['redact', 'plain.txt', '--replace', 'token', '--key-file', `${phone}.key`]],
  ['redact, missing key file', ['redact', 'plain.txt', '--replace', 'token', '--key-file', email]],
  ['redact, output in a file', ['redact', 'plain.txt', '-o', `plain.txt/${email}`]],
  ['redact, slow rule', ['redact', 'plain.txt', '-c', 'rules.json']],
  ['explain of stdin', ['explain'], message],
  ['explain of an argument', ['explain', message]],
  ['evaluate', ['evaluate', 'labelled.ndjson', '--misses']],
  ['evaluate as JSON', ['evaluate', 'labelled.ndjson', '--json', '--misses', '--min-confidence', 'high']],
  ['evaluate, broken', ['evaluate', 'labelled-broken.ndjson']],
  ['evaluate, no JSON', ['evaluate', 'labelled-none.ndjson']],
  ['evaluate, missing', ['evaluate', `${email}.ndjson`]],
  ['evaluate, a name that is a value', ['evaluate', `labelled ${email}.ndjson`]],
  ['evaluate, bad share', ['evaluate', 'labelled.ndjson', '--fail-below', phone]],
  ['rules, unknown option', ['rules', `--${phone}`]],
  ['init, unknown argument', ['init', email, phone]],
  ['key, output in a file', ['key', '-o', `plain.txt/${email}`]],
  ['completion of a shell that is none', ['completion', email]],
  ['help of a command that is none', ['help', phone]],
];

describe('no planted value is shown', () => {
  it.each(runs.map(([name, args, input = '']) => ({ name, args, input })))('$name', ({ name, args, input }) => {
    const { stdout, stderr } = box.run(args, { input, env: { WITHHOLD_KEY_FILE: '' } });
    expect(stdout + stderr).not.toBe('');
    expect(stderr).not.toContain('inside withhold');
    expectNoCanary(stdout, `stdout of ${name}`);
    expectNoCanary(stderr, `stderr of ${name}`);
  });

  it('nor written into a redacted file, or left beside it', () => {
    for (const folder of ['out', 'out2']) {
      const files = readdirSync(join(box.folder, folder), { recursive: true, encoding: 'utf8' });
      expect(files.filter(name => name.startsWith('.withhold'))).toEqual([]);
      for (const name of files) {
        const path = join(box.folder, folder, name);
        if (statSync(path).isFile() && !name.endsWith('.gz'))
          expectNoCanary(readFileSync(path, name.includes('utf16') ? 'utf16le' : 'utf8'), `${folder}/${name}`);
      }
    }
  });

  it('nor counted into a report', () => {
    for (const kind of ['json', 'csv', 'html']) {
      box.run(['redact', ...inputs, '-o', `with-${kind}`, '--report', `report.${kind}`]);
      expectNoCanary(readFileSync(join(box.folder, `report.${kind}`), 'utf8'), `report.${kind}`);
    }
  });
});
