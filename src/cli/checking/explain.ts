import { createTranscoder, guessEncoding } from '../../formats/encoding.ts';
import type { Explanation } from '../../index.ts';
import type { ExitCode } from '../command.ts';
import { UsageError } from '../errors.ts';
import { type DetectionFlags, prepareDetector } from '../files/reading.ts';
import { readStdin, writeOut } from '../terminal/io.ts';
import { isTerminal } from '../terminal/outlet.ts';

export interface ExplainFlags extends DetectionFlags {
  readonly json?: true;
}

/** Runs `withhold explain`. @throws UsageError, ConfigError, InputError */
export async function explain(given: string | undefined, flags: ExplainFlags): Promise<ExitCode> {
  const isPiped = given === undefined || given === '-';
  if (isPiped && isTerminal(0))
    throw new UsageError('there is no text: pipe it in, as in "withhold explain < message.txt"');
  const detector = await prepareDetector(flags, process.cwd());
  const explanations = detector.explain(isPiped ? decode(await readStdin()) : given);
  await writeOut(flags.json ? `${JSON.stringify(explanations, null, 2)}\n` : describe(explanations));
  return 0;
}

/** Text in any encoding that a file may have. Its byte order mark is no character of it. */
function decode(bytes: Uint8Array): string {
  const { name, mark } = guessEncoding(bytes, true);
  const transcoder = createTranscoder(name);
  const start = transcoder.toUtf8(bytes.subarray(mark));
  return Buffer.concat([start, transcoder.endUtf8()]).toString();
}

function describe(explanations: readonly Explanation[]): string {
  if (explanations.length === 0) return 'nothing in this text looks like any of the types\n';
  return explanations
    .map(({ type, start, end, confidence, kept, specimen, reasons }) => {
      const origin = specimen ? `, specimen (${specimen})` : '';
      const verdict = `${kept ? 'found ' : 'passed'} ${type} at ${start}-${end}, confidence ${confidence}${origin}\n`;
      return verdict + reasons.map(reason => `         ${reason}\n`).join('');
    })
    .join('');
}
