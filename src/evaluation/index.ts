/** Measuring a detector on labelled messages: what `withhold evaluate` and `npm run accuracy` stand on. */
export { type LabelledMessage, type Mark, parseLabelled, parseMarked } from './labelled.ts';
export {
  type Evaluation,
  evaluate,
  exactness,
  f1,
  type Miss,
  precision,
  recall,
  type Score,
  toShare,
} from './score.ts';
