import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/**
 * The layers, ground first: a file imports from its own folder and from what stands before it, never from what stands
 * behind. The faces of the package are single files.
 */
const layers = [
  ...['text', 'patterns', 'rules', 'engine', 'redaction', 'evaluation', 'index.ts', 'guidance'],
  ...['bulk', 'index.node.ts', 'formats', 'batch', 'reports', 'config', 'schema', 'form', 'testing', 'node.ts', 'cli'],
];
/** Where Node may be used: everything else runs wherever JavaScript runs. */
const onNode = ['bulk', 'formats', 'batch', 'config', 'node.ts', 'cli'];
const nodeGlobals = ['process', 'Buffer', 'global', 'require', '__dirname', '__filename', 'setImmediate'];
/** Where a page may be touched. */
const inBrowser = ['form'];
const browserGlobals = ['document', 'window', 'navigator', 'location', 'localStorage', 'sessionStorage'];
/** A file with more lines says at the top why it is one file. */
const mostLines = 250;

interface Source {
  readonly path: string;
  readonly layer: string;
  readonly tree: ts.SourceFile;
}

const root = new URL('../src', import.meta.url).pathname;
const sources: readonly Source[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts'))
  .map(path => {
    const text = readFileSync(join(root, path), 'utf8');
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    return { path, layer: path.split('/')[0]!, tree };
  });
const handwritten = sources.filter(({ path }) => !path.includes('.generated.'));

interface Import {
  readonly from: string;
  readonly isTypeOnly: boolean;
}

/** What a file imports, re-exports, or loads later. */
function importsOf({ tree }: Source): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
      const isTypeOnly = ts.isImportDeclaration(node)
        ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : node.isTypeOnly;
      found.push({ from: (node.moduleSpecifier as ts.StringLiteral).text, isTypeOnly });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [from] = node.arguments;
      if (from !== undefined && ts.isStringLiteral(from)) found.push({ from: from.text, isTypeOnly: false });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      found.push({ from: (node.argument.literal as ts.StringLiteral).text, isTypeOnly: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Those of `names` that the file uses without declaring them: the global ones. */
function globalsOf({ tree }: Source, names: readonly string[]): string[] {
  const declared = new Set<string>();
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.includes(node.text)) {
      const { parent } = node;
      const isDeclared = 'name' in parent && parent.name === node && !ts.isPropertyAccessExpression(parent);
      const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
      if (isDeclared) declared.add(node.text);
      else if (!isMember && !ts.isPropertyAssignment(parent) && !ts.isTypeReferenceNode(parent)) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return [...used].filter(name => !declared.has(name));
}

const packageOf = (from: string): string => /^(@[^/]+\/)?[^/]+/.exec(from)![0];
const isPackage = (from: string): boolean =>
  !from.startsWith('.') && !from.startsWith('node:') && !from.startsWith('#');

/** Of a relative import: the layer it lies in. */
function layerOf({ path }: Source, from: string): string {
  return new URL(from, `file:///${path}`).pathname.split('/')[1]!;
}

describe('every file', () => {
  test('lies in a layer', () => {
    expect(sources.filter(({ layer }) => !layers.includes(layer)).map(({ path }) => path)).toEqual([]);
    expect(layers.filter(layer => !sources.some(source => source.layer === layer))).toEqual([]);
  });

  test('imports only from its own layer and those below', () => {
    const upward = sources.flatMap(source =>
      importsOf(source)
        .filter(({ from }) => from.startsWith('.') && from.endsWith('.ts'))
        .filter(({ from }) => layers.indexOf(layerOf(source, from)) > layers.indexOf(source.layer))
        .map(({ from }) => `${source.path} imports ${from}`),
    );
    expect(upward).toEqual([]);
  });

  test('uses Node only where Node is', () => {
    const misplaced = sources
      .filter(({ layer }) => !onNode.includes(layer))
      .flatMap(source => [
        ...importsOf(source).flatMap(({ from }) =>
          from.startsWith('node:') ? [`${source.path} imports ${from}`] : [],
        ),
        ...globalsOf(source, nodeGlobals).map(name => `${source.path} uses ${name}`),
      ]);
    expect(misplaced).toEqual([]);
  });

  test('touches the page only in the form', () => {
    const misplaced = sources
      .filter(({ layer }) => !inBrowser.includes(layer))
      .flatMap(source => globalsOf(source, browserGlobals).map(name => `${source.path} uses ${name}`));
    expect(misplaced).toEqual([]);
  });

  test(`has at most ${mostLines} lines, or begins with the reason`, () => {
    const long = handwritten.filter(({ tree }) => tree.getLineStarts().length - 1 > mostLines);
    expect(long.filter(({ tree }) => !/^\s*\/[/*]/.test(tree.text)).map(({ path }) => path)).toEqual([]);
  });
});

test('every package has one door', () => {
  const doors = new Map<string, Set<string>>();
  for (const source of sources) {
    for (const { from, isTypeOnly } of importsOf(source)) {
      if (!isPackage(from) || isTypeOnly) continue;
      doors.set(packageOf(from), (doors.get(packageOf(from)) ?? new Set()).add(source.path));
    }
  }
  const crowded = [...doors]
    .filter(([, files]) => files.size > 1)
    .map(([name, files]) => `${name}: ${[...files].join(', ')}`);
  expect(crowded).toEqual([]);
  expect(doors.size).toBeGreaterThan(3);
});

test('every package that is imported is declared', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const declared = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.peerDependencies };
  const missing = sources.flatMap(source =>
    importsOf(source).flatMap(({ from }) =>
      isPackage(from) && !(packageOf(from) in declared) ? [`${source.path}: ${from}`] : [],
    ),
  );
  expect(missing).toEqual([]);
});

test('the engine names no rule', () => {
  const named = sources
    .filter(({ layer }) => layer === 'engine')
    .filter(({ tree }) => /\b(nino|card|phone|email)s?\b/i.test(withoutComments(tree)))
    .map(({ path }) => path);
  expect(named).toEqual([]);
});

function withoutComments(tree: ts.SourceFile): string {
  return ts.createPrinter({ removeComments: true }).printFile(tree);
}
