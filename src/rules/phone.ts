import { isDigit, isLetter } from '../text/characters.ts';
import { continuesInCode, continuesNumber, type DigitRun, followsGroupOf, isInPath, readDigits } from './digit-run.ts';
import { somethingElseBut } from './facts/other-things.ts';
import { abroadLengths, isAbroadNumber, isUkNumber, toSpecimen, ukLengths } from './facts/phone-numbers.ts';
import { isInsideIban } from './iban.ts';
import { judge, type Reading, read } from './phone-reading.ts';
import { matchSpoken, spokenTriggers } from './phone-spoken.ts';
import { type Candidate, digits, type Examples, nothing, type Rule, type Site, words } from './rule.ts';

/*
 * A telephone number that a person can be reached on: UK numbers in national (0…) and international form (+44, 0044),
 * other countries' with + or 00. Numbers: Ofcom National Telephone Numbering Plan, through facts/phone-numbers.ts;
 * written forms: GOV.UK Design System, telephone numbers: "allow for additional spaces, hyphens, dashes and brackets".
 */
const separators = ' .-—/()+\r\n\t';
/** 00, calling code and number: E.164 allows 15 digits behind the 00; two more for a trunk 0 and one too many. */
const longest = 19;

const extension =
  /[ ,]{0,2}(?:\((?:ext(?:ension|n)?|x|est(?:yniad)?)[ :.]{0,2}\d{1,6}\)|(?:ext(?:ension|n)?|x|est(?:yniad)?)[ :.]{0,2}\d{1,6}(?!\d))/iy;
/** A second line, as in `01223 334444/5` or `01632 960001/960002`. */
const alternative = /\/[1-9](?:\d{0,3}|\d{5,7})(?![\d/])/y;
const date = /(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|1[0-2])[-./](?:(?:19|20)\d\d|\d\d)(?![-./]?\d)/y;

export const phone: Rule = {
  type: 'phone',
  name: 'phone number',
  triggers: [digits(7), ...spokenTriggers],
  reach: 128,
  cues: {
    raise: [
      ...words(
        'phone phones telephone tel tele fone mobile mob moby cell landline fax whatsapp text txt sms extension switchboard',
      ),
      ...words(
        'call calls called calling callback ring rang ringing bell buzz dial dialled contact contactable reach reached',
      ),
      ...words('helpline hotline voicemail home work daytime evening'),
      ...['my number', 'his number', 'her number', 'our number', 'this number', 'their number'],
      ...words(
        'ffôn ffon ffoniwch ffonio ffoniais symudol galw galwch tecst tecstiwch deialu cysylltu cysylltwch teleffon',
      ),
    ],
    // Offices have references and phones; what follows "customer" or "council tax" is as often the one as the other.
    lower: [
      ...['card number', 'library card', 'student number', 'student id', 'patient number', 'patient id'],
      ...['employee number', 'employee id', 'member number', 'client number', 'candidate number'],
      ...somethingElseBut(
        ...words(
          'customer staff hospital council library quote delivery report site job land employer property parish',
        ),
        // People who have a phone.
        ...words('student patient candidate employee member client'),
        'council tax',
      ),
    ],
  },
  match(text: string, site: Site): readonly Candidate[] {
    if (site.digits === 0) return matchSpoken(text, site);
    let found: Candidate[] | undefined;
    for (let at = site.start; at < site.end; at++) {
      if (!isDigit(text.charCodeAt(at)) || isDigit(text.charCodeAt(at - 1))) continue;
      date.lastIndex = at;
      if (text.charCodeAt(at) < 0x34 && date.test(text)) {
        at = date.lastIndex;
        continue;
      }
      const candidate = candidateAt(text, at);
      if (candidate === undefined) continue;
      found ??= [];
      found.push(candidate);
      at = candidate.end;
    }
    return found ?? nothing;
  },
};

function candidateAt(text: string, at: number): Candidate | undefined {
  const plus = plusBefore(text, at);
  const hasPlus = plus < at;
  if (!hasPlus && (continuesNumber(text, at) || /^0\.(?:\d{5}|\d{2,4}\.)/.test(text.slice(at, at + 7))))
    return undefined;
  // No number begins like this, and a text full of zeros is not to be read nineteen times over.
  if (text[at] === '0' && readDigits(text, at, 3, separators).digits === '000') return undefined;
  const run = readDigits(text, at, longest, separators);
  const reading = read(run, hasPlus);
  if (reading === undefined) return undefined;
  if (reading.form === 'double zero' && followsGroupOf(text, at, run.endsGroup.indexOf(true) + 1)) return undefined;
  const length = wholeLength(text, run, reading);
  if (length === undefined) return undefined;

  const number = run.digits.slice(reading.skip, length);
  let end = run.offsets[length - 1]! + 1;
  let start = plus;
  if (text[start - 1] === '(' && text.slice(start, end).includes(')') && !text.slice(start, end).includes('(')) start--;
  if (isInsideIban(text, start)) return undefined;

  const value = text.slice(start, end);
  const verdict = judge(reading, number, value);
  if (value.includes('\n')) verdict.limit('weak', 'it is split over two lines');
  if (isScattered(run, length)) verdict.limit('weak', 'its groups are like a list of small numbers');
  if (isInPath(text, start)) verdict.limit('weak', 'it is a piece of a web address');
  if (touchesCode(text, start)) verdict.limit('faint', 'it is joined to letters');
  for (const tail of [alternative, extension]) {
    tail.lastIndex = end;
    if (tail.test(text)) end = tail.lastIndex;
  }
  const { strength, reasons } = verdict;
  return { start, end, strength, reasons, specimen: toSpecimen(number) };
}

