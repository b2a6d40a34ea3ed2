export type { FileFailed, FileRead, FileResult, FileSkipped } from './result.ts';
