import type { Rule } from '../rules/rule.ts';
import { rarityOf } from '../text/characters.ts';

/**
 * What to look for in bytes, so that nothing can be found where none of it is: the triggers of all rules, and whatever
 * may look different to a reader than it is written (src/text/fold.ts). Tables, which both scanners read;
 * odd characters they come to know as they go.
 */
export interface Signs {
  /** The digits of the shortest chain that any rule asks for. */
  readonly digits: number;
  readonly literals: readonly Literal[];
  /** By byte: 1 for the literals that are no longer than it. */
  readonly single: Uint8Array;
  /** For three neighbouring bytes, by value of each: the groups of literals that may have them at their mark. */
  readonly marks: readonly [Uint8Array, Uint8Array, Uint8Array];
  /** A bit for each `threeKey`: whether a literal has such bytes at its mark. Groups let through words such as "say". */
  readonly threes: Uint8Array;
  /** By byte: the `escapeBits` of the signs that may begin an escape before it. */
  readonly afterEscape: Uint8Array;
}

/** A literal trigger in lower-case bytes, known by its rarest three: its mark. */
export interface Literal {
  readonly bytes: Uint8Array;
  /** Where its mark begins. */
  readonly mark: number;
}

/** Tables also show numbers that a spreadsheet has rounded: `4.1E+15`. In JSON a backslash belongs to the document, save where it hides a character or stands for itself. */
export type Dialect = 'text' | 'table' | 'json';

export const escapeBits: ReadonlyMap<number, number> = new Map(
  [...'&%=\\'].map((sign, i) => [sign.charCodeAt(0), 1 << i]),
);

/** Nothing where a rule looks for something that bytes do not tell apart: then everything has to be looked at. */
export function toSigns(rules: readonly Rule[], dialect: Dialect): Signs | undefined {
  const triggers = rules.flatMap(rule => rule.triggers);
  const digits = triggers.flatMap(trigger => (trigger.kind === 'digits' ? [trigger.atLeast] : []));
  const texts = triggers.flatMap(trigger => (trigger.kind === 'literal' ? [trigger.text] : []));
  // A table doubles its quotes and JSON escapes backslashes; chains of fewer than two digits are everywhere.
  if (texts.some(text => !/^[^"\\\x80-\uffff]+$/.test(text)) || digits.some(atLeast => atLeast < 2)) return undefined;
  if (dialect === 'table') texts.push('e+0', 'e+1');
  const literals = [...new Set(texts)].map(toLiteral);
  const single = new Uint8Array(256);
  for (const { bytes } of literals)
    if (bytes.length === 1) for (const byte of toMark({ bytes, mark: 0 })[0]!) single[byte] = 1;
  return {
    digits: digits.length === 0 ? 0 : Math.min(...digits),
    literals,
    single,
    marks: toMarkTables(literals.filter(({ bytes }) => bytes.length > 1)),
    threes: toThrees(literals),
    afterEscape: toAfterEscape(dialect),
  };
}

const markBytes = 3;

function toLiteral(text: string): Literal {
  const rarity = (at: number): number =>
    Array.from(text.slice(at, at + markBytes)).reduce((sum, character) => sum + rarityOf(character), 0);
  let mark = 0;
  for (let at = 1; at + markBytes <= text.length; at++) if (rarity(at) > rarity(mark)) mark = at;
  return { bytes: Uint8Array.from(text, character => character.charCodeAt(0)), mark };
}

/** Where in a literal its mark begins. */
export function markOf(literal: string): number {
  return toLiteral(literal).mark;
}

/** The bytes that may stand at each place of a mark. */
type Mark = readonly Set<number>[];

function toMark({ bytes, mark }: Literal): Mark {
  return [0, 1, 2].map(i => {
    const byte = bytes[mark + i];
    if (byte === undefined) return new Set(Array.from({ length: 256 }, (_, any) => any));
    return new Set(byte >= 97 && byte <= 122 ? [byte, byte - 32] : [byte]);
  });
}

/** Which half bytes a group of marks has at each place, lower and upper, as scan.wat tells them: a bit for each. */
type Halves = readonly number[];

function toHalves(mark: Mark): Halves {
  return mark.flatMap(bytes => {
    let [low, high] = [0, 0];
    for (const byte of bytes) {
      low |= 1 << (byte & 15);
      high |= 1 << (byte >> 4);
    }
    return [low, high];
  });
}

/** How many three bytes a group lets through. */
function looseness(halves: Halves): number {
  return halves.reduce((product, bits) => product * countBits(bits), 1);
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** One bit for each of eight groups of literals: those whose marks are most alike share one. */
function toMarkTables(literals: readonly Literal[]): Signs['marks'] {
  const groups = literals.map(toMark).map(mark => ({ marks: [mark], halves: toHalves(mark) }));
  while (groups.length > 8) {
    let best = { i: 0, j: 0, halves: groups[0]!.halves, loss: Number.POSITIVE_INFINITY };
    for (const [i, one] of groups.entries()) {
      for (let j = i + 1; j < groups.length; j++) {
        const other = groups[j]!;
        const halves = one.halves.map((bits, k) => bits | other.halves[k]!);
        const loss = looseness(halves) - looseness(one.halves) - looseness(other.halves);
        if (loss < best.loss) best = { i, j, halves, loss };
      }
    }
    const [taken] = groups.splice(best.j, 1);
    groups[best.i] = { marks: [...groups[best.i]!.marks, ...taken!.marks], halves: best.halves };
  }
  const tables: Signs['marks'] = [new Uint8Array(256), new Uint8Array(256), new Uint8Array(256)];
  for (const [group, { marks }] of groups.entries()) {
    for (const mark of marks)
      for (const [i, bytes] of mark.entries()) for (const byte of bytes) tables[i]![byte]! |= 1 << group;
  }
  return tables;
}

/** Three bytes as one number: the lower five bits of each, which are those of a letter, small or capital. */
export function threeKey(first: number, second: number, third: number): number {
  return ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);
}

function toThrees(literals: readonly Literal[]): Uint8Array {
  const threes = new Uint8Array(2 ** 15 / 8);
  for (const literal of literals) {
    // Of a byte that may be any, only so many differ.
    const [firsts, seconds, thirds] = toMark(literal).map(bytes => new Set(Array.from(bytes, byte => byte & 31)));
    for (const first of firsts!)
      for (const second of seconds!)
        for (const third of thirds!) {
          const key = threeKey(first, second, third);
          threes[key >> 3]! |= 1 << (key & 7);
        }
  }
  return threes;
}

function toAfterEscape(dialect: Dialect): Uint8Array {
  const table = new Uint8Array(256);
  const add = (sign: string, characters: string): void => {
    for (const character of characters) table[character.charCodeAt(0)]! |= escapeBits.get(sign.charCodeAt(0))!;
  };
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  add('&', `#\\${letters}${letters.toUpperCase()}`);
  add('%', '\\234567Cc');
  add('=', '\\\r\n0123456789ABCDEF');
  if (dialect === 'json') add('\\', 'u\\');
  else for (let any = 0; any < 256; any++) table[any]! |= escapeBits.get(0x5c)!;
  return table;
}
