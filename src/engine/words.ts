import { isDigit, isLetter, isWordCharacter } from '../text/characters.ts';
import type { Vocabulary, Word } from './vocabulary.ts';

/*
 * The words around a value, as cues are looked up in them: `phoneNumber` is two. Signs that part a name from its value are
 * words of their own. Read by hand, since this runs for every candidate.
 */

/** How far cues reach, in UTF-16 code units. */
export const reachBefore = 100;
export const reachAfter = 60;
/** So many digits, spaces and dashes from digit to digit are another value. */
const numberLength = 6;
/** The longest heading that names what stands in the next line. */
const [longestHeading, mostHeadingWords] = [32, 4];

const abbreviations = new Set('tel mob no nos ref refs num ph acc acct ext nat ins cyf'.split(' '));
const [hyphen, apostrophe, curlyApostrophe] = [0x2d, 0x27, 0x2019];
const signs = '=#:(,-?';
/** What may stand between a question or a sentence and the value that it is about: a speaker's name, a nod, "it is". */
const mostTakenUp = 48;
const itIs = "(?:it|this|that|here)(?:['’]?s| is| was)(?: now| currently| as follows)?[ :]{0,2}";
const answer = new RegExp(
  `^\\s{1,3}(?:[\\[(]?\\d{1,2}[:.]\\d\\d(?::\\d\\d)?[\\])]? ?)?(?:>{1,2} )?(?:[a-z]{1,12}(?: [a-z]{1,12})?(?: ?[([]\\d\\d:\\d\\d[)\\]])?: )?(?:(?:yes|yeah|yep|sure|ok|ie)[,. ]{1,2}){0,2}(?:${itIs})?$`,
  'i',
);
const pronoun = new RegExp(`^\\s(?:(?:i think )?${itIs}|i (?:only )?(?:know|have|remember) )$`, 'i');

/**
 * The words before a value, back to where the thought begins or a hundred characters. Read as they are asked for: most
 * values are named by the word next to them.
 */
export class WordsBefore {
  private readonly text: string;
  private readonly vocabulary: Vocabulary;
  private readonly from: number;
  /** How far back they were read. */
  private unread: number;
  /** Those that were read, the nearest first. */
  private readonly nearest: Word[] = [];

  constructor(text: string, end: number, vocabulary: Vocabulary) {
    this.text = text;
    this.vocabulary = vocabulary;
    const cut = Math.max(0, end - reachBefore);
    let from = findBeginning(text, cut, end, end);
    // Half a word would be another word.
    if (from === cut && cut > 0) while (from < end && joinsWords(text.charCodeAt(from))) from++;
    this.from = from;
    this.unread = end;
  }

  /** The word so many words away from the value; 0 is the nearest. */
  at(distance: number): Word | undefined {
    while (this.nearest.length <= distance && this.unread > this.from) this.readBack();
    return this.nearest[distance];
  }

  /** How many there are. */
  count(): number {
    while (this.unread > this.from) this.readBack();
    return this.nearest.length;
  }

  /** One more character, or all that hang together: only in order is it clear where a word ends. */
  private readBack(): void {
    const { text, from, nearest } = this;
    const end = this.unread;
    let start = end - 1;
    while (start > from && joinsWords(text.charCodeAt(start - 1))) start--;
    this.unread = start;
    const words = readWords(text, start, end, reachBefore, this.vocabulary);
    for (let i = words.length - 1; i >= 0; i--) nearest.push(words[i]!);
  }
}

