import type { Span } from './span.ts';

/**
 * Which characters of a text each character of its view stands for. Only what differs costs anything: a run begins at each
 * difference, and behind its first character the two go on side by side.
 */
export class OffsetMap {
  /** Where each run begins in the view, and where its first character begins and ends in the text. */
  private readonly views: number[] = [0];
  private readonly starts: number[] = [0];
  private readonly ends: number[] = [1];

  /** The character at `view` stands for those of the text from `start` to `end`. Called in the order of the view. */
  add(view: number, start: number, end: number): void {
    const run = this.views.at(-1) === view ? this.views.length - 1 : this.views.length;
    this.views[run] = view;
    this.starts[run] = start;
    this.ends[run] = end;
  }

  /** The last character of the view, which is at `view`, goes on in the text to `end`. */
  stretch(view: number, end: number): void {
    const { start } = this.characterAt(view);
    if (this.views.at(-1)! > view) for (const list of [this.views, this.starts, this.ends]) list.pop();
    this.add(view, start, end);
  }

  toOriginal({ start, end }: Span): Span {
    const first = this.characterAt(start);
    return { start: first.start, end: start < end ? this.characterAt(end - 1).end : first.start };
  }

  private characterAt(view: number): Span {
    let run = 0;
    for (let after = this.views.length; after - run > 1; ) {
      const middle = (run + after) >> 1;
      if (this.views[middle]! <= view) run = middle;
      else after = middle;
    }
    const behind = view - this.views[run]!;
    if (behind === 0) return { start: this.starts[run]!, end: this.ends[run]! };
    const start = this.ends[run]! + behind - 1;
    return { start, end: start + 1 };
  }
}
