import { toContext } from './context.ts';
import { applyEdits, type Edit, type Editor, type EditorSetting, toLocation } from './editor.ts';
import type { JsonChoice } from './json-choice.ts';
import { createScanState, depthLimit, scanJson } from './json-scan.ts';
import { createJsonWalk, settleHit } from './json-walk.ts';
import { InputError } from './processor.ts';
import { createSites } from './sites.ts';
import { createTrackedWindow } from './tracked-window.ts';
import { decodeUtf8, encodeUtf8, walkOffsets } from './utf8.ts';

/** Longer lines are refused. */
const lineLimit = 16 * 1024 * 1024;

/** NDJSON, also called JSON Lines: a document a line. A line that is none is looked at as text, and reported. */
export function createNdjsonEditor(setting: EditorSetting, choice: JsonChoice | undefined): Editor {
  const { detector, replacer, onFinding, tally, tracker } = setting;
  const { scout } = setting;
  const window = createTrackedWindow(setting);
  const sites = createSites(scout);
  const walk = createJsonWalk(setting, choice, sites);
  let firstBroken = 0;
  let fresh = 0;

  const look = (isEnd: boolean): Uint8Array[] => {
    const { bytes, start, end } = window;
    const isLineDone = isEnd || bytes.subarray(end - fresh, end).includes(10);
    fresh = 0;
    if (!isLineDone && end - start <= lineLimit) return [];
    walk.bytes = bytes;
    const edits: Edit[] = [];
    sites.find(bytes, start, end);
    let at = start;
    while (at < end) {
      const lf = bytes.indexOf(10, at);
      const isWhole = lf !== -1 && lf < end;
      if (!isWhole && !isEnd) break;
      const lineEnd = isWhole ? lf : end;
      if (sites.has(at, lineEnd) || choice?.isMissing() || !isDocument(bytes, at, lineEnd))
        lookAtLine(at, lineEnd, edits);
      else tally.records++;
      at = isWhole ? lf + 1 : end;
    }
    if (end - at > lineLimit) {
      window.track(at);
      throw new InputError(
        `line ${tracker.line}: longer than 16 MiB; if the file is one document, have it read as json`,
      );
    }
    window.track(at);
    window.drop(at);
    return replacer && at > start ? [applyEdits(bytes, start, at, edits)] : [];
  };

  const lookAtLine = (start: number, end: number, edits: Edit[]): void => {
    const { bytes } = window;
    if (isBlank(bytes, start, end)) return;
    tally.records++;
    walk.reset();
    const stop = scanJson(createScanState(start), bytes, end, true, walk);
    if (stop === 'done') {
      for (const hit of walk.takeHits()) settleHit(setting, bytes, hit, tally.records, edits, window.track);
      return;
    }
    window.track(start);
    if (stop === 'depth') throw new InputError(`line ${tracker.line}: nested deeper than ${depthLimit} levels`);
    tally.brokenRecords++;
    firstBroken ||= tracker.line;
    lookAtText(start, end, edits);
  };

  const lookAtText = (start: number, end: number, edits: Edit[]): void => {
    const { bytes } = window;
    const text = decodeUtf8(bytes, start, end);
    const findings = detector.detect(text);
    const offsets = walkOffsets(bytes, start, end, text);
    for (const finding of findings) {
      tally.add(finding, tally.records);
      const from = offsets.to(finding.start);
      const to = offsets.to(finding.end);
      if (replacer) {
        const value = text.slice(finding.start, finding.end);
        edits.push({ start: from, end: to, bytes: encodeUtf8(replacer(finding, value)) });
      }
      if (!onFinding) continue;
      window.track(from);
      const startMark = tracker.mark();
      window.track(to);
      const location = { ...toLocation(setting, startMark, tracker.mark()), row: tally.records };
      onFinding({ ...finding, location, ...(setting.withContext && { context: toContext(text, findings, finding) }) });
    }
  };

  return {
    push(chunk) {
      window.append(chunk);
      fresh += chunk.length;
      return fresh < setting.step ? [] : look(false);
    },
    end() {
      const out = look(true);
      const { brokenRecords: count } = tally;
      if (count > 0)
        tally.notices.push(`line ${firstBroken}${count > 1 ? ` and ${count - 1} more` : ''}: not JSON; read as text`);
      choice?.check();
      return out;
    },
    room: () => window.room(),
  };
}

/** Whether a line looks like a document by its ends: all that is asked of a line in which nothing can be found. */
function isDocument(bytes: Uint8Array, start: number, end: number): boolean {
  const last = bytes[end - 1] === 13 ? end - 2 : end - 1;
  return (bytes[start] === 0x7b && bytes[last] === 0x7d) || (bytes[start] === 0x5b && bytes[last] === 0x5d);
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] !== 0x20 && bytes[i] !== 9 && bytes[i] !== 13) return false;
  return true;
}
