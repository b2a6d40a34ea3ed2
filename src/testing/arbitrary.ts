import type * as FastCheck from 'fast-check';
import type { Draw } from './draw.ts';

/**
 * What `generate` makes, as an arbitrary of fast-check 3.13 or newer: it shrinks.
 *
 * @param fc the module: `import fc from 'fast-check'`
 * @example fc.assert(fc.property(arbitrary(fc, phone), ({ text }) => isFree(redactForUs(text))))
 */
export function arbitrary<T>(
  fc: Pick<typeof FastCheck, 'gen' | 'integer' | 'constantFrom'>,
  generate: (draw: Draw) => T,
): FastCheck.Arbitrary<T> {
  return fc.gen().map(g =>
    generate({
      integer: (min, max) => g(fc.integer, { min, max }),
      pick: list => list[g(fc.integer, { min: 0, max: list.length - 1 })]!,
    }),
  );
}
