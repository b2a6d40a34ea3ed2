import { readFileSync } from 'node:fs';
import { errorCode } from '../../batch/reason.ts';
import { type LabelledMessage, parseLabelled } from '../../evaluation/labelled.ts';
import {
  type Evaluation,
  evaluate,
  exactness,
  type Miss,
  precision,
  recall,
  type Score,
  toShare,
} from '../../evaluation/score.ts';
import type { ExitCode } from '../command.ts';
import { toVisible, UsageError } from '../errors.ts';
import { type DetectionFlags, prepareDetector } from '../files/reading.ts';
import { writeOut } from '../terminal/io.ts';
import { isTerminal } from '../terminal/outlet.ts';

export interface EvaluateFlags extends DetectionFlags {
  readonly json?: true;
  readonly misses?: true;
  readonly showValues?: true;
  readonly failBelow?: string;
}

/** Runs `withhold evaluate`. @throws UsageError, ConfigError */
export async function measure(files: readonly string[], flags: EvaluateFlags): Promise<ExitCode> {
  if (flags.showValues && !isTerminal(1))
    throw new UsageError('--show-values needs a terminal: the values must not end up in a file or a log');
  const floor = toFloor(flags.failBelow);
  const detector = await prepareDetector(flags, process.cwd());
  const evaluation = evaluate(files.flatMap(read), text => detector.detect(text));
  const { total } = evaluation;
  if (floor !== undefined && total.values === 0)
    throw new UsageError('--fail-below: no value is marked in these messages, so nothing was measured');
  await writeOut(flags.json ? `${JSON.stringify(toJson(evaluation), null, 2)}\n` : toTable(evaluation));
  if (flags.misses) await writeOut(evaluation.misses.map(miss => describe(miss, flags.showValues ?? false)).join(''));
  // Where nothing was found there is no precision, and a recall of 0.
  return [recall(total), precision(total)].some(part => part !== undefined && part < (floor ?? 0)) ? 1 : 0;
}

function toFloor(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const floor = given.trim() === '' ? Number.NaN : Number(given);
  if (!(floor >= 0 && floor <= 1)) throw new UsageError('--fail-below takes a number from 0 to 1, such as 0.995');
  return floor;
}

function read(file: string): LabelledMessage[] {
  let ndjson: string;
  try {
    ndjson = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} can not be read (${errorCode(error) ?? 'error'})`);
  }
  try {
    return parseLabelled(ndjson, file);
  } catch (error) {
    throw error instanceof SyntaxError ? new UsageError(`${file}: ${error.message}`) : error;
  }
}

function describe({ kind, type, message, start, end }: Miss, showValues: boolean): string {
  const { file, line, family, text } = message;
  const place = `${toVisible(file)}:${line} ${kind} ${type} at ${start}-${end}, ${family || 'no family'}\n`;
  return showValues ? `${place}    ${toVisible(text.slice(Math.max(0, start - 40), end + 40))}\n` : place;
}

function rows({ byType, total }: Evaluation): [string, Score][] {
  return [...Object.entries(byType).sort(([a], [b]) => (a < b ? -1 : 1)), ['all', total]];
}

/** `null` where nothing was measured. */
function toJson(evaluation: Evaluation): object {
  const scores = rows(evaluation).map(([type, score]) => [
    type,
    {
      ...score,
      recall: recall(score) ?? null,
      precision: precision(score) ?? null,
      exactness: exactness(score) ?? null,
    },
  ]);
  return { messages: evaluation.messages, scores: Object.fromEntries(scores) };
}

/** A Markdown table, so that it can be pasted where it is quoted. */
function toTable(evaluation: Evaluation): string {
  const lines = rows(evaluation).map(([type, score]) => {
    const { high, medium, low } = score.byConfidence;
    const shares = [recall(score), precision(score), exactness(score)].map(toShare).join(' | ');
    return `| ${type} | ${score.values} | ${shares} | ${high} / ${medium} / ${low} |\n`;
  });
  return `${evaluation.messages} messages\n\n| type | values | recall | precision | exact spans | high / medium / low |\n|---|---|---|---|---|---|\n${lines.join('')}`;
}
