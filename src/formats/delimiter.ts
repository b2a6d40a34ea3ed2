import { InputError } from './processor.ts';

/** How a delimiter is written: one ASCII character, or a name of the tab. */
export const delimiterShape: RegExp = /^(?:tab|\\t|[^"\r\n\x80-\uffff])$/;

export const delimiterRule = 'one ASCII character, such as , or ; or tab, and no quote or line end';

/** The character that stands between two cells. @throws InputError where what is given is none */
export function toDelimiter(given: string): string {
  if (!delimiterShape.test(given)) throw new InputError(`a delimiter is ${delimiterRule}`);
  return given === 'tab' || given === '\\t' ? '\t' : given;
}
