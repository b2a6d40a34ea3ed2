/** Texts to try laws on: what people write, glued together in ways that nobody would. */
import fc from 'fast-check';
import { arbitrary, type Draw, disguises, message, values } from '../../src/testing/index.ts';

const pick = (draw: Draw, list: string): string => draw.pick(list.split('|'));

const names = 'my NI number is|nino|card|phone|mob|tel|ring me on|email me at|order|ref|NHS number|rhif|ffôn|cyfeirnod';
const noise =
  'a|b|at|dot|com|org|oh|seven|double|x|ext|Thanks|http://|www.|GB|QQ|JG|C|A|07|44|00|020|4242|2024|12/05/2024|£10|%40|=40|&#|\\|é|ŵ|😀|\u0301|\u200b|\ufffc';
const joints = ' | | |, |. |: |; |-|--|/|.|@|+|(|)|(0)|[|]|_|=|\n|\n\n|\r\n|\t|"|\'|…';

/** Values of every type, labels, cue words, look-alikes and noise, with anything or nothing between. */
export function glued(draw: Draw): string {
  let text = '';
  const count = draw.integer(1, 7);
  for (let i = 0; i < count; i++) {
    text += piece(draw);
    if (draw.integer(0, 2) > 0) text += pick(draw, joints);
  }
  return text;
}

function piece(draw: Draw): string {
  switch (draw.integer(0, 9)) {
    case 0:
    case 1:
    case 2:
      return values[draw.pick(Object.keys(values))]!(draw).text;
    case 3: {
      const value = values[draw.pick(Object.keys(values))]!(draw);
      return draw.pick(disguises.filter(disguise => disguise.types.includes(value.type))).apply(value.text);
    }
    case 4:
      return invented(draw);
    case 5:
      return pick(draw, '[NINO]|[CARD]|[PHONE]|[EMAIL]|[phone]|[PHONE');
    case 6:
      return pick(draw, names);
    case 7:
      return Array.from({ length: draw.integer(1, 12) }, () => draw.integer(0, 9)).join('');
    default:
      return pick(draw, noise);
  }
}

/** Shapes with prefixes and ranges that are given out. They are made up anew in each run and never written down. */
export function invented(draw: Draw): string {
  const digits = (count: number): string => Array.from({ length: count }, () => draw.integer(0, 9)).join('');
  const nino = `${draw.pick([...'ABCEGHJKLMNOPRSTWXYZ'])}${draw.pick([...'ABCEGHJKLMNPRSTWXYZ'])}`;
  switch (draw.integer(0, 4)) {
    case 0:
      return `${nino}${digits(6)}${pick(draw, 'A|B|C|D||a|c')}`;
    case 1:
      return `${nino} ${digits(2)} ${digits(2)} ${digits(2)} ${pick(draw, 'A|B|C|D|')}`;
    case 2:
      return `07${digits(9)}`;
    case 3:
      return `01${digits(3)} ${digits(6)}`;
    default:
      return `${pick(draw, '4|5|37|62|6011')}${digits(15)}`;
  }
}

export const gluedText: fc.Arbitrary<string> = arbitrary(fc, glued);

/** Messages with more than one value, and noise. */
export const messages: fc.Arbitrary<string> = arbitrary(fc, draw =>
  Array.from(
    { length: draw.integer(1, 3) },
    () => message(draw, { disguised: draw.pick(['never', 'always']) }).text,
  ).join(draw.pick(['\n', ' ', '\n\n', '. '])),
);

/** Any string at all, lone surrogates included, and strings made of the characters that rules look at. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  gluedText,
  gluedText,
  messages,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map(unit => String.fromCharCode(unit)), maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'0123456789 +-()./@aQqCcx[]oO\n\u00a0\u200b\u0301٣'), maxLength: 80 }),
);
