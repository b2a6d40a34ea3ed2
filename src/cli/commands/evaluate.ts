import { readFileSync } from 'node:fs';
import { parseLabelled } from '../../evaluation/labelled.ts';
import { type Evaluation, evaluate, exactness, precision, recall, type Score } from '../../evaluation/score.ts';
import { createDetector } from '../../index.ts';
import type { Register } from '../command.ts';
import { toVisible, UsageError } from '../errors.ts';
import { writeOut } from '../terminal/io.ts';
import { isTerminal } from '../terminal/outlet.ts';

interface Options {
  readonly json?: true;
  readonly misses?: true;
  readonly showValues?: true;
  readonly minConfidence: 'low' | 'medium' | 'high';
  readonly failBelow?: string;
}

export const registerEvaluate: Register = (program, exit) => {
  program
    .command('evaluate')
    .description(
      'measure recall, precision and exact spans on labelled messages: NDJSON, {"text": "… «nino:QQ 12 34 56 C» …"} a line',
    )
    .argument('<files...>', 'NDJSON files with marked values')
    .option('--json', 'print as JSON')
    .option('--misses', 'list what was missed, wrong or inexact, by place')
    .option('--show-values', 'with --misses: show the text around each; only on a terminal')
    .option('--min-confidence <level>', 'low, medium or high', 'medium')
    .option('--fail-below <share>', 'exit 1 where recall or precision of all types together is lower, e.g. 0.995')
    .action(async (files: string[], options: Options) => {
      if (options.showValues && !isTerminal(1))
        throw new UsageError('--show-values needs a terminal: the values must not end up in a file or a log');
      const floor = options.failBelow === undefined ? 0 : Number(options.failBelow);
      if (!(floor >= 0 && floor <= 1)) throw new UsageError('--fail-below takes a number from 0 to 1, such as 0.995');
      const detector = createDetector({ minConfidence: options.minConfidence });
      const messages = [];
      for (const file of files) messages.push(...read(file).map(message => ({ ...message, file })));
      const evaluation = evaluate(messages, text => detector.detect(text));
      await writeOut(options.json ? `${JSON.stringify(toJson(evaluation), null, 2)}\n` : toTable(evaluation));
      if (options.misses) {
        for (const { kind, type, message, start, end } of evaluation.misses) {
          const place = `${toVisible((message as { file?: string }).file ?? '')}:${message.line}`;
          await writeOut(`${place} ${kind} ${type} at ${start}-${end}, ${message.family || 'no family'}\n`);
          if (options.showValues)
            await writeOut(`    ${toVisible(message.text.slice(Math.max(0, start - 40), end + 40))}\n`);
        }
      }
      if (Math.min(recall(evaluation.total), precision(evaluation.total)) < floor) exit(1);
    });
};

function read(file: string): ReturnType<typeof parseLabelled> {
  let ndjson: string;
  try {
    ndjson = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} can not be read (${(error as NodeJS.ErrnoException).code ?? 'error'})`);
  }
  try {
    return parseLabelled(ndjson);
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

function rows({ byType, total }: Evaluation): [string, Score][] {
  return [...Object.entries(byType).sort(([a], [b]) => (a < b ? -1 : 1)), ['all', total]];
}

function toJson(evaluation: Evaluation): object {
  const scores = rows(evaluation).map(([type, score]) => [
    type,
    { ...score, recall: recall(score), precision: precision(score), exactness: exactness(score) },
  ]);
  return { messages: evaluation.messages, scores: Object.fromEntries(scores) };
}

/** A Markdown table, so that it can be pasted where it is quoted. */
function toTable(evaluation: Evaluation): string {
  const share = (part: number): string => part.toFixed(4);
  const lines = rows(evaluation).map(
    ([type, s]) =>
      `| ${type} | ${s.values} | ${share(recall(s))} | ${share(precision(s))} | ${share(exactness(s))} | ${s.byConfidence.high} / ${s.byConfidence.medium} / ${s.byConfidence.low} |\n`,
  );
  return `${evaluation.messages} messages\n\n| type | values | recall | precision | exact spans | high / medium / low |\n|---|---|---|---|---|---|\n${lines.join('')}`;
}
