import { isDigit, isLetter, isWordCharacter } from '../text/characters.ts';
import { textBefore } from '../text/neighbours.ts';
import { somethingElseBut } from './facts/other-things.ts';
import { followsNamedLetter, matchSpoken, readSpokenNino } from './nino-spoken.ts';
import { hasSibling, isInRota, isPartOfLonger } from './nino-surroundings.ts';
import { type Candidate, digits, type Examples, nothing, type Rule, type Site, Verdict, words } from './rule.ts';
import { moreSpokenTriggers } from './spoken-digits.ts';

/*
 * National Insurance number, for example `QQ 12 34 56 C`: two letters, six digits, and a final letter A to D.
 * HMRC National Insurance Manual NIM39110: "The characters D, F, I, Q, U and V are not used as either the first or second
 * letter of a NINO prefix. The letter O is not used as the second letter of a prefix. Prefixes BG, GB, KN, NK, NT, TN and
 * ZZ are not to be used". There is no check digit. HMRC's own examples use the prefix QQ.
 */
const legalPrefix = /^(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PR-TW-Z][ABCEGHJ-NPR-TW-Z]$/;

/** Legal prefixes that are also English or Welsh words: before digits with a space, they are mostly just that. */
const wordPrefixes = new Set('ac am an ar as at be by ex he me my oh ok on or pa pm re we ye yn yr'.split(' '));

/** Those that are so common with a slash between their letters that a number behind them is another. */
const abbreviated = new Set('AC CC NA SC WC WE'.split(' '));

/** What government letters and offices call a number that is somebody's National Insurance number all the same. */
const usedFor = words(
  'ref refs reference references cyfeirnod cyf case claim quote customer cwsmer client employee employer payroll staff member ' +
    'paye patient candidate student application cais submission account cyfrif',
);

/** References that nobody's number serves as: not "tax ref", not "claim ref". */
const orders = words(
  'order booking invoice parcel planning crime delivery ticket stock item product job part tracking grid map os',
).flatMap(thing => [`${thing} ref`, `${thing} reference`]);

/** What may stand between two characters of the number; `+` is a space in a query string, `~` one in TeX, and each may have a box of its own. */
const gap = '(?:[ .,\\-—_/+|~*]{0,3}|\\]\\[|[ ]?\\n(?:> |[ ])?)';
/** A digit, the letter that people type for it, or, between two digits, one that scanners read for it. */
const digit = '(?:[0-9oil]|(?<=\\d[ .-]?)[sbz](?=[ .-]?\\d))';
const digitsOf = `${digit}(?:${gap}${digit}){5}`;
/** The suffix ends the number; where letters go on behind it, only a label in front can tell that they are not part of it. */
const suffixOf = `(?:(?<suffixGap>${gap})(?<ownSuffix>[a-d])(?![a-z0-9])|(?<gluedSuffix>[a-d])(?=[a-z]{2}|0\\d{9}|\\+\\d{10}))`;
const shape = new RegExp(
  `(?<first>[a-z])(?<apart>${gap})(?<second>[a-z])(?<space>${gap})(?<six>${digitsOf})${suffixOf}?`,
  'iy',
);

/** The number may begin this far before its first digit: two letters and two gaps. */
const reach = 8;

export const nino: Rule = {
  type: 'nino',
  name: 'National Insurance number',
  triggers: [digits(3), ...moreSpokenTriggers],
  reach: 84,
  cues: {
    raise: [
      ...words('nino ninos ni nin'),
      ...['national insurance', 'nat insurance', 'nat ins', 'insurance number', 'insurance no', 'insurance num'],
      ...['n i', 'n i n', 'ni number'],
      ...words('ninumber ni-number ni-no nat-ins national-insurance insurence inshurance'),
      ...['national ins', 'natinal insurance', 'nationl insurance', 'social security'],
      ...['yswiriant gwladol', 'yswiriant cenedlaethol', 'rhif yg', 'yswirant gwladol', 'rhif yswiriant'],
    ],
    lower: [...somethingElseBut(...usedFor), ...orders, 'planning application ref'],
  },
  match(text: string, site: Site): readonly Candidate[] {
    if (site.digits === 0) return matchSpoken(text, site, isAllocated);
    let found: Candidate[] | undefined;
    for (let at = Math.max(0, site.start - reach); at < site.end; at++) {
      if (!isLetter(text.charCodeAt(at)) || (isWordCharacter(text.charCodeAt(at - 1)) && !isGluedLabel(text, at)))
        continue;
      if (isOrdinaryWord(text, at)) continue;
      shape.lastIndex = at;
      const match = shape.exec(text);
      if (match === null) continue;
      const candidate = toCandidate(text, at, match);
      if (candidate === undefined) continue;
      found ??= [];
      found.push(candidate);
      at = candidate.end - 1;
    }
    return found ?? (followsNamedLetter(text, site.start) ? matchSpoken(text, site, isAllocated) : nothing);
  },
};

