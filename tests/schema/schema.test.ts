import type { StandardSchemaV1 } from '@standard-schema/spec';
import * as v from 'valibot';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import {
  type CheckOptions,
  createTextCheck,
  type PersonalDataIssue,
  type StandardSchema,
  valibotCheck,
  withoutPersonalData,
  zodCheck,
} from '../../src/schema/index.ts';
import { toyDetector } from '../form/toy.ts';

const options: CheckOptions = { detector: toyDetector };
const bodies = {
  zod: z.object({ name: z.string(), comments: z.string().trim().min(1), answers: z.array(z.string()).optional() }),
  valibot: v.object({
    name: v.string(),
    comments: v.pipe(v.string(), v.trim(), v.minLength(1)),
    answers: v.optional(v.array(v.string())),
  }),
};
const run = <Schema extends StandardSchema>(schema: Schema, input: unknown): { value?: unknown; issues?: unknown } => {
  const result = schema['~standard'].validate(input);
  if (result instanceof Promise) throw new Error('not synchronous');
  return result;
};

describe.each(['zod', 'valibot'] as const)('withoutPersonalData around %s', library => {
  const body = bodies[library];
  const schema = withoutPersonalData(body, ['comments', 'answers'], { ...options, labels: { comments: 'Comments' } });

  it('lets a clean input through, as the schema makes it', () => {
    expect(run(schema, { name: 'NINO', comments: ' fine ' })).toEqual({ value: { name: 'NINO', comments: 'fine' } });
  });

  it('says what the form says, where, and what was found, without the text', () => {
    const result = run(schema, { name: 'Jo', comments: 'x NINO99', answers: ['', 'EMAIL77'] });
    expect(result).toEqual({
      issues: [
        {
          message: 'Comments must not include a National Insurance number',
          path: ['comments'],
          findings: [{ type: 'nino', confidence: 'high', start: 2, end: 8 }],
        },
        {
          message: 'It looks like you have included an email address in your answer',
          path: ['answers', 1],
          findings: [{ type: 'email', confidence: 'high', start: 0, end: 7 }],
        },
      ],
    });
    expect(JSON.stringify(result)).not.toMatch(/NINO99|EMAIL77/);
  });

  it("adds to the schema's own issues", () => {
    const { issues } = run(schema, { comments: 'CARD' }) as { issues: PersonalDataIssue[] };
    expect(issues.length).toBe(2);
    expect(issues[1]!.path).toEqual(['comments']);
  });

  it('speaks Welsh', () => {
    const welsh = withoutPersonalData(body, ['comments'], {
      ...options,
      language: 'cy',
      labels: { comments: 'Eich sylwadau' },
    });
    const { issues } = run(welsh, { name: 'Jo', comments: 'CARD EMAIL' }) as { issues: PersonalDataIssue[] };
    expect(issues[0]!.message).toBe(
      'Rhaid i’ch sylwadau beidio â chynnwys rhif cerdyn debyd neu gredyd neu gyfeiriad e-bost',
    );
  });

  it('replaces where the team wants that, in a copy', () => {
    const redacting = withoutPersonalData(body, ['comments', 'answers.*'], {
      ...options,
      policies: { other: 'redact', email: 'redact' },
    });
    const input = { name: 'EMAIL', comments: 'ring CRN1 or EMAIL', answers: ['a', 'EMAIL'] };
    expect(run(redacting, input)).toEqual({
      value: { name: 'EMAIL', comments: 'ring [CRN] or [EMAIL]', answers: ['a', '[EMAIL]'] },
    });
    expect(input.answers).toEqual(['a', 'EMAIL']);
  });
});

describe('what a person confirmed', () => {
  const schema = withoutPersonalData(bodies.zod, ['comments'], { ...options, confirmed: 'confirmed' });
  const issuesFor = (comments: string, confirmed?: unknown): number =>
    (run(schema, { name: '', comments, confirmed }).issues as unknown[] | undefined)?.length ?? 0;

  it('counts for what a person may decide', () => {
    expect(issuesFor('PHONE EMAIL')).toBe(1);
    expect(issuesFor('PHONE EMAIL', 'phone')).toBe(1);
    expect(issuesFor('PHONE EMAIL', 'phone email')).toBe(0);
    expect(issuesFor('PHONE EMAIL', ['phone', 'email'])).toBe(0);
    expect(issuesFor('NINO?', 'nino')).toBe(0);
  });

  it('does not count for a certain National Insurance or card number, nor as anything else than words', () => {
    expect(issuesFor('NINO CARD', 'nino card')).toBe(1);
    for (const odd of [null, 1, {}, [null], { phone: true }]) expect(issuesFor('PHONE', odd)).toBe(1);
  });
});

