import { Buffer } from 'node:buffer';
import { builtInRules } from '../rules/index.ts';
import type { Rule, Site } from '../rules/rule.ts';
import { isOdd } from '../text/characters.ts';
import { continuesChain, leadingUnit, maxGapBytes, type Scan } from './scan.ts';
import type { Literal, Signs } from './signs.ts';
import type { Allocate } from './window.ts';

/** Sees where in bytes something can be found at all. */
export interface Scout {
  /** Where the bytes had best be: a scanner that has memory of its own need not copy them then. */
  readonly allocate: Allocate | undefined;
  /** Adds the stretches to look at, in rising order, as pairs of start and end. */
  findSites(bytes: Uint8Array, from: number, to: number, sites: number[]): void;
}

/** How much a built-in rule sees to either side of a chain of digits, at most. */
const glanceBytes = 160;

export function createScout(rules: readonly Rule[], signs: Signs, scan: Scan & { allocate?: Allocate }): Scout {
  const found: number[] = [];
  const digitRules = rules.flatMap(rule =>
    rule.triggers.flatMap(trigger => (trigger.kind === 'digits' ? [{ rule, atLeast: trigger.atLeast }] : [])),
  );

  /** Whether a rule makes anything of the chain. What stands further away can only speak against it. */
  const isPromising = (
    bytes: Uint8Array,
    from: number,
    to: number,
    start: number,
    end: number,
    digits: number,
  ): boolean => {
    let text = '';
    let site: Site | undefined;
    for (const { rule, atLeast } of digitRules) {
      if (digits < atLeast) continue;
      if (!builtInRules.includes(rule)) return true;
      if (site === undefined) {
        const decode = (first: number, last: number): string =>
          Buffer.from(bytes.buffer, bytes.byteOffset + first, last - first).toString('utf8');
        const before = decode(Math.max(from, start - glanceBytes), start);
        const chain = decode(start, end);
        text = before + chain + decode(end, Math.min(to, end + glanceBytes));
        site = { start: before.length, end: before.length + chain.length, digits };
      }
      if (rule.match(text, site).length > 0) return true;
    }
    return false;
  };

  return {
    allocate: scan.allocate,
    findSites(bytes, from, to, sites) {
      found.length = 0;
      scan.find(bytes, from, to, found);
      for (const entry of found) {
        const at = entry >> 1;
        if ((entry & 1) !== 0) {
          const [end, digits] = readChain(bytes, at, to);
          if (isPromising(bytes, from, to, at, end, digits)) addSite(sites, at, end);
        } else if (bytes[at]! >= 0xc2) {
          const unit = leadingUnit(bytes, at);
          if (isOdd(unit)) addSite(sites, at, at + 1);
          else scan.setPlain(unit);
        } else if (isSign(bytes, at, signs.literals)) addSite(sites, at, at + 1);
      }
    },
  };
}

/** Where the chain that begins at `start` ends, and how many digits it has. */
function readChain(bytes: Uint8Array, start: number, to: number): [end: number, digits: number] {
  let [end, digits] = [start + 1, 1];
  for (let i = start + 1; i < to && i - end <= maxGapBytes; i++) {
    if (bytes[i]! < 0x30 || bytes[i]! > 0x39) continue;
    if (!continuesChain(bytes, end - 1, i)) break;
    end = i + 1;
    digits++;
  }
  return [end, digits];
}

/** Sites come nearly in order: a chain is known by its last digits, and may begin before a site that is already there. */
function addSite(sites: number[], start: number, end: number): void {
  const later: number[] = [];
  while (sites.length > 0 && sites.at(-2)! > start) later.push(sites.pop()!, sites.pop()!);
  const add = (first: number, last: number): void => {
    if (sites.length > 0 && sites.at(-1)! >= first) sites[sites.length - 1] = Math.max(sites.at(-1)!, last);
    else sites.push(first, last);
  };
  add(start, end);
  while (later.length > 0) add(later.pop()!, later.pop()!);
}

const escapes = new Set([...'&%=\\'].map(sign => sign.charCodeAt(0)));

/** Whether one of the literals stands around its mark at `at`; escapes need no more proof. */
function isSign(bytes: Uint8Array, at: number, literals: readonly Literal[]): boolean {
  return escapes.has(bytes[at]!) || literals.some(literal => standsAt(bytes, at - literal.mark, literal.bytes));
}

function standsAt(bytes: Uint8Array, start: number, literal: Uint8Array): boolean {
  for (let i = 0; i < literal.length; i++) {
    const byte = bytes[start + i];
    if (byte === undefined) return false;
    if ((byte >= 65 && byte <= 90 ? byte + 32 : byte) !== literal[i]) return false;
  }
  return true;
}
