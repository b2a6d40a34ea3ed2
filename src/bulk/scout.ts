import { maxChainGap } from '../engine/find-sites.ts';
import { toSmall, toTriggers } from '../engine/sites.ts';
import type { Rule } from '../rules/rule.ts';
import { isOdd, toPlain } from '../text/characters.ts';
import type { FastScan, FindRows } from './fast-scan.ts';
import { createGlances } from './glance.ts';
import { type TakeMeasure, takePlainMeasure } from './measure.ts';
import { createPlainScan, isCharacter, leadingUnit, maxGapBytes, type Scan } from './scan.ts';
import { escapeBits, type Literal, type Signs } from './signs.ts';
import type { Allocate } from './window.ts';

/** Sees where in bytes something can be found at all. */
export interface Scout {
  /** Where the bytes had best be: a scanner that has memory of its own need not copy them then. */
  readonly allocate: Allocate | undefined;
  /** Ends the use of that memory. */
  close(): void;
  readonly takeMeasure: TakeMeasure;
  readonly findRows: FindRows | undefined;
  /**
   * Adds the stretches to look at, in rising order, as pairs of start and end. What a literal gives away may be much longer
   * than what a chain of digits does, so its site can be widened to either side.
   */
  findSites(bytes: Uint8Array, from: number, to: number, sites: number[], widen?: Widening): void;
}

/** Bytes to either side of a literal. */
export interface Widening {
  readonly before: number;
  readonly after: number;
}

/** In a cell of a table, a loop is done before a call into WebAssembly has begun. */
const smallBytes = 128;

const asItIs: Widening = { before: 0, after: 0 };

/** @param areNamedBeside see `createGlances` */
export function createScout(
  rules: readonly Rule[],
  signs: Signs,
  scan: Scan | FastScan,
  areNamedBeside: boolean,
): Scout {
  const smallScan = 'close' in scan ? createPlainScan(signs) : scan;
  const canHide = createHiding(signs);
  const glance = createGlances(toTriggers(rules).digits, areNamedBeside);
  const literals = byMark(signs.literals);

  return {
    allocate: 'allocate' in scan ? scan.allocate : undefined,
    close: 'close' in scan ? scan.close : () => undefined,
    findRows: 'findRows' in scan ? scan.findRows : undefined,
    takeMeasure: 'takeMeasure' in scan ? scan.takeMeasure : takePlainMeasure,
    findSites(bytes, from, to, sites, { before, after } = asItIs) {
      const addWide = (at: number): void => addSite(sites, Math.max(from, at - before), Math.min(to, at + 1 + after));
      const scanner = to - from < smallBytes ? smallScan : scan;
      scanner.find(bytes, from, to, (at, isChain) => {
        if (isChain) {
          const end = findChainEnd(bytes, at, to);
          if (glance(bytes, from, to, at, end) !== 0) addSite(sites, at, end);
        } else if (bytes[at]! >= 0xc2) {
          const unit = leadingUnit(bytes, at);
          if (canHide(unit)) addWide(at);
          else scanner.setPlain(unit);
        } else if (isSign(bytes, at, literals)) addWide(at);
      });
    },
  };
}

/** Where the chain ends that begins at `start`. As `continuesChain`, without asking anew at each byte. */
export function findChainEnd(bytes: Uint8Array, start: number, to: number): number {
  let end = start + 1;
  for (let i = end, characters = 0; i < to; i++) {
    const byte = bytes[i]!;
    if (isDigit(byte)) {
      end = i + 1;
      characters = 0;
    } else if (isCharacter(bytes, i) && ++characters > maxChainGap) break;
    if (i - end > maxGapBytes) break;
  }
  return end;
}

/** Sites come nearly in order: a chain is known by its last digits, and may begin before a site that is already there. */
function addSite(sites: number[], start: number, end: number): void {
  if (sites.length === 0 || sites.at(-1)! < start) {
    sites.push(start, end);
    return;
  }
  const later: number[] = [];
  while (sites.length > 0 && sites.at(-2)! > start) later.push(sites.pop()!, sites.pop()!);
  const add = (first: number, last: number): void => {
    if (sites.length > 0 && sites.at(-1)! >= first) sites[sites.length - 1] = Math.max(sites.at(-1)!, last);
    else sites.push(first, last);
  };
  add(start, end);
  while (later.length > 0) add(later.pop()!, later.pop()!);
}

/** By the first byte of their mark, small or capital. Escapes need no more proof: there, a literal of no bytes stands for all. */
function byMark(literals: readonly Literal[]): readonly (readonly Literal[])[] {
  const proven: Literal = { bytes: new Uint8Array(0), mark: 0 };
  return Array.from({ length: 256 }, (_, byte) =>
    escapeBits.has(byte) ? [proven] : literals.filter(({ bytes, mark }) => bytes[mark] === toSmall(byte)),
  );
}

/** Whether one of the literals stands around its mark at `at`. */
function isSign(bytes: Uint8Array, at: number, literals: readonly (readonly Literal[])[]): boolean {
  const marked = literals[bytes[at]!]!;
  for (let i = 0; i < marked.length; i++) if (standsAt(bytes, at - marked[i]!.mark, marked[i]!.bytes)) return true;
  return false;
}

function standsAt(bytes: Uint8Array, start: number, literal: Uint8Array): boolean {
  for (let i = 0; i < literal.length; i++) {
    const byte = bytes[start + i];
    if (byte === undefined) return false;
    // Another character at its ends may be another space or dash.
    if (byte >= 128 && isGap(literal[i]!)) continue;
    if (toSmall(byte) !== literal[i]) return false;
  }
  return true;
}

function isGap(byte: number): boolean {
  return byte === 0x20 || byte === 0x2d || byte === 10;
}

/**
 * Whether characters that begin with a UTF-16 code unit can make or unmake a sign. Spaces and dashes of all kinds only
 * fill gaps, unless a literal has a gap inside.
 */
export function createHiding(signs: Signs): (unit: number) => boolean {
  const hasInnerGap = signs.literals.some(({ bytes }) => bytes.subarray(1, -1).some(isGap));
  return unit => {
    if (!isOdd(unit)) return false;
    const isHalf = unit >= 0xd800 && unit <= 0xdfff;
    const plain = isHalf || hasInnerGap ? '' : toPlain(String.fromCharCode(unit));
    return plain !== undefined && (plain === '' || !isGap(plain.charCodeAt(0)));
  };
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
