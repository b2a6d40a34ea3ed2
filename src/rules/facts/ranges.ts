/**
 * A set of whole numbers, out of its spelling: how many numbers in a row are outside of it, how many inside, how many
 * outside again, and so on, in units of `unit`. `3,2,5,1` is { 3, 4, 10 }. Read when it is first asked.
 */
export function createRanges(spelling: string, unit = 1): (value: number) => boolean {
  let borders: Float64Array | undefined;
  return value => {
    borders ??= toBorders(spelling, unit);
    let low = 0;
    let high = borders.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (borders[middle]! <= value) low = middle + 1;
      else high = middle;
    }
    return low % 2 === 1;
  };
}

function toBorders(spelling: string, unit: number): Float64Array {
  let border = 0;
  return Float64Array.from(spelling.split(','), run => {
    border += Math.round(Number(run) * unit);
    return border;
  });
}