/** The first words behind `start`, up to where the thought ends or sixty characters. */
export function wordsAfter(text: string, start: number, most: number, vocabulary: Vocabulary): readonly Word[] {
  // ", which is my order number" goes on about the value.
  const [pause = ''] =
    text[start] === ',' ? (/^, ?(?=which\b|that['’]s\b)/i.exec(text.slice(start, start + 9)) ?? []) : [];
  if (pause !== '') return wordsAfter(text, start + pause.length, most, vocabulary);
  const after = text.slice(start, start + reachAfter);
  const stop = /[.!?;,)\n\ufffc@[]|\d[\d ./-]{4,}\d/.exec(after);
  let end = start + (stop === null ? after.length : stop.index);
  if (end === start + reachAfter) while (end > start && joinsWords(text.charCodeAt(end - 1))) end--;
  return readWords(text, start, end, most, vocabulary);
}

/** Where the thought begins that goes on at `end`: what was said before says nothing any more. */
function findBeginning(text: string, from: number, end: number, valueStart: number): number {
  let numberFrom = end;
  for (let at = end - 1; at >= from; at--) {
    if (isSmall(text.charCodeAt(at))) continue;
    const character = text[at]!;
    switch (character) {
      case '.':
      case '!':
      case '?':
      case ';':
        if (character === '.' && isAbbreviated(text, from, at)) break;
        if (at + 1 === valueStart) return valueStart;
        if (isEndOfSentence(text[at + 1]!) && !isTakenUp(character, text.slice(at + 1, valueStart)))
          return Math.min(at + 2, end);
        break;
      case '\n': {
        const headingEnd = findHeadingEnd(text, from, at, valueStart);
        if (headingEnd === undefined) return at + 1;
        at = headingEnd;
        break;
      }
      case '@':
      case '\ufffc':
        return at + 1;
      case ']':
        if (/\[[A-Z_]+$/.test(text.slice(from, at))) return at + 1;
        break;
      default:
        // Of another number, the last digit is met first.
        if (at >= numberFrom || !isDigit(text.charCodeAt(at))) break;
        numberFrom = startOfNumber(text, from, at);
        if (at - numberFrom + 1 >= numberLength) return at + 1;
    }
  }
  return from;
}

/** Whether what stands between the end of a sentence and the value only goes on about it: "… number? Yes, it is …". */
function isTakenUp(stop: string, between: string): boolean {
  if (between.length > mostTakenUp) return false;
  return stop === '?' ? answer.test(between) : stop !== ';' && pronoun.test(between);
}

/** Where the number begins whose last digit is at `last`. */
function startOfNumber(text: string, from: number, last: number): number {
  let start = last;
  for (let at = last - 1; at >= from; at--) {
    if (isDigit(text.charCodeAt(at))) start = at;
    else if (!' ./-'.includes(text[at]!)) break;
  }
  return start;
}

/** Whether the full stop at `at` belongs to a word such as `tel.`, or to `n.i.`. */
function isAbbreviated(text: string, from: number, at: number): boolean {
  const next = text[at + 1];
  if (next === ')' || next === '"' || next === "'" || next === '”' || next === '’') return false;
  const word = /(?<![\p{L}\d])(?:n\.\s?i|[a-z]{2,4})$/iu.exec(text.slice(Math.max(from, at - 6), at));
  if (word !== null && (word[0].includes('.') || abbreviations.has(word[0].toLowerCase()))) return true;
  // The first of the two in `n. i.`
  return /^n\.\s?i\./i.test(text.slice(at - 1, at + 4)) && !isLetter(text.charCodeAt(at - 2));
}

/** Whether a full stop before this character ends a sentence. */
function isEndOfSentence(next: string): boolean {
  return ')"\'”’'.includes(next) || /\s/.test(next);
}

/**
 * Where the line ends that names what stands in the next one, as in pasted forms, over lines of nothing but spaces. The one at
 * `lineEnd` is the last of them. Behind the heading is no other text, so this is asked of one heading only: it stays linear.
 */
function findHeadingEnd(text: string, from: number, lineEnd: number, valueStart: number): number | undefined {
  const next = text.slice(lineEnd + 1, valueStart);
  if (next.trimStart().includes('\n')) return undefined;
  let first = lineEnd;
  for (let at = lineEnd - 1; at >= from && /\s/.test(text[at]!); at--) {
    if (text[at] !== '\n') continue;
    if (first === at + 1) return undefined;
    first = at;
  }
  const start = findBeginning(text, from, first, valueStart);
  const line = text.slice(start, first).trim();
  // The head of a table: which of its columns a value behind other cells stands in is not counted here.
  if (/\w,\w/.test(line) && /[a-z]/i.test(next)) return undefined;
  const isWhole = start > from || valueStart - from < reachBefore;
  const isShort = line.length <= longestHeading && line.split(/\s+/).length <= mostHeadingWords;
  return /[:=?-]$/.test(line) || (isWhole && isShort) ? first : undefined;
}

const noWords: readonly Word[] = [];

/** At most so many of the words between two places. */
function readWords(text: string, from: number, to: number, most: number, vocabulary: Vocabulary): readonly Word[] {
  let words: Word[] | undefined;
  for (let at = from; at < to; ) {
    const unit = text.charCodeAt(at);
    const isSign = !isWordCharacter(unit);
    if (isSign && !signs.includes(text[at]!)) {
      at++;
      continue;
    }
    const end = isSign ? at + 1 : endOfWord(text, at, to);
    words ??= [];
    if (words.push(vocabulary.read(text, at, end)) === most) break;
    at = end;
  }
  return words ?? noWords;
}

/** Where the word ends that begins at `start`: letters, digits and apostrophes, then parts of letters behind hyphens. */
function endOfWord(text: string, start: number, to: number): number {
  let isInTail = false;
  let at = start + 1;
  for (; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (isSmall(unit)) continue;
    if (unit >= 0x41 && unit <= 0x5a) {
      if (isSmall(text.charCodeAt(at - 1))) break;
    } else if (unit === hyphen) {
      if (at + 1 === to || !isLetter(text.charCodeAt(at + 1))) break;
      isInTail = true;
    } else if (isInTail || !(isDigit(unit) || unit === apostrophe || unit === curlyApostrophe)) {
      if (!isLetter(unit)) break;
    }
  }
  return at;
}

/** Whether the character can stand within a word, or between two that are told apart by it. */
function joinsWords(unit: number): boolean {
  return isSmall(unit) || unit === hyphen || unit === apostrophe || unit === curlyApostrophe || isWordCharacter(unit);
}

function isSmall(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}