/** Prefixes that HMRC gives to people, and the one of its examples. */
function isAllocated(prefix: string): boolean {
  return prefix === 'QQ' || legalPrefix.test(prefix);
}

/** Three letters in a row, the third of which nobody types for a digit. Most words are told so, without the expression. */
function isOrdinaryWord(text: string, at: number): boolean {
  const third = text.charCodeAt(at + 2);
  return isLetter(third) && isLetter(text.charCodeAt(at + 1)) && !'oilOIL'.includes(text[at + 2]!);
}

/** Of a suffix that is glued on, or none, there is no gap. */
type Parts = Record<'first' | 'second' | 'apart' | 'space' | 'six', string> &
  Partial<Record<'suffixGap' | 'ownSuffix' | 'gluedSuffix', string>>;

function toCandidate(text: string, start: number, match: RegExpExecArray): Candidate | undefined {
  const { first, second, apart, space, six, suffixGap = '', ownSuffix, gluedSuffix } = match.groups as Parts;
  let suffix = ownSuffix ?? gluedSuffix;
  let end = start + match[0].length;
  // A comma parts off the next word, unless commas part the digits too.
  const isNextWord = suffixGap.includes(',') && !six.includes(',');
  if (isNextWord || (suffix === 'a' && isArticle(text, end, first, six, suffixGap))) {
    end -= suffixGap.length + 1;
    suffix = undefined;
  }
  if (isWordCharacter(text.charCodeAt(end)) && !isEndOfGlued(text, start, end, suffix)) return undefined;
  const hasSlip = /[oilsbz]/i.test(six);
  if (hasSlip && six.replace(/\D/g, '').length < 3) return undefined;
  // "yw LL 00 46 58 C": where letters stand for digits and more digits follow, the number began later.
  if (hasSlip && suffix === undefined && /^[ .-]\d/.test(text.slice(end, end + 2))) return undefined;

  const letters = first + second;
  const prefix = letters.toUpperCase();
  const isSpecimen = prefix === 'QQ';
  const isUpper = letters === prefix;
  const isSolid = end - start <= 9;
  const isWord = wordPrefixes.has(letters.toLowerCase());
  const verdict = new Verdict('it has two letters and six digits');
  if (!isAllocated(prefix)) verdict.limit('faint', 'its prefix is never allocated');
  if (suffix === undefined) verdict.limit(hasSlip && !isUpper ? 'faint' : 'weak', 'it has no suffix letter A to D');
  if (isWord && apart === '' && space !== '') {
    verdict.limit(
      isUpper && suffix === suffix?.toUpperCase() ? 'fair' : 'weak',
      'its prefix is an English or Welsh word',
    );
  }
  if (hasSlip) {
    const isTyped = !/[sbz]/i.test(six);
    verdict.limit(isTyped && (isUpper || isSolid) ? 'fair' : 'weak', 'a letter stands for a digit');
  }
  if (!isUpper && !isSolid) verdict.limit('fair', 'its letters are small and it has gaps');
  if (apart.includes('/') && (!isUpper || abbreviated.has(prefix)))
    verdict.limit(isUpper ? 'weak' : 'faint', 'its letters are an abbreviation such as a/c');
  if (isInRota(text, start, end, prefix, six)) verdict.limit('weak', 'it is a day in a list of days');
  if (apart !== '' && !isSpecimen) verdict.limit(isWord ? 'weak' : 'fair', 'its letters stand apart');
  if (text.slice(start, end).includes('\n')) {
    verdict.limit(isUpper ? 'fair' : 'weak', 'it is split over two lines');
  }
  if (/[a-z]{3}/.test(textBefore(text, start, 3)) && !isLabelled(text, start))
    verdict.limit('fair', 'a word touches it');
  if (/[,|]/.test(text.slice(start, end)) && !/\d \d, \d \d/.test(six))
    verdict.limit('weak', 'signs part it that part the cells of a row');
  if (partsUnevenly(six) || (space.includes('/') && /\d{6}/.test(six)))
    verdict.limit('weak', 'signs part it as they part a reference');
  if (suffix !== undefined && hasSibling(text, start, end))
    verdict.limit('weak', 'another differs in its last letter only');
  if (isPartOfLonger(text, start, end)) {
    verdict.limit(verdict.strength === 'strong' ? 'fair' : 'faint', 'it is joined to more digits');
  }
  const { strength, reasons } = verdict;
  return { start, end, strength, reasons, ...(isSpecimen && { specimen: 'hmrc-specimen' }) };
}

