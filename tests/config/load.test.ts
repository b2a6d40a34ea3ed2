import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/index.ts';
import { validateConfig } from '../../src/config/schema.ts';

let cwd: string;
beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'withhold-')));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function plant(path: string, content: string | object): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
}
const load = (path?: string) => loadConfig({ cwd, ...(path !== undefined && { path }) });
const faultOf = async (content: string | object, name = 'withhold.config.json') => {
  plant(name, content);
  return load(name).then(
    () => 'no fault',
    (error: Error) => error.message,
  );
};

describe('discovery', () => {
  it('finds nothing where there is nothing', async () => {
    plant('package.json', { name: 'app' });
    expect(await load()).toBeUndefined();
  });

  it.each([
    ['withhold.config.json', '{ "types": ["nino"] }'],
    ['.withholdrc.json', '{ "types": ["nino"] }'],
    ['.withholdrc.yaml', '# a comment\ntypes: [nino]\n'],
    ['package.json', '{ "name": "app", "withhold": { "types": ["nino"] } }'],
  ])('reads %s', async (name, content) => {
    plant(name, content);
    expect(await load()).toEqual({ config: { types: ['nino'] }, folder: cwd, files: [join(cwd, name)] });
  });

  it('looks further up inside a repository, and nowhere else', async () => {
    plant('withhold.config.json', { types: ['card'] });
    plant('app/src/x', '');
    expect(await loadConfig({ cwd: join(cwd, 'app/src') })).toBeUndefined();
    mkdirSync(join(cwd, '.git'));
    expect(await loadConfig({ cwd: join(cwd, 'app/src') })).toMatchObject({ config: { types: ['card'] }, folder: cwd });
  });

  it('never runs code that it finds', async () => {
    const trap = `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(join(cwd, 'ran'))}, '');`;
    for (const name of [
      'withhold.config.js',
      'withhold.config.mjs',
      '.withholdrc.js',
      '.withholdrc.cjs',
      '.withholdrc',
    ]) {
      plant(name, trap);
    }
    expect(await load()).toBeUndefined();
  });

  it('runs a module that is named', async () => {
    plant('my.config.mjs', "export default { types: ['card'] };");
    expect(await load('my.config.mjs')).toMatchObject({ config: { types: ['card'] } });
    expect(await faultOf("throw new Error('QQ 12 34 56 C');", 'bad.mjs')).toBe('bad.mjs: cannot be loaded as a module');
  });
});

describe('code', () => {
  beforeEach(() => {
    plant(
      'evil.mjs',
      `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(join(cwd, 'ran'))}, '');`,
    );
  });
  const refused = 'extends: is code, which a data file cannot start from; name a module with --config to run it';

  it.each([
    ['withhold.config.json', { extends: './evil.mjs' }],
    ['.withholdrc.yaml', 'extends: [./evil.mjs]'],
    ['package.json', { withhold: { extends: 'evil.mjs' } }],
    ['.withholdrc.json', { extends: './evil.mjs/' }],
    ['.withholdrc.json', { extends: './base/../evil.mjs/.' }],
  ])('is not run by %s, found or named', async (name, content) => {
    const fault = await faultOf(content, name);
    expect(fault).toBe(`${name}: ${refused}`);
    await expect(load()).rejects.toThrow(fault);
    expect(existsSync(join(cwd, 'ran'))).toBe(false);
  });

  it('is not run by a file that another extends, or that a module extends', async () => {
    plant('base.json', { extends: './evil.mjs' });
    plant('my.mjs', "export default { extends: './base.json' };");
    plant('withhold.config.json', { extends: ['./base.json'] });
    for (const path of [undefined, 'my.mjs']) await expect(load(path)).rejects.toThrow(`base.json: ${refused}`);
    expect(existsSync(join(cwd, 'ran'))).toBe(false);
  });

  it('is run by a module that is named', async () => {
    plant('base.mjs', "export default { types: ['card'] };");
    plant('more.json', { minConfidence: 'low' });
    plant('my.mjs', "export default { extends: ['./base.mjs', './more.json'] };");
    expect(await load('my.mjs')).toMatchObject({ config: { types: ['card'], minConfidence: 'low' } });
  });
});

describe('extends', () => {
  it('joins lists and lets the later file decide the rest', async () => {
    plant('base/a.json', { minConfidence: 'low', replace: 'mask', ignore: ['x'], keyFile: 'key', types: ['nino'] });
    plant('withhold.config.json', { extends: './base/a.json', replace: 'label', ignore: ['y'], types: ['card'] });
    const loaded = await load();
    expect(loaded?.config).toMatchObject({
      minConfidence: 'low',
      replace: 'label',
      ignore: ['x', 'y'],
      types: ['card'],
      keyFile: join(cwd, 'base/key'),
    });
    expect(loaded?.files).toEqual([join(cwd, 'base/a.json'), join(cwd, 'withhold.config.json')]);
  });

  it('refuses circles and addresses', async () => {
    plant('a.json', { extends: 'b.json' });
    expect(await faultOf({ extends: 'a.json' }, 'b.json')).toBe('b.json: extends itself');
    expect(await faultOf({ extends: 'https://example.com/x.json' })).toBe(
      'withhold.config.json: extends: must be the path of a file',
    );
  });
});

