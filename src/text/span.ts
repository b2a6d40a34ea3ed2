/** Half-open, in UTF-16 code units of the text it belongs to: `text.slice(start, end)` is the value. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether two spans share at least one character. */
export function hasOverlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
