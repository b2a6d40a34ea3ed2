import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import wabt from 'wabt';

test('the module of the byte scan is built from its source', async () => {
  const source = readFileSync(new URL('../../src/bulk/scan.wat', import.meta.url), 'utf8');
  const { parseWat } = await wabt();
  const { buffer } = parseWat('scan.wat', source, { simd: true }).toBinary({ log: false });
  const file = [
    '// Generated from scan.wat by tests/generated/scan.test.ts: `npm run generate`.',
    '',
    '/** The WebAssembly module, in base64. */',
    `export const scanModule: string =\n  '${Buffer.from(buffer).toString('base64')}';`,
    '',
  ].join('\n');
  await expect(file).toMatchFileSnapshot('../../src/bulk/scan.generated.ts');
});
