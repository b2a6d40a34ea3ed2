import { plainView, type View } from './fold.ts';

/**
 * The view of `text` in which every line break is one character. On Windows, and in what a browser sends of a form, it is two: to a
 * reader that makes no difference.
 */
export function shortenLineBreaks(text: string): View {
  if (!text.includes('\r\n')) return plainView(text);
  let breaks: readonly number[] | undefined;
  const toOffset = (at: number): number => {
    breaks ??= findBreaks(text);
    let [low, high] = [0, breaks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (breaks[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return at + low;
  };
  return {
    text: text.replaceAll('\r\n', '\n'),
    toOriginal: ({ start, end }) => ({ start: toOffset(start), end: toOffset(end) }),
  };
}

/** Where in the view the line breaks stand that are two characters in the text. */
function findBreaks(text: string): readonly number[] {
  const breaks: number[] = [];
  for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n', at + 2)) breaks.push(at - breaks.length);
  return breaks;
}
