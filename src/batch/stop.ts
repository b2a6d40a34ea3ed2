/** Asked between two pieces of a file. Work that finds it set throws `Stopped` and removes what it had begun. */
export interface Stop {
  readonly requested: boolean;
}

/** A stop that threads share: memory, because a thread in the middle of a file does not look at its messages. */
export interface SharedStop extends Stop {
  readonly memory: SharedArrayBuffer;
  request(): void;
}

export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** @param memory of a stop made elsewhere, to share it. */
export function createStop(memory: SharedArrayBuffer = new SharedArrayBuffer(4)): SharedStop {
  const flag = new Int32Array(memory);
  return {
    memory,
    get requested() {
      return Atomics.load(flag, 0) !== 0;
    },
    request() {
      Atomics.store(flag, 0, 1);
    },
  };
}
