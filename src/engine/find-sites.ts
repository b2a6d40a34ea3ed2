import type { Rule } from '../rules/rule.ts';
import { isOdd, rarityOf } from '../text/characters.ts';
import { mayBeEscape } from '../text/escapes.ts';
import {
  type Chain,
  type FindSites,
  LiteralSites,
  type LiteralTrigger,
  noSites,
  promisingToAll,
  type Sites,
  standsAt,
  toTriggers,
} from './sites.ts';

/** A chain of digits goes on over at most this many other characters. */
export const maxChainGap = 4;

/** A literal by the rarest of its characters: the fewer places look like it, the faster it is found. */
interface Anchored extends LiteralTrigger {
  readonly anchor: number;
}

/** What a character of ASCII may be, one bit each. */
const [isDigit, mayEscape, isAnchor] = [1, 2, 4];
/** In tables of characters, all beyond ASCII are one. */
const beyondAscii = 128;
const rowLength = beyondAscii + 1;

/** Where to look: one pass over a text finds the triggers of all rules. Clean text costs this pass and nothing else. */
export function createFindSites(rules: readonly Rule[]): FindSites {
  const finder = new SiteFinder(rules);
  return (text, isView) => finder.find(text, isView);
}

class SiteFinder {
  /** The digits of the shortest chain that any rule asks for. */
  private readonly shortest: number;
  private readonly kinds = new Uint8Array(rowLength);
  /** By anchor. */
  private readonly literals = Array.from({ length: rowLength }, (): Anchored[] => []);
  /** By anchor and the character before it, or behind it: whether one of its literals is so. */
  private readonly before = new Uint8Array(rowLength * rowLength);
  private readonly behind = new Uint8Array(rowLength * rowLength);
  /** Those of no characters. */
  private readonly everywhere: LiteralTrigger[] = [];

  constructor(rules: readonly Rule[]) {
    const { digits, literals } = toTriggers(rules);
    this.shortest = Math.min(...digits.map(trigger => trigger.atLeast));
    for (const digit of '0123456789') this.kinds[digit.charCodeAt(0)]! |= isDigit;
    for (const sign of '&%=\\') this.kinds[sign.charCodeAt(0)]! |= mayEscape;
    for (const literal of literals) {
      if (literal.text === '') this.everywhere.push(literal);
      else this.addLiteral({ ...literal, anchor: rarest(literal.text) });
    }
  }

  private addLiteral(literal: Anchored): void {
    const { text, anchor } = literal;
    for (const at of bothCases(text[anchor]!)) {
      this.kinds[at]! |= isAnchor;
      this.literals[at]!.push(literal);
      allow(this.before, at, text[anchor - 1]);
      allow(this.behind, at, text[anchor + 1]);
    }
  }

  find(text: string, isView: boolean): Sites | undefined {
    const { kinds, before, behind, shortest } = this;
    const { length } = text;
    const chains: Chain[] = [];
    const anchors: number[] = [];
    let first = 0;
    let last = -maxChainGap - 2;
    let digits = 0;
    let previous = beyondAscii;
    // Half of what a clean message costs. The numbers stand for the constants above: engines do not look those up for free.
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at);
      if (unit >= 128) {
        if (!isView && isOdd(unit)) return undefined;
        if (kinds[128] !== 0) anchors.push(at);
        previous = 128;
        continue;
      }
      const kind = kinds[unit]!;
      if (kind !== 0) {
        if ((kind & 1) !== 0) {
          if (at - last <= 5) digits++;
          else {
            if (digits >= shortest) chains.push({ start: first, end: last + 1, digits, promising: promisingToAll });
            first = at;
            digits = 1;
          }
          last = at;
        }
        if (before[unit * 129 + previous] !== 0) {
          const next = text.charCodeAt(at + 1);
          if (behind[unit * 129 + (next < 128 ? next : 128)] !== 0) anchors.push(at);
        }
        if ((kind & 2) !== 0 && !isView && mayBeEscape(text, at)) return undefined;
      }
      previous = unit;
    }
    if (digits >= shortest) chains.push({ start: first, end: last + 1, digits, promising: promisingToAll });
    return { chains, literals: this.toLiterals(text, anchors) };
  }

  private toLiterals(text: string, anchors: readonly number[]): Sites['literals'] {
    let found: LiteralSites | undefined;
    const addAt = (literal: LiteralTrigger, start: number): void => {
      if (!standsAt(text, literal.text, start)) return;
      found ??= new LiteralSites(text);
      found.add(literal, start);
    };
    for (const at of anchors)
      for (const literal of this.literals[placeOf(text.charCodeAt(at))]!) addAt(literal, at - literal.anchor);
    for (const literal of this.everywhere) for (let at = 0; at <= text.length; at++) addAt(literal, at);
    return found?.finish() ?? noSites.literals;
  }
}

/** Marks what may stand beside an anchor: `character`, small or capital, or anything. */
function allow(table: Uint8Array, anchor: number, character: string | undefined): void {
  const row = anchor * rowLength;
  if (character === undefined) table.fill(1, row, row + rowLength);
  else for (const neighbour of bothCases(character)) table[row + neighbour] = 1;
}

/** The places in tables that a character has, small and capital. */
function bothCases(character: string): Set<number> {
  return new Set([character, character.toUpperCase()].map(each => placeOf(each.charCodeAt(0))));
}

function placeOf(unit: number): number {
  return Math.min(unit, beyondAscii);
}

/** The offset of the rarest character. */
function rarest(literal: string): number {
  const rarities = literal.split('').map(rarityOf);
  return rarities.indexOf(Math.max(...rarities));
}