describe('places', () => {
  const any: StandardSchema<unknown, Record<string, unknown>> = {
    '~standard': { version: 1, vendor: 'test', validate: value => ({ value: value as Record<string, unknown> }) },
  };
  const paths = (input: unknown, ...places: ('' | '*' | `*.${string}` | (string & {}))[]): string[] =>
    ((run(withoutPersonalData(any, places as string[], options), input).issues ?? []) as PersonalDataIssue[]).map(
      issue => issue.path.join('.'),
    );

  it.each([
    ['', ['a', 'b.0.c', 'b.1.c', 'd']],
    ['*', ['a', 'b.0.c', 'b.1.c', 'd']],
    ['b', ['b.0.c', 'b.1.c']],
    ['b.1', ['b.1.c']],
    ['b.*.c', ['b.0.c', 'b.1.c']],
    ['b.c', []],
    ['a.b.c', ['a']],
    ['*.x', ['a', 'd']],
    ['e', []],
    ['constructor', []],
  ])('%j', (place, expected) => {
    expect(paths({ a: 'NINO', b: [{ c: 'NINO' }, { c: 'CARD' }], d: 'EMAIL', when: new Date() }, place)).toEqual(
      expected,
    );
  });

  it('takes a number for a text that cannot be replaced', () => {
    const digits = {
      detect: (text: string) => [{ type: 'card', confidence: 'high' as const, start: 0, end: text.length }],
    };
    const schema = withoutPersonalData(any, ['n'], { detector: digits, policies: { card: 'redact' } });
    expect(run(schema, { n: 4242424242424242 }).issues).toHaveLength(1);
    expect(run(schema, { n: '4242424242424242' })).toEqual({ value: { n: '[CARD]' } });
  });

  it('gives back the very value where nothing is replaced, and leaves what is no plain data alone', () => {
    const schema = withoutPersonalData(any, [''], { ...options, policies: { phone: 'redact' } });
    const note = Object.assign(Object.create(null), { text: 'fine' });
    const input = { a: ['fine', null, undefined, true], when: new Date(0), note, of: Object.create({ text: 'NINO' }) };
    expect(run(schema, input).value).toBe(input);
    const changed = run(schema, { ...input, b: 'PHONE' }).value as typeof input & { b: string };
    expect(changed.b).toBe('[PHONE]');
    expect(changed.a).toBe(input.a);
    expect(changed.when).toBe(input.when);
  });

  it('looks into objects without a prototype, and at numbers of every kind', () => {
    const digits = {
      detect: (text: string) =>
        [...text.matchAll(/\d{3,}/g)].map(match => ({
          type: 'card',
          confidence: 'high' as const,
          start: match.index,
          end: match.index + match[0].length,
        })),
    };
    const schema = withoutPersonalData(any, ['', 'a'], { detector: digits });
    const place = (input: unknown): unknown =>
      (run(schema, input).issues as PersonalDataIssue[] | undefined)?.[0]?.path;
    expect(place(Object.assign(Object.create(null), { a: '1234' }))).toEqual(['a']);
    expect(place({ a: 1234n })).toEqual(['a']);
    expect(place({ a: 12 })).toBeUndefined();
    expect(place(null)).toBeUndefined();
  });

  it('replaces what is to be replaced, not what is off', () => {
    const schema = withoutPersonalData(any, ['a'], { ...options, policies: { phone: 'redact', email: 'off' } });
    expect(run(schema, { a: 'PHONE EMAIL' })).toEqual({ value: { a: '[PHONE] EMAIL' } });
  });

  it('waits for a schema that is not synchronous', async () => {
    const slow: StandardSchema = {
      '~standard': { version: 1, vendor: 'test', validate: value => Promise.resolve({ value }) },
    };
    const schema = withoutPersonalData(slow, [''], options);
    await expect(schema['~standard'].validate('NINO')).resolves.toMatchObject({ issues: [{ path: [] }] });
  });

  it('refuses what is no schema, and a policy that does not exist', () => {
    expect(() => withoutPersonalData({} as StandardSchema, [''])).toThrow(/must be a Standard Schema/);
    expect(() => withoutPersonalData(any, [''], { policies: { nino: 'never' as 'off' } })).toThrow(/policies.nino/);
  });
});

