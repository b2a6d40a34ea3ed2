import * as v from 'valibot';
import { confidences } from '../engine/finding.ts';
import { delimiterRule, delimiterShape } from '../formats/delimiter.ts';
import { formatNames } from '../formats/processor.ts';
import { phraseShape } from '../rules/define-rule.ts';
import { type Config, replacements } from './config.ts';

const text = v.pipe(v.string(), v.nonEmpty('must not be empty'));
const texts = v.array(text);
const reason = v.pipe(text, v.description('Why. Whoever reads this file later will ask.'));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

function about<Schema extends v.GenericSchema>(schema: Schema, description: string) {
  return v.exactOptional(v.pipe(schema, v.description(description)));
}

const phrases = v.array(v.pipe(text, v.regex(phraseShape, 'must be one to three words')));
const cues = v.strictObject({
  raise: about(phrases, 'What names this type near a value: one to three words each, in any case.'),
  lower: about(phrases, 'What names something else: one to three words each, in any case.'),
});

const trigger = v.union([
  v.strictObject({
    digits: v.pipe(v.number(), v.integer(), v.minValue(1), v.description('At least so many digits, near each other.')),
  }),
  v.strictObject({ literal: v.pipe(text, v.description('These characters, in any case.')) }),
]);

const rule = v.strictObject({
  type: v.pipe(
    v.string(),
    v.regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and dashes, such as case-reference'),
    v.description('The id that findings carry.'),
  ),
  name: about(text, 'What a person calls it. Default: the type.'),
  pattern: v.pipe(text, v.maxLength(1000), v.description('A JavaScript regular expression for one value.')),
  triggers: v.pipe(
    v.array(trigger),
    v.minLength(1),
    v.description('What every value has in it: texts without one of these are not looked at.'),
  ),
  strength: about(v.picklist(['strong', 'fair', 'weak']), 'How much the shape says by itself. Default: fair.'),
  flags: about(v.pipe(v.string(), v.regex(/^[iu]*$/, 'may hold i and u')), 'Flags of the expression: i, u.'),
  cues: about(cues, 'Words that make a value more or less likely.'),
});

const allowed = v.union([
  v.strictObject({
    value: v.pipe(
      text,
      v.description(
        'The value. Spaces, round brackets, hyphens and case make no difference; another spelling is another value.',
      ),
    ),
    reason,
  }),
  v.strictObject({
    pattern: v.pipe(text, v.maxLength(1000), v.description('A regular expression for the whole value.')),
    reason,
  }),
]);

const file = v.strictObject({
  paths: v.pipe(texts, v.minLength(1), v.description('Which files, in gitignore syntax, relative to this file.')),
  format: about(v.picklist(['auto', ...formatNames]), 'What the files are. Default: from name and content.'),
  encoding: about(text, 'For example windows-1252. Default: from the content.'),
  delimiter: about(
    v.pipe(v.string(), v.regex(delimiterShape, `must be ${delimiterRule}`)),
    'What stands between two cells: one character, or tab.',
  ),
  header: about(v.boolean(), 'Whether the first row names the columns. Default: true.'),
  columns: about(v.pipe(texts, v.minLength(1)), 'Only these columns, keys or pointers are looked at.'),
  excludeColumns: about(texts, 'These columns, keys or pointers are not looked at.'),
});

/** What a configuration file may say. Every key is optional; one that is not here is an error. */
export const configSchema: v.GenericSchema<unknown, Config> = v.strictObject({
  $schema: about(v.string(), 'The schema of this file, for editors.'),
  extends: about(
    v.union([text, texts]),
    'Files of this kind to start from, by path. Never from the network; a module only where this file is one.',
  ),
  types: about(texts, 'Only these types are looked for.'),
  excludeTypes: about(texts, 'These types are not looked for.'),
  minConfidence: about(v.picklist(confidences), 'Findings below are not reported. Default: medium.'),
  specimens: about(
    v.picklist(['allow', 'report']),
    'Whether values that a publisher reserved for examples pass `check`. Default: allow.',
  ),
  allow: about(v.array(allowed), 'Values that are never findings, each with its reason.'),
  rules: about(v.pipe(v.array(rule), v.maxLength(100)), 'Identifiers of your own.'),
  replace: about(v.picklist(replacements), 'How values are replaced. Default: label.'),
  label: about(text, 'The label. {TYPE} and {type} stand for the type. Default: [{TYPE}].'),
  keyFile: about(text, 'The secret key for tokens, by path relative to this file.'),
  ignore: about(texts, 'Paths that are not read, in gitignore syntax, relative to this file.'),
  files: about(v.array(file), 'How to read particular files. Later entries win.'),
  baseline: about(text, 'The baseline of `check`, by path relative to this file.'),
  maxFindings: about(count, 'How many findings `check` lets pass. Default: 0.'),
  maxFileSize: about(count, 'In bytes; larger files are skipped.'),
});

