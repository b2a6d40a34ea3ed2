import type { Finding } from '../../src/engine/finding.ts';
import type { Detects, Replace } from '../../src/formats/editor.ts';
import { createProcessor, type FileSummary, type LocatedFinding, type ReadOptions } from '../../src/formats/index.ts';
import { digits, literal } from '../../src/rules/rule.ts';

/** Finds e-mail addresses and eleven digits beginning with 07, a space allowed among them. */
export const toyDetector: Detects = {
  detect(text: string): Finding[] {
    const found = text.matchAll(
      /(?<email>(?<![\w.])[\w.]{1,64}@[\w.]{1,64}\w)|(?<phone>(?<!\d)07\d{3} ?\d{6}(?!\d))|(?<card>(?<!\d)4\d{15}(?!\d))/g,
    );
    return Array.from(found, match => ({
      type: match.groups!['email'] !== undefined ? 'email' : match.groups!['phone'] !== undefined ? 'phone' : 'card',
      confidence: 'high' as const,
      start: match.index,
      end: match.index + match[0].length,
    }));
  },
};

/** The same, and it tells what it looks for, so that most of a file is passed over. */
export const tellingDetector: Detects = {
  ...toyDetector,
  rules: [
    { type: 'email', name: 'e-mail', triggers: [literal('@')], match: () => [] },
    { type: 'phone', name: 'phone', triggers: [digits(11)], match: () => [] },
    { type: 'card', name: 'card', triggers: [digits(16)], match: () => [] },
  ],
};

export const labels: Replace = finding => `[${finding.type.toUpperCase()}]`;

export interface Run {
  readonly bytes: Buffer;
  readonly text: string;
  readonly findings: LocatedFinding[];
  readonly summary: FileSummary;
}

export interface RunOptions {
  readonly fileName?: string;
  readonly read?: ReadOptions;
  readonly replacer?: Replace | undefined;
  readonly step?: number;
  readonly detector?: Detects;
  /** Lengths of the chunks, used over and over; default: all at once. */
  readonly chunks?: readonly number[];
}

/** A whole file through a processor. */
export async function run(input: string | Uint8Array, options: RunOptions = {}): Promise<Run> {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  const findings: LocatedFinding[] = [];
  const { chunks = [Math.max(1, bytes.length)], ...rest } = options;
  const processor = createProcessor({
    detector: toyDetector,
    replacer: labels,
    onFinding: finding => findings.push(finding),
    ...rest,
  });
  const out: Uint8Array[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = Math.max(1, chunks[i % chunks.length]!);
    out.push(...(await processor.push(bytes.subarray(at, at + length))));
    at += length;
  }
  out.push(...(await processor.end()));
  const all = Buffer.concat(out);
  return { bytes: all, text: all.toString(), findings, summary: processor.summary() };
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What a report may show of a finding: the masked text around it, with its label. */
export function shown({ type, context }: LocatedFinding): string | undefined {
  return context && `${context.before}[${type.toUpperCase()}]${context.after}`;
}
