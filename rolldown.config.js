import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'rolldown';
import manifest from './package.json' with { type: 'json' };
import { inventory } from './rolldown.inventory.js';
import { guard, library } from './rolldown.script.js';

// One entry a face; what faces share becomes shared chunks. In the library the dependencies of the package stay imports,
// so that applications share them with us; the command has all it can in its own files.
const dependencies = /^(validator|libphonenumber-js|commander)(\/|$)/;
// Optional peers of withhold/testing.
const peers = /^(recheck|fast-check)(\/|$)/;
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
  'index.node': 'src/index.node.ts',
  node: 'src/node.ts',
};
// CommonJS, small, and in few files: Node loads that in less than half the time.
const command = {
  cli: 'src/cli/main.ts',
  worker: 'src/batch/worker.ts',
  'piscina-worker': 'node_modules/piscina/dist/worker.js',
};

/** A chunk of all that a module imports at once: what is loaded together is one file. */
function together(chunk, file) {
  const inside = new Set();
  const collect = (id, graph) => {
    if (inside.has(id)) return;
    inside.add(id);
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) collect(imported, graph);
  };
  const name = (id, graph) => {
    if (inside.size === 0) collect(resolve(file), graph);
    return inside.has(id) && !graph.getModuleInfo(id).isEntry ? chunk : null;
  };
  return { name, debugName: chunk };
}

/** Bundled, piscina no longer stands beside the file that its threads begin with; package.json names ours. */
const piscinaWorker = {
  name: 'piscina-worker',
  transform: {
    filter: { id: /piscina[\\/]dist[\\/]index\.js$/ },
    handler: code =>
      code.replace("(0, node_path_1.resolve)(__dirname, 'worker.js')", "require.resolve('#piscina-worker')"),
  },
};

/** commander can start other programs, which ours never asks of it: what that takes would be loaded at every start. */
const withoutPrograms = {
  name: 'without-programs',
  transform: {
    filter: { id: /commander[\\/]lib[\\/]command\.js$/ },
    handler: code => code.replace("require('node:child_process')", '{}'),
  },
};

/** Prints what a page writes into the `integrity` attribute of its script tag. */
const integrity = {
  name: 'integrity',
  writeBundle({ dir }, bundle) {
    for (const name of Object.keys(bundle)) {
      const hash = createHash('sha384')
        .update(readFileSync(`${dir}/${name}`))
        .digest('base64');
      console.log(`${dir}/${name} integrity="sha384-${hash}"`);
    }
  },
};

/** The JSON Schemas that reports and configuration files name. */
const schemas = {
  'config.schema.json': 'src/config/config-schema.generated.json',
  'report.schema.json': 'src/reports/report.schema.json',
  'report-line.schema.json': 'src/reports/report-line.schema.json',
};
const publishSchemas = {
  name: 'publish-schemas',
  generateBundle() {
    for (const [fileName, source] of Object.entries(schemas)) {
      this.emitFile({ type: 'asset', fileName, source: readFileSync(source) });
    }
  },
};

export default defineConfig([
  {
    input: present(anywhere),
    platform: 'neutral',
    external: [/^node:/, dependencies, peers],
    output: { dir: 'dist', format: 'esm', chunkFileNames: 'chunks/[name].js' },
  },
  {
    input: present(node),
    platform: 'node',
    external: [/^node:/, dependencies],
    plugins: [publishSchemas],
    output: { dir: 'dist', format: 'esm', chunkFileNames: 'chunks/node/[name].js' },
  },
  {
    input: present(command),
    platform: 'node',
    // Tokens alone take libphonenumber-js, which is as large as everything else.
    external: [/^node:/, 'libphonenumber-js/min', '@napi-rs/nice', '#piscina-worker'],
    // The build of recheck that is JavaScript alone: the other starts a program of its own.
    resolve: { alias: { recheck: 'recheck/lib/browser.js' } },
    plugins: [piscinaWorker, withoutPrograms, inventory(manifest)],
    output: {
      dir: 'dist',
      format: 'cjs',
      exports: 'named',
      entryFileNames: '[name].cjs',
      chunkFileNames: 'chunks/command/[name].cjs',
      minify: true,
      codeSplitting: {
        groups: [
          { name: 'version', test: /[\\/]version\.ts$/ },
          together('core', 'src/batch/worker.ts'),
          together('program', 'src/cli/program.ts'),
        ],
      },
    },
  },
  ...[guard, library].map(script => ({
    ...script,
    plugins: [...script.plugins, integrity],
    output: { ...script.output, dir: 'dist' },
  })),
]);
