import { Stopped } from './stop.ts';

/**
 * Keeps `ahead` pieces of work going and gives the results in the order of the work. Ends them all before it throws.
 *
 * @param run is told when its turn has come: when the results of all work before it have been taken. `turn` rejects with
 * `Stopped` where it never will.
 */
export async function* inOrder<Work, Result>(
  works: Iterable<Work>,
  ahead: number,
  run: (work: Work, turn: Promise<void>) => Promise<Result>,
): AsyncGenerator<Result> {
  const going: Going<Result>[] = [];
  const rest = works[Symbol.iterator]();
  try {
    for (let next = rest.next(); !next.done || going.length > 0; ) {
      for (; !next.done && going.length < ahead; next = rest.next()) going.push(start(next.value, run));
      going[0]!.begin();
      yield await going[0]!.result;
      going.shift();
    }
  } finally {
    for (const each of going) each.cancel();
    await Promise.allSettled(going.map(each => each.result));
  }
}

interface Going<Result> {
  readonly result: Promise<Result>;
  begin(): void;
  cancel(): void;
}

function start<Work, Result>(work: Work, run: (work: Work, turn: Promise<void>) => Promise<Result>): Going<Result> {
  let begin = (): void => {};
  let cancel = (): void => {};
  const turn = new Promise<void>((resolve, reject) => {
    begin = resolve;
    cancel = () => reject(new Stopped());
  });
  const result = run(work, turn);
  // Each is looked at in its turn.
  for (const promise of [turn, result]) promise.catch(() => {});
  return { result, begin, cancel };
}
