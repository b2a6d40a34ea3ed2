import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { read, toSeen } from './reading.ts';

/**
 * The one spelling of a value, so that the same person's number or address is the same however it was written. The rule of its type
 * reads it; what has no rule that can keeps its characters, as a reader sees them, with single spaces.
 *
 * @param type of the finding. @param value the text that it spans.
 */
export function toCanonical(type: string, value: string): string {
  const seen = toSeen(value);
  const spelling = read(type, seen);
  if (spelling === undefined) return seen.replace(/\s+/g, ' ');
  return type === 'phone' ? spelling.replace(/^\+\d+/, withoutTrunk) : spelling;
}

/**
 * The 0 that is dialled inside of a country is no part of its number. The parser is given digits and a leading plus only: on free
 * text it can take exponential time (its reading of `;phone-context=`).
 */
function withoutTrunk(number: string): string {
  return parsePhoneNumberFromString(number)?.number ?? number;
}
