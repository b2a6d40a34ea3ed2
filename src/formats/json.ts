import { applyEdits, type Edit, type Editor, type EditorSetting } from './editor.ts';
import type { JsonChoice } from './json-choice.ts';
import { createScanState, depthLimit, type ScanState, scanJson } from './json-scan.ts';
import { createJsonWalk, settleHit } from './json-walk.ts';
import { InputError } from './processor.ts';
import { createSites } from './sites.ts';
import { createTrackedWindow } from './tracked-window.ts';

/** Larger tokens are refused. */
const tokenLimit = 4 * 1024 * 1024;

const [slash, closeArray, closeObject] = [0x2f, 0x5d, 0x7d];

/**
 * One JSON document: strings, keys and numbers are edited in place. Where it turns out to be something else, `fallback`
 * gives the editor that takes over from there, and the document counts as broken; without one that is an error.
 */
export function createJsonEditor(
  setting: EditorSetting,
  choice: JsonChoice | undefined,
  fallback: (() => Editor) | undefined,
): Editor {
  const { replacer, tally, tracker } = setting;
  const window = createTrackedWindow(setting);
  const sites = createSites(setting.scout);
  const walk = createJsonWalk(setting, choice, sites);
  const state = createScanState(0);
  let other: Editor | undefined;
  let fresh = 0;

  const look = (isEnd: boolean): Uint8Array[] => {
    fresh = 0;
    const { bytes, start, end } = window;
    state.at = start;
    walk.bytes = bytes;
    sites.find(bytes, start, end);
    const stop = scanJson(state, bytes, end, isEnd, walk);
    const edits: Edit[] = [];
    for (const hit of walk.takeHits()) settleHit(setting, bytes, hit, 0, edits, window.track);
    walk.pin();
    const { at } = state;
    window.track(at);
    const out = replacer && at > start ? [applyEdits(bytes, start, at, edits)] : [];
    if (stop === 'depth') throw new InputError(`line ${tracker.line}: nested deeper than ${depthLimit} levels`);
    if (stop === 'fault') return [...out, ...fallBack(at, end)];
    if (end - at > tokenLimit) throw new InputError(`line ${tracker.line}: a string is longer than 4 MiB`);
    if (stop === 'done') {
      tally.records = 1;
      choice?.check();
    }
    window.drop(at);
    return out;
  };

  const fallBack = (at: number, end: number): Uint8Array[] => {
    const place = `line ${tracker.line}, column ${tracker.column + 1}`;
    if (!fallback) throw new InputError(`${place}: this is not JSON`);
    tally.notices.push(`${place}: this is not JSON; from here on it was read as text`);
    if (!isWhole(state, window.bytes, end)) tally.brokenRecords = 1;
    // A copy, as the other editor may use the same memory.
    const rest = window.bytes.slice(at, end);
    other = fallback();
    const out: Uint8Array[] = [];
    for (let i = 0; i < rest.length; i += setting.step) out.push(...other.push(rest.subarray(i, i + setting.step)));
    return out;
  };

  return {
    push(chunk) {
      if (other) return other.push(chunk);
      window.append(chunk);
      fresh += chunk.length;
      return fresh < setting.step ? [] : look(false);
    },
    end() {
      if (other) return other.end();
      const out = look(true);
      return other ? [...out, ...(other as Editor).end()] : out;
    },
    room: () => (other ?? window).room(),
  };
}

/** Whether nothing is missing where the document ends too soon: it is empty, or JSON with comments, as settings are. */
function isWhole({ at, expected, containers }: ScanState, bytes: Uint8Array, end: number): boolean {
  const isInObject = containers.at(-1);
  if (at >= end) return expected === 'value' && isInObject === undefined;
  const byte = bytes[at];
  const isCommaBefore =
    (byte === closeObject && expected === 'key') ||
    (byte === closeArray && expected === 'value' && isInObject === false);
  return byte === slash || isCommaBefore;
}
