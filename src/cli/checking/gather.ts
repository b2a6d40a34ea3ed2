import { resolve } from 'node:path';
import { type FileRead, type FileResult, standardInput } from '../../batch/index.ts';
import type { LocatedFinding } from '../../formats/processor.ts';
import {
  type AllowComments,
  type Listing,
  type ReadFile,
  type ReportedFinding,
  toDamage,
  type UnreadFile,
} from '../../reports/index.ts';
import { isAllowedBy, readAllowComments } from './comments.ts';
import { toRootPath } from './root.ts';

/** Everything that a check looked at, under names relative to the root. */
export interface Gathered {
  readonly read: readonly ReadFile[];
  readonly skipped: readonly UnreadFile[];
  readonly failed: readonly UnreadFile[];
  readonly notices: readonly string[];
  /** Whether a comment in the file lets a finding through. */
  isAllowed(path: string, finding: ReportedFinding): boolean;
}

/** Where the paths of the results start, and what they are to be relative to. */
export interface Place {
  readonly cwd: string;
  readonly root: string;
}

export interface Gathering {
  /** Takes a finding as it is found, before its file. */
  addFinding(path: string, finding: LocatedFinding): void;
  add(result: FileResult): void;
  readonly gathered: Gathered;
}

/** Takes the results of a run as they come, and reads the comments of the files in which something was found. */
export function createGathering({ cwd, root }: Place, listing: Listing): Gathering {
  const read: ReadFile[] = [];
  const skipped: UnreadFile[] = [];
  const failed: UnreadFile[] = [];
  const notices: string[] = [];
  const comments = new Map<string, AllowComments>();

  const addRead = ({ path: given, summary }: FileRead): void => {
    const path = toRootPath(given, cwd, root);
    const file = { path, summary, findings: listing.of(path) };
    read.push(file);
    if (summary.brokenRecords > 0) failed.push({ path, reason: toDamage(summary) });
    const found = given === standardInput ? undefined : readAllowComments(resolve(cwd, given), file);
    if (found === undefined) return;
    comments.set(path, found);
    for (const line of found.incomplete) {
      notices.push(
        `${path}:${line}: a withhold:allow comment needs types and a reason, as in "withhold:allow-line phone invented"`,
      );
    }
  };

  return {
    addFinding: (path, finding) => listing.add(toRootPath(path, cwd, root), finding),
    add(result) {
      const path = toRootPath(result.path, cwd, root);
      if ('skipped' in result && result.isOutput) notices.push(`${path}: skipped, ${result.skipped}`);
      else if ('skipped' in result) skipped.push({ path, reason: result.skipped });
      else if ('failed' in result) failed.push({ path, reason: result.failed });
      else addRead(result);
    },
    gathered: {
      read,
      skipped,
      failed,
      notices,
      isAllowed: (path, finding) => isAllowedBy(comments.get(path), finding),
    },
  };
}
