import type { StandardSchemaV1 } from '@standard-schema/spec';
import { type } from 'arktype';
import { expect, it } from 'vitest';
import { withoutPersonalData } from '../../src/schema/index.ts';

const schema = withoutPersonalData(type({ comments: 'string', 'name?': 'string' }), ['comments']);
const validate = (value: unknown) => schema['~standard'].validate(value) as StandardSchemaV1.Result<unknown>;

it('a schema of ArkType takes the check as it is', () => {
  expect(validate({ comments: 'All went well' })).toMatchObject({ value: { comments: 'All went well' } });
  expect(validate({ comments: 'QQ 12 34 56 C' })).toMatchObject({
    issues: [{ path: ['comments'], message: 'Your answer must not include a National Insurance number' }],
  });
  expect(validate({ comments: 5 }).issues?.map(({ path }) => [...path!])).toEqual([['comments']]);
});
