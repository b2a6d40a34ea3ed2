import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command, createSandbox, type Sandbox } from './withhold.ts';

// windows-1252, semicolons, CRLF: what a spreadsheet saves.
const survey = Buffer.from(
  'id;comments;when\r\n1;Ring 07700 900123 please;x\r\n2;"mail jo@example.com; \xa35";y\r\n',
  'latin1',
);
const redacted = Buffer.from('id;comments;when\r\n1;Ring [PHONE] please;x\r\n2;"mail [EMAIL]; \xa35";y\r\n', 'latin1');
const line = 'My NI number is QQ 12 34 56 C\n';

let box: Sandbox;
beforeEach(() => {
  box = createSandbox({ 'survey.csv': survey, 'in/a.csv': survey, 'in/sub/b.txt': line, 'in/c.json': '{"n":1.0}\n' });
});
afterEach(() => box.discard());

const read = (path: string) => readFileSync(join(box.folder, path));
const text = (path: string) => read(path).toString();
const list = (path = '.') =>
  readdirSync(join(box.folder, path), { recursive: true, withFileTypes: false }).map(String).sort();

describe('redact', () => {
  it('writes to stdout, and says nothing that nobody asked for', () => {
    expect(box.run(['redact', 'in/sub/b.txt'])).toEqual({ code: 0, stdout: 'My NI number is [NINO]\n', stderr: '' });
  });

  it('takes a pipe', () => {
    expect(box.run(['redact'], { input: line })).toEqual({ code: 0, stdout: 'My NI number is [NINO]\n', stderr: '' });
    expect(box.run(['redact', '-'], { input: line }).stdout).toBe('My NI number is [NINO]\n');
    const table = box.run(['redact', '--stdin-filename', 'a.csv', '--columns', 'b'], {
      input: 'a,b\n07700 900123,07700 900123\n',
    });
    expect(table.stdout).toBe('a,b\n07700 900123,[PHONE]\n');
  });

  it('keeps every other byte, and says what it did', () => {
    const { code, stdout, stderr } = box.run(['redact', 'survey.csv', '-o', 'out.csv']);
    expect(read('out.csv')).toEqual(redacted);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain(
      'survey.csv → out.csv: 2 rows, 2 replaced in 2 rows, 1 column; windows-1252, “;”, CRLF kept\n',
    );
  });

  it('keeps the tree of a folder', () => {
    const { code, stderr } = box.run(['redact', 'in', '-o', 'out']);
    expect(code).toBe(0);
    expect(list('out')).toEqual(['a.csv', 'c.json', 'sub', 'sub/b.txt']);
    expect(read('out/a.csv')).toEqual(redacted);
    expect(text('out/c.json')).toBe('{"n":1.0}\n');
    expect(stderr).toContain('3 files done, 4 rows or lines, 3 replaced in 3\n');
  });

  it('names what it skipped, and does not copy it', () => {
    box.write('in/photo.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13));
    symlinkSync('a.csv', join(box.folder, 'in/link.csv'));
    const first = box.run(['redact', 'in', '-o', 'out']);
    expect(first.code).toBe(0);
    expect(first.stderr).toMatch(/in\/photo\.png: skipped/);
    expect(first.stderr).toMatch(/in\/link\.csv: skipped, is a link/);
    expect(first.stderr).toContain('2 skipped');
    expect(list('out')).toEqual(['a.csv', 'c.json', 'sub', 'sub/b.txt']);
    expect(box.run(['redact', 'in', '-o', 'out2', '--strict']).code).toBe(2);
  });

  it('replaces files in place, with their mode, and leaves the others alone', () => {
    execFileSync('chmod', ['640', join(box.folder, 'in/a.csv')]);
    const before = statSync(join(box.folder, 'in/c.json'));
    expect(box.run(['redact', '--in-place', 'in']).code).toBe(0);
    expect(read('in/a.csv')).toEqual(redacted);
    expect(statSync(join(box.folder, 'in/a.csv')).mode & 0o777).toBe(0o640);
    expect(statSync(join(box.folder, 'in/c.json'))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect(list('in')).toEqual(['a.csv', 'c.json', 'sub', 'sub/b.txt']);
    const again = box.run(['redact', '--in-place', 'in']);
    expect(again.stderr).toContain('none replaced');
  });

  it('replaces the target of a link that is named, and keeps the link', () => {
    symlinkSync('in/a.csv', join(box.folder, 'link'));
    expect(box.run(['redact', '--in-place', 'link']).code).toBe(0);
    expect(lstatSync(join(box.folder, 'link')).isSymbolicLink()).toBe(true);
    expect(read('in/a.csv')).toEqual(redacted);
  });

  it('does not part the names of a file', () => {
    linkSync(join(box.folder, 'survey.csv'), join(box.folder, 'other.csv'));
    const { code, stderr } = box.run(['redact', '--in-place', 'survey.csv']);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('has 2 names (hard links)') });
    expect(read('other.csv')).toEqual(survey);
  });

  it('packs again what was packed', () => {
    box.write('a.txt.gz', gzipSync(line));
    expect(box.run(['redact', 'a.txt.gz', '-o', 'b.txt.gz']).code).toBe(0);
    expect(gunzipSync(read('b.txt.gz')).toString()).toBe('My NI number is [NINO]\n');
  });

  it('only counts for --dry-run', () => {
    const before = list();
    const { code, stdout, stderr } = box.run(['redact', '--dry-run', 'survey.csv', '-o', 'out.csv']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('2 found in 2 rows');
    expect(list()).toEqual(before);
  });

  it('says what became of each file for -v, and nothing for -q', () => {
    expect(box.run(['redact', 'in', '-o', 'out', '-v']).stderr).toContain(
      'in/sub/b.txt → out/sub/b.txt: 1 line, 1 replaced in 1 line; utf-8, LF kept',
    );
    expect(box.run(['redact', 'in', '-o', 'out2', '-q']).stderr).toBe('');
    expect(box.run(['redact', 'in/sub/b.txt', '-v']).stderr).toBe(
      'in/sub/b.txt: 1 line, 1 replaced in 1 line; utf-8, LF kept\n',
    );
  });
});

describe('what it refuses', () => {
  it.each<[string, string[], string]>([
    ['no input', ['missing.csv'], 'missing.csv: no such file'],
    ['a slip in a name', ['survy.csv'], 'did you mean “survey.csv”?'],
    ['the input as the output', ['survey.csv', '-o', './in/../survey.csv'], 'is the input itself; say --in-place'],
    ['the input as the output, forced', ['survey.csv', '-o', 'survey.csv', '--force'], 'is the input itself'],
    ['the folder as its own output', ['in', '-o', 'in'], 'is the input itself'],
    ['an output that exists', ['survey.csv', '-o', 'in/a.csv'], 'in/a.csv exists; --force replaces it'],
    ['several files to stdout', ['in'], '3 files cannot all go to standard output; say -o <folder> or --in-place'],
    ['two outputs', ['survey.csv', '--in-place', '-o', 'x'], '--in-place and --output exclude each other'],
    ['stdin in place', ['--in-place'], '--in-place needs files'],
    ['a column that is not there', ['survey.csv', '--columns', 'coments'], 'did you mean “comments”?'],
    ['a token without a key', ['survey.csv', '--replace', 'token'], '--replace token needs a key'],
    ['a label that is a formula', ['survey.csv', '--label', '=1+1'], 'label must not begin with'],
    ['a label for masks', ['survey.csv', '--label', 'x', '--replace', 'mask'], '--label goes with --replace label'],
    [
      'an unknown replacement',
      ['survey.csv', '--replace', 'masc'],
      'Allowed choices are label, mask, last4, remove, token',
    ],
    ['an unknown type', ['survey.csv', '--types', 'nin'], 'there is no type "nin"'],
    ['an unknown option', ['survey.csv', '--colums', 'x'], 'Did you mean --columns?'],
    ['a report of an unknown form', ['survey.csv', '--report', 'x.pdf'], 'must end in .json, .csv, .html'],
    ['a folder that cannot be made', ['in', '-o', 'survey.csv/x'], 'cannot write to the folder'],
    ['an unknown encoding', ['survey.csv', '--encoding', 'klingon'], 'the encoding is not known; known are'],
  ])('%s', (_, args, message) => {
    const before = list();
    const { code, stdout, stderr } = box.run(['redact', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(list()).toEqual(before);
    expect(read('survey.csv')).toEqual(survey);
  });

  it('does not read what it is writing', () => {
    const script = `"${process.execPath}" "${command}" redact survey.csv >> survey.csv`;
    const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: box.folder, encoding: 'utf8' });
    expect({ status, stderr }).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('survey.csv is also the output'),
    });
    expect(read('survey.csv')).toEqual(survey);
  });

  it('refuses a short or open key', () => {
    box.write('short', 'secret\n');
    box.write('open', 'a key of thirty-two bytes or more, at least\n');
    execFileSync('chmod', ['644', join(box.folder, 'open')]);
    expect(box.run(['redact', 'survey.csv', '--replace', 'token', '--key-file', 'short']).stderr).toContain(
      'fewer than 32 bytes',
    );
    const open = box.run(['redact', 'survey.csv', '--replace', 'token', '--key-file', 'open']);
    expect(open).toMatchObject({ code: 0, stderr: expect.stringContaining('can be read by other users') });
  });
});

