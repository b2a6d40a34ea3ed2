import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defineRule, literal, redact } from '../../src/index.ts';
import {
  createKey,
  InputError,
  type LocatedFinding,
  redactFile,
  redactStream,
  redactTransform,
  type StreamOptions,
  scanFile,
  tokenReplacer,
} from '../../src/node.ts';

// biome-ignore lint/suspicious/noExplicitAny: what people pass who have no types
const wrong = (value: unknown): any => value;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'withhold-'));
  file = join(folder, 'survey.csv');
  writeFileSync(file, 'id,comments\n1,Ring 07700 900123\n2,"mail jo@example.com, please"\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function throughWeb(chunks: (Uint8Array | string)[], options?: StreamOptions): Promise<string> {
  const out: Uint8Array[] = [];
  const source = new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  await source.pipeThrough(redactStream(options)).pipeTo(new WritableStream({ write: piece => void out.push(piece) }));
  return Buffer.concat(out).toString();
}

async function throughNode(chunks: (Uint8Array | string)[], options?: StreamOptions): Promise<string> {
  const out: Uint8Array[] = [];
  await pipeline(Readable.from(chunks), redactTransform(options), collect(out));
  return Buffer.concat(out).toString();
}

function collect(out: Uint8Array[]): Writable {
  return new Writable({
    write(piece, _, done) {
      out.push(piece);
      done();
    },
  });
}

const text = 'Ring 07700 900123 or write to jo@example.com.\nMy NI number is QQ 12 34 56 C – thanks\n';

describe.each([
  ['redactStream', throughWeb],
  ['redactTransform', throughNode],
])('%s', (_, through) => {
  it('takes the values out', async () => {
    expect(await through([text])).toBe('Ring [PHONE] or write to [EMAIL].\nMy NI number is [NINO] – thanks\n');
  });

  it('gives the same wherever the chunks are cut', async () => {
    const bytes = Buffer.from(text.repeat(3));
    const whole = redact(text.repeat(3)).text;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 12 }), async cuts => {
        const ends = [...cuts, bytes.length].sort((a, b) => a - b);
        const chunks = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
        expect(await through(chunks)).toBe(whole);
      }),
      { numRuns: 100 },
    );
  });

  it('tells the findings and the summary', async () => {
    const findings: LocatedFinding[] = [];
    let records = 0;
    const options: StreamOptions = {
      fileName: 'a.csv',
      read: { columns: ['comments'] },
      onFinding: finding => findings.push(finding),
      onSummary: summary => {
        records = summary.records;
      },
    };
    const table = 'phone,comments\n07700 900123,07700 900124\n';
    expect(await through([table], options)).toBe('phone,comments\n07700 900123,[PHONE]\n');
    expect(findings).toMatchObject([
      { type: 'phone', start: 0, end: 12, location: { columnName: 'comments', row: 1 } },
    ]);
    expect(records).toBe(1);
  });

  it('unpacks and packs again', async () => {
    const out: Uint8Array[] = [];
    const packed = gzipSync(text);
    await pipeline(Readable.from([packed.subarray(0, 20), packed.subarray(20)]), redactTransform(), collect(out));
    expect(gunzipSync(Buffer.concat(out)).toString()).toBe(redact(text).text);
  });

  it('fails on damaged input, without its text', async () => {
    const cut = gzipSync(text).subarray(0, 40);
    await expect(through([cut])).rejects.toThrow(InputError);
  });

  it('fails where a replacement is no text, in a text and in a table', async () => {
    const replace = wrong(() => undefined);
    for (const fileName of ['a.txt', 'a.csv', 'a.json'])
      await expect(through(['["ring 07700 900123"]'], { replace, fileName })).rejects.toThrow(
        new TypeError('replace must give a string'),
      );
  });
});

describe('options that are wrong', () => {
  const given: [string, unknown][] = [
    ['options', null],
    ['options', 'a.csv'],
    ['types', { types: ['nin'] }],
    ['types', { types: [] }],
    ['rules', { rules: {} }],
    ['label', { replace: { label: '=x' } }],
    ['replace', { replace: 'blur' }],
    ['read', { read: null }],
    ['read', { read: 'csv' }],
    ['read.format', { read: { format: 'xml' } }],
    ['read.format', { read: { format: null } }],
    ['read.columns', { read: { columns: 'comments' } }],
    ['read.columns', { read: { columns: [] } }],
    ['read.columns', { read: { columns: [1] } }],
    ['read.excludeColumns', { read: { excludeColumns: 'comments' } }],
    ['read.header', { read: { header: 'no' } }],
    ['read.context', { read: { context: 1 } }],
    ['read.encoding', { read: { encoding: 'klingon' } }],
    ['read.encoding', { read: { encoding: 'shift_jis' } }],
    ['read.encoding', { read: { encoding: 'constructor' } }],
    ['read.encoding', { read: { encoding: 5 } }],
    ['read.delimiter', { read: { delimiter: ';;' } }],
    ['read.delimiter', { read: { delimiter: 5 } }],
  ];
  it.each(given)('%s in %j', async (name, options) => {
    const named = new RegExp(`^${name}( must |: )`);
    const before = readFileSync(file);
    for (const create of [redactStream, redactTransform]) {
      expect(() => create(wrong(options))).toThrow(TypeError);
      expect(() => create(wrong(options))).toThrow(named);
    }
    for (const call of [scanFile(file, wrong(options)), redactFile(file, { inPlace: true }, wrong(options))]) {
      await expect(call).rejects.toThrow(TypeError);
      await expect(call).rejects.toThrow(named);
    }
    expect(readFileSync(file)).toEqual(before);
  });

  it('of a stream', () => {
    expect(() => redactStream(wrong({ fileName: 5 }))).toThrow(new TypeError('fileName must be a string'));
    expect(() => redactStream(wrong({ onFinding: 'x' }))).toThrow(new TypeError('onFinding must be a function'));
    expect(() => redactTransform(wrong({ onSummary: {} }))).toThrow(new TypeError('onSummary must be a function'));
  });

  it('of a file', async () => {
    await expect(scanFile(wrong(undefined))).rejects.toThrow(new TypeError('path must be a string'));
    await expect(redactFile(wrong(5), 'x')).rejects.toThrow(new TypeError('path must be a string'));
    for (const target of [undefined, null, 5, {}, { output: 5 }, { inPlace: false }, ['x']])
      await expect(redactFile(file, wrong(target))).rejects.toThrow(
        new TypeError('target must be a path, { output: path } or { inPlace: true }'),
      );
    await expect(tokenReplacer(wrong('x'.repeat(40)))).rejects.toThrow(TypeError);
    expect(readdirSync(folder)).toEqual(['survey.csv']);
    expect(readFileSync(file, 'utf8')).toContain('07700 900123');
  });
});

