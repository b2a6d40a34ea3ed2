import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReplacement, writeWhole } from '../../src/batch/replacement.ts';
import { openSource } from '../../src/batch/source.ts';
import { removeLeftovers, temporaryBeside } from '../../src/batch/temporary.ts';
import { InputError } from '../../src/formats/processor.ts';

let folder: string;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'withhold-'));
  target = join(folder, 'survey.csv');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => Buffer.from(text);
const overwrite = { mode: 0o640, overwrite: true };

describe('openReplacement', () => {
  it('shows the new content under the name only after commit, with the mode asked for', () => {
    writeFileSync(target, 'old');
    const file = openReplacement(target, overwrite);
    file.write(bytes('new '));
    file.write(bytes('content'));
    expect(readFileSync(target, 'utf8')).toBe('old');
    file.commit();
    expect(readFileSync(target, 'utf8')).toBe('new content');
    expect(statSync(target).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['survey.csv']);
  });

  it('keeps the temporary file from other users', () => {
    const file = openReplacement(target, { mode: 0o666, overwrite: true });
    const [name] = readdirSync(folder);
    expect(statSync(join(folder, name!)).mode & 0o777).toBe(0o600);
    file.discard();
  });

  it('leaves nothing behind when discarded, and discarding after commit does nothing', () => {
    const first = openReplacement(target, overwrite);
    first.write(bytes('x'));
    first.discard();
    first.discard();
    expect(readdirSync(folder)).toEqual([]);
    const second = openReplacement(target, overwrite);
    second.commit();
    second.discard();
    expect(readdirSync(folder)).toEqual(['survey.csv']);
  });

  it('leaves the original and no temporary file when the last check fails', () => {
    writeFileSync(target, 'old');
    const file = openReplacement(target, {
      ...overwrite,
      check: () => {
        throw new InputError('changed');
      },
    });
    file.write(bytes('new'));
    expect(() => file.commit()).toThrow('changed');
    expect(readFileSync(target, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['survey.csv']);
  });

  it('does not replace what appeared meanwhile, unless told to', () => {
    const file = openReplacement(target, { mode: 0o644, overwrite: false });
    file.write(bytes('mine'));
    writeFileSync(target, 'theirs');
    expect(() => file.commit()).toThrow();
    expect(readFileSync(target, 'utf8')).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['survey.csv']);
  });

  it('refuses to replace what is no file, such as a device', () => {
    // As root a rename over /dev/null succeeds, and the machine has none any more.
    const device = join(folder, 'device');
    execFileSync('mkfifo', [device]);
    symlinkSync(target, join(folder, 'link'));
    for (const path of [device, folder, join(folder, 'link')]) {
      expect(() => openReplacement(path, overwrite)).toThrow('is not a regular file');
    }
    expect(statSync(device).isFIFO()).toBe(true);
    expect(readdirSync(folder)).toEqual(['device', 'link']);
  });

  it('drops set-user-id and the like', () => {
    openReplacement(target, { mode: 0o4755, overwrite: true }).commit();
    expect(statSync(target).mode & 0o7777).toBe(0o755);
  });
});

describe('openWhole', () => {
  it('writes to a device, and leaves it one', () => {
    // Through a link, so that nothing but the link could be lost.
    const link = join(folder, 'null');
    symlinkSync('/dev/null', link);
    writeWhole(link, bytes('a report'));
    expect(statSync(link).isCharacterDevice()).toBe(true);
    expect(() => writeWhole('/dev/full', bytes('a report'))).toThrow('could not write full: the disk is full');
  });

  it('keeps a link, and replaces what it leads to', () => {
    writeFileSync(target, 'old');
    symlinkSync(target, join(folder, 'link'));
    writeWhole(join(folder, 'link'), bytes('new'));
    expect(readFileSync(target, 'utf8')).toBe('new');
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
  });
});

describe('removeLeftovers', () => {
  it('removes what a dead run left, and nothing of a living one or of anyone else', () => {
    const own = temporaryBeside(target);
    const dead = own.replace(`-${process.pid}-`, '-4194305-'); // One above the largest process number of Linux.
    const elsewhere = dead.replace(/withhold-[0-9a-f]{8}/, 'withhold-00000000');
    for (const path of [own, dead, elsewhere, target]) writeFileSync(path, '');
    removeLeftovers(folder);
    expect(readdirSync(folder).sort()).toEqual(
      [own, elsewhere, target].map(path => path.slice(folder.length + 1)).sort(),
    );
  });
});

describe('openSource', () => {
  it('refuses what is not a regular file', () => {
    expect(() => openSource(folder)).toThrow('is a folder');
    expect(() => openSource('/dev/null')).toThrow('is not a regular file');
  });

  it.each<[string, () => void]>([
    ['written to', () => writeFileSync(target, 'longer than before')],
    ['written to, same size', () => writeFileSync(target, 'dlo')],
    [
      'replaced',
      () => {
        rmSync(target);
        writeFileSync(target, 'old');
      },
    ],
  ])('notices that the file was %s', (_, change) => {
    writeFileSync(target, 'old');
    const source = openSource(target);
    expect(() => source.assertUnchanged()).not.toThrow();
    change();
    expect(() => source.assertUnchanged()).toThrow('changed while it was read');
    source.close();
  });

  it('does not mind another name or mode', () => {
    writeFileSync(target, 'old');
    const source = openSource(target);
    linkSync(target, join(folder, 'other'));
    chmodSync(target, 0o600);
    expect(() => source.assertUnchanged()).not.toThrow();
    source.close();
  });
});
