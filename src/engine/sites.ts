import type { Rule, Site } from '../rules/rule.ts';
import { isDigit } from '../text/characters.ts';

/*
 * Where to look. All triggers of all rules are searched together, each in the way that engines do fastest; the rules
 * then look only at and around what was found. Clean text costs this search and nothing else.
 */

/** A chain of digits goes on over at most this many other characters. */
export const maxChainGap = 4;

/**
 * Literals that stand at most this far apart, with no empty line between, are one site. A rule reads a window around each
 * site, so that windows overlap no more than a few times whatever the text.
 */
const closeBy = 64;

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

export class SiteFinder {
  private readonly digitTriggers: readonly DigitTrigger[];
  private readonly chain: RegExp | undefined;
  /** Match the anchor of every literal that is there, and nothing else of it. */
  private readonly anchors: readonly RegExp[];
  private readonly byAnchor: ReadonlyMap<string, readonly LiteralTrigger[]>;

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
    const atLeast = Math.min(...digitTriggers.map(trigger => trigger.atLeast));
    this.chain =
      digitTriggers.length > 0 ? new RegExp(`\\d(?:[^]{0,${maxChainGap}}?\\d){${atLeast - 1}}`, 'g') : undefined;

    const byAnchor = new Map<string, LiteralTrigger[]>();
    const byRarity = [...literals.keys()].sort((a, b) => rarity(a[rarest(a)]!) - rarity(b[rarest(b)]!));
    for (const text of byRarity) {
      const anchor = anchorOf(text, byAnchor);
      const trigger = { text, anchor, rules: literals.get(text)! };
      byAnchor.set(text[anchor]!, [...(byAnchor.get(text[anchor]!) ?? []), trigger]);
    }
    this.byAnchor = byAnchor;
    this.anchors = toExpressions(byAnchor);
  }

  /** Calls `visit` for each site of `text` with a rule that asked for it. Linear in the length of `text`. */
  find(text: string, visit: (rule: Rule, site: Site) => void): void {
    this.findChains(text, visit);
    const literals = this.findLiterals(text);
    if (literals === undefined) return;
    for (const [rule, sites] of literals) for (const site of join(text, sites)) visit(rule, site);
  }

  private findLiterals(text: string): Map<Rule, OpenSite[]> | undefined {
    let found: Map<Rule, OpenSite[]> | undefined;
    for (const anchors of this.anchors) {
      anchors.lastIndex = 0;
      while (anchors.test(text)) {
        found ??= new Map();
        this.addLiterals(found, text, anchors.lastIndex - 1);
      }
    }
    return found;
  }

  /** Adds the sites of all literals whose anchor stands at `at`. */
  private addLiterals(found: Map<Rule, OpenSite[]>, text: string, at: number): void {
    for (const { text: literal, anchor, rules } of this.byAnchor.get(text[at]!.toLowerCase()) ?? []) {
      const start = at - anchor;
      const end = start + literal.length;
      if (literal.length > 1 && text.slice(start, end).toLowerCase() !== literal) continue;
      for (const rule of rules) addSite(found, rule, text, start, end);
    }
  }

  private findChains(text: string, visit: (rule: Rule, site: Site) => void): void {
    const { chain } = this;
    if (chain === undefined) return;
    chain.lastIndex = 0;
    while (chain.test(text)) {
      const site = wholeChain(text, chain.lastIndex - 1);
      chain.lastIndex = site.end;
      for (const { atLeast, rule } of this.digitTriggers) if (site.digits >= atLeast) visit(rule, site);
    }
  }
}

/** The chain that the digit at `within` belongs to. */
function wholeChain(text: string, within: number): Site {
  let digits = 1;
  let start = within;
  for (let at = within - 1; at >= 0 && start - at <= maxChainGap + 1; at--) {
    if (!isDigit(text.charCodeAt(at))) continue;
    start = at;
    digits++;
  }
  let last = within;
  for (let at = within + 1; at < text.length && at - last <= maxChainGap + 1; at++) {
    if (!isDigit(text.charCodeAt(at))) continue;
    last = at;
    digits++;
  }
  return { start, end: last + 1, digits };
}

/** Joins the site to the last one where it stands close behind it, so that a text full of literals makes few sites. */
function addSite(found: Map<Rule, OpenSite[]>, rule: Rule, text: string, start: number, end: number): void {
  const sites = found.get(rule);
  const last = sites?.at(-1);
  if (sites === undefined) found.set(rule, [{ start, end, digits: 0 }]);
  else if (last !== undefined && last.start <= start && isOneSite(text, last.end, start))
    last.end = Math.max(last.end, end);
  else sites.push({ start, end, digits: 0 });
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

const rarity = (character: string): number =>
  common.includes(character) ? common.indexOf(character) : Number.POSITIVE_INFINITY;

/** The offset of the rarest character. */
function rarest(literal: string): number {
  const rarities = Array.from({ length: literal.length }, (_, i) => rarity(literal[i]!));
  return rarities.indexOf(Math.max(...rarities));
}

/** The offset of the rarest character, or of a letter that is looked for already: few anchors are found faster than rare ones. */
function anchorOf(literal: string, used: ReadonlyMap<string, unknown>): number {
  const anchor = rarest(literal);
  const shared = Array.from({ length: literal.length }, (_, i) => used.has(literal[i]!)).indexOf(true);
  return common.includes(literal[anchor]!) && shared >= 0 ? shared : anchor;
}

/**
 * V8 skips quickly over text that has none of up to so many characters, and slowly from one more on (kMaxMax in
 * regexp-compiler.cc). A letter counts twice, small and capital.
 */
const mostAtOnce = 16;

/** As few expressions as are quick, for all literals. */
function toExpressions(byAnchor: ReadonlyMap<string, readonly LiteralTrigger[]>): readonly RegExp[] {
  const sources: string[][] = [];
  let room = 0;
  for (const [anchor, triggers] of byAnchor) {
    const characters = anchor.toUpperCase() === anchor ? 1 : 2;
    if (characters > room) {
      sources.push([]);
      room = mostAtOnce;
    }
    sources.at(-1)!.push(toPattern(triggers));
    room -= characters;
  }
  return sources.map(alternatives => new RegExp(alternatives.join('|'), 'gi'));
}

/** Matches the one character that the literals have in common, where one of them stands around it. */
function toPattern(literals: readonly LiteralTrigger[]): string {
  const around = literals.map(({ text, anchor }) => {
    const before = escapeRegExp(text.slice(0, anchor + 1));
    const after = escapeRegExp(text.slice(anchor + 1));
    return (anchor > 0 ? `(?<=${before})` : '') + (after === '' ? '' : `(?=${after})`);
  });
  const anchor = escapeRegExp(literals[0]!.text[literals[0]!.anchor]!);
  return around.includes('') ? anchor : `${anchor}(?:${around.join('|')})`;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
