import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cutPieces } from '../../src/batch/cut-pieces.ts';
import {
  addPiece,
  assertJoinable,
  joinSummaries,
  noBase,
  type PieceFormat,
  placeInFile,
  Uncuttable,
} from '../../src/batch/pieces.ts';
import { createProcessor, type FileSummary, type LocatedFinding } from '../../src/formats/index.ts';
import type { Position } from '../../src/formats/position.ts';
import { createDetector, toReplacer } from '../../src/index.ts';

let folder: string;
let fd: number | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'withhold-'));
});
afterEach(() => {
  if (fd !== undefined) closeSync(fd);
  fd = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const detector = createDetector();
const replacer = toReplacer();
const bytes = (pieces: readonly Uint8Array[]) => Buffer.concat(pieces.map(piece => piece.slice()));

interface Redacted {
  readonly out: Buffer;
  readonly summary: FileSummary;
  readonly findings: readonly LocatedFinding[];
  readonly length: Position;
}

function redact(content: Uint8Array, format: PieceFormat['format']): Redacted {
  const findings: LocatedFinding[] = [];
  const onFinding = (finding: LocatedFinding) => findings.push(finding);
  const processor = createProcessor({
    detector,
    replacer,
    onFinding,
    read: { format, encoding: 'utf-8', context: true },
  });
  const out = [bytes(processor.push(content) as Uint8Array[]), bytes(processor.end() as Uint8Array[])];
  return { out: Buffer.concat(out), summary: processor.summary(), findings, length: processor.position() };
}

/** What the pieces of a file say together. */
function redactCut(content: Uint8Array, format: PieceFormat['format'], step: number): Omit<Redacted, 'length'> {
  let base = noBase;
  const findings: LocatedFinding[] = [];
  const pieces = cut(content, format, step).map(({ start, end }) => {
    const piece = redact(content.subarray(start, end), format);
    findings.push(...piece.findings.map(each => placeInFile(each, start, base)));
    base = addPiece(base, piece.length, piece.summary);
    return piece;
  });
  for (const { summary } of pieces) assertJoinable(summary);
  return {
    out: bytes(pieces.map(({ out }) => out)),
    summary: joinSummaries(pieces.map(({ summary }) => summary)),
    findings,
  };
}

function cut(content: Uint8Array, format: PieceFormat['format'], step: number) {
  if (fd !== undefined) closeSync(fd);
  const path = join(folder, 'file');
  writeFileSync(path, content);
  fd = openSync(path, 'r');
  return [...cutPieces(fd, content.length, { format, encoding: 'utf-8' }, detector, step)];
}

// Values, pieces of values, and what makes or unmakes them, so that cuts fall in the worst places.
const part = fc.constantFrom(
  'Ring 07700 900123',
  '07700',
  '900123',
  'My NI number is',
  'QQ 12 34 56 C',
  'QQ 12',
  '34 56 C',
  'card',
  '4242 4242',
  '4242 4242 4242 4242',
  'jo@example.com',
  'jo [at] example',
  '[dot] com',
  'email me',
  'order number',
  'ŵ and 👍',
  '\ufeff',
  'Nothing of note was said about it at all.',
);
const line = fc.array(part, { maxLength: 6 }).map(parts => parts.join(' '));
const text = fc
  .tuple(fc.array(line, { minLength: 40, maxLength: 120 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => lines.join(end));

describe('cutPieces', () => {
  it('leaves nothing out and cuts after lines', () => {
    const content = Buffer.from('Nothing of note.\n'.repeat(5000));
    const pieces = cut(content, 'text', 10_000);
    expect(pieces.length).toBeGreaterThan(4);
    expect(pieces[0]!.start).toBe(0);
    expect(pieces.at(-1)!.end).toBe(content.length);
    for (const [index, { start, end }] of pieces.entries()) {
      if (index > 0) expect(start).toBe(pieces[index - 1]!.end);
      expect(end > start && content[end - 1] === 10).toBe(true);
    }
  });

  it('gives in pieces what it gives whole: text', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 8, maxLength: 10 }),
        fc.integer({ min: 50, max: 3000 }),
        (texts, step) => {
          const content = Buffer.from(texts.join('\n'));
          const { length, ...whole } = redact(content, 'text');
          expect(redactCut(content, 'text', step)).toEqual(whole);
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  it('gives in pieces what it gives whole: NDJSON', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(line, { maxLength: 3 }), { minLength: 150, maxLength: 300 }),
        fc.integer({ min: 50, max: 3000 }),
        (records, step) => {
          const content = Buffer.from(records.map(record => `${JSON.stringify({ answers: record })}\n`).join(''));
          const { length, ...whole } = redact(content, 'ndjson');
          expect(redactCut(content, 'ndjson', step)).toEqual(whole);
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  it('does not cut what hangs together', () => {
    // A label, and its value on the next line, again and again: some cuts are safe, and none is between the two.
    const content = Buffer.from(
      `${'My NI number is:\nJG 10 37 59 A\n'.repeat(3)}${'Nothing.\n'.repeat(3)}`.repeat(400),
    );
    const whole = redact(content, 'text');
    const pieces = cut(content, 'text', 700).map(({ start, end }) => redact(content.subarray(start, end), 'text'));
    expect(pieces.length).toBeGreaterThan(5);
    expect(bytes(pieces.map(piece => piece.out))).toEqual(whole.out);
  });

  it('gives up on lines without end', () => {
    const content = Buffer.from('x'.repeat(600_000));
    expect(() => cut(content, 'text', 10_000)).toThrow(Uncuttable);
  });
});

describe('assertJoinable', () => {
  it('does not speak for a piece that has something to say', () => {
    const { summary } = redact(Buffer.from('{"a":1}\n{"a":\n'), 'ndjson');
    expect(() => assertJoinable(summary)).toThrow(Uncuttable);
  });
});
