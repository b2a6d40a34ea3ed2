import type { OpenProcessor } from '../../src/batch/task.ts';
import type { FileProcessor, FileSummary, LocatedFinding } from '../../src/formats/processor.ts';

const summary: FileSummary = {
  format: 'text',
  encoding: 'utf-8',
  gzip: false,
  bytes: 0,
  records: 0,
  findings: 0,
  specimens: 0,
  recordsWithFindings: 0,
  byType: {},
  byConfidence: { low: 0, medium: 0, high: 0 },
  byColumn: {},
  damagedCells: 0,
  brokenRecords: 0,
  notices: [],
};

/** A processor that finds the word SECRET, for tests of everything around processors. */
export const openToy: OpenProcessor = ({ redact, onFinding }) => {
  let text = '';
  let findings = 0;
  const room = Buffer.alloc(16);
  const processor: FileProcessor = {
    room: () => room,
    push(chunk) {
      text += Buffer.from(chunk).toString('latin1');
      return [];
    },
    end() {
      const replaced = text.replaceAll('SECRET', (_, start: number) => {
        findings += 1;
        onFinding?.(at(start));
        return '[X]';
      });
      return redact ? [Buffer.from(replaced, 'latin1')] : [];
    },
    summary: () => ({ ...summary, findings, bytes: text.length }),
    position: () => ({ bytes: text.length, units: text.length, line: 1, column: text.length }),
  };
  return processor;
};

function at(start: number): LocatedFinding {
  const end = start + 'SECRET'.length;
  const location = { line: 1, column: start + 1, endLine: 1, endColumn: end + 1, byteStart: start, byteEnd: end };
  return { type: 'secret', confidence: 'high', start, end, location };
}
