import { isDigit } from '../text/characters.ts';

/*
 * The words around a value, as cues are looked up in them: small letters, curly apostrophes straight, `phoneNumber` in two.
 * Signs that part a name from its value are words of their own. Read by hand, since this runs for every candidate; what is
 * rare (abbreviations, lines) is left to expressions.
 */

/** How far cues reach, in UTF-16 code units. */
const reach = 100;
const reachAfter = 60;
/** So many digits, spaces and dashes from digit to digit are another value. */
const numberLength = 6;

/** Where one thought ends and what went before says nothing any more. */
const boundary = /[.!?;][\s)"'”’]|[.!?;]$|\n|\ufffc|\[[A-Z_]+\]|@|\d[\d ./-]{4,}\d/g;
const shortened = 'tel|mob|nos?|refs?|num|ph|acct?|ext|nat|ins|cyf';
const abbreviation: RegExp = new RegExp(`(?<![\\p{L}\\d])(${shortened}|n\\.\\s?i)\\.(?=[\\s:\\d(]|$)`, 'giu');
/** At a full stop: whether it may be that of an abbreviation. */
const mayAbbreviate: RegExp = new RegExp(`\\.(?<=(?:${shortened}|i)\\.)`, 'iy');
const mayAbbreviateAnywhere: RegExp = new RegExp(mayAbbreviate.source, 'i');
const token = /[\p{L}\d][\p{L}\d'’]*(?:-[\p{L}]+)*|[=#:(,-]/gu;

/** What characters of ASCII are. */
const [capital, small, digit, sign, sentenceEnd, breaks, foreign] = [1, 2, 3, 4, 5, 6, 7];
const kinds = new Uint8Array(128);
const addKind = (kind: number, characters: string): void => {
  for (const character of characters) kinds[character.charCodeAt(0)] = kind;
};
addKind(capital, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
addKind(small, 'abcdefghijklmnopqrstuvwxyz');
addKind(digit, '0123456789');
addKind(sign, '=#:(,-');
addKind(sentenceEnd, '.!?;');
addKind(breaks, '\n@]');

const quotes = ')"\'”’';

/** The words before `end`, back to where the thought begins or a hundred characters. */
export function wordsBefore(text: string, end: number): string[] {
  const from = Math.max(0, end - reach);
  const cut = findBoundary(text, from, end);
  return cut === undefined ? wordsOfLines(text.slice(from, end)) : readWords(text, cut, end, reach);
}

/** The first words behind `start`, up to where the thought ends or sixty characters. */
export function wordsAfter(text: string, start: number, most: number): string[] {
  const after = text.slice(start, start + reachAfter);
  const stop = /[.!?;,)\n\ufffc@[]|\d[\d ./-]{4,}\d/.exec(after);
  return readWords(text, start, stop === null ? start + after.length : start + stop.index, most);
}

/** The last place up to `end` where a thought ends. Nothing where expressions are to tell. */
function findBoundary(text: string, from: number, end: number): number | undefined {
  let numberFrom = end;
  for (let at = end - 1; at >= from; at--) {
    const unit = text.charCodeAt(at);
    if (unit >= 128) {
      if (unit === 0xfffc) return at + 1;
      continue;
    }
    switch (kinds[unit]) {
      case 3: // a digit: of a number, the last one is met first
        if (at >= numberFrom) break;
        numberFrom = startOfNumber(text, from, at);
        if (at - numberFrom + 1 >= numberLength) return at + 1;
        break;
      case 5:
        if (unit === 0x2e && isAbbreviation(text, at)) return undefined;
        if (at === end - 1) return end;
        if (isEndOfSentence(text[at + 1]!)) return at + 2;
        break;
      case 6:
        if (unit === 0x0a) return undefined;
        if (unit === 0x40 || isLabel(text, from, at)) return at + 1;
        break;
    }
  }
  return from;
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

function isAbbreviation(text: string, at: number): boolean {
  mayAbbreviate.lastIndex = at;
  return mayAbbreviate.test(text);
}

/** Whether a full stop before this character ends a sentence. */
function isEndOfSentence(next: string): boolean {
  return next === ' ' || quotes.includes(next) || /\s/.test(next);
}

/** Whether the bracket at `at` closes a label such as `[PHONE]`. */
function isLabel(text: string, from: number, at: number): boolean {
  let start = at - 1;
  while (start > from && (kinds[text.charCodeAt(start)] === capital || text[start] === '_')) start--;
  return start < at - 1 && start >= from && text[start] === '[';
}

/** At most so many of the words between two places. */
function readWords(text: string, from: number, to: number, most: number): string[] {
  const words: string[] = [];
  let at = from;
  while (at < to && words.length < most) {
    const kind = kindAt(text, at);
    if (kind === foreign) return toWords(text.slice(from, to)).slice(0, most);
    if (kind === sign) words.push(text[at]!);
    if (kind < capital || kind > digit) {
      at++;
      continue;
    }
    const end = endOfWord(text, at, to);
    if (end === 0) return toWords(text.slice(from, to)).slice(0, most);
    const word = text.slice(at, end).toLowerCase();
    words.push(word.includes('’') ? word.replaceAll('’', "'") : word);
    at = end;
  }
  return words;
}

/** Where the word ends that begins at `start`; 0 where expressions are to tell. */
function endOfWord(text: string, start: number, to: number): number {
  let at = start + 1;
  let last = kindAt(text, start);
  let isInTail = false;
  for (; at < to; at++) {
    const kind = kindAt(text, at);
    if (kind === foreign) return 0;
    if (kind === capital && last === small) break;
    if (kind === capital || kind === small || (kind === digit && !isInTail)) last = kind;
    else if ((text[at] === "'" || text[at] === '’') && !isInTail) last = 0;
    else if (text[at] === '-' && at + 1 < to && isLetterKind(kindAt(text, at + 1))) {
      isInTail = true;
      last = 0;
    } else break;
  }
  // Behind a hyphen may be a letter that only expressions know.
  return text[at] === '-' && at + 1 < to && kindAt(text, at + 1) === foreign ? 0 : at;
}

function isLetterKind(kind: number): boolean {
  return kind === capital || kind === small;
}

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 128) return kinds[unit]!;
  return unit === 0x2019 || unit === 0xa3 ? 0 : foreign;
}

function toWords(text: string): string[] {
  const apart = /[a-z][A-Z]/.test(text) ? text.replace(/(?<=[a-z])(?=[A-Z])/g, ' ') : text;
  return apart.toLowerCase().replaceAll('’', "'").match(token) ?? [];
}

/** As `wordsBefore`, of text with lines and abbreviations in it. */
function wordsOfLines(text: string): string[] {
  let before = text;
  if (mayAbbreviateAnywhere.test(before))
    before = before.replace(abbreviation, (_, word: string) => `${word.replace(/[.\s]/g, '')} `);
  let cut = 0;
  boundary.lastIndex = 0;
  for (let match = boundary.exec(before); match !== null; match = boundary.exec(before)) {
    if (match[0] === '\n' && isLabelLine(before, cut, match.index)) continue;
    cut = match.index + match[0].length;
    boundary.lastIndex = Math.max(cut - 1, match.index + 1);
  }
  return toWords(before.slice(cut));
}

/** A heading on a line of its own, as in pasted forms, names what stands in the next line. */
function isLabelLine(before: string, lineStart: number, lineEnd: number): boolean {
  if (before[lineEnd + 1] === '\n' || /\n/.test(before.slice(lineEnd + 1).trimStart())) return false;
  const line = before.slice(lineStart, lineEnd).trim();
  return (
    /[:=-]$/.test(line) ||
    (line !== '' && line.length <= 32 && line.split(/\s+/).length <= 4 && (lineStart > 0 || before.length < reach))
  );
}
