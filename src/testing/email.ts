import { type Draw, drawDigits } from './draw.ts';
import { type Forms, type Value, write } from './value.ts';

/** RFC 2606: names under which nobody can have mail. */
const domains = ['example.com', 'example.org', 'example.net', 'mail.example.com', 'council.example', 'surgery.test'];
const names = ['jo', 'sam', 'priya', 'oluwaseun', 'siân', 'k', 'maureen'];
const families = ['bloggs', 'okafor', 'tilley', 'nowak', 'evans'];

interface Address {
  readonly name: string;
  readonly family: string;
  readonly domain: string;
}

export const emailForms: Forms<Address> = {
  'one word': ({ name, domain }) => `${name}@${domain}`,
  'with a dot': ({ name, family, domain }) => `${name}.${family}@${domain}`,
  'with an underscore': ({ name, family, domain }) => `${name}_${family}@${domain}`,
  'with a hyphen': ({ name, family, domain }) => `${name}-${family}@${domain}`,
  'with an apostrophe': ({ family, domain }) => `o'${family}@${domain}`,
  'with digits': ({ name, domain }, draw) => `${name}${drawDigits(draw, 3)}@${domain}`,
  'with a tag': ({ name, family, domain }) => `${name}+${family}@${domain}`,
  'in capitals': ({ name, family, domain }) => `${name}.${family}@${domain}`.toUpperCase(),
  'in capitals before the @': ({ name, domain }) => `${name.toUpperCase()}@${domain}`,
};

/** Under a domain that nobody can own. */
export function email(draw: Draw): Value {
  const address = { name: draw.pick(names), family: draw.pick(families), domain: draw.pick(domains) };
  return write('email', address, emailForms, draw);
}