/** What is wrong with one place of a configuration file. Holds no value from it. */
export interface SchemaIssue {
  /** Keys and indexes from the top. For an unknown key, the key itself is last. */
  readonly path: readonly (string | number)[];
  readonly problem: string;
  readonly unknownKey?: { readonly known: readonly string[] };
}

export function validateConfig(content: unknown): { config: Config } | { issues: SchemaIssue[] } {
  if (Array.isArray(content)) return { issues: [{ path: [], problem: 'must be an object' }] }; // valibot takes lists for objects.
  const result = v.safeParse(configSchema, content);
  return result.success ? { config: result.output } : { issues: result.issues.flatMap(toIssues) };
}

function toIssues(issue: v.BaseIssue<unknown>): SchemaIssue[] {
  const path = (issue.path ?? []).map(item => item.key as string | number);
  // None of the alternatives fits: the one that got furthest says what is wrong.
  if (issue.type === 'union' && issue.issues) {
    const nested = issue.issues.map(each => toIssues(each)[0]!);
    const deepest = nested.toSorted((a, b) => b.path.length - a.path.length)[0]!;
    if (deepest.path.length > 0) return [{ ...deepest, path: [...path, ...deepest.path] }];
  }
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return [{ path, problem: 'unknown key', unknownKey: { known: knownKeys(path.slice(0, -1)) } }];
  }
  if (issue.type === 'strict_object' && issue.received === 'undefined') return [{ path, problem: 'is missing' }];
  return [{ path, problem: issue.message.startsWith('Invalid') ? expectation(issue) : issue.message }];
}

const kinds: Readonly<Record<string, string>> = {
  array: 'a list',
  strict_object: 'an object',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
};

function expectation(issue: v.BaseIssue<unknown>): string {
  const { type, requirement } = issue;
  const kind = kinds[type];
  if (kind) return `must be ${kind}`;
  if (type === 'picklist') return `must be one of ${issue.expected?.replaceAll(/[()"]/g, '').split(' | ').join(', ')}`;
  if (type === 'max_length') return `is longer than ${requirement}`;
  if (type === 'min_length') return 'must not be empty';
  if (type === 'min_value') return `must be at least ${requirement}`;
  return 'is not of the right kind';
}

/** The keys that may stand in the object at `path`. */
function knownKeys(path: readonly (string | number)[]): string[] {
  let schemas: v.GenericSchema[] = [configSchema];
  for (const key of path) schemas = schemas.flatMap(unwrap).flatMap(schema => childOf(schema, key));
  return schemas.flatMap(unwrap).flatMap(schema => Object.keys(entriesOf(schema)));
}

type Entries = Record<string, v.GenericSchema>;
type Wrapping = v.GenericSchema & {
  readonly wrapped?: v.GenericSchema;
  readonly options?: readonly v.GenericSchema[];
  readonly item?: v.GenericSchema;
  readonly entries?: Entries;
};

function unwrap(schema: Wrapping): v.GenericSchema[] {
  if (schema.wrapped) return unwrap(schema.wrapped);
  return schema.type === 'union' ? (schema.options ?? []).flatMap(unwrap) : [schema];
}

function childOf(schema: Wrapping, key: string | number): v.GenericSchema[] {
  const child = typeof key === 'number' ? schema.item : entriesOf(schema)[key];
  return child ? [child] : [];
}

function entriesOf(schema: Wrapping): Entries {
  return schema.entries ?? {};
}