describe('outputs that exist', () => {
  beforeEach(() => box.write('out/a.csv', 'old'));

  it('are all refused before any is written', () => {
    expect(box.run(['redact', 'in', '-o', 'out'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('out/a.csv exists'),
    });
    expect(list('out')).toEqual(['a.csv']);
  });

  it('are replaced for --force', () => {
    expect(box.run(['redact', 'in', '-o', 'out', '--force']).code).toBe(0);
    expect(read('out/a.csv')).toEqual(redacted);
  });

  it('are left for --skip-existing, which finishes what was begun', () => {
    const { code, stderr } = box.run(['redact', 'in', '-o', 'out', '--skip-existing']);
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('in/a.csv: skipped, out/a.csv exists'),
    });
    expect(text('out/a.csv')).toBe('old');
    expect(text('out/sub/b.txt')).toContain('[NINO]');
    expect(box.run(['redact', 'in', '-o', 'out', '--skip-existing']).code).toBe(0);
  });

  it('never become inputs', () => {
    expect(box.run(['redact', 'in', '-o', 'in/out']).code).toBe(0);
    const again = box.run(['redact', 'in', '-o', 'in/out', '--force']);
    expect(again).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('in/out: skipped, is where the output goes'),
    });
    expect(existsSync(join(box.folder, 'in/out/out'))).toBe(false);
  });
});

