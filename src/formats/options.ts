import { isObject } from '../text/check.ts';
import { toDelimiter } from './delimiter.ts';
import type { Detects, Replace } from './editor.ts';
import { toEncodingName } from './encoding.ts';
import { formatNames, InputError, type LocatedFinding, type ReadOptions } from './processor.ts';

/** What a processor is made of. */
export interface ProcessorOptions {
  readonly detector: Detects;
  /** Nothing is written without one. */
  readonly replacer?: Replace | undefined;
  readonly onFinding?: ((finding: LocatedFinding) => void) | undefined;
  /** Only its ending is looked at. */
  readonly fileName?: string | undefined;
  readonly read?: ReadOptions | undefined;
  /** Whether pieces may be overwritten by the next call, which saves a copy of all that is unchanged. Default false. */
  readonly reusesPieces?: boolean;
  /** How many bytes are gathered before they are looked at. For tests: the result is the same for any figure. @internal */
  readonly step?: number;
}

/** All that can be known to be wrong before a byte is read. @throws TypeError that names it: `read.encoding: …` */
export function checkReadOptions(read: ReadOptions): void {
  if (!isObject(read)) throw new TypeError('read must be an object');
  const { format = 'auto', columns, excludeColumns, encoding, delimiter } = read;
  if (format !== 'auto' && !formatNames.includes(format))
    throw new TypeError(`read.format must be one of auto, ${formatNames.join(', ')}`);
  if (columns !== undefined && !(isTexts(columns) && columns.length > 0))
    throw new TypeError('read.columns must be an array of at least one name');
  if (excludeColumns !== undefined && !isTexts(excludeColumns))
    throw new TypeError('read.excludeColumns must be an array of names');
  for (const name of ['header', 'context'] as const)
    if (!['boolean', 'undefined'].includes(typeof read[name]))
      throw new TypeError(`read.${name} must be true or false`);
  checkName('read.encoding', encoding, toEncodingName);
  checkName('read.delimiter', delimiter, toDelimiter);
}

function isTexts(list: unknown): boolean {
  return Array.isArray(list) && list.every(each => typeof each === 'string');
}

function checkName(argument: string, given: unknown, toName: (given: string) => string): void {
  if (given === undefined) return;
  if (typeof given !== 'string') throw new TypeError(`${argument} must be a string`);
  try {
    toName(given);
  } catch (error) {
    throw error instanceof InputError ? new TypeError(`${argument}: ${error.message}`) : error;
  }
}
