import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from './withhold.ts';

const labelled = [
  { text: 'ring «phone:07700 900123» please', family: 'phone/plain' },
  { text: 'write to «email:nobody at all»', family: 'email/none' },
  { text: 'nothing here' },
]
  .map(each => `${JSON.stringify(each)}\n`)
  .join('');

let box: Sandbox;
beforeEach(() => {
  box = createSandbox({ 'labelled.ndjson': labelled, 'clean.ndjson': '{"text":"nothing"}\n', 'empty.ndjson': '' });
});
afterEach(() => box.discard());

describe('evaluate', () => {
  it('shows what was measured, and - for what was not', () => {
    const { code, stdout } = box.run(['evaluate', 'labelled.ndjson']);
    expect(code).toBe(0);
    expect(stdout).toContain('| phone | 1 | 1.0000 | 1.0000 | 1.0000 | 1 / 0 / 0 |\n');
    expect(stdout).toContain('| email | 1 | 0.0000 | - | - | 0 / 0 / 0 |\n');
    expect(stdout).toContain('| all | 2 | 0.5000 | 1.0000 | 1.0000 | 1 / 0 / 0 |\n');
  });

  it('gives null as JSON', () => {
    const { stdout } = box.run(['evaluate', 'labelled.ndjson', '--json']);
    expect(JSON.parse(stdout).scores.email).toMatchObject({ recall: 0, precision: null, exactness: null });
  });

  it('names the places of misses, over several files', () => {
    expect(box.run(['evaluate', 'clean.ndjson', 'labelled.ndjson', '--misses']).stdout).toContain(
      'labelled.ndjson:2 missed email at 9-22, email/none\n',
    );
  });

  it.each<[string[], number]>([
    [['labelled.ndjson'], 0],
    [['labelled.ndjson', '--fail-below', '0.5'], 0],
    [['labelled.ndjson', '--fail-below', '0.6'], 1],
    [['labelled.ndjson', '--fail-below', '2'], 2],
    [['labelled.ndjson', '--fail-below', ''], 2],
    [['labelled.ndjson', '--min-confidence', 'sure'], 2],
    [['missing.ndjson'], 2],
    [['empty.ndjson'], 0],
  ])('%j ends with %i', (args, code) => {
    expect(box.run(['evaluate', ...args])).toMatchObject({ code });
  });

  it.each(['empty.ndjson', 'clean.ndjson'])('%s measures nothing, which no floor passes', file => {
    expect(box.run(['evaluate', file]).stdout).toContain('| all | 0 | - | - | - | 0 / 0 / 0 |\n');
    for (const floor of ['0', '0.9'])
      expect(box.run(['evaluate', file, '--fail-below', floor])).toEqual({
        code: 2,
        stdout: '',
        stderr: 'withhold: --fail-below: no value is marked in these messages, so nothing was measured\n',
      });
  });

  it('goes by the configuration, and says so', () => {
    const allow = [{ value: '07700 900123', reason: 'our helpline' }];
    box.write('.withholdrc.json', JSON.stringify({ allow }));
    expect(box.run(['evaluate', 'labelled.ndjson'])).toMatchObject({
      stdout: expect.stringContaining('| phone | 1 | 0.0000 | - '),
      stderr: 'configuration: .withholdrc.json\n',
    });
    expect(box.run(['evaluate', 'labelled.ndjson', '--no-config'])).toMatchObject({
      stdout: expect.stringContaining('| phone | 1 | 1.0000 |'),
      stderr: '',
    });
  });
});
