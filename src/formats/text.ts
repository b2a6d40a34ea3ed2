import type { Finding } from '../engine/finding.ts';
import { contextUnits, toContextInLine } from './context.ts';
import { applyEdits, type Edit, type Editor, type EditorSetting, toLocation } from './editor.ts';
import { createSites } from './sites.ts';
import { type Reach, type Stretch, toStretches } from './stretches.ts';
import { createTrackedWindow } from './tracked-window.ts';
import { decodeUtf8, encodeUtf8, sequenceStart, walkOffsets } from './utf8.ts';

/**
 * Around a chain of digits: a number begins at most eight characters before it, or forty where its letters are spelled; rules look
 * another 120 back from the former, and the engine 100 from either. Behind it are an extension and 60 characters in which the engine
 * listens. tests/bulk/equality.test.ts holds it to that.
 */
const digitReach: Reach = { before: 144, after: 128 };
/** What more there is around a literal: the rest of a spoken number, or of an address of 64 characters @ 255. */
const literalReach: Reach = { before: 128, after: 256 };

/**
 * Plain text, with lines of any length. A finding depends on a bounded neighbourhood only, so the text is looked at in
 * pieces that overlap by more than that, and each finding is taken from a piece that sees all of its neighbourhood.
 */
export function createTextEditor(setting: EditorSetting): Editor {
  const { detector, replacer, onFinding, tally, tracker, scout } = setting;
  const window = createTrackedWindow(setting);
  const reach = setting.withContext ? { before: contextUnits, after: contextUnits } : digitReach;
  const reachBytes = 3 * (Math.max(reach.before, reach.after) + Math.max(literalReach.before, literalReach.after));
  const sites = createSites(scout, literalReach);
  /** Bytes at the front of the window that are decided and given out, and kept as neighbourhood. */
  let decided = 0;
  let isLineOpen = false;

  const look = (isEnd: boolean): Uint8Array[] => {
    const { bytes, start } = window;
    const end = isEnd ? window.end : sequenceStart(bytes, window.end - 1, window.start);
    const from = start + decided;
    // Of a very small step, an open sequence may be all.
    let to = isEnd ? end : Math.max(from, sequenceStart(bytes, end - reachBytes, from));
    const edits: Edit[] = [];
    sites.find(bytes, start, end);
    for (const stretch of toStretches(bytes, start, end, from, to, sites.pairs, reach)) {
      to = Math.max(to, lookAt(stretch, edits));
    }
    window.track(to);
    if (to > from) isLineOpen = bytes[to - 1] !== 10 && bytes[to - 1] !== 13;
    const out = replacer && to > from ? [toPiece(bytes, from, to, edits, isEnd)] : [];
    const keep = Math.max(start, sequenceStart(bytes, to - reachBytes, start));
    window.drop(keep);
    decided = to - keep;
    return out;
  };

  const toPiece = (bytes: Uint8Array, from: number, to: number, edits: readonly Edit[], isEnd: boolean): Uint8Array => {
    // The last piece outlives the window.
    const isView = edits.length === 0 && setting.reusesPieces && !isEnd;
    return isView ? bytes.subarray(from, to) : applyEdits(bytes, from, to, edits);
  };

  /** Takes the findings that begin in the stretch; gives where the last of them ends. */
  const lookAt = ({ start, end, from, to }: Stretch, edits: Edit[]): number => {
    const { bytes } = window;
    const text = decodeUtf8(bytes, start, end);
    const findings = detector.detect(text);
    if (findings.length === 0) return 0;
    const walk = walkOffsets(bytes, start, end, text);
    let last = 0;
    for (const finding of findings) {
      const [first, next] = [walk.to(finding.start), walk.to(finding.end)];
      if (first < from) continue;
      if (first >= to) break;
      last = next;
      if (replacer) {
        const value = text.slice(finding.start, finding.end);
        edits.push({ start: first, end: next, bytes: encodeUtf8(replacer(finding, value)) });
      }
      window.track(first);
      if (onFinding) report(finding, text, findings, next);
      else tally.add(finding, tracker.line);
    }
    return last;
  };

  const report = (finding: Finding, text: string, findings: readonly Finding[], end: number): void => {
    const startMark = tracker.mark();
    window.track(end);
    const endMark = tracker.mark();
    tally.add(finding, startMark.line);
    onFinding?.({
      ...finding,
      start: startMark.units,
      end: endMark.units,
      location: toLocation(setting, startMark, endMark),
      ...(setting.withContext && { context: toContextInLine(text, findings, finding) }),
    });
  };

  return {
    push(chunk) {
      window.append(chunk);
      return window.end - window.start - decided < setting.step + reachBytes ? [] : look(false);
    },
    end() {
      const out = look(true);
      tally.records = tracker.line - (isLineOpen ? 0 : 1);
      return out;
    },
    room: () => window.room(),
  };
}
