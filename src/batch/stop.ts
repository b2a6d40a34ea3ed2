/** Asked between two pieces of a file. Work that finds it set throws `Stopped` and removes what it had begun. */
export interface Stop {
  readonly requested: boolean;
}

export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export const never: Stop = { requested: false };

/** A stop that threads share: memory, because a thread in the middle of a file does not look at its messages. */
export function sharedStop(memory: SharedArrayBuffer): Stop & { request(): void } {
  const flag = new Int32Array(memory);
  return {
    get requested() {
      return Atomics.load(flag, 0) !== 0;
    },
    request() {
      Atomics.store(flag, 0, 1);
    },
  };
}
