import { expect, it } from 'vitest';
import { UsageError } from '../../src/cli/errors.ts';
import { toDocument } from '../../src/cli/reporting.ts';
import type { Report } from '../../src/reports/index.ts';

const summary = { findings: 2_000_000 };
const plain = (_: unknown, text: string) => text;

it('says what to do where a report is longer than a text can be', () => {
  const report = {
    summary,
    skipped: [],
    failed: [],
    get files() {
      return 'x'.repeat(2 ** 30);
    },
  };
  const write = () => toDocument('json', report as unknown as Report, plain);
  expect(write).toThrow(UsageError);
  expect(write).toThrow('2000000 findings are more than one json document can hold; use scan --format ndjson');
});

it('passes on what is wrong with the writer itself', () => {
  expect(() => toDocument('json', { summary } as Report, plain)).toThrow(TypeError);
});
