/** Plain texts: words, and between them what is a value, what nearly is, and what is something else. Made up in each run. */
import type { Draw } from '../../src/testing/index.ts';

const digits = (draw: Draw, count: number): string => Array.from({ length: count }, () => draw.integer(0, 9)).join('');
const letters = (draw: Draw, count: number): string =>
  Array.from({ length: count }, () => draw.pick([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'])).join('');
const grouped = (text: string, sizes: readonly number[], joint: string): string => {
  const groups: string[] = [];
  let at = 0;
  for (const size of sizes) {
    groups.push(text.slice(at, at + size));
    at += size;
  }
  return groups.filter(group => group !== '').join(joint);
};

/** The same number with the last digit that makes it a Luhn number: trying all ten is the plainest way. */
function withCheckDigit(front: string, isLuhn: (digits: string) => boolean): string {
  return [...'0123456789'].map(last => front + last).find(isLuhn)!;
}

/** By type: a text that has the shape, and often is a value. */
export function shaped(type: string, draw: Draw, isLuhn: (digits: string) => boolean): string {
  switch (type) {
    case 'nino': {
      const prefix = draw.integer(0, 3) === 0 ? 'QQ' : letters(draw, 2);
      return grouped(`${prefix}${digits(draw, 6)}${draw.pick([...'ABCD'])}`, [2, 2, 2, 2, 1], draw.pick(['', ' ']));
    }
    case 'card': {
      const prefix = draw.pick([
        '4',
        '4',
        '51',
        '55',
        '2221',
        '2720',
        '34',
        '37',
        '300',
        '36',
        '6011',
        '65',
        '3528',
        '3589',
        '9',
      ]);
      const length = /^3[47]/.test(prefix) ? 15 : /^3[068]/.test(prefix) ? 14 : 16;
      const front = prefix + digits(draw, length - 1 - prefix.length);
      const number = draw.integer(0, 4) === 0 ? front + draw.integer(0, 9) : withCheckDigit(front, isLuhn);
      if (length === 14) return number;
      return grouped(number, length === 15 ? [4, 6, 5] : [4, 4, 4, 4], draw.pick(['', ' ', '-']));
    }
    case 'phone': {
      const front = draw.pick([
        '7',
        '77',
        '74',
        '20',
        '23',
        '28',
        '29',
        '113',
        '121',
        '131',
        '151',
        '1224',
        '1632',
        '1792',
        '800',
        '300',
        '345',
      ]);
      const national = front + digits(draw, 10 - front.length);
      const sizes = draw.pick([[10], [4, 6], [3, 3, 4], [2, 4, 4], [4, 3, 3]]);
      return draw.pick(['0', '0', '+44', '+44 ']) + grouped(national, sizes, ' ');
    }
    default: {
      const name = draw.pick(['jo', 'sam.o.neill', 'k_evans', 'x-y', 'a1', 'first.last+tag', 'jo..bloggs', '-jo']);
      const domain = draw.pick(['example', 'mail.example', 'a-b', 'council.gov', 'nhs', '-bad', 'x'.repeat(64)]);
      return `${name}@${domain}.${draw.pick(['com', 'org', 'uk', 'co.uk', 'net', 'cymru', 'c', 'toolongtobetrue1'])}`;
    }
  }
}

const words =
  'the of my it was when somebody came and nobody said why about benefit form letter office visit yesterday again please thank you ' +
  'number card phone mobile ring call email order reference invoice account claim case payment refund tax NHS UTR';
const others = [
  '£12.50',
  '12/05/2024',
  '2024',
  '10:30',
  'SW1A 2AA',
  '1st',
  'A4',
  '50%',
  '(see above)',
  'www.gov.uk',
  'v1.2.3',
  '12345678',
];

/** Words around shapes: never two numbers side by side, which a reader may take for one. */
export function plainText(draw: Draw, types: readonly string[], isLuhn: (digits: string) => boolean): string {
  const list = words.split(' ');
  const phrase = (): string => Array.from({ length: draw.integer(1, 4) }, () => draw.pick(list)).join(' ');
  const parts = [phrase()];
  for (let count = draw.integer(1, 4); count > 0; count--) {
    const thing = draw.integer(0, 3) === 0 ? draw.pick(others) : shaped(draw.pick(types), draw, isLuhn);
    parts.push(
      draw.pick([' ', ': ', ', ', ' (', ' "', '\n']),
      thing,
      draw.pick([' ', '. ', ', ', ') ', '" ', '\n', '; ']),
      phrase(),
    );
  }
  return parts.join('');
}
