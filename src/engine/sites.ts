import type { Rule, Site } from '../rules/rule.ts';

/** Where in a text rules are to look. */
export interface Sites {
  /** Digits close by each other: sorted, disjoint. */
  readonly chains: readonly Chain[];
  readonly literals: readonly RuleSites[];
}

export interface Chain extends Site {
  /**
   * A bit for each of the digit triggers whose rule may find something here as the text stands. With a label beside it, a
   * chain may read otherwise.
   */
  readonly promising: number;
}

/** Where nothing better is known. */
export const promisingToAll = -1;

/** The places to look at for one rule: sorted, and disjoint. */
export interface RuleSites {
  readonly rule: Rule;
  readonly sites: readonly Site[];
}

/**
 * The sites of `text`, for all rules that asked for them. Linear in its length.
 *
 * @param isView whether it is a view already, in which every character stands for itself
 * @returns nothing where a reader may see something else than what is written: then the view has to be searched
 */
export type FindSites = (text: string, isView: boolean) => Sites | undefined;

export const noSites: Sites = { chains: [], literals: [] };

/**
 * Literals that stand at most this far apart, with no empty line between, are one site. A rule reads a window around each
 * site, so that windows overlap no more than a few times whatever the text.
 */
const closeBy = 64;

interface OpenSite extends Site {
  end: number;
}

/** Puts the sites of literals together: those close by each other are one, so that a text full of literals makes few. */
export class LiteralSites {
  private readonly byRule = new Map<Rule, OpenSite[]>();
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Adds `literal`, for `rules`, which stands at `start`. */
  add({ text: literal, rules }: LiteralTrigger, start: number): void {
    for (const rule of rules) {
      const sites = this.byRule.get(rule);
      const last = sites?.at(-1);
      const end = start + literal.length;
      if (sites === undefined) this.byRule.set(rule, [{ start, end, digits: 0 }]);
      else if (last !== undefined && last.start <= start && this.isOneSite(last.end, start))
        last.end = Math.max(last.end, end);
      else sites.push({ start, end, digits: 0 });
    }
  }

  private isOneSite(end: number, next: number): boolean {
    return next - end <= closeBy && !this.text.slice(end, next).includes('\n\n');
  }

  /** What was gathered. */
  finish(): RuleSites[] {
    return Array.from(this.byRule, ([rule, sites]) => ({ rule, sites: this.join(sites) }));
  }

  /** In the order of the text: different literals were found one after the other. */
  private join(sites: OpenSite[]): readonly Site[] {
    sites.sort((a, b) => a.start - b.start);
    let last = 0;
    for (const site of sites) {
      const before = sites[last]!;
      if (this.isOneSite(before.end, site.start)) before.end = Math.max(before.end, site.end);
      else sites[++last] = site;
    }
    sites.length = Math.min(sites.length, last + 1);
    return sites;
  }
}

/** A literal in small letters, with the rules that asked for it. */
export interface LiteralTrigger {
  readonly text: string;
  readonly rules: readonly Rule[];
}

export interface DigitTrigger {
  readonly atLeast: number;
  readonly rule: Rule;
}

/** What all rules ask for, each thing once. */
export function toTriggers(rules: readonly Rule[]): {
  readonly digits: DigitTrigger[];
  readonly literals: LiteralTrigger[];
} {
  const digits: DigitTrigger[] = [];
  const literals = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const trigger of rule.triggers) {
      if (trigger.kind === 'digits') digits.push({ atLeast: trigger.atLeast, rule });
      else literals.set(trigger.text, [...(literals.get(trigger.text) ?? []), rule]);
    }
  }
  return { digits, literals: Array.from(literals, ([text, rules]) => ({ text, rules })) };
}

/** Whether the characters from `start` on are those of `literal`, small or capital. */
export function standsAt(text: string, literal: string, start: number): boolean {
  for (let i = 0; i < literal.length; i++) {
    const wanted = literal.charCodeAt(i);
    const unit = text.charCodeAt(start + i);
    if (unit < 128 ? toSmall(unit) !== wanted : text.charAt(start + i).toLowerCase() !== literal[i]) return false;
  }
  return true;
}

/** The small letter of a capital of ASCII; every other unit of ASCII is its own. */
export function toSmall(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
}
