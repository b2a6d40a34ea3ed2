import type { Rule, Site } from '../rules/rule.ts';
import { isOdd } from '../text/characters.ts';
import { mayBeEscape } from '../text/escapes.ts';

/*
 * Where to look. One pass over a text finds the triggers of all rules; the rules then look only at and around what was found.
 * Clean text costs this pass and nothing else, so there are no calls and no strings in it.
 */

/** A chain of digits goes on over at most this many other characters. */
export const maxChainGap = 4;

/**
 * Literals that stand at most this far apart, with no empty line between, are one site. A rule reads a window around each
 * site, so that windows overlap no more than a few times whatever the text.
 */
const closeBy = 64;

/** The places to look at for one rule: sorted and disjoint. */
export interface RuleSites {
  readonly rule: Rule;
  readonly sites: readonly Site[];
}

interface OpenSite extends Site {
  end: number;
}

/** A literal by the rarest of its characters: the fewer places look like it, the faster it is found. */
interface LiteralTrigger {
  readonly text: string;
  readonly anchor: number;
  readonly rules: readonly Rule[];
}

interface DigitTrigger {
  readonly atLeast: number;
  readonly rule: Rule;
}

const none: readonly RuleSites[] = [];

/** What a character of ASCII may be, one bit each. */
const [isDigit, mayEscape, isAnchor] = [1, 2, 4];
/** In tables of characters, all beyond ASCII are one. */
const beyondAscii = 128;
const rowLength = beyondAscii + 1;

export class SiteFinder {
  private readonly digitTriggers: readonly DigitTrigger[];
  /** The digits of the shortest chain that any of them asks for. */
  private readonly shortest: number;
  private readonly kinds = new Uint8Array(beyondAscii);
  /** By anchor. */
  private readonly literals: LiteralTrigger[][] = [];
  /** By anchor and the character before it, or behind it: whether one of its literals is so. */
  private readonly before = new Uint8Array(beyondAscii * rowLength);
  private readonly behind = new Uint8Array(beyondAscii * rowLength);
  /** Those that have no character of ASCII. */
  private readonly foreign: LiteralTrigger[] = [];

  constructor(rules: readonly Rule[]) {
    const digitTriggers: DigitTrigger[] = [];
    const literals = new Map<string, Rule[]>();
    for (const rule of rules) {
      for (const trigger of rule.triggers) {
        if (trigger.kind === 'digits') digitTriggers.push({ atLeast: trigger.atLeast, rule });
        else literals.set(trigger.text, [...(literals.get(trigger.text) ?? []), rule]);
      }
    }
    this.digitTriggers = digitTriggers;
    this.shortest = Math.min(...digitTriggers.map(trigger => trigger.atLeast));
    if (digitTriggers.length > 0) for (const digit of '0123456789') this.kinds[digit.charCodeAt(0)]! |= isDigit;
    for (const sign of '&%=\\') this.kinds[sign.charCodeAt(0)]! |= mayEscape;
    for (const [text, rules] of literals) this.addLiteral({ text, anchor: rarest(text), rules });
  }

  private addLiteral(literal: LiteralTrigger): void {
    const { text, anchor } = literal;
    if (anchor < 0) this.foreign.push(literal);
    for (const at of anchor < 0 ? [] : bothCases(text[anchor]!)) {
      this.kinds[at]! |= isAnchor;
      this.literals[at] ??= [];
      this.literals[at].push(literal);
      allow(this.before, at, text[anchor - 1]);
      allow(this.behind, at, text[anchor + 1]);
    }
  }

