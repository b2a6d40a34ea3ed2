import type { Finding } from '../engine/finding.ts';
import { type Language, looksLike, mustNotInclude } from '../guidance/message.ts';
import type { Policy } from '../guidance/policy.ts';
import { fill, type Wording } from '../guidance/wording.ts';
import type { Brand } from './brand.ts';
import type { Changes } from './changes.ts';
import { type Control, labelOf } from './control.ts';

/** A finding with what the team decided for its type at this field. */
export interface Weighed extends Finding {
  readonly policy: Exclude<Policy, 'off'>;
}

/** A field whose text is not to be sent as it is. */
export interface Problem {
  readonly control: Control;
  /** Never empty. */
  readonly found: readonly Weighed[];
}

/** How to tell of problems. */
export interface Setting {
  readonly form: HTMLFormElement;
  readonly brand: Brand;
  readonly language: Language;
  readonly wording: Wording;
  /** What takes a value's place: `[PHONE]`. */
  readonly replacement: (finding: Finding) => string;
  /** Collects what is done to the page. */
  readonly changes: Changes;
}

/** One sentence for a field, whatever was found in it: several errors at one field read badly. */
export function messageFor({ control, found }: Problem, { language, wording }: Setting): string {
  const say = has(found, 'block') ? mustNotInclude : looksLike;
  return say({ types: found.map(({ type }) => type), label: labelOf(control), language, wording });
}

export function has(found: readonly Weighed[], policy: Policy): boolean {
  return found.some(weighed => weighed.policy === policy);
}

/** "[PHONE], [EMAIL]": what will be sent instead. Empty where nothing is to be replaced. */
export function replacementsFor(found: readonly Weighed[], { replacement }: Setting): string {
  return [...new Set(found.filter(({ policy }) => policy === 'redact').map(replacement))].join(', ');
}

/** Said once for all fields: what sending again will do. */
export function notesFor(found: readonly Weighed[], setting: Setting): string[] {
  const { sendAgain, sendReplaced } = setting.wording;
  const replacements = replacementsFor(found, setting);
  return [
    has(found, 'warn') && !has(found, 'block') ? sendAgain : '',
    replacements && fill(sendReplaced, { replacements }),
  ].filter(Boolean);
}
