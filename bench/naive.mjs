// What a careful developer writes in an afternoon: one regular expression a type, and the two packages that everybody uses behind
// them. The expressions find what the commonest written forms need; libphonenumber-js, isEmail and isLuhnNumber decide.
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import isEmail from 'validator/lib/isEmail.js';
import isLuhnNumber from 'validator/lib/isLuhnNumber.js';

const expressions = [
  ['nino', /\b[A-CEGHJ-PQR-TW-Z]{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?[A-D]\b/gi, () => true],
  ['card', /\b\d(?:[ .-]?\d){11,18}\b/g, value => isLuhnNumber(value.replace(/\D/g, ''))],
  [
    'phone',
    /(?:\+\d|\(?\b0)(?:[ ().-]{0,2}\d){8,14}/g,
    value => parsePhoneNumberFromString(value, 'GB')?.isValid() === true,
  ],
  ['email', /[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}/g, value => isEmail(value)],
];

/** The spans in `text` that expression and package agree on. */
export function detectNaively(text) {
  const spans = [];
  for (const [type, expression, isValid] of expressions) {
    expression.lastIndex = 0;
    for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
      const [value] = match;
      if (isValid(value)) spans.push({ type, start: match.index, end: match.index + value.length });
    }
  }
  return spans;
}