/** Where the `+` stands that belongs to the digits at `at`, over an opening bracket or one space; `at` where none does. */
function plusBefore(text: string, at: number): number {
  if (text[at - 1] === '+') return at - 1;
  const before = text.slice(Math.max(0, at - 2), at);
  return before === '+(' || before === '+ ' ? at - 2 : at;
}

/** How many digits of the run the number takes: the longest valid one that ends where a group ends. */
function wholeLength(text: string, run: DigitRun, reading: Reading): number | undefined {
  const { digits, offsets, endsGroup } = run;
  const { skip, isUk } = reading;
  for (const count of isUk ? (reading.form === 'bare' ? [10] : ukLengths) : abroadLengths) {
    const length = skip + count;
    if (!endsGroup[length - 1]) continue;
    const number = digits.slice(skip, length);
    if (isSpacedOut(run, length) && goesOnSpacedOut(text, run, length)) continue;
    if (!(isUk ? isUkNumber(number) : isAbroadNumber(number))) continue;
    if (goesOn(text, offsets[length - 1]! + 1)) continue;
    return length;
  }
  return undefined;
}

function isSpacedOut({ endsGroup }: DigitRun, length: number): boolean {
  for (let i = 0; i < length - 1; i++) if (!endsGroup[i]) return false;
  return true;
}

/** Groups of one and two digits in no order are a column of figures: "0 7 12 0 0 9 31 0 5". */
function isScattered({ endsGroup }: DigitRun, length: number): boolean {
  const ends: number[] = [];
  for (let i = 0; i < length; i++) if (endsGroup[i]) ends.push(i);
  if (ends.length < 7) return false;
  const sizes = new Set(ends.map((end, i) => end - (ends[i - 1] ?? -1)));
  return sizes.size > 1 && Math.max(...sizes) <= 2;
}

/** Single digits go on as long as there are single digits: one too many, and it is something else. */
function goesOnSpacedOut(text: string, { offsets, endsGroup }: DigitRun, length: number): boolean {
  return endsGroup[length] === true || /\d \d $/.test(text.slice(Math.max(0, offsets[0]! - 4), offsets[0]));
}

/** Whether more digits or letters are joined on, so that what was read is only a piece. */
function goesOn(text: string, end: number): boolean {
  const after = text.slice(end, end + 16);
  // A dash between two whole numbers joins nothing: `020 7946 0801-020 7946 0802`.
  if (/^[-.]\d/.test(after)) return !/^-0\d{2,4}[ -]?\d{3}/.test(after);
  if (/^\/\d{5}/.test(after)) return !/^\/(?:0|[1-9]\d{5,7}(?!\d))/.test(after);
  return continuesInCode(text, end) && !/^(?:x|ext|est)\d/i.test(after) && !/^or[0+]/i.test(after);
}

/** Letters may touch a number where they are a word that announces it: `call07…`. Anything else is a code. */
function touchesCode(text: string, start: number): boolean {
  if (!isLetter(text.charCodeAt(start - 1))) return false;
  return !/(?:(?:^|[^\p{L}\d])(?:\p{L}{2,}|[FHMTW])|\p{Lu}\p{Ll}{2,}|\dor)$/u.test(
    text.slice(Math.max(0, start - 16), start),
  );
}

export const examples: Examples = {
  found: [
    'call me on «07700 900123»',
    'ring «020 7946 0018» or «0131 496 0123»',
    'Tel. «(01632) 960001»',
    'mobile «+44 7700 900123»',
    'mobile «+44 (0)7700 900123»',
    'from abroad «0044 20 7946 0018»',
    'my son in France is on «+33 1 42 68 53 00»',
    'office «01632 960001 ext 12»',
    'it is «0 7 7 0 0 9 0 0 1 2 3»',
    'call«07700900123»',
    'my mobile is «7700900123»',
    'either of «01223 334444/5»',
    '«07700 900123» «07700 900456»',
  ],
  ignored: [
    ['ring 999 or 111', 'it is a short code'],
    ['UTR 1234567890', 'ten digits without 0 that nothing names a phone'],
    ['on 02/03/2020 at 0900', 'it is a date'],
    ['order 07700900123', 'it is named as something else'],
    ['ID 077009001234567', 'too many digits'],
    ['company number 01234567', 'too few digits'],
    ['0.7700900123', 'it is a decimal'],
  ],
};
