import type { Finding } from '../engine/finding.ts';
import { type Language, toLanguage, wordingFor } from '../guidance/message.ts';
import { defaultPolicies, type Policies, type Policy, toPolicies } from '../guidance/policy.ts';
import type { Wording, WordingOverrides } from '../guidance/wording.ts';
import { askedFor, type Control } from './control.ts';

/** All optional. Attributes on the form or field win over these, as in govuk-frontend. */
export interface FormGuardOptions {
  /** What looks for personal data: `createDetector({ rules: […], allow: […] })`. Default: the four types, medium and up. */
  readonly detector?: { detect(text: string): Finding[] };
  /** By type. Default: `{ nino: 'block', card: 'block', phone: 'warn', email: 'warn', other: 'warn' }`. */
  readonly policies?: Policies;
  /** Default: the nearest `lang` around the form. */
  readonly language?: Language;
  /** Strings to say instead, e.g. `{ summaryTitle: 'Check your answer' }`. */
  readonly i18n?: WordingOverrides;
  /** What takes a value's place under the policy `redact`. Default: `[PHONE]`, `[EMAIL]`, … */
  readonly replacement?: (finding: Finding) => string;
  /** Says what was found one second after typing stops. Default false. */
  readonly live?: boolean;
  /** Marks what was found inside of textareas. Default false. */
  readonly highlight?: boolean;
  /** Uses the browser's own messages (`setCustomValidity`) in place of an error summary. Default false. */
  readonly native?: boolean;
  /** In UTF-16 code units. A longer answer is sent unchecked, with the event `withhold:failed`. Default 1,000,000. */
  readonly maxLength?: number;
}

/** The attribute of the form for a switch: `data-withhold-live`. `="false"` turns it off. */
export function isOn(form: Element, name: 'live' | 'highlight' | 'native', options: FormGuardOptions): boolean {
  const attribute = form.getAttribute(`data-withhold-${name}`);
  return attribute === null ? (options[name] ?? false) : attribute !== 'false';
}

/** The page may change its language, so it is asked for each time. */
export function languageOf(form: Element, options: FormGuardOptions): Language {
  return options.language ?? toLanguage(form.closest('[lang]')?.getAttribute('lang'));
}

/** With `data-i18n.summary-title="…"` and `data-i18n.item.staff-id="…"` on the form. */
export function wordingOf(form: Element, options: FormGuardOptions): Wording {
  const overrides: Record<string, string | undefined> = { ...options.i18n };
  for (const name of form.getAttributeNames()) {
    if (!name.startsWith('data-i18n.')) continue;
    const [key = '', ...type] = name.slice('data-i18n.'.length).split('.');
    const camel = key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    overrides[[camel, ...type].join('.')] = form.getAttribute(name)!;
  }
  return wordingFor(languageOf(form, options), overrides);
}

/**
 * Policies for one field: `data-withhold-policy="phone:block"` on the form, `data-withhold="email:off"` on the field; a
 * policy alone (`data-withhold="warn"`) is for every type. What the field asks for is off.
 *
 * @throws TypeError naming a policy that does not exist.
 */
export function policiesFor(control: Control, form: Element, options: FormGuardOptions): Policies {
  return toPolicies(
    options.policies,
    readPolicies(form.getAttribute('data-withhold-policy')),
    readPolicies(control.getAttribute('data-withhold')),
    Object.fromEntries(askedFor(control).map(type => [type, 'off'])),
  );
}

function readPolicies(attribute: string | null): Policies {
  const policies: Record<string, Policy> = {};
  for (const word of attribute?.match(/[^\s,;]+/g) ?? []) {
    const [first = '', policy] = word.split(':') as [string, Policy?];
    if (policy) policies[first] = policy;
    else if (word !== 'true') for (const type of Object.keys(defaultPolicies)) policies[type] = first as Policy;
  }
  return policies;
}