describe('faults', () => {
  it.each<[string, string | object, string | RegExp]>([
    [
      'an unknown key',
      { minConfidense: 1 },
      'withhold.config.json:2:3: unknown key “minConfidense”; did you mean “minConfidence”?',
    ],
    ['an unknown key', { type: [] }, 'withhold.config.json:2:3: unknown key “type”; did you mean “types”?'],
    [
      'an unknown key further in',
      { files: [{ paths: ['*'], collumns: [] }] },
      'withhold.config.json:7:7: unknown key “collumns” in files › 1; did you mean “columns”?',
    ],
    ['a missing key', { allow: [{ value: 'x' }] }, 'withhold.config.json:3:5: allow › 1 › reason: is missing'],
    ['a wrong kind', { types: 'nino' }, 'withhold.config.json:2:3: types: must be a list'],
    ['a wrong kind', { maxFindings: 'many' }, 'withhold.config.json:2:3: maxFindings: must be a number'],
    [
      'a wrong word',
      { minConfidence: 'hihg' },
      'withhold.config.json:2:3: minConfidence: must be one of low, medium, high',
    ],
    ['a wrong number', { maxFindings: -1 }, 'withhold.config.json:2:3: maxFindings: must be at least 0'],
    [
      'a wrong type name',
      { rules: [{ type: 'A', pattern: 'x', triggers: [{ digits: 2 }] }] },
      /^withhold.config.json:4:7: rules › 1 › type: must be lower-case/,
    ],
    [
      'a slow pattern',
      { rules: [{ type: 'a', pattern: '^(a+)+$', triggers: [{ digits: 2 }] }] },
      /^withhold.config.json:5:7: rules › 1 › pattern: takes exponential time/,
    ],
    [
      'a cue of four words',
      {
        rules: [
          { type: 'a', pattern: 'x', triggers: [{ digits: 2 }], cues: { raise: ['Case', 'one two three four'] } },
        ],
      },
      /: rules › 1 › cues › raise › 2: must be one to three words$/,
    ],
    ['an empty match', { allow: [{ pattern: 'x*', reason: 'r' }] }, /:4:7: allow › 1 › pattern: fits the empty text/],
    [
      'a broken pattern',
      { rules: [{ type: 'a', pattern: '(', triggers: [{ digits: 2 }] }] },
      /:5:7: rules › 1 › pattern: is not a regular expression$/,
    ],
    ['broken JSON', '{ "types": ["nino" }', /^withhold.config.json:1:\d+: .*bracket.* is missing before this$/],
    ['a key twice', '{ "types": [],\n  "types": [] }', 'withhold.config.json:2:3: the same key stands here twice'],
    ['a list', '[]', 'withhold.config.json:1:1: must be an object'],
  ])('%s', async (_, content, message) => {
    const fault = await faultOf(content);
    if (typeof message === 'string') expect(fault).toBe(message);
    else expect(fault).toMatch(message);
  });

  it('names all of them at once', async () => {
    expect((await faultOf({ typos: [], replace: 'x', maxFindings: 1.5 })).split('\n')).toEqual([
      'withhold.config.json:2:3: unknown key “typos”; did you mean “types”?',
      'withhold.config.json:3:3: replace: must be one of label, mask, last4, remove, token',
      'withhold.config.json:4:3: maxFindings: must be a whole number',
    ]);
  });

  it('has the place in YAML and in package.json, too', async () => {
    expect(await faultOf('types:\n  - nino\nreplace: masc\n', '.withholdrc.yaml')).toMatch(
      /^\.withholdrc\.yaml:3:1: replace: must be one of label, mask/,
    );
    expect(await faultOf('{\n  "withhold": {\n    "typez": []\n  }\n}', 'package.json')).toMatch(
      /^package\.json:3:5: unknown key “typez”/,
    );
  });

  it('never repeats a value', async () => {
    const value = 'jo.bloggs@example.com';
    for (const content of [
      { allow: { [value]: 'x' } },
      { [value]: 1 },
      { allow: [value] },
      { minConfidence: value },
      { types: { [value]: 1 } },
      { rules: [{ type: value, pattern: value }] },
      { files: [{ paths: ['*'], delimiter: value }] },
      { rules: [{ type: 'a', pattern: `(${value}`, triggers: [{ digits: 2 }] }] },
      `{ "allow": [ "${value} ] }`,
      `allow: *${value}`,
      `{ "extends": "${value}" }`,
    ]) {
      const fault = await faultOf(content);
      expect(fault).not.toBe('no fault');
      expect(fault).not.toContain('bloggs@');
    }
  });

  it('says what it cannot read', async () => {
    await expect(load('missing.json')).rejects.toThrow('missing.json: cannot be read');
  });
});

it('takes any document for a configuration or for a fault', () => {
  const key = fc.constantFrom(
    'types',
    'allow',
    'rules',
    'files',
    'value',
    'reason',
    'pattern',
    'paths',
    'triggers',
    'digits',
    'x',
  );
  const { document } = fc.letrec(tie => ({
    document: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue(),
      fc.dictionary(key, tie('document')),
      fc.array(tie('document')),
    ),
  }));
  fc.assert(
    fc.property(document, content => {
      const result = validateConfig(content);
      if ('issues' in result)
        for (const { problem } of result.issues) expect(problem).toMatch(/^(must|is|may|unknown)/);
      else expect(result.config).toEqual(content);
    }),
    { numRuns: 500 },
  );
});
