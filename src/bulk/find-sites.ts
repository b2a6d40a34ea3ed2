import { createFindSites, maxChainGap } from '../engine/find-sites.ts';
import {
  addChains,
  type DigitTrigger,
  type FindSites,
  LiteralSites,
  type LiteralTrigger,
  noSites,
  type RuleSites,
  toTriggers,
} from '../engine/sites.ts';
import type { Rule, Site } from '../rules/rule.ts';
import { isDigit, isOdd } from '../text/characters.ts';
import { createFastScan, type FastScan } from './fast-scan.ts';
import { createGlance, type Glance } from './glance.ts';
import { createMeasure, type TakeMeasure } from './measure.ts';
import { leadingUnit } from './scan.ts';
import { createHiding, findChainEnd } from './scout.ts';
import { escapeBits, markOf, type Signs, toSigns } from './signs.ts';

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
  if (signs === undefined || scan === undefined) return undefined;
  const search = new ByteSearch(rules, signs, scan);
  let inString: FindSites | undefined;
  return (text, isView) => {
    if (text.length <= longest) return search.find(text, isView);
    inString ??= createFindSites(rules);
    return inString(text, isView);
  };
}

interface Marked extends LiteralTrigger {
  readonly mark: number;
}

class ByteSearch {
  private readonly scan: FastScan;
  private readonly bytes: Uint8Array;
  private readonly digits: readonly DigitTrigger[];
  /** Whether a rule may make anything of a chain. */
  private readonly isPromising: Glance;
  /** Whether a character may hide a site. */
  private readonly canHide: (unit: number) => boolean;
  private readonly literals: readonly Marked[];

  constructor(rules: readonly Rule[], signs: Signs, scan: FastScan) {
    this.scan = scan;
    this.bytes = scan.allocate(longest * mostBytes);
    const { digits, literals } = toTriggers(rules);
    this.digits = digits;
    this.isPromising = createGlance(digits);
    this.canHide = createHiding(signs);
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
        isEmpty &&= !this.isPromising(bytes, 0, length, at, end);
      } else if (byte >= 0xc2) {
        const unit = leadingUnit(bytes, at);
        if (!isOdd(unit)) scan.setPlain(unit);
        else {
          isOddText = true;
          isHiding ||= this.canHide(unit);
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

  private toSites(text: string, chains: readonly number[], marks: readonly number[], isAscii: boolean): RuleSites[] {
    const toUnit = isAscii ? (at: number) => at : createWalk(this.bytes, this.scan.takeMeasure);
    const sites: Site[] = [];
    for (let i = 0; i < chains.length; i += 2) cutChain(sites, text, toUnit(chains[i]!), toUnit(chains[i + 1]!));
    const found: RuleSites[] = [];
    addChains(found, this.digits, sites);
    if (marks.length === 0) return found;
    const literals = new LiteralSites(text);
    const toMark = isAscii ? toUnit : createWalk(this.bytes, this.scan.takeMeasure);
    for (const at of marks) {
      const unit = toMark(at);
      for (const literal of this.literals) literals.add(literal, unit - literal.mark);
    }
    literals.finish(found);
    return found;
  }
}

/** Bytes read chains a little longer than characters do: here they are as in src/engine/find-sites.ts. */
function cutChain(sites: Site[], text: string, start: number, end: number): void {
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
function createWalk(bytes: Uint8Array, takeMeasure: TakeMeasure): (to: number) => number {
  const measure = createMeasure();
  let at = 0;
  let unit = 0;
  return to => {
    takeMeasure(bytes, at, to, measure);
    at = to;
    unit += measure.units;
    return unit;
  };
}
