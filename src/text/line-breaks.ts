import { plainView, type View } from './fold.ts';
import { OffsetMap } from './offset-map.ts';

/**
 * The view of `text` in which every line break is one character. On Windows, and in what a browser sends of a form, it is two: to a
 * reader that makes no difference.
 */
export function shortenLineBreaks(text: string): View {
  if (!text.includes('\r\n')) return plainView(text);
  const offsets = new OffsetMap();
  for (let at = text.indexOf('\r\n'), before = 0; at !== -1; at = text.indexOf('\r\n', at + 2), before++)
    offsets.add(at - before, at, at + 2);
  return { text: text.replaceAll('\r\n', '\n'), toOriginal: span => offsets.toOriginal(span) };
}
