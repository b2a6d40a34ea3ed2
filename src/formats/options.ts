import type { Detects, Replace } from './editor.ts';
import type { LocatedFinding, ReadOptions } from './processor.ts';

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
