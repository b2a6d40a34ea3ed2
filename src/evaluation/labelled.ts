import type { Span } from '../text/span.ts';

/** One marked value. */
export interface Mark extends Span {
  readonly type: string;
  /** `«?type:…»`: reasonable people differ, so finding it and not finding it are both right. */
  readonly isOptional: boolean;
}

/** A message with the values that must be found in it, in UTF-16 code units of `text`. */
export interface LabelledMessage {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** What the message stands for, such as `nino/spaced-pairs`. */
  readonly family: string;
  /** Where it stands: the file, as the caller names it, or nothing. */
  readonly file: string;
  /** Line of the file, from 1. */
  readonly line: number;
}

const marked = /«(\??)(?:([a-z][a-z0-9-]*):)?([^«»]*)»/gs;

/**
 * Reads `«type:value»` out of a sentence; `«value»` is of the type given as `type`.
 *
 * @throws SyntaxError where a mark is not closed or has no type
 */
export function parseMarked(sentence: string, type?: string): Pick<LabelledMessage, 'text' | 'marks'> {
  const marks: Mark[] = [];
  let text = '';
  let copied = 0;
  for (const match of sentence.matchAll(marked)) {
    const of = type ?? match[2];
    const value = type !== undefined && match[2] !== undefined ? `${match[2]}:${match[3]}` : match[3]!;
    if (of === undefined) throw new SyntaxError('a mark has no type: write «type:value»');
    text += sentence.slice(copied, match.index);
    marks.push({ type: of, isOptional: match[1] === '?', start: text.length, end: text.length + value.length });
    text += value;
    copied = match.index + match[0].length;
  }
  text += sentence.slice(copied);
  if (/[«»]/.test(text)) throw new SyntaxError('a mark is not closed: write «type:value»');
  return { text, marks };
}

/**
 * Reads NDJSON with one `{"text": "… «type:value» …", "family": "…"}` a line. Empty lines are passed over.
 *
 * @param file what the messages say of where they stand.
 * @throws SyntaxError that names the line, never its text
 */
export function parseLabelled(ndjson: string, file = ''): LabelledMessage[] {
  return ndjson.split(/\r?\n/).flatMap((json, i) => {
    if (json.trim() === '') return [];
    let entry: { text?: unknown; family?: unknown };
    try {
      entry = JSON.parse(json);
    } catch {
      // What JSON.parse says quotes the input.
      throw new SyntaxError(`line ${i + 1} is not JSON`);
    }
    if (typeof entry?.text !== 'string') throw new SyntaxError(`line ${i + 1} has no "text"`);
    try {
      return [
        { ...parseMarked(entry.text), family: typeof entry.family === 'string' ? entry.family : '', file, line: i + 1 },
      ];
    } catch (error) {
      throw new SyntaxError(`line ${i + 1}: ${(error as SyntaxError).message}`);
    }
  });
}
