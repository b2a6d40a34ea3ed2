/**
 * The one door to recheck, which proves that an expression takes linear time or finds a text on which it does not.
 * Three megabytes that hardly any run needs, so it is loaded when it is asked for the first time.
 */

/** What can be wrong with an expression: how its time grows on some text, or that nothing could be shown. */
export type Slowness = 'exponential' | 'polynomial' | 'unknown';

/**
 * Nothing where the expression takes linear time on every text.
 *
 * @param timeout in milliseconds, for the analysis
 */
export async function findSlowness({ source, flags }: RegExp, timeout = 10_000): Promise<Slowness | undefined> {
  const { checkSync } = await import('recheck');
  const verdict = checkSync(source, flags, { timeout });
  if (verdict.status === 'safe') return undefined;
  return verdict.status === 'unknown' ? 'unknown' : verdict.complexity.type;
}
