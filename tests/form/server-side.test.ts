import { expect, it } from 'vitest';

it('can be imported where there is no page', async () => {
  expect(typeof document).toBe('undefined');
  await import('../../src/form/auto.ts');
  const { createFormGuard } = await import('../../src/form/index.ts');
  expect(createFormGuard).toBeTypeOf('function');
});