/** In pairs, threes or one by one, people may part the digits by any sign; other groups are those of a reference: `07/2281`. */
function partsUnevenly(six: string): boolean {
  return /[/_.-]/.test(six) && new Set(six.split(/[^\da-z]+/i).map(group => group.length)).size > 1;
}

/** In "QQ123456 a month ago" the `a` is a word: it stands alone in lower case behind digits that have no gaps. */
function isArticle(text: string, end: number, first: string, six: string, suffixGap: string): boolean {
  if (suffixGap === '') return false;
  if (text[end] === '/') return true; // a/c
  return (
    first !== first.toLowerCase() ||
    (six.length === 6 &&
      /^ (?!(?:is|was|and|but|or|as|on|in|to|if|so|not|has|can|my|i)\b)[a-z]/i.test(text.slice(end, end + 8)))
  );
}

/** Behind a suffix another value may be glued on, or, where a label makes the number plain, a word. */
function isEndOfGlued(text: string, start: number, end: number, suffix: string | undefined): boolean {
  return suffix !== undefined && (isDigit(text.charCodeAt(end)) || isLabelled(text, start));
}

/**
 * `ninoQQ123456C`, `QQ123456CQQ…`: the letters that may touch the number on the left are a label's, another number's, and small
 * ones where it is all in capitals: `numbrQQ123456C`.
 */
function isGluedLabel(text: string, at: number): boolean {
  if (!isDigit(text.charCodeAt(at + 2))) return false;
  const before = textBefore(text, at, 12);
  return (
    /(?:(?:nino|insurance|number|(?<![a-z])ni)(?: ?is)?|(?<![a-z\d])[a-z]{2}\d{6}[a-d])$/i.test(before) ||
    (/[a-z]{3}$/.test(before) && /[A-Z]{2}\d{6}[A-D](?![A-Za-z\d])/.test(text.slice(at, at + 10)))
  );
}

/** Whether a label stands right before the number. */
function isLabelled(text: string, at: number): boolean {
  return /(?:nino|insurance|number|(?<![a-z])n\.?i\.?)(?: (?:number|no\.?))?(?: ?is)?[\s:#=-]{0,3}$/i.test(
    textBefore(text, at, 27),
  );
}

/** What people type, and scanners read, for digits. */
const slips: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', B: '8', Z: '2' };

/** Two letters and six digits of a number that stands alone in `text`: they name the person, and the last letter is often left out. */
export function canonical(text: string): string | undefined {
  shape.lastIndex = 0;
  const { first, second, six } = (shape.exec(text)?.groups ?? {}) as Partial<Parts>;
  if (shape.lastIndex < text.length || six === undefined) return readSpokenNino(text);
  return `${first}${second}${six.replace(/\W|_/g, '').replace(/\D/g, letter => slips[letter.toUpperCase()]!)}`.toUpperCase();
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
