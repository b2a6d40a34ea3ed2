import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { describeInit, initialise } from '../../src/cli/checking/initialise.ts';
import { hosts } from '../../src/cli/checking/snippets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'withhold-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content = '') => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
};

describe('init', () => {
  it.each([
    ['.github/workflows/ci.yml', '', 'GitHub Actions'],
    ['.gitlab-ci.yml', '', 'GitLab CI'],
    ['.pre-commit-config.yaml', '', 'pre-commit'],
    ['.lintstagedrc.json', '{}', 'lint-staged'],
    ['package.json', '{"lint-staged":{}}', 'lint-staged'],
  ])('sees %s and prints the snippet for its host alone', (file, content, host) => {
    write(file, content);
    expect(initialise(folder).hosts.map(each => each.name)).toEqual([host]);
  });

  it('prints all snippets where no host shows', () => {
    write('package.json', 'not JSON');
    expect(initialise(folder).hosts).toEqual(hosts);
  });

  it('writes a configuration and an ignore file that change nothing until someone edits them', () => {
    expect(initialise(folder).written).toEqual(['.withholdrc.yaml', '.withholdignore']);
    expect(parse(readFileSync(join(folder, '.withholdrc.yaml'), 'utf8'))).toBeNull();
  });

  it.each(['.withholdrc.yaml', '.withholdrc.json', 'withhold.config.json'])('keeps %s', name => {
    write(name, '{}');
    expect(initialise(folder)).toMatchObject({ written: ['.withholdignore'], kept: [name] });
    expect(readFileSync(join(folder, name), 'utf8')).toBe('{}');
  });

  it('says what it did and what is next', () => {
    write('.gitlab-ci.yml');
    const text = describeInit(initialise(folder));
    expect(text).toContain('Wrote .withholdrc.yaml.');
    expect(text).toContain('GitLab CI, in .gitlab-ci.yml:');
    expect(text).toContain('withhold baseline');
    expect(describeInit(initialise(folder))).toContain('Kept .withholdrc.yaml, which was there.');
  });
});

describe('snippets', () => {
  it.each(hosts.map(host => [host.name, host] as const))(
    '%s: the example in examples/ci is the snippet',
    async (_name, host) => {
      const name = host.file.endsWith('withhold.yml') ? 'github-actions.yml' : host.file.slice(1);
      await expect(host.snippet).toMatchFileSnapshot(`../../examples/ci/${name}`);
    },
  );

  it.each(hosts.map(host => [host.name, host] as const))('%s: is YAML or JSON that runs the check', (_name, host) => {
    expect(parse(host.snippet)).toBeTypeOf('object');
    expect(host.snippet).toContain('withhold check');
  });
});

describe('action.yml', () => {
  const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'));

  /** Runs the action's script with an npx that prints its arguments, one a line. */
  const run = (variables: Record<string, string>): string[] => {
    const npx = join(folder, 'npx');
    writeFileSync(npx, '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
    const env = { PATH: `${folder}:${process.env['PATH']}`, ...variables };
    return execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', action.runs.steps[0].run], {
      env,
      encoding: 'utf8',
    })
      .trimEnd()
      .split('\n');
  };

  it('passes paths and options on, one a line, whatever characters they hold', () => {
    const lines = run({ PATHS: 'a b\n--odd\n$(touch gone)\n', OPTIONS: '--strict\n--baseline=x y', VERSION: '1.2.3' });
    expect(lines).toEqual([
      '--yes',
      'withhold@1.2.3',
      'check',
      '--strict',
      '--baseline=x y',
      '--',
      'a b',
      '--odd',
      '$(touch gone)',
    ]);
  });

  it('gives the script every input as a variable and none as text', () => {
    const [step] = action.runs.steps;
    expect(Object.values(step.env)).toEqual(Object.keys(action.inputs).map(name => `\${{ inputs.${name} }}`));
    expect(step.run).not.toContain('${{');
  });

  it('runs with its defaults', () => {
    const { paths, options, version } = action.inputs;
    expect(run({ PATHS: paths.default, OPTIONS: options.default, VERSION: version.default })).toEqual([
      '--yes',
      'withhold@latest',
      'check',
      '--',
      '.',
    ]);
  });
});

describe('.pre-commit-hooks.yaml', () => {
  const load = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

  it('runs the check of this very version', () => {
    const [hook] = parse(load('.pre-commit-hooks.yaml'));
    expect(hook.entry).toBe(`npx --yes withhold@${JSON.parse(load('package.json')).version} check`);
  });
});
