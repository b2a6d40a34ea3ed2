/*
 * What stands beside a place of a text with short line breaks, up to `length` UTF-16 code units and never beyond an empty line: nothing there says
 * anything of a value.
 */

export function textBefore(text: string, at: number, length: number): string {
  const near = text.slice(Math.max(0, at - length), at);
  const empty = near.lastIndexOf('\n\n');
  return empty < 0 ? near : near.slice(empty + 2);
}

export function textBehind(text: string, at: number, length: number): string {
  const near = text.slice(at, at + length);
  const empty = near.indexOf('\n\n');
  return empty < 0 ? near : near.slice(0, empty);
}
