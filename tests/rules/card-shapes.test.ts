import { expect, test } from 'vitest';
import { createDetector } from '../../src/index.ts';

const { explain } = createDetector({ types: ['card'], minConfidence: 'low' });

/** What is taken for a card, and how surely. */
const read = (text: string): string[] =>
  explain(text).map(({ start, end, confidence }) => `${text.slice(start, end)} ${confidence}`);

/** The last digit is the check digit of ISO/IEC 7812-1. */
function withCheckDigit(front: string): string {
  const sum = [...front].reverse().reduce((total, digit, i) => {
    const product = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return front + ((10 - (sum % 10)) % 10);
}
/** A number in so many digits. */
const long = (front: string, length: number): string => withCheckDigit(front.padEnd(length - 1, '13579'));

const solid = '4242424242424242';
const printed = '4242 4242 4242 4242';
const diners = '30569309025904';

test.each<[string, string[]]>([
  [printed, [`${printed} high`]],
  ['4242-4242-4242-4242', ['4242-4242-4242-4242 high']],
  ['4242,4242,4242,4242', ['4242,4242,4242,4242 high']],
  ['3782 822463 10005', ['3782 822463 10005 high']],
  ['3056 930902 5904', ['3056 930902 5904 high']],
  ['3056 9309 0259 04', ['3056 9309 0259 04 high']],
  ['6205 5000 0000 0000 004', ['6205 5000 0000 0000 004 high']],
  ['620550 0000000000004', ['620550 0000000000004 high']],
  ['42424242 42424242', ['42424242 42424242 high']],
  [solid, [`${solid} medium`]],
  [diners, [`${diners} medium`]],
  ['42 42 42 42 42 42 42 42', ['42 42 42 42 42 42 42 42 medium']],
  ['424 242 424 242 4242', ['424 242 424 242 4242 medium']],
  ['42424242,4242,4242', []],
  ['424242424242,4242', []],
  ['4242 4242\n4242 4242', ['4242 4242\n4242 4242 medium']],
  ['4242\n4242\n4242\n4242', ['4242\n4242\n4242\n4242 low']],
  ['4242 4242\n4242 4242\n1234', ['4242 4242\n4242 4242 low']],
  ['> 4242 4242\n> 4242 4242', ['4242 4242\n> 4242 4242 medium']],
  ['4242 4242 4242 42 4 2', ['4242 4242 4242 42 4 2 low']],
  ['3056 930902 59 0 4', ['3056 930902 59 0 4 low']],
  ['4 2 2 2 2 2 2 2 2 2 2 2 2', ['4 2 2 2 2 2 2 2 2 2 2 2 2 low']],
  ['4222 2222 222 2 2', ['4222 2222 222 2 2 none']],
])('groups as on a card make it surer: %j', (text, wanted) => {
  expect(read(text)).toEqual(wanted);
});

test.each<[string, string, string]>([
  ['Visa', long('4', 16), 'medium'],
  ['Visa', long('4', 18), 'medium'],
  ['Visa', long('4', 19), 'medium'],
  ['Visa as it was once', long('4', 13), 'low'],
  ['Mastercard', long('51', 16), 'medium'],
  ['Mastercard', long('2221', 16), 'medium'],
  ['American Express', long('37', 15), 'medium'],
  ['Maestro', long('6759', 14), 'medium'],
  ['Maestro, short', long('6759', 13), 'low'],
  ['Maestro, short', long('6759', 12), 'low'],
  ['Maestro, in a range as wide as any', long('58', 16), 'low'],
  ['JCB as it was once', long('1800', 15), 'low'],
])('an issuer has numbers of its own lengths: %s, %s', (_, number, confidence) => {
  expect(read(number)).toEqual([`${number} ${confidence}`]);
});

test.each([
  ['Visa', long('4', 17)],
  ['Visa', long('4', 14)],
  ['Mastercard', long('51', 15)],
  ['Mastercard', long('56', 11)],
  ['American Express', long('37', 16)],
  ['nobody', long('1', 16)],
  ['nobody', long('0', 16)],
  ['nobody', long('7', 16)],
  ['nobody', long('9', 16)],
  ['nobody', long('2220', 16)],
  ['nobody', long('4', 20)],
])('and of no others: %s, %s', (_, number) => {
  expect(read(number)).toEqual([]);
});

test.each<[string, string[]]>([
  ['4222 2222 2222 2', ['4222 2222 2222 2 medium']],
  ['4222222222222', ['4222222222222 low']],
  ['5893 1357 9135 1', ['5893 1357 9135 1 medium']],
])('what is short or of a wide range is surer as it is printed: %j', (text, wanted) => {
  expect(read(text)).toEqual(wanted);
});

test.each<[string, string[]]>([
  ['4242;4242;4242;4242', ['4242;4242;4242;4242 low']],
  ['4242;4242;4242;4243', ['4242;4242;4242;4243 none']],
  [`${printed} 4000 O566 5566 5556`, [`${printed} low`, '4000 O566 5566 5556 medium']],
])('odd signs stand for what was meant, and make it no surer: %j', (text, wanted) => {
  expect(read(text)).toEqual(wanted);
});

test('a wrong check digit leaves a likely slip, of the whole run only', () => {
  expect(explain('4242 4242 4242 4243')).toMatchObject([
    {
      confidence: 'none',
      kept: false,
      reasons: ["it is in Visa's range, but its check digit is wrong", expect.any(String)],
    },
  ]);
  expect(read('4242424242424243')).toEqual(['4242424242424243 none']);
  // An expiry date behind it belongs to nothing.
  expect(read('4242 4242 4242 4243 12')).toEqual(['4242 4242 4242 4243 12 none']);
});

test.each<[string, string[]]>([
  [`${printed} 12/27`, [`${printed} high`]],
  [`${printed} 1227`, [`${printed} high`]],
  [`${printed} 0127`, [`${printed} high`]],
  [`${printed} 123`, [`${printed} high`]],
  [`${printed} 1327`, [`${printed} low`]],
  [`${printed} 1257`, [`${printed} low`]],
  [`${printed} 4242`, [`${printed} low`]],
  [`${printed} 12275`, [`${printed} high`]],
  [`${printed} 4000 0566 5566 5556`, [`${printed} high`, '4000 0566 5566 5556 high']],
  [`${printed} 4000 0566 5566 55567`, [`${printed} low`]],
  [`${solid} 123`, [`${solid} medium`]],
  [`12 ${solid}`, [`${solid} medium`]],
  [`4242 ${printed}`, [`${printed} low`]],
  [`123 424 242 424 242 4242`, []],
  [`1234 424 242 424 242 4242`, ['424 242 424 242 4242 medium']],
])('what stands beside it is not in it: %j', (text, wanted) => {
  expect(read(text)).toEqual(wanted);
});

test.each<[string, string[]]>([
  [`+${solid}`, []],
  [`£${solid}`, []],
  [`1.${solid}`, []],
  ['424.2424242424242', []],
  ['4.242424242424242', []],
  ['4242.424242424242', ['4242.424242424242 medium']],
  [`${solid}-1`, []],
  [`${solid}.1`, []],
  [`${solid}-`, [`${solid} medium`]],
  [`${solid}.`, [`${solid} medium`]],
  [`${solid}a1`, []],
  [`${solid}ab`, []],
  [`${solid}and`, [`${solid} medium`]],
  [`with${solid}`, [`${solid} medium`]],
  [`paid with${solid}`, [`${solid} medium`]],
  [`WITH${solid}`, [`${solid} medium`]],
  [`abc${solid}`, [`${solid} none`]],
  [`1abcd${solid}`, [`${solid} medium`]],
  [`with x${solid}`, [`${solid} none`]],
  [`ébcd${solid}`, [`${solid} none`]],
  [`https://example.com/${solid}`, [`${solid} low`]],
  [`https://example.com/?with=${solid}`, [`${solid} medium`]],
])('letters, signs and digits joined to it make it something else: %j', (text, wanted) => {
  expect(read(text)).toEqual(wanted);
});

test('published test cards are specimens, and others none', () => {
  const specimen = (text: string) => explain(text)[0]?.specimen;
  expect([specimen(solid), specimen(printed), specimen(diners)]).toEqual(['test-card', 'test-card', 'test-card']);
  expect(specimen(long('4', 18))).toBeUndefined();
});
