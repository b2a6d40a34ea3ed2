import type { SharedStop } from '../../batch/index.ts';

/** Signals that ask a run to end, by their numbers, which POSIX fixes. */
const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
type Name = keyof typeof numbers;
const names = Object.keys(numbers) as Name[];

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
  let received: Name | undefined;
  const release = (): void => {
    for (const name of names) process.off(name, listen);
  };
  const listen = (name: NodeJS.Signals): void => {
    received = name as Name;
    stop.request();
    release();
    process.stdin.destroy(); // A pipe may never say another word.
  };
  for (const name of names) process.on(name, listen);
  return { exitCode: () => received && 128 + numbers[received], release };
}
