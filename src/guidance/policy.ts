import type { Finding } from '../engine/finding.ts';

/**
 * What happens to a value of a type before it is sent: `block` asks for it to be removed; `warn` asks once whether the
 * person is sure; `redact` says that it will be replaced, then replaces it; `off` lets it through.
 */
export const policies = ['block', 'warn', 'redact', 'off'] as const;
export type Policy = (typeof policies)[number];

/** Policies by type. The key `other` stands for every type that is not named. */
export type Policies = Readonly<Record<string, Policy>>;

/**
 * Nobody needs to send a National Insurance number or a card number in feedback, and both can be told from other numbers.
 * A phone number or an e-mail address may be the point of a message ("ring me back"), and a reference can look like one.
 */
export const defaultPolicies: Policies = { nino: 'block', card: 'block', phone: 'warn', email: 'warn', other: 'warn' };

/** @throws TypeError naming a policy that does not exist. */
export function toPolicies(...layers: readonly (Policies | undefined)[]): Policies {
  const merged: Policies = Object.assign({}, defaultPolicies, ...layers);
  for (const [type, policy] of Object.entries(merged)) {
    if (!policies.includes(policy)) {
      throw new TypeError(`policies.${type} must be one of ${policies.join(', ')}, not ${JSON.stringify(policy)}`);
    }
  }
  return merged;
}

export function policyOf(finding: Finding, by: Policies): Policy {
  return by[finding.type] ?? by['other'] ?? 'warn';
}

/** Whether "this is not personal information" is an answer: always, except where the rules are sure of a nino or a card. */
export function isDismissable(finding: Finding): boolean {
  return finding.confidence === 'low' || (finding.type !== 'nino' && finding.type !== 'card');
}
