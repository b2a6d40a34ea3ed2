import { describe, expect, it } from 'vitest';
import type { Confidence, Finding } from '../../src/engine/finding.ts';
import { isDismissable, type Policies, policyOf, toPolicies } from '../../src/guidance/policy.ts';

const finding = (type: string, confidence: Confidence = 'high'): Finding => ({ type, confidence, start: 0, end: 1 });

describe('policies', () => {
  it('blocks nino and card, warns of all others', () => {
    const policies = toPolicies();
    expect(['nino', 'card', 'phone', 'email', 'crn'].map(type => policyOf(finding(type), policies))).toEqual([
      'block',
      'block',
      'warn',
      'warn',
      'warn',
    ]);
  });

  it('later layers win, type by type', () => {
    const policies = toPolicies({ phone: 'block', email: 'off' }, undefined, { phone: 'redact', other: 'block' });
    expect(['nino', 'phone', 'email', 'crn'].map(type => policyOf(finding(type), policies))).toEqual([
      'block',
      'redact',
      'off',
      'block',
    ]);
  });

  it('refuses a policy that does not exist by name', () => {
    expect(() => toPolicies({ phone: 'ask' } as unknown as Policies)).toThrow(
      new TypeError('policies.phone must be one of block, warn, redact, off, not "ask"'),
    );
  });

  it('lets a person say "this is not personal information" unless a nino or a card is certain', () => {
    const dismissable = (['low', 'medium', 'high'] as const).map(confidence =>
      ['nino', 'card', 'phone', 'email', 'crn'].filter(type => isDismissable(finding(type, confidence))),
    );
    expect(dismissable).toEqual([
      ['nino', 'card', 'phone', 'email', 'crn'],
      ['phone', 'email', 'crn'],
      ['phone', 'email', 'crn'],
    ]);
  });
});
