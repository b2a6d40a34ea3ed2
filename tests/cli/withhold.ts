import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built command; `npm test` builds it first. */
export const command: string =
  process.env['WITHHOLD_COMMAND'] ?? fileURLToPath(new URL('../../bin/withhold.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command, with no more of the environment than a program needs: CI sets variables that it looks at. */
export function withhold(args: readonly string[], { cwd, input = '', env = {} }: RunOptions): Outcome {
  const { PATH = '', HOME = '' } = process.env;
  const run = spawnSync(process.execPath, [command, ...args], {
    cwd,
    input,
    env: { PATH, HOME, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** A folder of its own for a test. */
export interface Sandbox {
  readonly folder: string;
  write(path: string, content?: string | Uint8Array): void;
  run(args: readonly string[], options?: Partial<RunOptions>): Outcome;
  discard(): void;
}

/** @param files content by path. */
export function createSandbox(files: Readonly<Record<string, string | Uint8Array>> = {}): Sandbox {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'withhold-')));
  const write = (path: string, content: string | Uint8Array = ''): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  return {
    folder,
    write,
    run: (args, options = {}) => withhold(args, { cwd: folder, ...options }),
    discard: () => rmSync(folder, { recursive: true, force: true }),
  };
}
