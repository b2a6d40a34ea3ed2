// File names come from strangers. Control characters move the cursor and recolour the screen (CWE-150), bidirectional
// ones reorder what is read, and a line that begins with `::` or holds `##[` is a command to the GitHub Actions runner.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with U+FFFD for halves of characters, which neither UTF-8 nor XML nor a URI can hold. */
export function toWellFormed(text: string): string {
  return text.replace(loneSurrogate, '\ufffd');
}

function toEscape(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** The text with everything that a terminal or a log would act on written as an escape such as `\x1b`. */
export function toPrintable(text: string): string {
  return toWellFormed(text)
    .replace(unprintable, toEscape)
    .replace(/^(\s*):(?=:)/, '$1\\x3a')
    .replaceAll('##[', '#\\x23[');
}
