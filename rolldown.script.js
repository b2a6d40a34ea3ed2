import manifest from './package.json' with { type: 'json' };

/** The script for a page. Everything is inside, and it is sent to everybody, so it is made as small as it can be. */

/** `x.script.ts` stands in the place of `x.ts`, where the script can do with less. */
const swapped = {
  name: 'swapped',
  resolveId: {
    filter: { id: /\/validity\.ts$/ },
    handler(id, importer) {
      return this.resolve(id.replace('.ts', '.script.ts'), importer);
    },
  },
};

export const script = {
  input: { withhold: 'src/form/script-tag.ts' },
  platform: 'browser',
  plugins: [swapped],
  output: {
    entryFileNames: '[name].iife.js',
    format: 'iife',
    name: 'withhold',
    minify: true,
    // A page reads what the script sets; nothing bundles it again.
    comments: { annotation: false },
    esModule: false,
    generatedCode: { symbols: false },
    postBanner: `/*! withhold ${manifest.version}, MIT */`,
  },
};
