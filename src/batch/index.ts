/** Files in, files out: which files are meant, reading them, replacing them safely, in threads where that pays. */
export { sha256 } from './hash.ts';
export { createKey, type Key, readKey, writeKey } from './key.ts';
export { openPipe, writeSome } from './pipe.ts';
export { reasonOf } from './reason.ts';
export { type RedactDestination, type RedactOptions, redactFiles } from './redact.ts';
export { openWhole, type Replacement, writeAll, writeWhole } from './replacement.ts';
export type { FileFailed, FileRead, FileResult, FileSkipped } from './result.ts';
export type { Progress } from './run.ts';
export { type ReadingOptions, type ScanOptions, scanFiles } from './scan.ts';
export { createOpener, type Settings, settingsReplacer, toDetector, tokenReplacer } from './settings.ts';
export { createStop, type SharedStop, Stopped } from './stop.ts';
export { type Found, type Selection, standardInput } from './walk.ts';
