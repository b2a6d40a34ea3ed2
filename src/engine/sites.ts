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

interface LiteralTrigger {
  readonly text: string;
  readonly rules: readonly Rule[];
}

interface DigitTrigger {
  readonly atLeast: number;
  readonly rule: Rule;
}

export class SiteFinder {
  private readonly digitTriggers: readonly DigitTrigger[];
  private readonly chain: RegExp | undefined;
  /** Literals that begin with a sign, by that sign: found by a search for one character. */
  private readonly bySign: ReadonlyMap<string, readonly LiteralTrigger[]>;
  /** The others, in one expression. */
  private readonly words: RegExp | undefined;
  private readonly byWord: ReadonlyMap<string, readonly Rule[]>;

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

    const bySign = new Map<string, LiteralTrigger[]>();
    const byWord = new Map<string, readonly Rule[]>();
    for (const [text, rulesOfText] of literals) {
      if (/^[\p{L}\d\s]/u.test(text)) byWord.set(text, rulesOfText);
      else bySign.set(text[0]!, [...(bySign.get(text[0]!) ?? []), { text, rules: rulesOfText }]);
    }
    this.bySign = bySign;
    this.byWord = byWord;
    this.words = byWord.size > 0 ? new RegExp([...byWord.keys()].map(escapeRegExp).join('|'), 'gi') : undefined;
  }

  /** Calls `visit` for each site of `text` with a rule that asked for it. Linear in the length of `text`. */
  find(text: string, visit: (rule: Rule, site: Site) => void): void {
    this.findChains(text, visit);
    for (const [rule, sites] of this.findLiterals(text)) for (const site of join(text, sites)) visit(rule, site);
  }

  private findLiterals(text: string): Map<Rule, OpenSite[]> {
    const found = new Map<Rule, OpenSite[]>();
    const add = (rules: readonly Rule[], start: number, end: number): void => {
      for (const rule of rules) {
        const sites = found.get(rule);
        const last = sites?.at(-1);
        if (sites === undefined) found.set(rule, [{ start, end, digits: 0 }]);
        else if (last !== undefined && last.start <= start && isOneSite(text, last.end, start))
          last.end = Math.max(last.end, end);
        else sites.push({ start, end, digits: 0 });
      }
    };
    for (const [sign, triggers] of this.bySign) {
      for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
        for (const { text: literal, rules } of triggers) {
          const end = at + literal.length;
          if (literal.length === 1 || text.slice(at, end).toLowerCase() === literal) add(rules, at, end);
        }
      }
    }
    if (this.words === undefined) return found;
    this.words.lastIndex = 0;
    for (let match = this.words.exec(text); match !== null; match = this.words.exec(text)) {
      add(this.byWord.get(match[0].toLowerCase()) ?? [], match.index, match.index + match[0].length);
    }
    return found;
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

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
