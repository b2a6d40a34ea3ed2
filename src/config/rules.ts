import { digits, literal, type RuleDefinition } from '../index.ts';
import type { Config } from './config.ts';

/** A team's own identifiers as the library takes them. */
export function toRuleDefinitions(config: Config): Omit<RuleDefinition, 'check'>[] {
  return (config.rules ?? []).map(({ pattern, flags = 'u', triggers, ...rule }) => ({
    ...rule,
    pattern: new RegExp(pattern, flags),
    triggers: triggers.map(each => ('digits' in each ? digits(each.digits) : literal(each.literal))),
  }));
}
