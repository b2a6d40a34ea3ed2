import type { Explanation } from '../engine/explain.ts';
import type { Finding } from '../engine/finding.ts';
import type { Detector, DetectorOptions, Redaction } from './detector.ts';

/** What most callers need of a detector. */
export interface Face {
  detect(text: string, options?: DetectorOptions): Finding[];
  redact(text: string, options?: DetectorOptions): Redaction;
  explain(text: string, options?: DetectorOptions): Explanation[];
}

/** Functions over the detectors that `create` makes: one is kept for calls without options, and made with the first. */
export function createFace(create: (options?: DetectorOptions) => Detector): Face {
  let plain: Detector | undefined;
  const detectorFor = (options: DetectorOptions | undefined): Detector => {
    if (options !== undefined) return create(options);
    plain ??= create();
    return plain;
  };
  return {
    detect: (text, options) => detectorFor(options).detect(text),
    redact: (text, options) => detectorFor(options).redact(text),
    explain: (text, options) => detectorFor(options).explain(text),
  };
}
