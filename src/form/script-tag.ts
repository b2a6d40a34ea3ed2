/**
 * What `dist/withhold.iife.js` puts on a page as the global `withhold`; forms are guarded without a line of code. All of the
 * library for a script tag, with redaction and reasons, is `dist/withhold-library.iife.js`.
 */
import type { Finding } from '../engine/finding.ts';
import { createEngine, type DetectionOptions } from '../redaction/detection.ts';
import { checkText } from '../text/check.ts';
import { initWhenReady } from './init.ts';

export { createFormGuard } from './guard.ts';
export { initAll } from './init.ts';

/** As the library's, of which a form asks one thing: for `createFormGuard(form, { detector })`. */
export function createDetector(options?: DetectionOptions): { detect(text: string): Finding[] } {
  const engine = createEngine(options);
  return { detect: text => engine.detect(checkText(text)) };
}

/** As the library's. */
export function detect(text: string, options?: DetectionOptions): Finding[] {
  return createDetector(options).detect(text);
}

initWhenReady();
