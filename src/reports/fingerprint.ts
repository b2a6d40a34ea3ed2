import { toLabel } from '../engine/finding.ts';
import type { LocatedFinding } from '../formats/processor.ts';

/** A digest of the text in hexadecimal. Passed in, because this layer runs without Node. */
export type Hash = (text: string) => string;

/**
 * Gives every finding the same name on every run: type, path, column or pointer, and the masked text around it. There is
 * no line number, so that a moved line stays known, and no value, since any hash of a number of nine digits can be
 * reversed by trying them all. Equal ones are told apart by their order.
 */
export function createFingerprints(hash: Hash): (path: string, finding: LocatedFinding) => string {
  const seen = new Map<string, number>();
  return (path, finding) => {
    const { columnName, jsonPointer } = finding.location;
    // An element put in front of a list moves the index of all others.
    const place = jsonPointer?.replace(/\/\d+(?=\/|$)/g, '/*') ?? columnName ?? '';
    const key = JSON.stringify([finding.type, path, place, toLine(finding)]);
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return toLetters(hash(`${key}${ordinal}`).slice(0, 32));
  };
}

function toLine({ type, context }: LocatedFinding): string {
  return context === undefined ? '' : `${context.before}${toLabel(type)}${context.after}`.trim();
}

/** Hexadecimal in the letters a to p: in 32 digits, a rule would sooner or later see a phone number. */
function toLetters(hexadecimal: string): string {
  return hexadecimal.replace(/[0-9a-f]/g, digit => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]!);
}
