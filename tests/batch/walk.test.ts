import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Selection, walk } from '../../src/batch/walk.ts';

let cwd: string;
beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'withhold-')));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function plant(files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
}

async function all(paths: string[], options: Partial<Selection> = {}) {
  const walked = [];
  for await (const each of walk({ paths, cwd, ...options })) walked.push(each);
  return walked;
}
const found = async (paths: string[], options: Partial<Selection> = {}) =>
  (await all(paths, options)).flatMap(each => ('source' in each ? [each.path] : []));

describe('walk', () => {
  it('reads folders in order of name, with the path inside them', async () => {
    plant({ 'in/b.csv': '', 'in/a/z.txt': '', 'in/a.csv': '' });
    expect(await all(['in'])).toEqual([
      { path: 'in/a/z.txt', source: join(cwd, 'in/a/z.txt'), inside: 'a/z.txt', named: false },
      { path: 'in/a.csv', source: join(cwd, 'in/a.csv'), inside: 'a.csv', named: false },
      { path: 'in/b.csv', source: join(cwd, 'in/b.csv'), inside: 'b.csv', named: false },
    ]);
    expect(await found(['.'])).toEqual(['in/a/z.txt', 'in/a.csv', 'in/b.csv']);
  });

  it('reads a file once, however often it is named', async () => {
    plant({ 'a.csv': '' });
    symlinkSync('a.csv', join(cwd, 'link'));
    expect(await found(['a.csv', './a.csv', '.', 'link'])).toEqual(['a.csv']);
  });

  it('obeys nested ignore files, and says that something was ignored', async () => {
    plant({
      '.gitignore': '*.log\nbuild/\n',
      'keep/.gitignore': '!wanted.log\n',
      'keep/wanted.log': '',
      'keep/other.log': '',
      'build/x.csv': '',
      'a.csv': '',
      '.withholdignore': 'private\n',
      'private/b.csv': '',
    });
    expect(await found(['.'])).toEqual(['a.csv', 'keep/wanted.log']);
    expect((await all(['.'])).filter(each => 'ignored' in each).length).toBe(6);
    expect(await found(['.'], { gitignore: false })).toEqual([
      'a.csv',
      'build/x.csv',
      'keep/other.log',
      'keep/wanted.log',
    ]);
    expect(await found(['.'], { ignore: false })).toContain('private/b.csv');
  });

  it('obeys the ignore files above, up to the top of the repository', async () => {
    plant({ '.git/HEAD': '', '.gitignore': '*.tmp\n', 'sub/a.tmp': '', 'sub/b.csv': '' });
    expect(await found(['sub'])).toEqual(['sub/b.csv']);
  });

  it('reads what is named even where it is ignored', async () => {
    plant({ '.git/HEAD': '', '.gitignore': 'out/\n*.csv\n', 'out/a.txt': '', 'b.csv': '', '.hidden/c.txt': '' });
    expect(await found(['out', 'b.csv', '.hidden'])).toEqual(['out/a.txt', 'b.csv', '.hidden/c.txt']);
  });

  it('ignores the same files as git does', async () => {
    plant({
      '.gitignore': 'a/**/c\n*.t[xm]p\n!keep.txp\n/top\n**/deep/\nd?g\n\\#hash\n# comment\n',
      'a/b/c': '',
      'a/c': '',
      'x.txp': '',
      'keep.txp': '',
      top: '',
      'sub/top': '',
      'sub/deep/f': '',
      dog: '',
      '#hash': '',
      'sub/.gitignore': '*\n!.gitignore\n!top\n',
      'sub/other': '',
    });
    execFileSync('git', ['init', '-q'], { cwd });
    const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd, encoding: 'utf8' });
    expect((await found(['.'], { hidden: true })).sort()).toEqual(listed.trim().split('\n').sort());
  });

  it('leaves hidden files alone unless asked, and never enters .git', async () => {
    plant({ '.env': '', '.git/config': '', 'a.csv': '', '.d/b': '' });
    expect(await found(['.'])).toEqual(['a.csv']);
    expect(await found(['.'], { hidden: true })).toEqual(['.d/b', '.env', 'a.csv']);
  });

  it('does not follow links that it comes upon, and names them', async () => {
    plant({ 'real/a.csv': '' });
    symlinkSync('..', join(cwd, 'real/loop'));
    symlinkSync('nowhere', join(cwd, 'real/dangling'));
    expect(await found(['real'])).toEqual(['real/a.csv']);
    expect((await all(['real'])).flatMap(each => ('skipped' in each ? each.path : []))).toEqual([
      'real/dangling',
      'real/loop',
    ]);
  });

  it('follows a link that is named', async () => {
    plant({ 'real/a.csv': '' });
    symlinkSync('real', join(cwd, 'folder'));
    symlinkSync('real/a.csv', join(cwd, 'file'));
    expect((await all(['file']))[0]).toEqual({
      path: 'file',
      source: join(cwd, 'real/a.csv'),
      inside: 'file',
      named: true,
    });
    expect(await found(['folder'])).toEqual(['folder/a.csv']);
  });

  it('takes globs, from the folder before the first wildcard', async () => {
    plant({ 'in/a.csv': '', 'in/sub/b.csv': '', 'in/c.txt': '', '.gitignore': 'sub\n' });
    expect(await all(['in/**/*.csv'], { gitignore: false })).toEqual([
      { path: 'in/a.csv', source: join(cwd, 'in/a.csv'), inside: 'a.csv', named: false },
      { path: 'in/sub/b.csv', source: join(cwd, 'in/sub/b.csv'), inside: 'sub/b.csv', named: false },
    ]);
    expect(await found(['in/*.{csv,txt}'])).toEqual(['in/a.csv', 'in/c.txt']);
  });

  it.skipIf(sep === '\\')('finds by a glob what has a backslash in its name', async () => {
    plant({ 'a\\b.csv': '', 'c.csv': '' });
    expect(await found(['*.csv'])).toEqual(['a\\b.csv', 'c.csv']);
  });

  it('reads names with a dot that a glob spells, without --hidden', async () => {
    plant({ '.env': '', 'app/.env': '', 'app/.d/x.txt': '', '.e/y.txt': '', 'a.txt': '', '.git/.env': '' });
    expect(await found(['**/.env'])).toEqual(['.env', 'app/.env']);
    expect(await found(['.e*'])).toEqual(['.env']);
    expect(await found(['{.env,a.txt}'])).toEqual(['.env', 'a.txt']);
    expect(await found(['app/.d/*.txt', '.e/**'])).toEqual(['app/.d/x.txt', '.e/y.txt']);
    expect(await found(['**/.*/*.txt'])).toEqual(['.e/y.txt', 'app/.d/x.txt']);
    expect(await found(['**/*'])).toEqual(['a.txt']);
    expect(await found(['**/*'], { hidden: true })).toEqual(['.e/y.txt', '.env', 'a.txt', 'app/.d/x.txt', 'app/.env']);
  });

  it('says that what a glob names was ignored, alone or with its folder', async () => {
    plant({ '.gitignore': 'sub/\n.env\n', 'sub/deep/a.csv': '', 'b.csv': '', '.env': '', 'other/x.txt': '' });
    expect(await all(['**/*.csv'])).toEqual([
      expect.objectContaining({ path: 'b.csv', inside: 'b.csv' }),
      { path: 'sub', ignored: true },
    ]);
    expect(await all(['**/.env'])).toEqual([{ path: '.env', ignored: true }]);
  });

  it('takes a name with wildcards in it as it is, where there is such a file', async () => {
    plant({ 'a[1].csv': '', 'a1.csv': '' });
    expect(await found(['a[1].csv'])).toEqual(['a[1].csv']);
  });

  it('says what is not there, and what may have been meant', async () => {
    plant({ 'survey.csv': '' });
    expect(await all(['survy.csv', 'elsewhere/x.csv', '*.tsv'])).toEqual([
      { path: 'survy.csv', failed: 'no such file; did you mean “survey.csv”?' },
      { path: 'elsewhere/x.csv', failed: 'no such file' },
      { path: '*.tsv', failed: 'no file matches' },
    ]);
  });

  it('refuses an empty path before anything is read: it is no name for the folder', async () => {
    plant({ 'a.csv': '' });
    await expect(all(['a.csv', ''])).rejects.toThrow('a path is empty; nothing was done');
  });

  it('leaves out the folder that the output goes to', async () => {
    plant({ 'in/a.csv': '', 'in/out/a.csv': '' });
    expect(await found(['in'], { leaveOut: [join(cwd, 'in/out')] })).toEqual(['in/a.csv']);
  });

  it('skips named pipes', async () => {
    plant({ 'in/a.csv': '' });
    execFileSync('mkfifo', [join(cwd, 'in/pipe')]);
    expect((await all(['in']))[1]).toEqual({ path: 'in/pipe', skipped: 'is not a regular file' });
  });
});
