import { minify } from 'terser';
import manifest from './package.json' with { type: 'json' };

/*
 * What a page loads with a script tag. Everything is inside, and it is sent to everybody who opens the page, so it is made as
 * small as it can be.
 */

/** `x.script.ts` stands in the place of `x.ts`, where a script can do with less. */
const swapped = {
  name: 'swapped',
  resolveId: {
    filter: { id: /\/validity\.ts$/ },
    handler(id, importer) {
      return this.resolve(id.replace('.ts', '.script.ts'), importer);
    },
  },
};

/** What a verdict is given: confidences, conditions, and reasons, which are the only strings of several words. */
const given = /(?:new Verdict|\.limit)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g;
const string = /'[^'\n]*'|"[^"\n]*"|`[^`]*`/g;
/** Why a candidate is as sure as it is, and what a rule is called: only `explain` and reports tell, which the script has not. */
const withoutReasons = {
  name: 'without-reasons',
  transform: {
    filter: { id: /\/src\/rules\/[^/]+\.ts$/ },
    handler: code =>
      code
        .replace(given, call => call.replace(string, text => (/^.[a-z']+ .{5}/.test(text) ? "''" : text)))
        .replace(/^ {2}name: '.+',$/m, ''),
  },
};

/** Makes smaller what rolldown has made small: by 0.2 kB of 30 when it came. */
const smaller = {
  name: 'smaller',
  async generateBundle(_, bundle) {
    const options = { ecma: 2022, compress: { passes: 4, unsafe_arrows: true }, format: { comments: /^!/ } };
    for (const chunk of Object.values(bundle)) if (chunk.code) chunk.code = (await minify(chunk.code, options)).code;
  },
};

const script = (name, file, plugins) => ({
  input: { [name]: file },
  platform: 'browser',
  plugins: [...plugins, smaller],
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
});

export const guard = script('withhold', 'src/form/script-tag.ts', [swapped, withoutReasons]);
export const library = script('withhold-library', 'src/index.ts', [swapped]);
