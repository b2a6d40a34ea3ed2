import type { Finding } from '../engine/finding.ts';
import { type Language, looksLike, mustNotInclude } from '../guidance/message.ts';
import { isDismissable, type Policy } from '../guidance/policy.ts';
import { fill, type Wording } from '../guidance/wording.ts';
import type { Span } from '../text/span.ts';
import type { Brand } from './brand.ts';
import type { Changes } from './changes.ts';
import { type Control, labelOf } from './control.ts';

/** A finding, and what the team decided for its type at this field. */
export interface Weighed {
  readonly finding: Finding;
  readonly policy: Exclude<Policy, 'off'>;
}

/** A field whose text is not to be sent as it is. */
export interface Problem {
  readonly control: Control;
  /** Never empty. */
  readonly found: readonly Weighed[];
}

/** Where and how to tell of problems. */
export interface Setting {
  readonly form: HTMLFormElement;
  readonly brand: Brand;
  readonly language: Language;
  readonly wording: Wording;
  /** What takes a value's place: `[PHONE]`. */
  readonly replacement: (finding: Finding) => string;
  /** Where the first finding is in the field's text as it stands now. */
  readonly locate: (control: Control) => Span | undefined;
  /** Collects what is done to the page. */
  readonly changes: Changes;
}

/** One sentence for a field, whatever was found in it: several errors at one field read badly. */
export function messageFor({ control, found }: Problem, { language, wording }: Setting): string {
  const say = hasPolicy(found, 'block') ? mustNotInclude : looksLike;
  const types = found.map(({ finding }) => finding.type);
  return say({ types, label: labelOf(control), language, wording });
}

export function hasPolicy(found: readonly Weighed[], policy: Policy): boolean {
  return found.some(weighed => weighed.policy === policy);
}

export function hasDismissable(found: readonly Weighed[]): boolean {
  return found.some(({ finding }) => isDismissable(finding));
}

/** "[PHONE], [EMAIL]": what will be sent instead. Empty where nothing is to be replaced. */
export function replacementsFor(found: readonly Weighed[], { replacement }: Setting): string {
  const replaced = found.filter(({ policy }) => policy === 'redact');
  return [...new Set(replaced.map(({ finding }) => replacement(finding)))].join(', ');
}

/** Said once for all fields: what sending again will do. */
export function notesFor(found: readonly Weighed[], setting: Setting): string[] {
  const { wording } = setting;
  const replacements = replacementsFor(found, setting);
  return [
    ...(hasPolicy(found, 'warn') && !hasPolicy(found, 'block') ? [wording.sendAgain] : []),
    ...(replacements ? [fill(wording.sendReplaced, { replacements })] : []),
  ];
}
