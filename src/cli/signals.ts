import { constants } from 'node:os';
import type { SharedStop } from '../batch/index.ts';

/** Signals that ask a run to end. */
const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What a run was asked to end by. */
export interface Signals {
  /** 130 for Ctrl-C, 143 and 129 for the others, as a shell would say; undefined where nothing came. */
  exitCode(): number | undefined;
  release(): void;
}

/**
 * The first signal lets the file under way clean up after itself; a second one ends the process at once, as if nobody
 * had listened.
 */
export function watchSignals(stop: SharedStop): Signals {
  let received: (typeof names)[number] | undefined;
  const release = (): void => {
    for (const name of names) process.off(name, listen);
  };
  const listen = (name: NodeJS.Signals): void => {
    received = name as (typeof names)[number];
    stop.request();
    release();
    process.stdin.destroy(); // A pipe may never say another word.
  };
  for (const name of names) process.on(name, listen);
  return { exitCode: () => received && 128 + constants.signals[received], release };
}
