import type { Finding } from '../engine/finding.ts';
import type { InputOf, OutputOf, StandardIssue, StandardResult, StandardSchema } from './standard.ts';
import { createTextCheck, type PersonalDataOptions } from './text-check.ts';
import { mapTexts } from './texts.ts';

/** An issue with its place, and what was found there: types and offsets in the text at `path`, never the text. */
export interface PersonalDataIssue extends StandardIssue {
  readonly path: readonly (string | number)[];
  readonly findings: readonly Finding[];
}

/**
 * Keys with dots: `comments`, `answers.0.text`; `*` for every index or key: `answers.*.text`. A place that holds an array or
 * object stands for every text in it. `''` is the value itself. The compiler checks the first key.
 */
export type PlaceIn<Value> = Value extends object
  ? '' | '*' | `*.${string}` | (keyof Value & string) | `${keyof Value & string}.${string}`
  : '';

export interface WithoutPersonalDataOptions extends PersonalDataOptions {
  /** The label of each field by its place as it stands in `places`, for the message. */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * The key of the input in which the form says which types the person confirmed: `confirmed: 'phone email'`, or a list. It
   * counts for what a person may decide; a number that is surely a National Insurance or card number stays an issue.
   */
  readonly confirmed?: string;
}

/**
 * A schema that also asks for personal data to be taken out of some texts. Any Standard Schema goes in (zod 4, valibot 1,
 * ArkType), a Standard Schema comes out, synchronous where the one that went in is. All issues come at once: where the
 * schema itself fails, the texts of its input are looked at.
 *
 * @param places the texts to look at. A place that a value does not have is no issue, as a field may be left out: with a key
 * that is misspelt nothing is looked at. The compiler knows the first key of each; try the others with a text that must fail
 * @throws TypeError where `schema` is none, `places` are none, or an option is wrong
 */
export function withoutPersonalData<Schema extends StandardSchema>(
  schema: Schema,
  places: readonly PlaceIn<OutputOf<Schema>>[],
  options: WithoutPersonalDataOptions = {},
): StandardSchema<InputOf<Schema>, OutputOf<Schema>> {
  const inner = (schema as Partial<Schema> | undefined)?.['~standard'];
  if (typeof inner?.validate !== 'function')
    throw new TypeError('withoutPersonalData: schema must be a Standard Schema');
  if (!Array.isArray(places) || places.length === 0 || !places.every(place => typeof place === 'string'))
    throw new TypeError("withoutPersonalData: places must be an array of at least one place, such as ['comments']");
  const check = createTextCheck(options);

  function look(result: StandardResult<OutputOf<Schema>>, input: unknown): StandardResult<OutputOf<Schema>> {
    const issues: PersonalDataIssue[] = [];
    const confirmed = readConfirmed(input, options.confirmed);
    let value = result.issues ? input : result.value;
    for (const place of places as readonly string[]) {
      value = mapTexts(value, place === '' ? [] : place.split('.'), (text, path, isNumber) => {
        const label = options.labels?.[place];
        const judgement = check(text, { label, confirmed, isReplaceable: !isNumber });
        const { message, findings } = judgement;
        if (message !== undefined) issues.push({ message, path, findings });
        return judgement.text;
      });
    }
    if (result.issues || issues.length > 0) return { issues: [...(result.issues ?? []), ...issues] };
    return { value: value as OutputOf<Schema> };
  }

  return {
    '~standard': {
      ...inner,
      version: 1,
      vendor: 'withhold',
      validate: (input, libraryOptions) => {
        const result = inner.validate(input, libraryOptions);
        return result instanceof Promise ? result.then(each => look(each, input)) : look(result, input);
      },
    },
  };
}

function readConfirmed(input: unknown, key: string | undefined): Set<string> {
  const said: unknown = key === undefined ? undefined : (input as Record<string, unknown> | null | undefined)?.[key];
  const words = Array.isArray(said) ? said : [said];
  return new Set(words.flatMap(word => (typeof word === 'string' ? word.split(/[\s,]+/) : [])));
}