it('refuses what is neither bytes nor text', async () => {
  await expect(throughWeb([5 as unknown as string])).rejects.toThrow(TypeError);
});

describe('scanFile', () => {
  it('gives counts and places', async () => {
    const { summary, findings } = await scanFile(file);
    expect(summary).toMatchObject({ format: 'csv', records: 2, byColumn: { comments: { phone: 1, email: 1 } } });
    expect(findings.map(({ type, location }) => [type, location.row])).toEqual([
      ['phone', 1],
      ['email', 2],
    ]);
    expect(JSON.stringify(findings)).not.toContain('example.com');
  });

  it('fails for what it cannot read', async () => {
    await expect(scanFile(join(folder, 'none.csv'))).rejects.toThrow('no such file');
    await expect(scanFile(folder)).rejects.toThrow('is a folder');
    await expect(scanFile('')).rejects.toThrow(new TypeError('path must not be empty'));
    await expect(scanFile(file, { read: { columns: ['coments'] } })).rejects.toThrow('did you mean “comments”?');
  });
});

describe('redactFile', () => {
  it('throws what a function of the options throws, and leaves everything as it was', async () => {
    const before = readFileSync(file);
    const fault = new RangeError('mine');
    const replace = () => {
      throw fault;
    };
    const rule = defineRule({ type: 'x', pattern: /ring/i, triggers: [literal('ring')], check: replace });
    await expect(redactFile(file, { inPlace: true }, { replace })).rejects.toBe(fault);
    await expect(redactFile(file, { inPlace: true }, { rules: [rule] })).rejects.toBe(fault);
    await expect(scanFile(file, { rules: [rule] })).rejects.toBe(fault);
    await expect(redactFile(file, { inPlace: true }, { replace: wrong(() => 5) })).rejects.toThrow(
      new TypeError('replace must give a string'),
    );
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['survey.csv']);
  });

  it('says what to do next in its own words, not in flags', async () => {
    const output = join(folder, 'out.csv');
    writeFileSync(output, '');
    await expect(redactFile(file, output)).rejects.toThrow(
      `${output} exists; the target { output, force: true } replaces it`,
    );
    await expect(redactFile(file, file)).rejects.toThrow(
      `${file} is the input itself; the target { inPlace: true } replaces it`,
    );
  });

  it('writes a new file, and replaces one only if told', async () => {
    const output = join(folder, 'out.csv');
    expect(await redactFile(file, output)).toMatchObject({ findings: 2 });
    expect(readFileSync(output, 'utf8')).toBe('id,comments\n1,Ring [PHONE]\n2,"mail [EMAIL], please"\n');
    await expect(redactFile(file, { output })).rejects.toThrow('exists');
    await expect(redactFile('', output)).rejects.toThrow(new TypeError('path must not be empty'));
    await expect(redactFile(file, '')).rejects.toThrow(new TypeError('target must not be empty'));
    await redactFile(file, { output, force: true }, { replace: 'mask' });
    expect(readFileSync(output, 'utf8')).toContain('Ring ***** ******');
    await expect(redactFile(file, { output: file, force: true })).rejects.toThrow('is the input itself');
  });

  it('replaces the file itself', async () => {
    await redactFile(file, { inPlace: true });
    expect(readFileSync(file, 'utf8')).toContain('Ring [PHONE]');
    expect(readdirSync(folder)).toEqual(['survey.csv']);
  });

  it('leaves everything as it was where it fails', async () => {
    writeFileSync(file, gzipSync(text).subarray(0, 40));
    const before = readFileSync(file);
    await expect(redactFile(file, { inPlace: true })).rejects.toThrow(InputError);
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['survey.csv']);
  });

  it('makes tokens with a key', async () => {
    const replace = await tokenReplacer(Buffer.from(createKey()));
    writeFileSync(file, 'Ring 07700 900123\nRing +44 7700 900123\n');
    await redactFile(file, { inPlace: true }, { replace });
    const [first, second] = readFileSync(file, 'utf8').split('\n');
    expect(first).toMatch(/^Ring \[PHONE-[a-z]{16}\]$/);
    expect(second).toBe(first);
    await expect(tokenReplacer(Buffer.from('short'))).rejects.toThrow('at least 32 bytes');
  });
});

it('streams a file from disk in Node', async () => {
  const out: Uint8Array[] = [];
  await pipeline(createReadStream(file, { highWaterMark: 7 }), redactTransform({ fileName: file }), collect(out));
  expect(Buffer.concat(out).toString()).toBe('id,comments\n1,Ring [PHONE]\n2,"mail [EMAIL], please"\n');
});
