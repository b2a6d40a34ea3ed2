import { createProcessor, type LocatedFinding } from '../formats/index.ts';
import { type Settings, toDetector } from './settings.ts';
import type { OpenProcessor } from './task.ts';

/** Takes a finding together with its value. Only a person at a terminal may be shown that. */
export type OnValue = (path: string, finding: LocatedFinding, value: string) => void;

/** Processors that hand over values, for each file when it is read. Nothing is written. */
export function createRevealer(settings: Settings, onValue: OnValue): OpenProcessor {
  const detector = toDetector(settings);
  return ({ fileName, read }) => {
    const findings: LocatedFinding[] = [];
    const values: string[] = [];
    const processor = createProcessor({
      detector,
      fileName,
      read,
      onFinding: finding => findings.push(finding),
      replacer: (_, value) => {
        values.push(value);
        return value;
      },
    });
    return {
      ...processor,
      async end() {
        const rest = await processor.end();
        findings.forEach((finding, index) => {
          onValue(fileName, finding, values[index]!);
        });
        return rest;
      },
    };
  };
}
