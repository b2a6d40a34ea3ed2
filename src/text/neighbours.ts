/*
 * What stands beside a place of a text, up to `length` UTF-16 code units and never beyond an empty line: nothing there says
 * anything of a value.
 */
const emptyLine = /\n\r?\n/;

export function textBefore(text: string, at: number, length: number): string {
  return text
    .slice(Math.max(0, at - length), at)
    .split(emptyLine)
    .at(-1)!;
}

export function textBehind(text: string, at: number, length: number): string {
  return text.slice(at, at + length).split(emptyLine)[0]!;
}
