import { findSlowness } from '../patterns/linear-time.ts';

/**
 * What is wrong with a regular expression that somebody wrote into a file, or nothing. An expression that takes more than
 * linear time on some text is refused: feedback is text that strangers write.
 */
export async function findPatternFault(source: string, flags: string): Promise<string | undefined> {
  let expression: RegExp;
  try {
    expression = new RegExp(source, flags);
  } catch {
    return 'is not a regular expression';
  }
  if (expression.test('')) return 'fits the empty text, and so would be found everywhere';
  const slowness = await findSlowness(expression);
  if (slowness === undefined) return undefined;
  if (slowness === 'unknown') return 'could not be shown to take linear time on every text; make it simpler';
  const growth = slowness === 'exponential' ? 'exponential' : 'more than linear';
  return `takes ${growth} time on some texts; bound what repeats, for example {1,64} instead of +`;
}