  /**
   * The sites of `text` with the rules that asked for them. Linear in its length.
   *
   * @returns nothing where a reader may see something else than what is written: then the view has to be searched
   */
  find(text: string, isView: boolean): readonly RuleSites[] | undefined {
    const { kinds, before, behind, shortest } = this;
    const { length } = text;
    const chains: Site[] = [];
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
        previous = 128;
        continue;
      }
      const kind = kinds[unit]!;
      if (kind !== 0) {
        if ((kind & 1) !== 0) {
          if (at - last <= 5) digits++;
          else {
            if (digits >= shortest) chains.push({ start: first, end: last + 1, digits });
            first = at;
            digits = 1;
          }
          last = at;
        }
        if ((kind & 4) !== 0 && before[unit * 129 + previous] !== 0) {
          const next = at + 1 < length ? text.charCodeAt(at + 1) : 128;
          if (behind[unit * 129 + (next < 128 ? next : 128)] !== 0) anchors.push(at);
        }
        if ((kind & 2) !== 0 && !isView && mayBeEscape(text, at)) return undefined;
      }
      previous = unit;
    }
    if (digits >= shortest) chains.push({ start: first, end: last + 1, digits });
    if (chains.length + anchors.length + this.foreign.length === 0) return none;
    return this.toSites(text, chains, anchors);
  }

  private toSites(text: string, chains: readonly Site[], anchors: readonly number[]): readonly RuleSites[] {
    const found: RuleSites[] = [];
    for (const { atLeast, rule } of chains.length > 0 ? this.digitTriggers : []) {
      const sites = atLeast === this.shortest ? chains : chains.filter(({ digits }) => digits >= atLeast);
      if (sites.length > 0) found.push({ rule, sites });
    }
    if (anchors.length + this.foreign.length === 0) return found;
    const literals: Literals = new Map();
    for (const at of anchors) {
      for (const { text: literal, anchor, rules } of this.literals[text.charCodeAt(at)]!)
        if (standsAt(text, literal, at - anchor)) addSites(literals, rules, text, at - anchor, literal.length);
    }
    for (const { text: literal, rules } of this.foreign) {
      for (let at = 0; at <= text.length - literal.length; at++)
        if (standsAt(text, literal, at)) addSites(literals, rules, text, at, literal.length);
    }
    for (const [rule, sites] of literals) found.push({ rule, sites: join(text, sites) });
    return found;
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
  return new Set([character, character.toUpperCase()].map(each => Math.min(each.charCodeAt(0), beyondAscii)));
}

/** The sites of literals, by rule. */
type Literals = Map<Rule, OpenSite[]>;

/** Whether the characters from `start` on are those of `literal`, small or capital. */
function standsAt(text: string, literal: string, start: number): boolean {
  for (let i = 0; i < literal.length; i++) {
    const wanted = literal.charCodeAt(i);
    const unit = text.charCodeAt(start + i);
    if (unit === wanted) continue;
    if (unit < beyondAscii ? toSmall(unit) !== wanted : text.charAt(start + i).toLowerCase() !== literal[i])
      return false;
  }
  return true;
}

/** The small letter of a capital of ASCII; every other unit of ASCII is its own. */
function toSmall(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
}

/** Joins the site to the last one where it stands close behind it, so that a text full of literals makes few sites. */
function addSites(literals: Literals, rules: readonly Rule[], text: string, start: number, length: number): void {
  for (const rule of rules) {
    const sites = literals.get(rule);
    const last = sites?.at(-1);
    const end = start + length;
    if (sites === undefined) literals.set(rule, [{ start, end, digits: 0 }]);
    else if (last !== undefined && last.start <= start && isOneSite(text, last.end, start))
      last.end = Math.max(last.end, end);
    else sites.push({ start, end, digits: 0 });
  }
}

function isOneSite(text: string, end: number, next: number): boolean {
  return next - end <= closeBy && !text.slice(end, next).includes('\n\n');
}

/** The sites of several literals in the order of the text, those close by each other joined. */
function join(text: string, sites: OpenSite[]): readonly Site[] {
  sites.sort((a, b) => a.start - b.start);
  let last = 0;
  for (const site of sites) {
    const before = sites[last]!;
    if (isOneSite(text, before.end, site.start)) before.end = Math.max(before.end, site.end);
    else sites[++last] = site;
  }
  sites.length = Math.min(sites.length, last + 1);
  return sites;
}

/** The commonest characters of English text, commonest first: https://norvig.com/mayzner.html. Signs are rarer than all of them. */
const common = ' etaoinsrhldcumfpgwybvkxjqz';

/** The offset of the rarest character of ASCII; -1 where there is none. */
function rarest(literal: string): number {
  const rarities = Array.from({ length: literal.length }, (_, i) => {
    if (literal.charCodeAt(i) >= beyondAscii) return -1;
    return common.includes(literal[i]!) ? common.indexOf(literal[i]!) : common.length;
  });
  const most = Math.max(...rarities);
  return most < 0 ? -1 : rarities.indexOf(most);
}
