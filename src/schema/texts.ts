/** Keys from the value to a text inside of it. */
export type TextPath = readonly (string | number)[];

/** Takes a text and gives back what is to stand in its place. Numbers come as the text that JSON writes for them. */
export type TextVisitor = (text: string, path: TextPath, isNumber: boolean) => string;

/**
 * Visits every text at a place and below it. `*` is every key or index. A text that stands where the place goes on is
 * visited too: one answer where a list could be. Gives back the value itself where no text changed, else a copy of what
 * holds changed texts; the value that came in is never written to. Objects with a prototype of their own (dates, files)
 * are passed over.
 */
export function mapTexts(value: unknown, place: readonly string[], visit: TextVisitor, path: TextPath = []): unknown {
  const [next, ...rest] = place;
  if (typeof value === 'string') return visit(value, path, false);
  if (typeof value === 'number' || typeof value === 'bigint') {
    visit(String(value), path, true);
    return value;
  }
  if (Array.isArray(value)) {
    const items = value.map((item, i) =>
      next === undefined || next === '*' || next === String(i) ? mapTexts(item, rest, visit, [...path, i]) : item,
    );
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  if (!isPlain(value)) return value;
  const entries = Object.entries(value).map(([key, item]) =>
    next === undefined || next === '*' || next === key
      ? ([key, mapTexts(item, rest, visit, [...path, key])] as const)
      : ([key, item] as const),
  );
  return entries.every(([key, item]) => item === value[key]) ? value : Object.fromEntries(entries);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
