import { createFindSites, maxChainGap } from '../engine/find-sites.ts';
import {
  type DigitTrigger,
  type FindSites,
  LiteralSites,
  type LiteralTrigger,
  noSites,
  type RuleSites,
  toTriggers,
} from '../engine/sites.ts';
import { builtInRules } from '../rules/index.ts';
import type { Rule, Site } from '../rules/rule.ts';
import { isDigit, isOdd } from '../text/characters.ts';
import { createFastScan, type FastScan } from './fast-scan.ts';
import { type Glance, glances } from './glance.ts';
import { leadingUnit } from './scan.ts';
import { canHide, findChainEnd } from './scout.ts';
import { escapeBits, markOf, toSigns } from './signs.ts';

/** Longer texts are searched as they are, so that the memory stays small. */
const longest = 32_768;
/** The most bytes that a UTF-16 code unit takes in UTF-8. */
const mostBytes = 3;

const encoder = new TextEncoder();

/**
 * The sites of strings by way of bytes: a message is written out as UTF-8, which WebAssembly looks at sixteen bytes at a time.
 * Nothing where WebAssembly is refused, or a rule asks for what bytes do not tell.
 */
export function createFindSitesInBytes(rules: readonly Rule[]): FindSites | undefined {
  const signs = toSigns(rules, 'text');
  const scan = signs && createFastScan(signs);
  if (scan === undefined) return undefined;
  const search = new ByteSearch(rules, scan);
  let inString: FindSites | undefined;
  return (text, isView) => {
    if (text.length <= longest) return search.find(text, isView);
    inString ??= createFindSites(rules);
    return inString(text, isView);
  };
}

interface Glanced extends DigitTrigger {
  readonly glance: Glance | undefined;
}

interface Marked extends LiteralTrigger {
  readonly mark: number;
}

class ByteSearch {
  private readonly scan: FastScan;
  private readonly bytes: Uint8Array;
  private readonly digits: readonly Glanced[];
  private readonly literals: readonly Marked[];

  constructor(rules: readonly Rule[], scan: FastScan) {
    this.scan = scan;
    this.bytes = scan.allocate(longest * mostBytes);
    const { digits, literals } = toTriggers(rules);
    const glanceOf = (rule: Rule): Glance | undefined => (builtInRules.includes(rule) ? glances[rule.type] : undefined);
    this.digits = digits.map(trigger => ({ ...trigger, glance: glanceOf(trigger.rule) }));
    this.literals = literals.map(trigger => ({ ...trigger, mark: markOf(trigger.text) }));
  }

  find(text: string, isView: boolean): readonly RuleSites[] | undefined {
    const { bytes, scan } = this;
    const length = encoder.encodeInto(text, bytes).written;
    const chains: number[] = [];
    const marks: number[] = [];
    let isOddText = false;
    let isHiding = false;
    // Where one chain is worth a look all are: what stands beside a finding may read otherwise without it.
    let isEmpty = true;
    scan.find(bytes, 0, length, (at, isChain) => {
      const byte = bytes[at]!;
      if (isChain) {
        const end = findChainEnd(bytes, at, length);
        chains.push(at, end);
        isEmpty &&= !this.isPromising(length, at, end);
      } else if (byte >= 0xc2) {
        const unit = leadingUnit(bytes, at);
        if (!isOdd(unit)) scan.setPlain(unit);
        else {
          isOddText = true;
          isHiding ||= canHide(unit, false);
        }
      } else if (escapeBits.has(byte)) isHiding = true;
      else {
        marks.push(at);
        isEmpty = false;
      }
    });
    if (!isView && (isHiding || (isOddText && !isEmpty))) return undefined;
    return isEmpty ? noSites : this.toSites(text, chains, marks, length === text.length);
  }

  /** Whether a rule may make anything of the chain. */
  private isPromising(length: number, start: number, end: number): boolean {
    for (const { glance } of this.digits)
      if (glance === undefined || glance(this.bytes, 0, length, start, end)) return true;
    return false;
  }

  private toSites(text: string, chains: readonly number[], marks: readonly number[], isAscii: boolean): RuleSites[] {
    const toUnit = isAscii ? (at: number) => at : createWalk(this.bytes);
    const sites: Site[] = [];
    for (let i = 0; i < chains.length; i += 2) addChains(sites, text, toUnit(chains[i]!), toUnit(chains[i + 1]!));
    const found: RuleSites[] = [];
    for (const { atLeast, rule } of sites.length > 0 ? this.digits : []) {
      const ofRule = sites.filter(({ digits }) => digits >= atLeast);
      if (ofRule.length > 0) found.push({ rule, sites: ofRule });
    }
    if (marks.length === 0) return found;
    const literals = new LiteralSites(text);
    const toMark = isAscii ? toUnit : createWalk(this.bytes);
    for (const at of marks) {
      const unit = toMark(at);
      for (const literal of this.literals) literals.add(literal, unit - literal.mark);
    }
    literals.finish(found);
    return found;
  }
}

/** Bytes read chains a little longer than characters do: here they are as in src/engine/find-sites.ts. */
function addChains(sites: Site[], text: string, start: number, end: number): void {
  let first = start;
  let last = start;
  let digits = 1;
  for (let at = start + 1; at < end; at++) {
    if (!isDigit(text.charCodeAt(at))) continue;
    if (at - last > maxChainGap + 1) {
      sites.push({ start: first, end: last + 1, digits });
      first = at;
      digits = 0;
    }
    digits++;
    last = at;
  }
  sites.push({ start: first, end: last + 1, digits });
}

/** From bytes to UTF-16 code units, in rising order. */
function createWalk(bytes: Uint8Array): (to: number) => number {
  let at = 0;
  let unit = 0;
  return to => {
    for (; at < to; at++) {
      const byte = bytes[at]!;
      // All but continuation bytes begin a unit, and those of four bytes make two.
      if ((byte & 0xc0) !== 0x80) unit += byte >= 0xf0 ? 2 : 1;
    }
    return unit;
  };
}
