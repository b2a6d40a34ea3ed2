/** Which parts of a file are text: plain text, tables and JSON in their encodings. */
export { createProcessor, type ProcessorOptions } from './create-processor.ts';
export * from './processor.ts';
