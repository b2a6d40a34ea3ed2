import type { Rule } from '../rules/rule.ts';

/**
 * What to look for in bytes, so that nothing can be found where none of it is: the triggers of all rules, and whatever
 * may look different to a reader than it is written (src/text/fold.ts). Tables, which both scanners read;
 * odd characters they come to know as they go.
 */
export interface Signs {
  /** The digits of the shortest chain that any rule asks for. */
  readonly digits: number;
  readonly literals: readonly Literal[];
  /** For three neighbouring bytes, by value of each: the groups of literals that may have them at their mark. */
  readonly marks: readonly [Uint8Array, Uint8Array, Uint8Array];
  /** By byte: the `escapeBits` of the signs that may begin an escape before it. */
  readonly afterEscape: Uint8Array;
}

/** A literal trigger in lower-case bytes, known by three of them. */
export interface Literal {
  readonly bytes: Uint8Array;
  /** Where its mark begins. */
  readonly mark: number;
  /** 0 to 7: literals with similar marks share one, where there are many. */
  readonly group: number;
}

/** In JSON a backslash belongs to the document, save where it hides a character or stands for itself. */
export type Dialect = 'text' | 'json';

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
  const literals = toLiterals([...new Set(texts)]);
  return {
    digits: digits.length === 0 ? 0 : Math.min(...digits),
    literals,
    marks: toMarkTables(literals),
    afterEscape: toAfterEscape(dialect),
  };
}

/** Letters of English text from frequent to rare, and then what is rarer than any. */
const frequency = ' etaoinshrdlcumwfgypbvkjxqz';
const markBytes = 3;

/** The rarest three bytes of each literal, or as many as it has. */
function toLiterals(texts: readonly string[]): Literal[] {
  const rarity = (text: string): number =>
    Array.from(text).reduce((sum, character) => sum + ((frequency.indexOf(character) + 30) % 30), 0);
  const marked = texts.map(text => {
    let mark = 0;
    for (let at = 1; at + markBytes <= text.length; at++) {
      if (rarity(text.slice(at, at + markBytes)) > rarity(text.slice(mark, mark + markBytes))) mark = at;
    }
    return { text, mark };
  });
  const groups = [...new Set(marked.map(({ text, mark }) => text.slice(mark, mark + markBytes)))].sort();
  return marked.map(({ text, mark }) => ({
    bytes: Uint8Array.from(text, character => character.charCodeAt(0)),
    mark,
    group: Math.floor((groups.indexOf(text.slice(mark, mark + markBytes)) * 8) / Math.max(8, groups.length)),
  }));
}

function toMarkTables(literals: readonly Literal[]): Signs['marks'] {
  const tables: Signs['marks'] = [new Uint8Array(256), new Uint8Array(256), new Uint8Array(256)];
  for (const { bytes, mark, group } of literals) {
    for (const [i, table] of tables.entries()) {
      const byte = bytes[mark + i];
      if (byte === undefined) {
        for (let any = 0; any < 256; any++) table[any]! |= 1 << group;
      } else {
        table[byte]! |= 1 << group;
        if (byte >= 97 && byte <= 122) table[byte - 32]! |= 1 << group;
      }
    }
  }
  return tables;
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
