import { existsSync } from 'node:fs';
import { defineConfig } from 'rolldown';

// The library: one entry a face; what the faces share becomes shared chunks. Packages stay imports.
const entries = {
  index: 'src/index.ts',
  node: 'src/node.ts',
  'form/index': 'src/form/index.ts',
  'form/auto': 'src/form/auto.ts',
  'schema/index': 'src/schema/index.ts',
  'testing/index': 'src/testing/index.ts',
  cli: 'src/cli/main.ts',
};
const input = Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));

export default defineConfig([
  {
    input,
    platform: 'neutral',
    external: [/^node:/, /^(validator|libphonenumber-js|commander)(\/|$)/],
    output: { dir: 'dist', format: 'esm', chunkFileNames: 'chunks/[name].js', cleanDir: true },
  },
]);
