import { createWindow } from '../bulk/window.ts';
import type { Finding } from '../engine/finding.ts';
import { applyEdits, type Edit, type Editor, type EditorSetting, toLocation, toShown } from './editor.ts';
import { decodeUtf8, encodeUtf8, sequenceStart, walkOffsets } from './utf8.ts';

/** How far `context` reaches to either side of a finding, within its line, in UTF-16 code units. */
const contextUnits = 500;

/**
 * Plain text, with lines of any length. A finding depends on a bounded neighbourhood only, so the text is looked at in
 * pieces that overlap by more than that, and each finding is taken from a piece that sees all of its neighbourhood.
 *
 * `reach` is that neighbourhood in UTF-16 code units: to either side of a finding, the finding itself included.
 */
export function createTextEditor(setting: EditorSetting, reach: number): Editor {
  const { detector, replacer, onFinding, tally, tracker } = setting;
  const window = createWindow();
  const reachBytes = 3 * Math.max(reach, contextUnits);
  /** Bytes at the front of the window that are decided and given out, and kept as neighbourhood. The tracker is there. */
  let decided = 0;
  let isLineOpen = false;

  const look = (isEnd: boolean): Uint8Array[] => {
    const { bytes, start, end } = window;
    const from = start + decided;
    const stop = isEnd ? end : sequenceStart(bytes, end - reachBytes, from);
    const edits: Edit[] = [];
    const to = Math.max(
      stop,
      lookAt(bytes, start, isEnd ? end : sequenceStart(bytes, end - 1, from), from, stop, edits),
    );
    tracker.advance(bytes, from + tracked, to);
    tracked = 0;
    if (to > from) isLineOpen = bytes[to - 1] !== 10 && bytes[to - 1] !== 13;
    const keep = Math.max(start, sequenceStart(bytes, to - reachBytes, start));
    const out = replacer && to > from ? [applyEdits(bytes, from, to, edits)] : [];
    window.drop(keep);
    decided = to - keep;
    return out;
  };

  /** How far the tracker is beyond `decided` while a piece is looked at. */
  let tracked = 0;
  const track = (bytes: Uint8Array, from: number, to: number): void => {
    tracker.advance(bytes, from + tracked, to);
    tracked = to - from;
  };

  /** Takes the findings of a piece that begin between `from` and `to`; gives where the last of them ends. */
  const lookAt = (bytes: Uint8Array, start: number, end: number, from: number, to: number, edits: Edit[]): number => {
    const text = decodeUtf8(bytes, start, end);
    const findings = detector.detect(text);
    const walk = walkOffsets(bytes, start, end, text);
    let last = from;
    for (const finding of findings) {
      const [first, next] = [walk.to(finding.start), walk.to(finding.end)];
      if (first < from) continue;
      if (first >= to) break;
      last = next;
      if (replacer) {
        const value = text.slice(finding.start, finding.end);
        edits.push({ start: first, end: next, bytes: encodeUtf8(replacer(finding, value)) });
      }
      track(bytes, from, first);
      const startMark = tracker.mark();
      tally.add(finding, startMark.line);
      if (!onFinding) continue;
      track(bytes, from, next);
      const endMark = tracker.mark();
      onFinding({
        ...finding,
        start: startMark.units,
        end: endMark.units,
        location: toLocation(setting, startMark, endMark),
        ...(setting.withContext && { context: toContext(text, finding, findings) }),
      });
    }
    return last;
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

/** The line of a finding as reports may show it, cut where it is very long. */
function toContext(text: string, finding: Finding, findings: readonly Finding[]): string {
  const before = text.slice(Math.max(0, finding.start - contextUnits), finding.start);
  const after = text.slice(finding.end, finding.end + contextUnits);
  const from = finding.start - before.length + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const length = after.search(/[\r\n]/);
  return toShown(text, findings, from, finding.end + (length === -1 ? after.length : length));
}
