import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { createProcessor, type LocatedFinding, type ReadOptions } from '../../src/formats/index.ts';
import { createDetector } from '../../src/index.ts';
import { isJson } from '../formats/toy.ts';

/** Takes any bytes; throws where a law is broken. */
export type Target = (input: Buffer) => void | Promise<void>;

const detector = createDetector();
const label = ({ type }: { readonly type: string }): string => `[${type.toUpperCase()}]`;

interface Read extends ReadOptions {
  readonly fileName?: string;
}
interface Outcome {
  readonly bytes: Buffer;
  readonly findings: readonly LocatedFinding[];
  readonly notices: readonly string[];
}

/** A file through a processor in chunks of `size`, or the message of the error that is declared for what cannot be read. */
async function read(
  input: Buffer,
  { fileName, ...options }: Read,
  size = 1 << 20,
  step = 65_536,
): Promise<Outcome | string> {
  const findings: LocatedFinding[] = [];
  const out: Uint8Array[] = [];
  try {
    const processor = createProcessor({
      detector,
      replacer: label,
      onFinding: finding => findings.push(finding),
      read: options,
      step,
      ...(fileName !== undefined && { fileName }),
    });
    for (let at = 0; at < input.length; at += size) out.push(...(await processor.push(input.subarray(at, at + size))));
    out.push(...(await processor.end()));
    // Which lines of NDJSON are none is said of those that were read: where nothing can be found, only their ends are.
    const notices = processor.summary().notices.filter(notice => !notice.endsWith('not JSON; read as text'));
    return { bytes: Buffer.concat(out), findings, notices };
  } catch (error) {
    if (error instanceof Error && /^(?:Binary)?InputError$/.test(error.name)) return error.message;
    throw error;
  }
}

/** What holds for every file; gives what came out of it. */
async function readFile(input: Buffer, how: Read): Promise<Outcome | undefined> {
  const whole = await read(input, how);
  const size = (input.length % 13) + 1;
  // Steps of four bytes and more: a character at the end may be held back, and no real step is less than its length.
  expect(await read(input, how, size, (input.length % 7) * 5 + 4), `in chunks of ${size}`).toEqual(whole);
  if (typeof whole === 'string') return undefined;
  if (whole.findings.length === 0)
    expect(whole.bytes.equals(input), 'nothing found, and yet something changed').toBe(true);
  for (const { location } of whole.findings) {
    expect(location.byteStart).toBeLessThan(location.byteEnd);
    expect(location.byteEnd).toBeLessThanOrEqual(input.length);
  }
  return whole;
}

/** The second time finds nothing. Where the bytes read as the same kind of file both times, as the options here make sure. */
async function expectFinished({ bytes }: Outcome, how: Read): Promise<void> {
  const again = await read(bytes, how);
  if (typeof again === 'string') expect.unreachable(`refused the second time: ${again}`);
  expect(
    again.findings.map(({ type }) => type),
    `found the second time in ${JSON.stringify(bytes.toString('latin1'))}`,
  ).toEqual([]);
}

function checkText(text: string): void {
  const { text: once, findings } = detector.redact(text);
  let expected = '';
  let at = 0;
  for (const finding of findings) {
    expect(finding.start).toBeGreaterThanOrEqual(at);
    expect(finding.end).toBeGreaterThan(finding.start);
    expected += text.slice(at, finding.start) + label(finding);
    at = finding.end;
  }
  expect(once).toBe(expected + text.slice(at));
  expect(detector.redact(once)).toEqual({ text: once, findings: [] });
}

const isPacked = (input: Buffer): boolean => input[0] === 0x1f && input[1] === 0x8b && input[2] === 8;

const unpacked: Readonly<Record<string, Target>> = {
  'a text': input => {
    checkText(input.toString('utf8'));
    checkText(input.toString('utf16le'));
  },
  'a text file': async input => {
    const how = { format: 'text', encoding: 'utf-8' } as const;
    const outcome = await readFile(input, how);
    if (outcome === undefined) return;
    const pieces: Buffer[] = [];
    let at = 0;
    for (const { type, location } of outcome.findings) {
      pieces.push(input.subarray(at, location.byteStart), Buffer.from(label({ type })));
      at = location.byteEnd;
    }
    expect(outcome.bytes.equals(Buffer.concat([...pieces, input.subarray(at)])), 'changed outside the findings').toBe(
      true,
    );
    await expectFinished(outcome, how);
  },
  'a table': async input => {
    const how = { format: 'csv', encoding: 'utf-8', delimiter: ',' } as const;
    const outcome = await readFile(input, how);
    if (outcome) await expectFinished(outcome, how);
  },
  'a JSON document': async input => {
    const how = { fileName: 'a.json', encoding: 'utf-8' };
    const outcome = await readFile(input, how);
    if (outcome === undefined) return;
    const [before, after] = [input, outcome.bytes].map(bytes => bytes.toString('utf8').replace(/^\ufeff/, ''));
    if (!isJson(before!)) return;
    expect(isJson(after!), `no JSON any more: ${after}`).toBe(true);
    await expectFinished(outcome, how);
  },
  'JSON lines': async input => {
    const outcome = await readFile(input, { format: 'ndjson', encoding: 'utf-8' });
    if (outcome === undefined) return;
    const [before, after] = [input, outcome.bytes].map(bytes =>
      bytes
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .split('\n'),
    );
    expect(after!.length).toBe(before!.length);
    for (const [i, line] of before!.entries()) if (isJson(line)) expect(isJson(after![i]!), `line ${i + 1}`).toBe(true);
  },
  'a file of any kind': async input => {
    for (const fileName of ['x', 'a.csv', 'a.json', 'a.tsv']) await readFile(input, { fileName });
  },
  'a file in any encoding': async input => {
    for (const encoding of ['utf-16le', 'utf-16be', 'windows-1252', 'cp437'])
      await readFile(input, { encoding, format: 'text' });
  },
};

async function readGzip(input: Buffer): Promise<Outcome | string> {
  const whole = await read(input, { fileName: 'a.csv.gz' });
  const pieces = await read(input, { fileName: 'a.csv.gz' }, (input.length % 11) + 1);
  expect(typeof pieces).toBe(typeof whole);
  if (typeof whole === 'string' || typeof pieces === 'string') return whole;
  expect(pieces.findings).toEqual(whole.findings);
  if (isPacked(input)) expect(gunzipSync(pieces.bytes).equals(gunzipSync(whole.bytes))).toBe(true);
  return whole;
}

const unlessPacked =
  (target: Target): Target =>
  input =>
    isPacked(input) ? undefined : target(input);

export const targets: Readonly<Record<string, Target>> = {
  ...Object.fromEntries(Object.entries(unpacked).map(([name, target]) => [name, unlessPacked(target)])),
  'a packed file': async input => {
    if (isPacked(input)) return void (await readGzip(input));
    // Packed by us it is the same as unpacked.
    const plain = await read(input, { fileName: 'a.csv' });
    const packed = await readGzip(gzipSync(input));
    if (typeof plain === 'string' || typeof packed === 'string') expect(packed).toBe(plain);
    else expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true);
  },
};
