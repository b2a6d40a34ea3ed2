import { isDigit, isLetter, isWordCharacter } from '../text/characters.ts';
import { somethingElseBut } from './facts/other-things.ts';
import { type Candidate, digits, type Examples, nothing, type Rule, type Site, type Strength } from './rule.ts';

/*
 * National Insurance number, for example `QQ 12 34 56 C`: two letters, six digits, and a final letter A to D.
 * HMRC National Insurance Manual NIM39110: "The characters D, F, I, Q, U and V are not used as either the first or second
 * letter of a NINO prefix. The letter O is not used as the second letter of a prefix. Prefixes BG, GB, KN, NK, NT, TN and
 * ZZ are not to be used". There is no check digit. HMRC's own examples use the prefix QQ.
 */
const legalPrefix = /^(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PR-TW-Z][ABCEGHJ-NPR-TW-Z]$/;

/** Legal prefixes that are also English or Welsh words: before digits with a space, they are mostly just that. */
const words = new Set('ac am an ar as at be by he me my oh ok or ow pa pm we ye yn yr'.split(' '));

/** What government letters and offices call a number that is somebody's National Insurance number all the same. */
const usedFor =
  'ref refs reference references cyfeirnod cyf case claim quote customer cwsmer client employee employer payroll staff member paye patient candidate student application cais submission account cyfrif'.split(
    ' ',
  );

/** What may stand between two characters of the number; `+` is a space in a query string. */
const gap = '(?:[ .\\-_/+]{0,3}|[ ]?\\r?\\n[ ]?)';
/** A digit, or the letter that people type for it. */
const digit = '[0-9oil]';
const shape = new RegExp(
  `([a-z])(${gap})([a-z])(${gap})(${digit}(?:${gap}${digit}){5})(?:(${gap})([a-d])(?![a-z0-9])|()([a-d])(?=[a-z]{3}|0\\d{9}|\\+\\d{10}))?`,
  'iy',
);

/** The number may begin this far before its first digit: two letters and two gaps. */
const reach = 8;

export const nino: Rule = {
  type: 'nino',
  name: 'National Insurance number',
  triggers: [digits(4)],
  cues: {
    raise: [
      'national insurance',
      'nat insurance',
      'nat ins',
      'insurance number',
      'insurance no',
      'nino',
      'ninos',
      'ni',
      'n i',
      'nin',
      'ni number',
      'yswiriant gwladol',
      'rhif yg',
      'yswiriant cenedlaethol',
    ],
    lower: somethingElseBut(...usedFor),
  },
  match(text: string, site: Site): readonly Candidate[] {
    let found: Candidate[] | undefined;
    for (let at = Math.max(0, site.start - reach); at < site.end; at++) {
      if (!isLetter(text.charCodeAt(at)) || (isWordCharacter(text.charCodeAt(at - 1)) && !isGluedLabel(text, at)))
        continue;
      shape.lastIndex = at;
      const match = shape.exec(text);
      if (match === null) continue;
      const candidate = toCandidate(text, at, match);
      if (candidate === undefined) continue;
      found ??= [];
      found.push(candidate);
      at = candidate.end - 1;
    }
    return found ?? nothing;
  },
};

