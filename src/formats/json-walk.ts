import type { Finding } from '../engine/finding.ts';
import { createNaming } from '../engine/naming.ts';
import { toContext, toShown } from './context.ts';
import { type Edit, type EditorSetting, type Replace, toLocation } from './editor.ts';
import { type JsonChoice, type JsonPath, toPointer } from './json-choice.ts';
import type { JsonVisitor } from './json-scan.ts';
import type { Sites } from './sites.ts';
import { decodeUtf8, encodeUtf8, walkOffsets } from './utf8.ts';

/** A token in which something was found. */
interface Hit {
  /** The raw text between the quotes, or the whole number. */
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly path: JsonPath;
  readonly isNumber: boolean;
}

/** An object or array that is open. The key stays in the bytes until someone asks, as few do. */
interface Frame {
  readonly isObject: boolean;
  readonly isNamed: boolean;
  readonly isExcluded: boolean;
  key: { start: number; end: number; text?: string } | undefined;
  index: number;
}

/** Looks at every key, string and number of documents in a window. */
export interface JsonWalk extends JsonVisitor {
  /** The bytes that the tokens stand in. */
  bytes: Uint8Array;
  /** What was found since the last call, in order. */
  takeHits(): Hit[];
  /** Forgets the document under way. */
  reset(): void;
  /** Copies what is still needed of the bytes, which are about to go. */
  pin(): void;
}

export function createJsonWalk(setting: EditorSetting, choice: JsonChoice | undefined, sites: Sites): JsonWalk {
  const { detector } = setting;
  const naming = createNaming(detector);
  let frames: Frame[] = [];
  let hits: Hit[] = [];

  const keyText = (key: { start: number; end: number; text?: string }): string => {
    key.text ??= unescapeJson(decodeUtf8(walk.bytes, key.start + 1, key.end - 1));
    return key.text;
  };
  const toPath = (): JsonPath => frames.map(frame => (frame.isObject ? keyText(frame.key!) : frame.index));
  const shownPath = (): JsonPath =>
    toPath().map(part => (typeof part === 'string' ? toShown(part, detector.detect(part)) : part));

  /** Whether the value that begins is named or excluded, itself or with what it stands in. */
  const begin = (): Pick<Frame, 'isNamed' | 'isExcluded'> => {
    const top = frames[frames.length - 1];
    if (top && !top.isObject) top.index++;
    if (!choice) return { isNamed: true, isExcluded: false };
    const path = toPath();
    const isNamed = choice.isNamed(path) || (top?.isNamed ?? choice.isOpen);
    return { isNamed, isExcluded: choice.isExcluded(path) || (top?.isExcluded ?? false) };
  };

  /** What the key says that the value stands behind, itself or in an array. */
  const labelHere = (): string => {
    const key = frames.findLast(frame => frame.isObject)?.key;
    return key === undefined ? '' : naming.labelOf(keyText(key));
  };

  const look = (start: number, end: number, kind: 'key' | 'string' | 'number'): void => {
    if (!sites.has(start, end)) return;
    const raw = decodeUtf8(walk.bytes, start, end);
    const isNumber = kind === 'number';
    const text = isNumber ? raw : unescapeJson(raw);
    const findings = naming.detect(text, kind === 'key' ? '' : labelHere());
    if (findings.length > 0) hits.push({ start, end, raw, text, findings, path: shownPath(), isNumber });
  };

  const walk: JsonWalk = {
    bytes: new Uint8Array(0),
    key(start, end) {
      const top = frames[frames.length - 1]!;
      top.key = { start, end };
      if (top.isNamed && !top.isExcluded) look(start + 1, end - 1, 'key');
    },
    string(start, end) {
      const { isNamed, isExcluded } = begin();
      if (isNamed && !isExcluded) look(start + 1, end - 1, 'string');
    },
    number(start, end) {
      const { isNamed, isExcluded } = begin();
      if (isNamed && !isExcluded) look(start, end, 'number');
    },
    literal() {
      begin();
    },
    open(isObject) {
      frames.push({ isObject, ...begin(), key: undefined, index: -1 });
    },
    close() {
      frames.pop();
    },
    takeHits() {
      const taken = hits;
      hits = [];
      return taken;
    },
    reset() {
      frames = [];
      hits = [];
    },
    pin() {
      for (const frame of frames) if (frame.key) keyText(frame.key);
    },
  };
  return walk;
}

/** Reports what was found in a token, and adds the edits that replace it. */
export function settleHit(
  setting: EditorSetting,
  bytes: Uint8Array,
  hit: Hit,
  record: number,
  edits: Edit[],
  track: (to: number) => void,
): void {
  const { replacer, onFinding, tally, tracker } = setting;
  const column = toPointer(hit.path.map(part => (typeof part === 'number' ? '*' : part)));
  const { starts, ends } = mapToRaw(hit.raw);
  const walk = walkOffsets(bytes, hit.start, hit.end, hit.raw);
  if (replacer && hit.isNumber) edits.push(toStringEdit(hit, replacer));
  for (const finding of hit.findings) {
    tally.add(finding, record, column);
    const start = walk.to(starts[finding.start]!);
    const end = walk.to(ends[finding.end - 1]!);
    if (replacer && !hit.isNumber) {
      const value = hit.text.slice(finding.start, finding.end);
      edits.push({ start, end, bytes: encodeUtf8(JSON.stringify(replacer(finding, value)).slice(1, -1)) });
    }
    if (!onFinding) continue;
    track(start);
    const startMark = tracker.mark();
    track(end);
    const location = { ...toLocation(setting, startMark, tracker.mark()), jsonPointer: toPointer(hit.path) };
    onFinding({
      ...finding,
      location: record > 0 ? { ...location, row: record } : location,
      ...(setting.withContext && { context: toContext(hit.text, hit.findings, finding) }),
    });
  }
}

/** A number with something replaced is a string. */
function toStringEdit(hit: Hit, replacer: Replace): Edit {
  let text = '';
  let at = 0;
  for (const finding of hit.findings) {
    text += hit.text.slice(at, finding.start) + replacer(finding, hit.text.slice(finding.start, finding.end));
    at = finding.end;
  }
  return { start: hit.start, end: hit.end, bytes: encodeUtf8(JSON.stringify(text + hit.text.slice(at))) };
}

function unescapeJson(raw: string): string {
  // The scanner has checked the shape, so this cannot fail.
  return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
}

/** Where each code unit of a string's text stands in its raw text. */
function mapToRaw(raw: string): { starts: number[]; ends: number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < raw.length; ) {
    const length = raw[at] !== '\\' ? 1 : raw[at + 1] === 'u' ? 6 : 2;
    starts.push(at);
    at += length;
    ends.push(at);
  }
  return { starts, ends };
}
