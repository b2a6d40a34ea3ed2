import { InputError } from '../formats/processor.ts';
import { redact } from '../index.ts';

/** Something in the call that the person who typed it can mend: what is wrong, where, what to do next. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * One line for a person. Only errors of our own are quoted: what others say may hold the text that was being read
 * (`JSON.parse` does), so of those nothing but the kind is told.
 */
export function toMessage(error: unknown): string {
  if (error instanceof UsageError || error instanceof InputError || (error instanceof TypeError && isOurs(error)))
    return toVisible(error.message);
  // A line for each fault. Known by its name, so as not to load the reader of configurations.
  if (error instanceof Error && error.name === 'ConfigError')
    return error.message.split('\n').map(toVisible).join('\n');
  const { name = 'Error', code, syscall } = error as { name?: string; code?: string; syscall?: string };
  if (syscall === 'uv_cwd') return 'the working folder is gone, or may not be read; change to another';
  return `something went wrong inside withhold (${code ?? name}); this is a defect, please report it`;
}

/** Argument errors of the library name the argument and never hold text; those of the engine underneath may. */
function isOurs(error: TypeError): boolean {
  return /^[a-zA-Z]+( of rule "[^"]*")?(:| must )/.test(error.message);
}

/**
 * What commander says, without the values that a person typed: a CI log keeps them. It quotes what was typed in single
 * quotes, and no sentence of ours has any: what stands outside of them stays as it is.
 */
export function withoutTyped(message: string): string {
  return message.replace(/'.*'/s, quoted => toVisible(withoutValues(quoted)));
}

/** Paths, columns and whatever else a message repeats may hold values: they are hidden like any other. */
export function withoutValues(message: string): string {
  return redact(message, { minConfidence: 'low' }).text;
}

/** Control characters and bidi marks made visible, so that a file name can not write to the terminal. */
export function toVisible(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, character => {
    if (character === '\n') return '\\n';
    const code = character.codePointAt(0)!;
    return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
