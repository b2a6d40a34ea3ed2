import type { Span } from '../text/span.ts';
import type { Draw } from './draw.ts';
import type { Value } from './value.ts';

/** What stands around a value in a message. */
export interface Carrier {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** A text with a value in it: `text.slice(start, end)` is the value, in UTF-16 code units. */
export interface Planted extends Span {
  readonly text: string;
}

/** Places without a word that would name the value. */
export const carriers: readonly Carrier[] = [
  { name: 'alone', before: '', after: '' },
  { name: 'in a sentence', before: 'You have ', after: ' on file and it is out of date.' },
  { name: 'at the end of a sentence', before: 'Please use ', after: '. I have written twice.' },
  { name: 'in brackets', before: 'as I said (', after: ') before' },
  { name: 'in quotes', before: 'I typed "', after: '" and it was refused' },
  { name: 'in curly quotes', before: 'it shows ‘', after: '’ on the screen' },
  { name: 'after a colon', before: 'this is what I have: ', after: '' },
  { name: 'after an emoji', before: '🙏 ', after: ' 🙏' },
  { name: 'on a line of its own', before: 'Hello,\n\n', after: '\n\nThank you' },
  { name: 'with Windows line ends', before: 'Hello,\r\n', after: '\r\nThank you' },
  { name: 'in a list', before: '- first\n- ', after: '\n- last' },
  { name: 'before a comma', before: 'I gave ', after: ', then I was cut off' },
  { name: 'before a question mark', before: 'Is it still ', after: '?' },
  { name: 'in a table', before: 'yes | ', after: ' | no' },
  { name: 'in tab-separated cells', before: 'yes\t', after: '\tno' },
  { name: 'in JSON', before: '{"answer": "', after: '", "page": 3}' },
  { name: 'in XML', before: '<answer>', after: '</answer>' },
  { name: 'in bold', before: 'mine: **', after: '** thanks' },
  { name: 'in Welsh', before: 'Rwyf wedi anfon ', after: ' atoch yn barod.' },
];

const cues: Readonly<Record<string, readonly string[]>> = {
  nino: ['My National Insurance number is ', 'NI number: ', 'nino ', 'Fy rhif Yswiriant Gwladol yw '],
  card: ['My card number is ', 'I paid with card ', 'debit card: ', 'Rhif fy ngherdyn yw '],
  phone: ['Please ring me on ', 'Mobile: ', 'tel ', 'my phone number is ', 'Ffoniwch fi ar '],
  email: ['My email is ', 'E-mail: ', 'email me at ', 'Fy e-bost yw '],
};

/** A sentence that says what the value is. */
export function cuedCarrier(type: string, draw: Draw): Carrier {
  const before = draw.pick(cues[type] ?? [`${type} `]);
  return { name: 'after a cue', before, after: draw.pick(['', '.', ' thanks', '\n', ', please']) };
}

/** `text` in the place that the carrier has for it. */
export function carry({ before, after }: Carrier, { text }: Pick<Value, 'text'>): Planted {
  return { text: before + text + after, start: before.length, end: before.length + text.length };
}
