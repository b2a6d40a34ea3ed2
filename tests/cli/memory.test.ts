import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command, createSandbox, type Sandbox } from './withhold.ts';

/** MEGABYTES=1000 in the deep run: a line of a gigabyte. */
const megabytes = Number(process.env['MEGABYTES'] ?? 100);
const line = 'It took three letters, two calls to 0300 numbers and a visit on 12/03/2024 to have it put right. ';
const withValue = 'Ring 07700 900123. ';

let box: Sandbox;
beforeAll(() => {
  box = createSandbox();
  const filler = line.repeat(50) + withValue;
  write('lines.txt', `${filler}\n`);
  write('endless.txt', filler);
  write('table.csv', `1,${line.repeat(20).replaceAll(',', ';')}${withValue},x\r\n`, 'id,comments,end\r\n');
  write('records.ndjson', `${JSON.stringify({ id: 12345678901234567890n.toString(), text: filler })}\n`);
  box.write('packed.txt.gz', gzipSync(Buffer.alloc(20_000_000, `${filler}\n`)));
  box.write(
    'wide.csv',
    `${Array.from({ length: 1_000_000 }, (_, i) => `c${i}`).join(',')}\n${'x,'.repeat(999_999)}07700 900123\n`,
  );
});
afterAll(() => box.discard());

function write(name: string, unit: string, head = ''): void {
  const fd = openSync(join(box.folder, name), 'w');
  writeSync(fd, head);
  const block = Buffer.from(unit.repeat(Math.ceil(1_000_000 / unit.length)));
  for (let size = 0; size < megabytes * 1e6; size += block.length) writeSync(fd, block);
  closeSync(fd);
}

/** Runs the command in a process that says at its end how much memory it had, in MB. */
function peak(args: readonly string[]): { memory: number; code: number } {
  const module = pathToFileURL(join(dirname(command), '../dist/cli.cjs')).href;
  const script = `const { main } = await import(${JSON.stringify(module)});
    const code = await main(${JSON.stringify(args)});
    console.error(JSON.stringify({ memory: process.resourceUsage().maxRSS / 1000, code }));`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: box.folder,
    encoding: 'utf8',
  });
  return JSON.parse(stderr.trim().split('\n').at(-1)!);
}

it.each([
  ['lines.txt', 80],
  ['endless.txt', 88],
  ['table.csv', 88],
  ['records.ndjson', 88],
  ['packed.txt.gz', 95],
  ['wide.csv', 95],
])(
  'redacts %s of any size in less than %i MB of memory',
  (name, most) => {
    const { memory, code } = peak(['redact', name, '-o', '/dev/null', '-q']);
    expect(code).toBe(0);
    expect(memory).toBeLessThan(most);
  },
  1_200_000,
);

it('lists findings as they come, in less than 80 MB of memory', () => {
  const { memory, code } = peak(['scan', '-f', 'ndjson', 'lines.txt', '-o', '/dev/null', '-q']);
  expect(code).toBe(0);
  expect(memory).toBeLessThan(80);
}, 120_000);
