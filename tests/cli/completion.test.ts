import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from './withhold.ts';

let box: Sandbox;
beforeAll(() => {
  box = createSandbox();
});
afterAll(() => box.discard());

describe('completion bash', () => {
  it.each([
    [['withhold', 'red'], ['redact']],
    [['withhold', 'redact', '--repl'], ['--replace']],
    [
      ['withhold', 'redact', '--replace', 'la'],
      ['label', 'last4'],
    ],
    [
      ['withhold', 'check', '--specimens', ''],
      ['allow', 'report'],
    ],
    [['withhold', 'scan', 'surv'], ['survey.csv']],
  ])('%j', (words, expected) => {
    box.write('survey.csv');
    box.write('completion.bash', box.run(['completion', 'bash']).stdout);
    const script = `source completion.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _withhold; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script, '-', ...words], { cwd: box.folder, encoding: 'utf8' });
    expect({ words: stdout.trim().split('\n'), stderr: stderr.replace(/^.*compopt.*$/gm, '').trim() }).toEqual({
      words: expected,
      stderr: '',
    });
  });
});

it.each(['zsh', 'fish'])('completion %s names every command and option of the help', shell => {
  const { code, stdout } = box.run(['completion', shell]);
  expect(code).toBe(0);
  for (const command of ['redact', 'scan', 'check']) {
    expect(stdout).toContain(command);
    const help = box.run([command, '--help']).stdout;
    const options = [...help.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm)].map(match => match[1]!);
    expect(options.length).toBeGreaterThan(15);
    for (const option of options) expect(stdout).toContain(option);
  }
  if (spawnSync(shell, ['--version']).status !== 0) return;
  box.write(`completion.${shell}`, stdout);
  expect(spawnSync(shell, ['-n', `completion.${shell}`], { cwd: box.folder, encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  });
});

it('key makes keys that differ, long enough and random', () => {
  const keys = [1, 2, 3].map(() => box.run(['key']).stdout);
  for (const key of keys) expect(key).toMatch(/^[\w-]{43}\n$/);
  expect(new Set(keys).size).toBe(3);
});