describe('replacements', () => {
  const card = 'card 4242 4242 4242 4242\n';
  it.each([
    [['--replace', 'label'], 'card [CARD]\n'],
    [['--label', '<{type}>'], 'card <card>\n'],
    [['--replace', 'mask'], 'card **** **** **** ****\n'],
    [['--replace', 'last4'], 'card **** **** **** 4242\n'],
    [['--replace', 'remove'], 'card \n'],
  ])('%j', (flags, expected) => {
    expect(box.run(['redact', ...flags], { input: card }).stdout).toBe(expected);
  });

  it('token: another for another value, in words and letters by name as well', () => {
    const numbers = [
      'ring me on oh seven seven oh oh nine oh oh one two three',
      'ring me on oh seven nine one one one two three four five six',
      'my NI number is Sierra Lima 07 33 92 Alpha',
      'my NI number is Sierra Lima 11 22 33 Bravo',
      'my NI number is QQ one two three four five six C',
      'my NI number is QQ one two nine eight seven six C',
      'ring me on 077OO 9OO123',
      'my NI number is QQ 12 34 S6 C',
    ];
    box.run(['key', '-o', 'words.key']);
    const input = numbers.join('\n');
    const { stdout } = box.run(['redact', '--replace', 'token', '--key-file', 'words.key'], { input });
    const lines = stdout.split('\n');
    expect(new Set(lines.slice(0, 6)).size).toBe(6);
    expect(lines.slice(6)).toEqual([lines[0], lines[4]]);
  });

  it('token: the same for the same value, across files and spellings', () => {
    expect(box.run(['key', '-o', 'key.txt']).code).toBe(0);
    expect(statSync(join(box.folder, 'key.txt')).mode & 0o777).toBe(0o600);
    box.write('x.txt', 'Ring 07700 900123\nRing +44 (0)7700 900 123\nRing 07700 900124\n');
    const first = box.run(['redact', 'x.txt', '--replace', 'token', '--key-file', 'key.txt']);
    const [a, b, c] = first.stdout.split('\n');
    expect(a).toMatch(/^Ring \[PHONE-[a-z]{16}\]$/);
    expect(b).toBe(a);
    expect(c).not.toBe(a);
    const env = { WITHHOLD_KEY_FILE: join(box.folder, 'key.txt') };
    expect(box.run(['redact', '--replace', 'token'], { input: 'tel 07700-900123\n', env }).stdout).toBe(
      `${a!.replace('Ring', 'tel')}\n`,
    );
    box.run(['key', '-o', 'other.txt']);
    expect(box.run(['redact', 'x.txt', '--replace', 'token', '--key-file', 'other.txt']).stdout).not.toContain(a);
    expect(box.run(['key', '-o', 'key.txt'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('already exists'),
    });
  });

  it('leave nothing that would be found again', () => {
    box.write('x.txt', 'QQ123456C07700 900123 jo@example.com4242424242424242\nJG103759A07911 123456\n');
    for (const how of ['label', 'mask', 'last4', 'remove']) {
      const once = box.run(['redact', 'x.txt', '--replace', how]).stdout;
      expect(box.run(['redact', '--replace', how], { input: once }).stdout).toBe(once);
    }
  });
});

describe('the configuration file', () => {
  it('says what to do; flags say otherwise', () => {
    box.write(
      '.withholdrc.yaml',
      'replace: mask\nfiles:\n  - paths: ["*.csv"]\n    columns: [when]\nallow:\n  - value: jo@example.com\n    reason: ours\n',
    );
    expect(box.run(['redact', 'survey.csv']).stdout).toContain('Ring 07700 900123');
    const flagged = box.run(['redact', 'survey.csv', '--columns', 'comments', '--replace', 'remove']);
    expect(flagged.stdout).toContain('Ring  please');
    expect(flagged.stdout).toContain('jo@example.com');
    expect(box.run(['redact', 'survey.csv', '--no-config']).stdout).toContain('Ring [PHONE]');
  });

  it('is named, so that a file in a folder from somebody else does not act unseen', () => {
    box.write('withhold.config.json', '{ "types": ["card"] }');
    expect(box.run(['redact', 'survey.csv', '-o', 'out.csv']).stderr).toContain(
      'configuration: withhold.config.json\n',
    );
    expect(box.run(['redact', 'survey.csv', '-o', 'out2.csv', '--no-config']).stderr).not.toContain('configuration');
  });

  it('brings rules of a team', () => {
    const rules = [{ type: 'case-ref', pattern: 'CW-\\d{6}', triggers: [{ digits: 6 }], cues: { raise: ['case'] } }];
    box.write('withhold.config.json', JSON.stringify({ rules }));
    expect(box.run(['redact'], { input: 'case CW-123456\n' }).stdout).toBe('case [CASE-REF]\n');
  });

  it('is refused with the place of the fault', () => {
    box.write('withhold.config.json', '{\n  "replase": "mask"\n}');
    expect(box.run(['redact', 'survey.csv'])).toMatchObject({
      code: 2,
      stderr: 'withhold: withhold.config.json:2:3: unknown key “replase”; did you mean “replace”?\n',
    });
  });
});

describe('the report of counts', () => {
  it.each(['json', 'csv', 'html'])('is %s without values', form => {
    const { code } = box.run(['redact', 'in', '-o', 'out', '--report', `report.${form}`]);
    expect(code).toBe(0);
    const report = text(`report.${form}`);
    for (const part of ['in/a.csv', 'comments', 'phone', 'email', 'nino']) expect(report).toContain(part);
    for (const value of ['07700', 'jo@example.com', '12 34 56']) expect(report).not.toContain(value);
  });

  it('counts per file, column and type', () => {
    box.run(['redact', 'in', '-o', 'out', '--report', 'report.json']);
    expect(JSON.parse(text('report.json'))).toMatchObject({
      schemaVersion: 1,
      replaced: true,
      totals: {
        files: 3,
        findings: 3,
        byType: { email: 1, nino: 1, phone: 1 },
        byColumn: { comments: { email: 1, phone: 1 } },
      },
      files: [{ path: 'in/a.csv', output: 'out/a.csv', byColumn: { comments: { email: 1, phone: 1 } } }, {}, {}],
    });
  });
});

it('gives the same for any number of threads', () => {
  for (let i = 0; i < 30; i++) box.write(`many/${i}.txt`, `${line.repeat(i)}Ring 07700 900${100 + i}\n`);
  box.write('many/bad.gz', Uint8Array.of(0x1f, 0x8b, 8, 0));
  const runs = [1, 2, 4].map(jobs => {
    const { code, stderr } = box.run(['redact', 'many', '-o', `out${jobs}`, '-j', String(jobs), '-v']);
    const files = list(`out${jobs}`).map(name => [name, text(`out${jobs}/${name}`)]);
    return { code, stderr: stderr.replaceAll(`out${jobs}`, 'out'), files };
  });
  expect(runs[0]!.files.length).toBe(30);
  expect(runs[0]!.code).toBe(2);
  expect(runs[1]).toEqual(runs[0]);
  expect(runs[2]).toEqual(runs[0]);
});

it('does the others where one file is bad, names it, and ends with 2', () => {
  box.write('in/cut.gz', gzipSync(line).subarray(0, 20));
  mkdirSync(join(box.folder, 'out'));
  const { code, stderr } = box.run(['redact', 'in', '-o', 'out']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/withhold: in\/cut\.gz: /);
  expect(stderr.trimEnd().split('\n').at(-1)).toBe('3 files done, 4 rows or lines, 3 replaced in 3; 1 failed');
  expect(list('out')).toEqual(['a.csv', 'c.json', 'sub', 'sub/b.txt']);
});

it('says where a spreadsheet has damaged numbers', () => {
  box.write('damaged.csv', 'id,card\n1,4.24242E+15\n2,4.24242E+15\n');
  expect(box.run(['redact', 'damaged.csv']).stderr).toContain('damaged.csv: 2 cells such as 4.2E+15');
});

it('reads the paths from a list', () => {
  box.write('list', 'in/sub/b.txt\nsurvey.csv\n');
  expect(box.run(['redact', '--files-from', 'list', '-o', 'out']).code).toBe(0);
  expect(list('out')).toEqual(['b.txt', 'survey.csv']);
  expect(
    box.run(['redact', '--files-from', '-', '-0', '-o', 'out2'], { input: 'in/sub/b.txt\0survey.csv\0' }).code,
  ).toBe(0);
  expect(list('out2')).toEqual(['b.txt', 'survey.csv']);
});

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

it('gives the same for large files in pieces', () => {
  const messages = [
    'Ring 07700 900123 please',
    'It took weeks – ŵ',
    'My NI number is:',
    'QQ 12 34 56 C',
    'jo@example.com',
    '',
  ];
  const plain = 'Nothing of note was said about the usual kind of thing, and then some more of it.\n'.repeat(60);
  let content = '';
  for (let i = 0; content.length < 17_000_000; i++) content += `${messages[(i * i + 3 * i) % 6]}\n${plain}`;
  const record = `${JSON.stringify({ text: content.slice(0, 5000) })}\n`;
  const files = ['large.txt', 'endless.txt', 'large.ndjson', 'broken.ndjson'];
  box.write('large.txt', `\ufeff${content}`);
  box.write('endless.txt', `${content.slice(0, 12_000_000)}${'and so on '.repeat(600_000)}jo@example.com`);
  box.write('large.ndjson', record.repeat(3500));
  box.write('broken.ndjson', `${record.repeat(3500)}{"text":\n`);
  const [one, two] = [1, 3].map(jobs => {
    const threads = ['-j', `${jobs}`];
    const redacted = box.run(['redact', ...files, '-v', '-o', `out${jobs}`, ...threads, '--report', `${jobs}.json`]);
    return {
      code: redacted.code,
      stderr: redacted.stderr.replaceAll(`out${jobs}`, 'out'),
      report: text(`${jobs}.json`).replaceAll(`out${jobs}`, 'out'),
      files: files.map(name => sha256(read(`out${jobs}/${name}`))),
      piped: files.slice(1).map(name => sha256(box.run(['redact', name, ...threads]).stdout)),
      scanned: sha256(box.run(['scan', ...files, '-f', 'json', ...threads]).stdout),
    };
  });
  expect(one!.code).toBe(2);
  expect(one!.piped).toEqual(one!.files.slice(1));
  expect(two).toEqual(one);
  expect(one!.stderr).toContain('broken.ndjson: line 3501: not JSON');
}, 120_000);

describe('progress', () => {
  const terminal = (env: Record<string, string>, ...flags: string[]) =>
    spawnSync(
      'script',
      ['-qec', `"${process.execPath}" "${command}" redact in -o out ${flags.join(' ')}`, '/dev/null'],
      {
        cwd: box.folder,
        env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm', ...env },
        encoding: 'utf8',
      },
    ).stdout;

  it('is shown on a terminal, and gone at the end', () => {
    const shown = terminal({});
    expect(shown).toContain('3/3 files');
    expect(shown.trimEnd().split('\n').at(-1)).toMatch(/^(?!.*3\/3).*3 files done/);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['in CI', { CI: 'true' }, []],
    ['on a dumb terminal', { TERM: 'dumb' }, []],
    ['where it is not wanted', {}, ['--no-progress']],
    ['where nothing is', {}, ['-q']],
  ])('is not shown %s', (_, env, flags) => {
    expect(terminal(env, ...flags)).not.toContain('/3 files');
  });

  it('is not shown in a pipe', () => {
    expect(box.run(['redact', 'in', '-o', 'out']).stderr).not.toContain('/3 files');
  });
});
