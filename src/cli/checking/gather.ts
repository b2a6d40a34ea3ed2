import { resolve } from 'node:path';
import { type FileRead, standardInput } from '../../batch/index.ts';
import type { LocatedFinding } from '../../formats/processor.ts';
import type { AllowComments, Listing, ReadFile, ReportedFinding, UnreadFile } from '../../reports/index.ts';
import type { Outcome } from '../files/run.ts';
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
  /** Takes a file that was read, when all of it was. */
  addFile(file: FileRead): void;
  end(outcome: Outcome): Gathered;
}

/** Takes what a run reads as it comes, and reads the comments of the files in which something was found. */
export function createGathering({ cwd, root }: Place, listing: Listing): Gathering {
  const read: ReadFile[] = [];
  const notices: string[] = [];
  const comments = new Map<string, AllowComments>();
  const toRoot = ({ path, reason }: UnreadFile): UnreadFile => ({ path: toRootPath(path, cwd, root), reason });
  return {
    addFinding: (path, finding) => listing.add(toRootPath(path, cwd, root), finding),
    addFile({ path: given, summary }) {
      const path = toRootPath(given, cwd, root);
      const file = { path, summary, findings: listing.of(path) };
      read.push(file);
      const found = given === standardInput ? undefined : readAllowComments(resolve(cwd, given), file);
      if (found === undefined) return;
      comments.set(path, found);
      for (const line of found.incomplete) {
        notices.push(
          `${path}:${line}: a withhold:allow comment needs types and a reason, as in "withhold:allow-line phone invented"`,
        );
      }
    },
    end({ skipped, failed }) {
      const outputs = skipped.filter(({ isOutput }) => isOutput).map(toRoot);
      return {
        read,
        skipped: skipped.filter(({ isOutput }) => !isOutput).map(toRoot),
        failed: failed.map(toRoot),
        notices: [...outputs.map(({ path, reason }) => `${path}: skipped, ${reason}`), ...notices],
        isAllowed: (path, finding) => isAllowedBy(comments.get(path), finding),
      };
    },
  };
}
