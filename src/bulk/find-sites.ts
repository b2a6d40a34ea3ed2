import { createFindSites, maxChainGap } from '../engine/find-sites.ts';
import {
  type Chain,
  type FindSites,
  LiteralSites,
  type LiteralTrigger,
  noSites,
  type Sites,
  standsAt,
  toSmall,
  toTriggers,
} from '../engine/sites.ts';
import type { Rule } from '../rules/rule.ts';
import { isDigit, isOdd } from '../text/characters.ts';
import { beyondAscii, createTextScan, isChain, placeOf, type TextScan } from './fast-scan.ts';
import { createGlances, type Glances } from './glance.ts';
import { createHiding, findChainEnd } from './scout.ts';
import { escapeBits, markOf, type Signs, toSigns } from './signs.ts';

/** Longer texts are searched as they are, so that the memory stays small. */
const longest = 32_768;

/**
 * The sites of strings by way of bytes: a message is written out, a byte a code unit, which WebAssembly looks at sixteen
 * at a time. Nothing where WebAssembly is refused, or a rule asks for what bytes do not tell.
 */
export function createFindSitesInBytes(rules: readonly Rule[]): FindSites | undefined {
  const signs = toSigns(rules, 'text');
  const scan = signs && createTextScan(signs, longest);
  if (signs === undefined || scan === undefined) return undefined;
  const search = new ByteSearch(rules, signs, scan);
  let inString: FindSites | undefined;
  return (text, isView) => {
    if (text.length <= longest) return search.find(text, isView);
    inString ??= createFindSites(rules);
    return inString(text, isView);
  };
}

/** A literal in bytes, which is known by its mark. */
interface Marked extends LiteralTrigger {
  readonly mark: number;
}

class ByteSearch {
  private readonly scan: TextScan;
  /** The digits of the shortest chain that any rule asks for. */
  private readonly shortest: number;
  /** The rules that may make something of a chain. */
  private readonly glance: Glances;
  /** Whether a character may hide a site. */
  private readonly canHide: (unit: number) => boolean;
  /** By the first byte of the mark. */
  private readonly literals: readonly (readonly Marked[])[];
  /** Chains of the text at hand: start, end and the rules they promise something, for each. Used again and again. */
  private readonly chains: number[] = [];

  constructor(rules: readonly Rule[], signs: Signs, scan: TextScan) {
    this.scan = scan;
    const { digits, literals } = toTriggers(rules);
    this.shortest = signs.digits;
    this.glance = createGlances(digits);
    this.canHide = createHiding(signs);
    const marked = literals.map(trigger => ({ ...trigger, mark: markOf(trigger.text) }));
    this.literals = Array.from({ length: 256 }, (_, byte) =>
      marked.filter(({ text, mark }) => text.charCodeAt(mark) === toSmall(byte)),
    );
  }

  find(text: string, isView: boolean): Sites | undefined {
    const { scan, chains } = this;
    const { bytes, found } = scan;
    const { length } = text;
    let literals: LiteralSites | undefined;
    let chained = 0;
    let promised = 0;
    let isOddText = false;
    let isSuspect = false;
    const count = scan.run(text);
    for (let i = 0; i < count; i++) {
      const at = placeOf(found[i]!, bytes);
      const byte = bytes[at]!;
      if (isChain(found[i]!)) {
        const end = findChainEnd(bytes, at, length);
        const promising = this.glance(bytes, 0, length, at, end);
        chains[chained++] = at;
        chains[chained++] = end;
        chains[chained++] = promising;
        promised |= promising;
      } else if (byte === beyondAscii) {
        const unit = text.charCodeAt(at);
        if (!isOdd(unit)) scan.setPlain(unit);
        else if (isView) continue;
        else if (this.canHide(unit)) return undefined;
        else isOddText = true;
      } else if (escapeBits.has(byte)) {
        if (!isView) return undefined;
      } else {
        isSuspect = true;
        for (const literal of this.literals[byte]!) {
          if (!standsAt(text, literal.text, at - literal.mark)) continue;
          literals ??= new LiteralSites(text);
          literals.add(literal, at - literal.mark);
        }
      }
    }
    // Another kind of space or dash may stand in a literal.
    if (isOddText && (isSuspect || promised !== 0)) return undefined;
    if (promised === 0 && literals === undefined) return noSites;
    return { chains: this.cutChains(chained), literals: literals?.finish() ?? noSites.literals };
  }

  /** For the sake of tables, bytes read chains a little longer: here they are as in src/engine/find-sites.ts. */
  private cutChains(chained: number): readonly Chain[] {
    const cut: Chain[] = [];
    for (let i = 0; i < chained; i += 3) this.cutChain(cut, this.chains[i]!, this.chains[i + 1]!, this.chains[i + 2]!);
    return cut;
  }

  private cutChain(cut: Chain[], start: number, end: number, promising: number): void {
    const { bytes } = this.scan;
    let first = start;
    let last = start;
    let digits = 1;
    for (let at = start + 1; at <= end; at++) {
      if (at < end && !isDigit(bytes[at]!)) continue;
      if (at === end || at - last > maxChainGap + 1) {
        if (digits >= this.shortest) cut.push({ start: first, end: last + 1, digits, promising });
        first = at;
        digits = 0;
      }
      digits++;
      last = at;
    }
  }
}
