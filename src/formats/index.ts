/** Which parts of a file are text: plain text, tables and JSON in their encodings. */
export { createProcessor } from './create-processor.ts';
export { checkReadOptions, type ProcessorOptions } from './options.ts';
export * from './processor.ts';
