import { type ByteWindow, createWindow } from '../bulk/window.ts';
import type { EditorSetting } from './editor.ts';

/** A window on a stream, and the tracker that is led along it. */
export interface TrackedWindow extends ByteWindow {
  /** Leads the tracker to an index of the window's bytes. Called in rising order; what is dropped has to be tracked before. */
  track(to: number): void;
}

export function createTrackedWindow({ scout, mostBytes, tracker }: EditorSetting): TrackedWindow {
  const window = createWindow(scout?.allocate, mostBytes);
  /** How far the tracker is beyond the start of the window. */
  let tracked = 0;
  return {
    get bytes() {
      return window.bytes;
    },
    get start() {
      return window.start;
    },
    get end() {
      return window.end;
    },
    append: window.append,
    room: window.room,
    track(to) {
      tracker.advance(window.bytes, window.start + tracked, to);
      tracked = to - window.start;
    },
    drop(to) {
      tracked -= to - window.start;
      window.drop(to);
    },
  };
}
