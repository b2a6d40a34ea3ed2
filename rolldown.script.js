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

const isNamed = ({ key }, names) => names.includes(key?.name);
const isOnly = (node, name) =>
  node?.type === 'ObjectExpression' && node.properties.every(each => isNamed(each, [name]));

/** What in the source of a rule is said for people: names, reasons, and whose example a value is. */
function told(node) {
  switch (node.type) {
    case 'CallExpression': // verdict.limit('weak', 'it is short')
      return node.callee.property?.name === 'limit' ? node.arguments.slice(1) : [];
    case 'NewExpression': // new Verdict('it has a + and a calling code')
      return node.callee.name === 'Verdict' ? node.arguments : [];
    case 'ObjectPattern':
    case 'ObjectExpression': // { reasons, ...(isReserved && { specimen: 'rfc-2606' }) }
      return node.properties.filter(
        each => isNamed(each, ['name', 'reasons', 'specimen']) || isOnly(each.argument?.right, 'specimen'),
      );
    default:
      return [];
  }
}

/**
 * A form asks for places and types only: what else rules tell stays behind, and with it the tables of published examples. A rule
 * that decided by any of it would find something else in the script; a test would say so.
 */
const silent = {
  name: 'silent',
  transform: {
    filter: { id: /[\\/]src[\\/]rules[\\/]/ },
    handler(code) {
      const cuts = [];
      const visit = node => {
        if (node === null || typeof node !== 'object' || cuts.includes(node)) return;
        cuts.push(...told(node));
        Object.values(node).forEach(visit);
      };
      visit(this.parse(code, { lang: 'ts' }));
      let rest = '';
      let copied = 0;
      for (const { start, end } of cuts.sort((a, b) => a.start - b.start)) {
        rest += code.slice(copied, start);
        copied = end + (code[end] === ',');
      }
      return { code: rest + code.slice(copied), map: null };
    },
  },
};

/** Names of properties that neither a page nor a caller knows: one letter will do. No declaration of a browser has them; a test says so. */
export const ours = (
  'toOriginal characterAt isMark endsGroup isUk fronts lengths wide findSites sites literals byRule claims score ' +
  'findAll isReported isAllowed settle lookAgain firstWords lastWords findBefore findAfter phraseBefore headNoun ' +
  'isTight phrase digitTriggers shortest foreign addLiteral toSites isOneSite brand wording weigh mayBeSent ' +
  'forget formCheck addWord prefixTitle undo'
).split(' ');

const script = (name, file, plugins) => ({
  input: { [name]: file },
  platform: 'browser',
  plugins: [swapped, ...plugins],
  output: {
    entryFileNames: '[name].iife.js',
    format: 'iife',
    name: 'withhold',
    minify: {
      compress: true,
      mangle: true,
      codegen: true,
      mangleProps: { include: new RegExp(`^(?:${ours.join('|')})$`) },
    },
    // A page reads what the script sets; nothing bundles it again.
    comments: { annotation: false },
    esModule: false,
    generatedCode: { symbols: false },
    postBanner: `/*! withhold ${manifest.version}, MIT */`,
  },
});

export const guard = script('withhold', 'src/form/script-tag.ts', [silent]);
export const library = script('withhold-library', 'src/index.ts', []);
