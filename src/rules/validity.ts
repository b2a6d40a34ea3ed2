/** The one door to validator: what it decides for us. */
import isEmailModule from 'validator/lib/isEmail.js';
import isLuhnNumberModule from 'validator/lib/isLuhnNumber.js';

// The package is CommonJS: Node hands over the function, bundlers the namespace with a default.
const isEmailFunction = interop(isEmailModule);
const isLuhnNumberFunction = interop(isLuhnNumberModule);

function interop<F>(module: F | { default: F }): F {
  return typeof module === 'function' ? module : (module as { default: F }).default;
}

/** RFC 5321 and 6531 as public mail uses them: a dot in the domain, no quoted local part, no address literal. */
export function isEmail(address: string): boolean {
  return isEmailFunction(address);
}

/** The check digit of ISO/IEC 7812-1. */
export function isLuhnNumber(digits: string): boolean {
  return isLuhnNumberFunction(digits);
}
