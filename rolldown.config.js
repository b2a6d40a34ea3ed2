import { existsSync } from 'node:fs';
import { defineConfig } from 'rolldown';

// One entry a face; what faces share becomes shared chunks. Packages named here stay imports: piscina starts its own file
// in every thread, recheck brings a program, and the rest are dependencies that applications share with us.
const external = [/^node:/, /^(validator|libphonenumber-js|commander|piscina|recheck)(\/|$)/];
const present = entries => Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));

// What runs anywhere is built apart from what needs Node, so that no chunk of it can come to import from `node:`.
const anywhere = {
  index: 'src/index.ts',
  'form/index': 'src/form/index.ts',
  'form/auto': 'src/form/auto.ts',
  'schema/index': 'src/schema/index.ts',
  'testing/index': 'src/testing/index.ts',
  'evaluation/index': 'src/evaluation/index.ts',
};
const node = {
  node: 'src/node.ts',
  cli: 'src/cli/main.ts',
  worker: 'src/batch/worker.ts',
};

export default defineConfig([
  {
    input: present(anywhere),
    platform: 'neutral',
    external,
    output: { dir: 'dist', format: 'esm', chunkFileNames: 'chunks/[name].js', cleanDir: true },
  },
  {
    input: present(node),
    platform: 'node',
    external,
    output: { dir: 'dist', format: 'esm', chunkFileNames: 'chunks/node/[name].js' },
  },
]);
