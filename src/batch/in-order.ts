/** Keeps `ahead` pieces of work going and gives the results in the order of the work. Ends them all before it throws. */
export async function* inOrder<Work, Result>(
  works: Iterable<Work>,
  ahead: number,
  run: (work: Work) => Promise<Result>,
): AsyncGenerator<Result> {
  const going: Promise<Result>[] = [];
  const rest = works[Symbol.iterator]();
  try {
    for (let next = rest.next(); !next.done || going.length > 0; ) {
      for (; !next.done && going.length < ahead; next = rest.next()) {
        const result = run(next.value);
        result.catch(() => {}); // It is looked at in its turn.
        going.push(result);
      }
      yield await going.shift()!;
    }
  } finally {
    await Promise.allSettled(going);
  }
}
