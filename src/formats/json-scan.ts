/**
 * Reads JSON (RFC 8259) token by token over bytes, with a stack of its own: neither depth nor length costs more memory
 * than the token under way. Only the shape is checked; what is in strings and numbers is left to the visitor.
 */

/** Told of each token in turn; `start` and `end` are indexes of the bytes, quotes included. */
export interface JsonVisitor {
  key(start: number, end: number): void;
  string(start: number, end: number): void;
  number(start: number, end: number): void;
  /** `true`, `false` or `null`. */
  literal(): void;
  open(isObject: boolean): void;
  close(): void;
}

/** `more`: the token at `state.at` is not all there. `fault`: it is not JSON. `depth`: nested beyond `depthLimit`. */
export type ScanEnd = 'done' | 'more' | 'fault' | 'depth';

/** Deeper nesting is refused: no export has it, and many a reader downstream would fail over it. */
export const depthLimit = 1000;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or close' | 'end';

/** How far a document has been read. */
export interface ScanState {
  at: number;
  expected: Expected;
  /** Whether each open container is an object. */
  readonly containers: boolean[];
}

export function createScanState(at: number): ScanState {
  return { at, expected: 'value', containers: [] };
}

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openObject, closeObject, openArray, closeArray] = [0x7b, 0x7d, 0x5b, 0x5d];
const numberShape = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const literals = new Map([
  [0x74, 'true'],
  [0x66, 'false'],
  [0x6e, 'null'],
]);

/** Reads on to the end of the document, of the bytes, or of sense. `isEnd` says that nothing comes after `end`. */
export function scanJson(
  state: ScanState,
  bytes: Uint8Array,
  end: number,
  isEnd: boolean,
  visitor: JsonVisitor,
): ScanEnd {
  const { containers } = state;
  const close = (): void => {
    containers.pop();
    visitor.close();
    state.expected = containers.length === 0 ? 'end' : ', or close';
    state.at++;
  };
  const afterValue = (to: number): void => {
    state.expected = containers.length === 0 ? 'end' : ', or close';
    state.at = to;
  };
  for (;;) {
    state.at = skipSpace(bytes, state.at, end);
    const { at, expected } = state;
    if (at >= end) return !isEnd ? 'more' : expected === 'end' ? 'done' : 'fault';
    const byte = bytes[at]!;
    const inObject = containers[containers.length - 1];
    if (expected === 'end') return 'fault';
    if (expected === ':') {
      if (byte !== colon) return 'fault';
      state.expected = 'value';
      state.at++;
    } else if (expected === ', or close') {
      if (byte === comma) {
        state.expected = inObject ? 'key' : 'value';
        state.at++;
      } else if (byte === (inObject ? closeObject : closeArray)) close();
      else return 'fault';
    } else if (
      (byte === closeObject && expected === 'key or }') ||
      (byte === closeArray && expected === 'value or ]')
    ) {
      close();
    } else if (byte === quote) {
      const next = findStringEnd(bytes, at + 1, end);
      if (next === -1) return isEnd ? 'fault' : 'more';
      if (next === -2) return 'fault';
      const isKey = expected === 'key' || expected === 'key or }';
      if (isKey) {
        visitor.key(at, next);
        state.expected = ':';
        state.at = next;
      } else {
        visitor.string(at, next);
        afterValue(next);
      }
    } else if (expected === 'key' || expected === 'key or }') {
      return 'fault';
    } else if (byte === openObject || byte === openArray) {
      if (containers.length >= depthLimit) return 'depth';
      containers.push(byte === openObject);
      visitor.open(byte === openObject);
      state.expected = byte === openObject ? 'key or }' : 'value or ]';
      state.at++;
    } else {
      const next = findWordEnd(bytes, at, end);
      if (next === end && !isEnd) return next - at > 1000 ? 'fault' : 'more';
      const word = toAscii(bytes, at, next);
      if (literals.get(byte) === word) visitor.literal();
      else if (numberShape.test(word)) visitor.number(at, next);
      else return 'fault';
      afterValue(next);
    }
  }
}

function skipSpace(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (
    at < end &&
    (bytes[at] === 0x20 || (bytes[at]! >= 9 && bytes[at]! <= 13 && bytes[at] !== 11 && bytes[at] !== 12))
  )
    at++;
  return at;
}

/** The index after the closing quote; -1 where there is none yet, -2 where the string is broken. */
function findStringEnd(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === quote) return at + 1;
    if (byte < 0x20) return -2;
    if (byte !== backslash) continue;
    const escaped = bytes[++at];
    if (escaped === undefined || at >= end) return -1;
    if (!'"\\/bfnrtu'.includes(String.fromCharCode(escaped))) return -2;
    if (escaped !== 0x75) continue;
    if (at + 4 >= end) return -1;
    if (!/^[0-9a-fA-F]{4}$/.test(toAscii(bytes, at + 1, at + 5))) return -2;
    at += 4;
  }
  return -1;
}

/** Numbers and literals end before a comma, a bracket, a quote, a colon or space. */
function findWordEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && !isWordEnd(bytes[at]!)) at++;
  return Math.max(at, from + 1);
}

function isWordEnd(byte: number): boolean {
  return (
    byte <= 0x20 ||
    byte === comma ||
    byte === closeObject ||
    byte === closeArray ||
    byte === quote ||
    byte === colon ||
    byte === openObject ||
    byte === openArray
  );
}

function toAscii(bytes: Uint8Array, start: number, end: number): string {
  return end - start > 1000 ? '' : String.fromCharCode(...bytes.subarray(start, end));
}
