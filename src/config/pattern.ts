/** How long the analysis of one pattern may take, in milliseconds. */
const analysisTimeout = 10_000;

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
  // Three megabytes that hardly any run needs.
  const { checkSync } = await import('recheck');
  const verdict = checkSync(source, flags, { timeout: analysisTimeout });
  if (verdict.status === 'safe') return undefined;
  if (verdict.status === 'unknown') return 'could not be shown to take linear time on every text; make it simpler';
  const growth = verdict.complexity.type === 'exponential' ? 'exponential' : 'more than linear';
  return `takes ${growth} time on some texts; bound what repeats, for example {1,64} instead of +`;
}
