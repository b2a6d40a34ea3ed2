import { type Draw, drawDigits } from './draw.ts';
import { type Forms, type Value, write } from './value.ts';

/** How people write two letters, six digits and a last letter. */
export const ninoForms: Forms<string> = {
  'in one piece': nino => nino,
  'in pairs': nino => groups(nino, ' '),
  'in pairs, last letter joined': nino => `${groups(nino.slice(0, 8), ' ')}${nino.slice(8)}`,
  'in threes': nino => nino.replace(/(..)(...)(...)(.)/, '$1 $2 $3 $4'),
  'letters apart': nino => nino.replace(/(..)(......)(.)/, '$1 $2 $3'),
  'with hyphens': nino => groups(nino, '-'),
  'with dots': nino => groups(nino, '.'),
  'with slashes': nino => groups(nino, '/'),
  'lower case': nino => nino.toLowerCase(),
  'lower case in pairs': nino => groups(nino.toLowerCase(), ' '),
  'spaced out': nino => [...nino].join(' '),
};

/** With the prefix `QQ`, which HMRC keeps for examples: no person has one (National Insurance Manual NIM39110). */
export function nino(draw: Draw): Value {
  return write('nino', `QQ${drawDigits(draw, 6)}${draw.pick(['A', 'B', 'C', 'D'])}`, ninoForms, draw);
}

function groups(nino: string, joint: string): string {
  return nino.match(/..?/g)!.join(joint);
}
