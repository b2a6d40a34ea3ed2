import { english } from './english.ts';
import { welsh } from './welsh.ts';
import { fill, listTypes, type Wording, type WordingOverrides } from './wording.ts';

/** The languages that have words of their own here. */
export type Language = 'en' | 'cy';

/** `cy`, `cy-GB` and `CY` to Welsh, everything else to English, as GOV.UK Frontend does. */
export function toLanguage(tag: string | null | undefined): Language {
  return /^cy\b/i.test(tag ?? '') ? 'cy' : 'en';
}

/** The words of a language, with a team's own in place of some. Overrides that are `undefined` change nothing. */
export function wordingFor(language: Language, overrides: WordingOverrides = {}): Wording {
  const wording: Record<string, string> = { ...(language === 'cy' ? welsh : english) };
  for (const [key, text] of Object.entries(overrides)) if (text !== undefined) wording[key] = text;
  return wording as unknown as Wording;
}

/** What is said about one field. */
export interface MessageParts {
  readonly types: Iterable<string>;
  /** As the page shows it; it is tidied here. */
  readonly label?: string | undefined;
  readonly language: Language;
  readonly wording: Wording;
}

/** "Comments must not include a phone number": it has to be removed. */
export function mustNotInclude({ types, label, language, wording }: MessageParts): string {
  const name = tidyLabel(label);
  const items = listTypes(types, wording);
  if (!name) return fill(wording.answerMustNotInclude, { items });
  if (isLong(name)) return fill(wording.answerToMustNotInclude, { items, label: name });
  return fill(wording.mustNotInclude, { items, label: language === 'cy' ? insideWelsh(name) : name });
}

/** "It looks like you have included a phone number …": the person decides. */
export function looksLike({ types, label, wording }: MessageParts): string {
  const name = tidyLabel(label);
  const template = isLong(name) ? wording.looksLikeInAnswerTo : name ? wording.looksLikeIn : wording.looksLike;
  return fill(template, { items: listTypes(types, wording), label: name });
}

/** Without white space at the ends and in rows, a colon at the end, "(optional)"; nothing where no short name is left. */
function tidyLabel(label = ''): string {
  const name = label
    .replace(/\s+/g, ' ')
    .replace(/ ?\((optional|dewisol)\)/i, '')
    .replace(/[\s:*]+$/, '')
    .trim();
  return name.length > 100 ? '' : name;
}

/** A question or an instruction cannot be the subject of a sentence: "What went wrong? must not include" reads badly. */
function isLong(name: string): boolean {
  return /[?!.]$/.test(name) || name.split(' ').length > 4;
}

/** Welsh puts the label inside the sentence, after "i’ch": "Eich sylwadau" to "sylwadau". Abbreviations stay. */
function insideWelsh(name: string): string {
  const rest = name.replace(/^eich /i, '');
  return /^\p{Lu}\p{Lu}/u.test(rest) ? rest : rest.charAt(0).toLowerCase() + rest.slice(1);
}
