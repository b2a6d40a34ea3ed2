import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { configSchema } from '../../src/config/schema.ts';

const schema = {
  $id: 'https://unpkg.com/withhold/dist/config.schema.json',
  title: 'Withhold configuration',
  ...toJsonSchema(configSchema, { errorMode: 'ignore' }),
};

// `npm run generate` writes it anew.
it('publishes the schema of the configuration file', async () => {
  await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(
    '../../src/config/config-schema.generated.json',
  );
});

it('accepts and refuses what the reader does', () => {
  const accepts = new Ajv({ strict: false }).compile(schema as object);
  expect(
    accepts({
      $schema: 'x',
      types: ['nino'],
      allow: [{ value: 'x', reason: 'y' }],
      files: [{ paths: ['*'], header: false }],
    }),
  ).toBe(true);
  for (const wrong of [{ typs: [] }, { allow: [{ value: 'x' }] }, { minConfidence: 'some' }, { maxFindings: -1 }, []]) {
    expect(accepts(wrong)).toBe(false);
  }
});
