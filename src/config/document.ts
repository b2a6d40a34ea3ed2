import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';

/** Where something stands in a file. Both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The content of a JSON or YAML file, and where each part of it stands. */
export interface Document {
  readonly content: unknown;
  /** Faults of the syntax, without text from the file. */
  readonly faults: readonly { readonly problem: string; readonly position: Position }[];
  /** The key at the end of the path, or the item of a list; the nearest thing around it where there is none. */
  positionOf(path: readonly (string | number)[]): Position;
}

const problems: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'the same key stands here twice',
  MISSING_CHAR: 'a quote, bracket or comma is missing before this',
  BAD_INDENT: 'the indentation is wrong, or a bracket is missing before this',
  TAB_AS_INDENT: 'a tab cannot indent YAML',
  MULTIPLE_DOCS: 'a second document begins here',
};

/** JSON is read as YAML, of which it is a part: one reader knows the positions of both. */
export function readDocument(text: string): Document {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faults = document.errors.map(({ code, pos }) => ({
    problem: problems[code] ?? `is not valid (${code.toLowerCase().replaceAll('_', ' ')})`,
    position: at(pos[0]),
  }));
  let content: unknown;
  try {
    // Few aliases: a small file must not grow into a large one ("billion laughs").
    if (faults.length === 0) content = document.toJS({ maxAliasCount: 20 });
  } catch {
    faults.push({ problem: 'an alias (*) leads nowhere, or there are too many', position: at(0) });
  }
  return {
    content,
    faults,
    positionOf(path) {
      for (let length = path.length; length > 0; length--) {
        const offset = offsetOf(document.contents, path.slice(0, length));
        if (offset !== undefined) return at(offset);
      }
      return { line: 1, column: 1 };
    },
  };
}

function offsetOf(root: unknown, path: readonly (string | number)[]): number | undefined {
  const parent = path.slice(0, -1).reduce<unknown>(childOf, root);
  const key = path.at(-1)!;
  if (isMap(parent)) {
    const pair = parent.items.find(item => isScalar(item.key) && item.key.value === key);
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const child = childOf(parent, key);
  return isNode(child) ? child.range?.[0] : undefined;
}

function childOf(parent: unknown, key: string | number): unknown {
  if (typeof parent !== 'object' || parent === null || !('get' in parent) || typeof parent.get !== 'function') return;
  return parent.get(key, true);
}
