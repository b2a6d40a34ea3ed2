import type { Settings } from './settings.ts';

/** What a thread is started with. */
export interface ThreadData {
  readonly settings: Settings;
  readonly stop: SharedArrayBuffer;
}

/** What a thread answers for a task that it was told to stop. */
export const stopped = 'stopped';
