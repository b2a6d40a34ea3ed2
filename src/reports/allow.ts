// A comment in the file lets a finding through:
//
//   const caller = '…'; // withhold:allow-line phone invented for the tests
//   # withhold:allow-next-line nino,email printed in the leaflet
//
// Types and a reason are required: a comment that lets everything through, or does not say why, is read by nobody again.

/** Types that a comment lets through, by the number of the line that they may stand on. */
export interface AllowComments {
  isAllowed(line: number, type: string): boolean;
  /** Lines with a comment that does not say types and a reason, counted from 1. */
  readonly incomplete: readonly number[];
}

const comment = /withhold:allow(-next)?-line\b[ \t]*([^\r\n]*)/g;
const typesAndReason = /^([a-z][\w-]*(?:,[a-z][\w-]*)*)[ \t]*(?:--?|—|:)?[ \t]+\p{L}{2}/u;
/** Types and a reason are a sentence: what goes on for longer, as in a minified file, is not read. */
const longest = 500;
const closing = /[ \t]*(?:\*\/|-->|%>|#\}|\}\}|["'`;)\]]+)[ \t]*$/;

/** Reads the comments of a text. Lines are counted as an editor counts them: LF, CRLF or CR ends one. */
export function findAllowComments(text: string): AllowComments {
  const allowed = new Map<number, Set<string>>();
  const incomplete: number[] = [];
  if (!text.includes('withhold:allow-')) return { isAllowed: () => false, incomplete };
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    for (const [, next, rest = ''] of line.matchAll(comment)) {
      const types = typesAndReason.exec(rest.slice(0, longest).replace(closing, ''))?.[1];
      if (types === undefined) {
        incomplete.push(index + 1);
        continue;
      }
      const target = index + (next ? 2 : 1);
      allowed.set(target, new Set([...(allowed.get(target) ?? []), ...types.split(',')]));
    }
  }
  return { isAllowed: (line, type) => allowed.get(line)?.has(type) ?? false, incomplete };
}
