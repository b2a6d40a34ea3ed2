import { type Draw, drawDigits } from './draw.ts';
import { type Forms, type Value, write } from './value.ts';

/**
 * Area code and number, `#` for any digit: the ranges that Ofcom keeps free for radio and television drama.
 * https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
 */
const ranges = [
  ...['0113 496 0###', '0114 496 0###', '0115 496 0###', '0116 496 0###', '0117 496 0###', '0118 496 0###'],
  ...['0121 496 0###', '0131 496 0###', '0141 496 0###', '0151 496 0###', '0161 496 0###', '0191 498 0###'],
  ...['020 7946 0###', '028 9649 6###', '029 2018 0###', '01632 960###', '07700 900###', '07700 900###'],
  ...['0808 157 0###', '0909 879 0###', '0306 999 0###'],
];

/** How people write a number that is given as `0area rest`. */
export const phoneForms: Forms<string> = {
  national: phone => phone,
  'in one piece': phone => solid(phone),
  'with hyphens': phone => phone.replaceAll(' ', '-'),
  'with dots': phone => phone.replaceAll(' ', '.'),
  'area code in brackets': phone => phone.replace(/^(\d+) /, '($1) '),
  '+44': phone => phone.replace('0', '+44 '),
  '+44 in one piece': phone => solid(phone).replace('0', '+44'),
  '+44 (0)': phone => phone.replace('0', '+44 (0)'),
  '0044': phone => phone.replace('0', '0044 '),
  'with an extension': (phone, draw) => `${phone} ext ${draw.integer(1, 9999)}`,
  'spaced out': phone => [...solid(phone)].join(' '),
};

/** From the ranges for drama: nobody has it. */
export function phone(draw: Draw): Value {
  const range = draw.pick(ranges);
  const digits = drawDigits(draw, 3);
  return write('phone', range.replace('###', digits), phoneForms, draw);
}

function solid(phone: string): string {
  return phone.replaceAll(' ', '');
}
