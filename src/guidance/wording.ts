/**
 * What a person reads when something was found. A flat list of keys, so that one string is overridden by naming it, in
 * code or as an attribute (`data-i18n.summary-title`). `%{label}` and `%{items}` are filled in.
 */
export interface Wording {
  /** Heading of the error summary. */
  readonly summaryTitle: string;
  /** Heading of the error summary where all that was found may be sent after a second look. */
  readonly confirmTitle: string;
  /** Before the message at the field, for people who cannot see that it is red. */
  readonly errorPrefix: string;
  /** Before the title of the page. */
  readonly titlePrefix: string;
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

/** The order in which types are named; others follow. */
const order: readonly string[] = ['nino', 'card', 'phone', 'email'];

/** `['email', 'nino', 'email']` to "a National Insurance number or an email address". */
export function listTypes(types: Iterable<string>, wording: Wording): string {
  const rank = (type: string): number => (order.indexOf(type) + order.length + 1) % (order.length + 1);
  const named = [...new Set(types)].sort((a, b) => rank(a) - rank(b));
  const items = new Map(named.map(type => [item(type, wording), type]));
  const list = [...items.keys()];
  if (list.length < 2) return list[0] ?? '';
  const last = items.get(list.pop()!)!;
  return `${list.join(', ')} ${wording.or} ${itemAfterOr(last, wording)}`;
}

function item(type: string, wording: Wording): string {
  return wording[`item.${type}`] ?? wording['item.other']!;
}

function itemAfterOr(type: string, wording: Wording): string {
  const own = wording[`item.${type}`] === undefined ? 'other' : type;
  return wording[`itemAfterOr.${own}`] ?? item(own, wording);
}

/** Puts values where a string says `%{name}`. Names without a value stay as they are. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/%\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}