function toCandidate(text: string, start: number, match: RegExpExecArray): Candidate | undefined {
  const [, first, gap1, second, gap2, six, gap3] = match as unknown as string[];
  let suffix = match[7] ?? match[9];
  const letters = first! + second!;
  const prefix = letters.toUpperCase();
  let end = start + match[0].length;
  if (suffix !== undefined && isArticle(text, end, match)) {
    suffix = undefined;
    end -= gap3!.length + 1;
  }
  const isGlued = isWordCharacter(text.charCodeAt(end));
  if (isGlued && !(suffix !== undefined && (isDigit(text.charCodeAt(end)) || isLabelled(text, start))))
    return undefined;

  const value = text.slice(start, end);
  const realDigits = six!.replace(/[^0-9]/g, '').length;
  const hasSlip = /[oil]/i.test(six!);
  if (realDigits < (hasSlip ? 3 : 6)) return undefined;
  // "yw LL 00 46 58 C": with letters for digits, what goes on in digits began later.
  if (hasSlip && suffix === undefined && /^[ .-]?\d/.test(text.slice(end, end + 2))) return undefined;

  const reasons: string[] = [];
  const isSpecimen = prefix === 'QQ';
  const isWord = gap1 === '' && gap2 !== '' && words.has(letters.toLowerCase());
  const upper = letters === prefix;
  let strength: Strength;
  if (!isSpecimen && !legalPrefix.test(prefix)) {
    strength = 'faint';
    reasons.push('its prefix is never allocated');
  } else if (suffix === undefined) {
    strength = hasSlip && !upper ? 'faint' : 'weak';
    reasons.push('it has no suffix letter A to D');
  } else if (isWord) {
    strength = upper && suffix === suffix.toUpperCase() ? 'fair' : 'weak';
    reasons.push('its prefix is an English or Welsh word');
  } else if (hasSlip) {
    strength = upper || value.length === 9 ? 'fair' : 'weak';
    reasons.push('a letter stands for a digit');
  } else {
    strength = upper || value.length === 9 ? 'strong' : 'fair';
    reasons.push('it has the whole form: a legal prefix, six digits, a suffix');
  }
  if (value.includes('\n')) {
    strength = strength === 'strong' && upper ? 'fair' : strength === 'faint' ? 'faint' : 'weak';
    reasons.push('it is split over two lines');
  }
  if (gap1 !== '' && strength === 'strong' && !isSpecimen) {
    strength = words.has(letters.toLowerCase()) ? 'weak' : 'fair';
    reasons.push('its letters stand apart');
  }
  if (isPartOfLonger(text, start, end)) {
    strength = strength === 'strong' ? 'fair' : 'faint';
    reasons.push('it is joined to more letters or digits');
  }
  return { start, end, strength, reasons, ...(isSpecimen && { specimen: 'hmrc-specimen' }) };
}

/** In "QQ123456 a month ago" the `a` is a word: it stands alone in lower case behind digits that have no gaps. */
function isArticle(text: string, end: number, match: RegExpExecArray): boolean {
  const [whole, first, , , , six, gap3, suffix] = match as unknown as string[];
  if (suffix !== 'a' || gap3 === '') return false;
  if (first !== first!.toLowerCase()) return true;
  return !/[^0-9oil]/i.test(six!) && /^ [a-z]/i.test(text.slice(end, end + 2)) && whole!.length > 9;
}

/** `ninoQQ123456C`: the only letters that may touch the number on the left are a label's. */
function isGluedLabel(text: string, at: number): boolean {
  return (
    isDigit(text.charCodeAt(at + 2)) &&
    /(?:nino|insurance|number|(?<![a-z])ni)$/i.test(text.slice(Math.max(0, at - 9), at))
  );
}

function isLabelled(text: string, at: number): boolean {
  return /(?:nino|insurance|number|(?<![a-z])n\.?i\.?)(?: (?:number|no\.?))?[\s:#=-]{0,3}$/i.test(
    text.slice(Math.max(0, at - 24), at),
  );
}

/** Hyphens, dots and slashes that go on with digits or letters make it a piece of a longer reference. */
function isPartOfLonger(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  const after = text[end];
  return (
    ((before === '-' || before === '/') && isDigit(text.charCodeAt(start - 2))) ||
    ((after === '-' || after === '/') && isDigit(text.charCodeAt(end + 1)))
  );
}

export const examples: Examples = {
  found: [
    'My NI number is «QQ 12 34 56 C».',
    'nino:«jg103759a», please ring me',
    'National Insurance no. «QQ123456»',
    'my national insurance is «jg 10 37 59»',
    'I gave you «QQ 123 456 C» twice',
    'it is «QQ-12-34-56-C»',
    'our ref: «JG 10 37 59 A»',
    'N.I. «Q Q 1 2 3 4 5 6 C»',
    'NI number «JG 1O 37 59 A»',
    'NI: «QQ 12\n34 56 C»',
  ],
  ignored: [
    ['BG123456A', 'the prefix is never allocated'],
    ['XJG103759AB', 'it is part of a longer reference'],
    ['we met at 10 20 30 by the bus stop', 'the prefix is a word and there is no suffix'],
    ['in 2024 25 I moved', 'too few digits for the shape'],
    ['title number JG103759', 'it is named as something else and has no suffix'],
  ],
};
