import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRoot, toRootPath } from '../../src/cli/checking/root.ts';
import { checkOutStaged } from '../../src/cli/checking/staged.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'withhold-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: folder });

describe('what is staged', () => {
  beforeEach(() => {
    git('init', '-q');
    writeFileSync(join(folder, 'a.txt'), 'committed');
    writeFileSync(join(folder, 'gone.txt'), 'committed');
    git('add', '.');
    git('commit', '-qm', 'first');
  });

  it('is read as it would be committed, not as it lies in the folder', () => {
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'sub', 'ä b.txt'), 'staged');
    git('add', '.');
    writeFileSync(join(folder, 'sub', 'ä b.txt'), 'not staged');
    const staged = checkOutStaged(folder, []);
    expect(staged.paths).toEqual(['sub/ä b.txt']);
    expect(readFileSync(join(staged.folder, 'sub/ä b.txt'), 'utf8')).toBe('staged');
    staged.discard();
    expect(existsSync(staged.folder)).toBe(false);
  });

  it('leaves out deleted files, links, and whatever is not asked for', () => {
    git('rm', '-q', 'gone.txt');
    symlinkSync('/etc/hostname', join(folder, 'link'));
    writeFileSync(join(folder, 'b.txt'), 'b');
    writeFileSync(join(folder, 'c.txt'), 'c');
    git('add', '.');
    const all = checkOutStaged(folder, []);
    const one = checkOutStaged(folder, [join(folder, 'c.txt')]);
    expect([all.paths, one.paths]).toEqual([['b.txt', 'c.txt'], ['c.txt']]);
    all.discard();
    one.discard();
  });

  it('has files that were links, moved files, and those outside the folder, whatever a user has set', () => {
    symlinkSync('a.txt', join(folder, 'link'));
    git('add', '.');
    git('commit', '-qm', 'second');
    rmSync(join(folder, 'link'));
    writeFileSync(join(folder, 'link'), 'a file now');
    mkdirSync(join(folder, 'sub'));
    git('mv', 'gone.txt', 'sub/moved.txt');
    writeFileSync(join(folder, 'copy.txt'), 'committed');
    git('config', 'diff.relative', 'true');
    git('config', 'diff.renames', 'copies');
    git('add', '.');
    const staged = checkOutStaged(join(folder, 'sub'), []);
    expect(staged.paths).toEqual(['copy.txt', 'link', 'sub/moved.txt']);
    expect(readFileSync(join(staged.folder, 'link'), 'utf8')).toBe('a file now');
    staged.discard();
  });

  it('has a file whose name is that of standard input', () => {
    writeFileSync(join(folder, '-'), 'a file');
    git('add', '.');
    const staged = checkOutStaged(folder, []);
    expect(staged.paths).toEqual(['./-']);
    staged.discard();
  });

  it('is not everything where a path is empty', () => {
    expect(() => checkOutStaged(folder, [''])).toThrow('a path is empty');
  });

  it('is nothing in a clean folder, and leaves nothing behind', () => {
    const staged = checkOutStaged(folder, []);
    expect(staged.paths).toEqual([]);
    staged.discard();
    expect(readdirSync(join(folder, '.git')).filter(name => name.startsWith('withhold'))).toEqual([]);
  });

  it('asks for a repository', () => {
    rmSync(join(folder, '.git'), { recursive: true });
    expect(() => checkOutStaged(folder, [])).toThrow('--staged needs git and a repository');
  });
});

describe('paths', () => {
  it('start at the top of the repository, or at the folder itself', () => {
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    expect(findRoot(join(folder, 'a', 'b'))).toBe(join(folder, 'a', 'b'));
    mkdirSync(join(folder, '.git'));
    expect(findRoot(join(folder, 'a', 'b'))).toBe(folder);
  });

  it.each([
    ['x.txt', 'a/x.txt'],
    ['./x.txt', 'a/x.txt'],
    ['../x.txt', 'x.txt'],
    ['b/../x.txt', 'a/x.txt'],
    ['-', '-'],
    ['../../outside.txt', '../outside.txt'],
  ])('%s has one name', (path, name) => {
    mkdirSync(join(folder, 'a'));
    expect(toRootPath(path, join(folder, 'a'), folder)).toBe(name);
  });

  it('an absolute path has the same name', () => {
    expect(toRootPath(join(folder, 'a', 'x.txt'), folder, folder)).toBe('a/x.txt');
  });
});
