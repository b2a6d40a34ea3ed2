import { Session } from 'node:inspector';

/** Tells which inputs reach code that none reached before: block coverage as V8 counts it, of files under `src`. */
export interface Coverage {
  /** How many blocks have been reached for the first time since the last call. */
  takeNew(): number;
  readonly reached: number;
  stop(): void;
}

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}
interface Script {
  readonly url: string;
  readonly scriptId: string;
  readonly functions: readonly { readonly ranges: readonly Range[] }[];
}

export function startCoverage(): Coverage {
  const session = new Session();
  session.connect();
  const post = (method: string, params: object = {}): unknown => {
    let answer: unknown;
    // The session is of this very thread, so the answer is there before `post` returns.
    session.post(method, params, (error, result) => {
      if (error) throw error;
      answer = result;
    });
    return answer;
  };
  post('Profiler.enable');
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const seen = new Set<string>();
  return {
    takeNew() {
      const { result } = post('Profiler.takePreciseCoverage') as { result: readonly Script[] };
      const before = seen.size;
      for (const { url, scriptId, functions } of result) {
        if (!url.includes('/src/')) continue;
        // How often, in steps of powers of two, as fuzzers do: a loop that goes round ten times is news after one round.
        for (const { ranges } of functions)
          for (const { startOffset, endOffset, count } of ranges)
            if (count > 0)
              seen.add(`${scriptId}:${startOffset}:${endOffset}:${Math.min(8, Math.ceil(Math.log2(count)))}`);
      }
      return seen.size - before;
    },
    get reached() {
      return seen.size;
    },
    stop() {
      post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}