describe('a wrong argument is named', () => {
  const any: StandardSchema<unknown, Record<string, unknown>> = {
    '~standard': { version: 1, vendor: 'test', validate: value => ({ value: value as Record<string, unknown> }) },
  };
  // biome-ignore lint/suspicious/noExplicitAny: what people pass who have no types
  const wrong = (value: unknown): any => value;

  it.each([['comments'], [undefined], [null], [[]], [[5]]])('places %j', places => {
    expect(() => withoutPersonalData(any, wrong(places))).toThrow(TypeError);
    expect(() => withoutPersonalData(any, wrong(places))).toThrow(/: places must be an array/);
  });

  it.each<[string, unknown]>([
    ['options', null],
    ['options', ['comments']],
    ['detector', { detector: {} }],
    ['detector', { detector: null }],
    ['language', { language: 'fr' }],
    ['replacement', { replacement: '[gone]' }],
    ['policies.nino', { policies: { nino: 'never' } }],
  ])('%s in %j', (name, given) => {
    const named = new RegExp(`^${name} must`);
    const { comments } = { comments: ['a'] as const };
    for (const call of [
      () => createTextCheck(wrong(given)),
      () => zodCheck(wrong(given)),
      () => valibotCheck(wrong(given)),
      () => withoutPersonalData(any, comments, wrong(given)),
    ]) {
      expect(call).toThrow(TypeError);
      expect(call).toThrow(named);
    }
  });

  it('a text and a replacement that are none, too', () => {
    const check = createTextCheck({ policies: { phone: 'redact' }, replacement: wrong(() => undefined) });
    expect(() => check('ring 07700 900123')).toThrow(new TypeError('replacement must give a string'));
    expect(() => check(wrong(undefined))).toThrow(new TypeError('text must be a string, but is undefined'));
  });
});

describe('createTextCheck', () => {
  it('says in English what is in a text, and replaces what is to be replaced', () => {
    const check = createTextCheck({ ...options, policies: { phone: 'redact' } });
    expect(check('NINO PHONE').message).toBe('Your answer must not include a National Insurance number');
    expect(check('PHONE')).toEqual({ findings: [], text: '[PHONE]' });
    expect(createTextCheck()('Ring 07700 900123', { label: 'Notes' }).message).toBe(
      'It looks like you have included a phone number in ‘Notes’',
    );
  });
});

describe('inside of a schema', () => {
  it('zod: the issue has message, path and findings, and not the text, even where inputs are reported', () => {
    const schema = z.object({
      a: z.object({ comments: z.string().check(zodCheck({ ...options, label: 'Comments' })) }),
    });
    const { error } = schema.safeParse({ a: { comments: 'NINO99 PHONE' } }, { reportInput: true });
    expect(error!.issues).toHaveLength(1);
    expect(error!.issues[0]).toMatchObject({
      message: 'Comments must not include a National Insurance number or a phone number',
      path: ['a', 'comments'],
      code: 'custom',
      params: { findings: [{ type: 'nino' }, { type: 'phone' }] },
    });
    expect(JSON.stringify(error!.issues) + error!.message).not.toContain('NINO99');
    expect(schema.safeParse({ a: { comments: 'fine' } }).success).toBe(true);
  });

  it('valibot: the issue has message and path, and not the text', () => {
    const schema = v.object({
      comments: v.pipe(v.string(), v.rawCheck(valibotCheck({ ...options, label: 'Comments' }))),
    });
    const { issues } = v.safeParse(schema, { comments: 'NINO99' });
    expect(v.flatten(issues!)).toEqual({
      nested: { comments: ['Comments must not include a National Insurance number'] },
    });
    const { path, ...own } = issues![0]!;
    expect(JSON.stringify(own)).not.toContain('NINO99');
    expect(path!.map(step => step.key)).toEqual(['comments']);
    expect(v.safeParse(schema, { comments: 'fine' }).success).toBe(true);
    expect(v.safeParse(schema, { comments: 1 }).issues).toHaveLength(1);
  });

  it('a check asks where it cannot replace', () => {
    const schema = z.string().check(zodCheck({ ...options, policies: { phone: 'redact', email: 'off' } }));
    expect(schema.safeParse('PHONE').error!.issues[0]!.message).toMatch(/^It looks like/);
    expect(schema.safeParse('EMAIL').success).toBe(true);
    const inValibot = v.pipe(v.string(), v.rawCheck(valibotCheck({ ...options, policies: { phone: 'redact' } })));
    expect(v.safeParse(inValibot, 'PHONE').issues).toHaveLength(1);
  });

  it('a check has nothing to say about what is no text', () => {
    const schema = z.any().check(zodCheck(options));
    expect([1, null, ['NINO']].map(value => schema.safeParse(value).success)).toEqual([true, true, true]);
  });
});

describe('the types', () => {
  it('are those of Standard Schema', () => {
    expectTypeOf<StandardSchema<string, number>>().toExtend<StandardSchemaV1<string, number>>();
    expectTypeOf<StandardSchemaV1<string, number>>().toExtend<StandardSchema<string, number>>();
    const schema = withoutPersonalData(z.object({ n: z.string().transform(Number), c: z.string() }), ['c'], options);
    expectTypeOf<StandardSchemaV1.InferInput<typeof schema>>().toEqualTypeOf<{ n: string; c: string }>();
    expectTypeOf<StandardSchemaV1.InferOutput<typeof schema>>().toEqualTypeOf<{ n: number; c: string }>();
  });

  it('know the first key of a place', () => {
    // @ts-expect-error there is no such key
    withoutPersonalData(bodies.zod, ['coments'], options);
    withoutPersonalData(bodies.zod, ['answers.*', ''], options);
  });
});
