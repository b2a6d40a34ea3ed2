import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { command, createSandbox, type Sandbox } from './withhold.ts';

// Between two commands of a shell there is a pipe; a child of Node has sockets, and is read and written in another way.
const text = `${'It took three letters and a visit to the office.\n'.repeat(40)}Ring 07700 900123 about it.\n`.repeat(
  600,
);

let box: Sandbox;
beforeEach(() => {
  box = createSandbox({ 'big.txt': text });
});
afterEach(() => box.discard());

function shell(script: string): string {
  const withhold = `"${process.execPath}" "${command}"`;
  return execFileSync('bash', ['--norc', '-c', script.replaceAll('withhold', withhold)], {
    cwd: box.folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 28,
  });
}

it('a line goes through', () => {
  expect(shell('echo Ring 07700 900123 | withhold redact | cat')).toBe('Ring [PHONE]\n');
});

it('what comes late is read as well, and what it belongs to', () => {
  expect(
    shell('(printf "Ring 07700 9"; sleep 1; printf "00123 or\n"; sleep 1; echo not) | withhold redact | cat'),
  ).toBe('Ring [PHONE] or\nnot\n');
});

it('a reader who is slow gets everything, in order', () => {
  const redacted = text.replaceAll('07700 900123', '[PHONE]');
  expect(shell('cat big.txt | withhold redact | (sleep 1; cat)') === redacted).toBe(true);
  expect(shell('withhold redact big.txt | (sleep 1; cat)') === redacted).toBe(true);
  const lines = shell('withhold scan -f ndjson big.txt | (sleep 1; cat)').trimEnd().split('\n');
  expect(lines).toHaveLength(601);
  expect(lines.slice(0, -1).map(line => JSON.parse(line).location.line)).toEqual(
    Array.from({ length: 600 }, (_, i) => 41 * (i + 1)),
  );
});

it('a wait for a pipe that says nothing more ends with SIGINT', async () => {
  const path = join(box.folder, 'pipe');
  execFileSync('mkfifo', [path]);
  const pipe = openSync(path, constants.O_RDWR);
  const writer = openSync(path, 'w');
  try {
    const child = spawn(process.execPath, [command, 'redact'], { stdio: [pipe, 'pipe', 'ignore'] });
    const ended = new Promise(resolve => child.on('close', (code, signal) => resolve({ code, signal })));
    const begun = new Promise(resolve => child.stdout!.once('data', resolve));
    // More than is looked at together: what comes out says that all of it was read.
    const bytes = Buffer.from(text.slice(0, 200_000));
    for (let at = 0; at < bytes.length; ) at += writeSync(writer, bytes, at);
    await begun;
    child.kill('SIGINT');
    expect(await ended).toEqual({ code: 130, signal: null });
  } finally {
    closeSync(pipe);
    closeSync(writer);
  }
});
