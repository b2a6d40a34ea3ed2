import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type LabelledMessage, parseLabelled } from '../../src/evaluation/labelled.ts';
import { evaluate, exactness, precision, recall, type Score, toShare } from '../../src/evaluation/score.ts';
import { builtInRules, createDetector } from '../../src/index.ts';
import { examplesOf } from '../../src/rules/index.ts';
import { specimens } from '../../src/rules/specimens.ts';

/** A pipe would end a cell and a line break the table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ⏎ ').replaceAll('<', '&lt;');

function rulesTable(): string {
  const rows = builtInRules.map(({ type, name }) => {
    const { found, ignored } = examplesOf[type]!;
    const nots = ignored.slice(0, 3).map(([text, reason]) => `${cell(text)} (${reason})`);
    return `| \`${type}\` | ${name} | ${found.slice(0, 4).map(cell).join('<br>')} | ${nots.join('<br>')} |`;
  });
  return ['| type | what | found: between the marks | not found |', '|---|---|---|---|', ...rows].join('\n');
}

function specimensTable(): string {
  const rows = specimens.map(({ id, values, source }) => `| \`${id}\` | ${values} | ${source} |`);
  return ['| specimen | values | source |', '|---|---|---|', ...rows].join('\n');
}

function messagesIn(folder: string): LabelledMessage[] {
  const path = new URL(`../../fixtures/labelled/${folder}/`, import.meta.url);
  return readdirSync(path).flatMap(file => parseLabelled(readFileSync(new URL(file, path), 'utf8')));
}

function accuracyTable(): string {
  const detector = createDetector();
  const row = (set: string, type: string, score: Score): string =>
    `| ${set} | ${type} | ${score.values} | ${toShare(recall(score))} | ${toShare(precision(score))} | ${toShare(exactness(score))} |`;
  const rows = ['measured', 'building'].flatMap(folder => {
    const { messages, byType, total } = evaluate(messagesIn(folder), text => detector.detect(text));
    const set = `${folder}, ${messages} messages`;
    return [...builtInRules.map(({ type }) => row(set, type, byType[type]!)), row(set, '**all**', total)];
  });
  return ['| set | type | values | recall | precision | exact spans |', '|---|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}

test('the tables of README.md are what the rules and the labelled messages say', async () => {
  const blocks: Record<string, () => string> = {
    rules: rulesTable,
    specimens: specimensTable,
    accuracy: accuracyTable,
  };
  let readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  for (const [name, block] of Object.entries(blocks)) {
    const pattern = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
    expect(readme).toMatch(pattern);
    readme = readme.replace(pattern, (_, open: string, close: string) => `${open}${block()}\n${close}`);
  }
  await expect(readme).toMatchFileSnapshot('../../README.md');
});
