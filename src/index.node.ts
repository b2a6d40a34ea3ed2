/** `withhold` on Node: the same library, which looks at most clean messages as bytes. */
import { skim } from './bulk/skim.ts';
import * as anywhere from './index.ts';

export * from './index.ts';

export const createDetector: typeof anywhere.createDetector = options => skim(anywhere.createDetector(options));

let plain: anywhere.Detector | undefined;

function detectorFor(options: anywhere.DetectorOptions | undefined): anywhere.Detector {
  if (options !== undefined) return createDetector(options);
  plain ??= createDetector();
  return plain;
}

export const detect: typeof anywhere.detect = (text, options) => detectorFor(options).detect(text);

export const redact: typeof anywhere.redact = (text, options) => detectorFor(options).redact(text);

export const explain: typeof anywhere.explain = (text, options) => detectorFor(options).explain(text);
