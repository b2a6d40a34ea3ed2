/** What `dist/withhold.iife.js` puts on a page as the global `withhold`; forms are guarded without a line of code. */
import { initWhenReady } from './init.ts';

export { createDetector, detect, explain, redact } from '../index.ts';
export * from './index.ts';

initWhenReady();
