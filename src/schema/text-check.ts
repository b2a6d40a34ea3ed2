import { type Finding, toLabel } from '../engine/finding.ts';
import { type Language, looksLike, mustNotInclude, wordingFor } from '../guidance/message.ts';
import { isDismissable, type Policies, type Policy, policyOf, toPolicies } from '../guidance/policy.ts';
import type { WordingOverrides } from '../guidance/wording.ts';
import { createDetector } from '../index.ts';
import { checked, replaceEach } from '../redaction/replace.ts';
import { isObject } from '../text/check.ts';

/** All optional, and the same as for the form guard: give both the same, and both say the same. */
export interface PersonalDataOptions {
  /** What looks for personal data: `createDetector({ rules: […], allow: […] })`. Default: the four types, medium and up. */
  readonly detector?: { detect(text: string): Finding[] };
  /**
   * By type. Default: `{ nino: 'block', card: 'block', phone: 'warn', email: 'warn', other: 'warn' }`. `block` and `warn`
   * make an issue, in other words; `redact` makes none and replaces the value in what comes out.
   */
  readonly policies?: Policies;
  /** Default `en`. */
  readonly language?: Language;
  readonly i18n?: WordingOverrides;
  /** What takes a value's place under the policy `redact`. Default: `[PHONE]`, `[EMAIL]`, … */
  readonly replacement?: (finding: Finding) => string;
}

/** One text, weighed. */
export interface Judgement {
  /** What is said, or nothing where the text may pass. */
  readonly message?: string;
  /** What the message is about: places and types, never the text. */
  readonly findings: readonly Finding[];
  /** The text, with what is to be replaced replaced. */
  readonly text: string;
}

/** What is known about a text besides itself. */
export interface Circumstances {
  /** Of the field. */
  readonly label?: string | undefined;
  /** Types that the person said are no mistake. */
  readonly confirmed?: ReadonlySet<string>;
  /** Where the text cannot be replaced, the policy `redact` asks like `warn`. Default true. */
  readonly isReplaceable?: boolean;
}

export type TextCheck = (text: string, circumstances?: Circumstances) => Judgement;

/**
 * The check of one text, for what renders its own messages.
 *
 * @throws TypeError that names the option that is wrong, and from the check, where the text or a replacement is no string
 */
export function createTextCheck(options: PersonalDataOptions = {}): TextCheck {
  if (!isObject(options)) throw new TypeError('options must be an object');
  const { detector = createDetector(), language = 'en', replacement = ({ type }) => toLabel(type) } = options;
  if (typeof detector?.detect !== 'function') throw new TypeError('detector must have a function detect');
  if (language !== 'en' && language !== 'cy') throw new TypeError('language must be en or cy');
  if (typeof replacement !== 'function') throw new TypeError('replacement must be a function');
  const policies = toPolicies(options.policies);
  const wording = wordingFor(language, options.i18n);
  const replacer = checked('replacement', replacement);

  return (text, { label, confirmed, isReplaceable = true } = {}) => {
    const found = detector
      .detect(text)
      .filter(finding => !(confirmed?.has(finding.type) && isDismissable(finding)))
      .map(finding => ({ finding, policy: policyOf(finding, policies) }));
    const asksFor = new Set<Policy>(isReplaceable ? ['block', 'warn'] : ['block', 'warn', 'redact']);
    const asked = found.filter(({ policy }) => asksFor.has(policy));
    if (asked.length > 0) {
      const findings = asked.map(({ finding }) => finding);
      const say = asked.some(({ policy }) => policy === 'block') ? mustNotInclude : looksLike;
      return { message: say({ types: findings.map(({ type }) => type), label, language, wording }), findings, text };
    }
    const redacted = found.filter(({ policy }) => policy === 'redact').map(({ finding }) => finding);
    return { findings: [], text: replaceEach(text, redacted, replacer) };
  };
}
