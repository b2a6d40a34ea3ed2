import { resolve } from 'node:path';
import type { Found, ReadingOptions } from '../../batch/index.ts';
import { withoutLinks } from '../../batch/links.ts';
import { sameFileAs } from '../../batch/outputs.ts';
import { UsageError } from '../errors.ts';

/** The files that a call names for its results. None of them may be one that it reads. */
export interface OwnFiles {
  /** @throws UsageError where one of the files would be written over */
  assertUnread(files: readonly Pick<Found, 'path' | 'source'>[]): void;
  /**
   * What a run is told so that it reads none of them: a result of an earlier run that is come upon in a folder is left
   * out, an input that is named is refused before anything is read.
   *
   * @param sourceOf where a file that is read comes from, where it is not read at its place.
   */
  guard(control: Control, sourceOf?: (found: Found) => string): Control & Pick<ReadingOptions, 'leaveOut'>;
}

type Control = Required<Pick<ReadingOptions, 'onIgnored' | 'onStart' | 'onProgress' | 'stop'>>;

interface OwnFile {
  readonly option: string;
  /** Absolute, without links. */
  readonly target: string;
  readonly isSame: (path: string) => boolean;
}

/**
 * @param named the file of each option that was given; `-` is stdout, which may lead to a file, too.
 * @throws UsageError where two of them are the same file; InputError for a link that leads nowhere
 */
export function ownFiles(named: Readonly<Record<string, string | undefined>>, cwd: string): OwnFiles {
  const own: OwnFile[] = [];
  for (const [option, path] of Object.entries(named)) {
    if (path === undefined || path === '-') continue;
    const target = withoutLinks(resolve(cwd, path));
    const other = own.find(each => each.target === target || each.isSame(target));
    if (other) throw new UsageError(`${other.option} and ${option} are the same file; name another`);
    own.push({ option, target, isSame: sameFileAs(target) });
  }
  const assertUnread: OwnFiles['assertUnread'] = files => {
    for (const { option, isSame } of own) {
      const read = files.find(({ source }) => isSame(source));
      if (read) throw new UsageError(`${option}: ${read.path} is read, and would be written over; name another file`);
    }
  };
  const onStdout = Object.values(named).includes('-') && own.find(({ isSame }) => isSame('/dev/stdout'));
  if (onStdout) throw new UsageError(`${onStdout.option} and the output are the same file; name another`);
  return {
    assertUnread,
    guard: (control, sourceOf = ({ source }) => source) => ({
      ...control,
      leaveOut: own.map(({ target }) => target),
      onStart(files) {
        assertUnread(files.map(found => ({ path: found.path, source: sourceOf(found) })));
        control.onStart(files);
      },
    }),
  };
}
