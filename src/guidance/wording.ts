/**
 * What a person reads when something was found. A flat list of keys, so that one string is overridden by naming it, in
 * code or as an attribute (`data-i18n.summary-title`). `%{label}` and `%{items}` are filled in.
 */
export interface Wording {
  /** Heading of the error summary. */
  readonly summaryTitle: string;
  /** Heading of the error summary where all that was found may be sent after a second look. */
  readonly confirmTitle: string;
  /** Before the title of the page, and before the message at the field, for people who cannot see that it is red. */
  readonly errorPrefix: string;
  /** `%{label}` is the label of the field, where that is a thing: "Comments". */
  readonly mustNotInclude: string;
  /** `%{label}` is the label of the field, where that is a question or an instruction: "What went wrong?". */
  readonly answerToMustNotInclude: string;
  /** For a field without a label. */
  readonly answerMustNotInclude: string;
  readonly looksLikeIn: string;
  readonly looksLikeInAnswerTo: string;
  readonly looksLike: string;
  /** Said under `confirmTitle`. */
  readonly sendAgain: string;
  /** Said in the summary where sending again replaces what was found. `%{replacements}`: "[PHONE] or [EMAIL]". */
  readonly sendReplaced: string;
  /** The button that says a finding is a mistake. */
  readonly notPersonal: string;
  /** The button that replaces what was found. */
  readonly replace: string;
  /** Between the last two of a list. */
  readonly or: string;
  /** What a type is called, with its article; `item.other` for types of a team's own. */
  readonly [item: `item.${string}`]: string;
  /** The same after `or`, where the language changes the word there. Default: `item.…`. */
  readonly [itemAfterOr: `itemAfterOr.${string}`]: string;
}

/** Some strings of a {@link Wording}, to be said instead. */
export type WordingOverrides = { readonly [Key in keyof Wording]?: string | undefined };

/** The types that are named first, the last of them foremost. */
const order: readonly string[] = ['email', 'phone', 'card', 'nino'];

/** `['email', 'nino', 'email']` to "a National Insurance number or an email address". */
export function listTypes(types: Iterable<string>, wording: Wording): string {
  const named = new Set(Array.from(types, type => (wording[`item.${type}`] === undefined ? 'other' : type)));
  const list = [...named].sort((a, b) => order.indexOf(b) - order.indexOf(a));
  const last = list.pop();
  if (last === undefined) return '';
  const item = wording[`item.${last}`]!;
  if (list.length === 0) return item;
  const others = list.map(type => wording[`item.${type}`]).join(', ');
  return `${others} ${wording.or} ${wording[`itemAfterOr.${last}`] ?? item}`;
}

/** Puts values where a string says `%{name}`. Names without a value stay as they are. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/%\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}
