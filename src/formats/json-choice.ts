import { type ColumnChoice, unknownColumn } from './columns.ts';

/** Where a value stands: keys and indexes from the root. */
export type JsonPath = readonly (string | number)[];

/** RFC 6901. */
export function toPointer(path: JsonPath): string {
  return path.map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Which values are looked at: by the key that holds them, or by pointer, where `*` stands for any key or index. */
export interface JsonChoice {
  /** Whether the value at `path` is named; everything within it is named with it. */
  isNamed(path: JsonPath): boolean;
  isExcluded(path: JsonPath): boolean;
  /** Whether a value is looked at that is neither named nor excluded. */
  readonly isOpen: boolean;
  /** Whether a name has not come up yet. */
  isMissing(): boolean;
  /** Throws an `InputError` if a name has not come up. */
  check(): void;
}

/** `toShown` gives a key as reports may show it. */
export function createJsonChoice(choice: ColumnChoice, toShown: (key: string) => string): JsonChoice {
  const columns = (choice.columns ?? []).map(toName);
  const excluded = (choice.excludeColumns ?? []).map(toName);
  /** For the message about a key that is not there; a document may have any number of keys. */
  const seen = new Set<string>();
  const find = (names: readonly Name[], path: JsonPath): boolean => {
    const last = path[path.length - 1];
    if (typeof last === 'string' && seen.size < 100) seen.add(last);
    let isFound = false;
    for (const name of names) {
      if (!name.matches(path)) continue;
      name.isSeen = true;
      isFound = true;
    }
    return isFound;
  };
  return {
    isNamed: path => find(columns, path),
    isExcluded: path => find(excluded, path),
    isOpen: choice.columns === undefined,
    isMissing: () => [...columns, ...excluded].some(name => !name.isSeen),
    check() {
      const missing = [...columns, ...excluded].find(name => !name.isSeen);
      if (missing && seen.size > 0) throw unknownColumn(missing.given, [...seen].map(toShown));
    },
  };
}

interface Name {
  readonly given: string;
  readonly matches: (path: JsonPath) => boolean;
  isSeen: boolean;
}

function toName(given: string): Name {
  if (!given.startsWith('/')) return { given, matches: path => path[path.length - 1] === given, isSeen: false };
  const parts = given
    .slice(1)
    .split('/')
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const matches = (path: JsonPath): boolean =>
    path.length === parts.length && parts.every((part, i) => part === '*' || part === String(path[i]));
  return { given, matches, isSeen: false };
}
