import { resolve } from 'node:path';
import type { FileResult } from '../batch/index.ts';
import type { LocatedFinding } from '../formats/processor.ts';
import type { AllowComments, ReadFile, UnreadFile } from '../reports/index.ts';
import { isAllowedBy, readAllowComments } from './comments.ts';
import { toRootPath } from './root.ts';

/** Everything that a check looked at, under names relative to the root. */
export interface Gathered {
  readonly read: readonly ReadFile[];
  readonly skipped: readonly UnreadFile[];
  readonly failed: readonly UnreadFile[];
  /** Files and folders that ignore rules left out. */
  readonly ignored: number;
  readonly notices: readonly string[];
  /** Whether a comment in the file lets a finding through. */
  isAllowed(path: string, finding: LocatedFinding): boolean;
}

/** Where the paths of the results start, and what they are to be relative to. */
export interface Place {
  readonly cwd: string;
  readonly root: string;
}

/** Takes the results of a run as they come, and reads the comments of the files in which something was found. */
export async function gather(
  results: AsyncIterable<FileResult | { readonly path: string; readonly ignored: true }>,
  { cwd, root }: Place,
): Promise<Gathered> {
  const read: ReadFile[] = [];
  const skipped: UnreadFile[] = [];
  const failed: UnreadFile[] = [];
  const notices: string[] = [];
  const comments = new Map<string, AllowComments>();
  let ignored = 0;
  for await (const result of results) {
    const path = toRootPath(result.path, cwd, root);
    if ('ignored' in result) ignored += 1;
    else if ('skipped' in result) skipped.push({ path, reason: result.skipped });
    else if ('failed' in result) failed.push({ path, reason: result.failed });
    else {
      const file = { path, summary: result.summary, findings: result.findings };
      read.push(file);
      // A record that could not be read may hold what its neighbours do.
      if (file.summary.brokenRecords > 0)
        failed.push({ path, reason: `${file.summary.brokenRecords} of its records are broken` });
      const found = result.path === '-' ? undefined : readAllowComments(resolve(cwd, result.path), file);
      if (found === undefined) continue;
      comments.set(path, found);
      for (const line of found.incomplete) {
        notices.push(
          `${path}:${line}: a withhold:allow comment needs types and a reason, as in "withhold:allow-line phone invented"`,
        );
      }
    }
  }
  return {
    read,
    skipped,
    failed,
    ignored,
    notices,
    isAllowed: (path, finding) => isAllowedBy(comments.get(path), finding),
  };
}
