import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from './run.ts';
import { sizeOf } from './source.ts';
import type { Found } from './walk.ts';

/** A line on the terminal that says how far a run is, and goes away when it ends. */
export interface ProgressLine {
  start(files: readonly Found[]): void;
  update(progress: Progress): void;
  stop(): void;
}

/** @param stream a terminal: nobody watches a line elsewhere. */
export function createProgressLine(stream: NodeJS.WriteStream): ProgressLine {
  const bar = new SingleBar(
    {
      stream,
      fps: 10,
      clearOnComplete: true,
      hideCursor: true,
      etaBuffer: 50,
      barsize: 24,
      format:
        '{bar} {percentage}% · {files}/{allFiles} files · {megabytes} MB · {findings} found · {eta_formatted} left',
    },
    Presets.shades_classic,
  );
  let isGoing = false;
  return {
    start(files) {
      const bytes = files.reduce((sum, { source }) => sum + sizeOf(source), 0);
      bar.start(Math.max(bytes, 1), 0, { files: 0, allFiles: files.length, megabytes: 0, findings: 0 });
      isGoing = true;
    },
    update({ files, bytes, findings }) {
      if (isGoing) bar.update(bytes, { files, findings, megabytes: Math.round(bytes / 1e6) });
    },
    stop() {
      if (isGoing) bar.stop();
      isGoing = false;
    },
  };
}
