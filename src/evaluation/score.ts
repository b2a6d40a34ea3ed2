import { type Confidence, confidences, type Finding } from '../engine/finding.ts';
import { hasOverlap } from '../text/span.ts';
import type { LabelledMessage, Mark } from './labelled.ts';

/** How one type, or all of them together, fared. */
export interface Score {
  /** Marked values; optional ones do not count. */
  values: number;
  found: number;
  /** Of those found: both ends to the character. */
  exact: number;
  /** Findings where nothing of their type is marked. */
  wrong: number;
  readonly byConfidence: Record<Confidence, number>;
}

/** One disagreement, by place. */
export interface Miss {
  readonly kind: 'missed' | 'wrong' | 'inexact';
  readonly type: string;
  readonly message: LabelledMessage;
  readonly start: number;
  readonly end: number;
}

export interface Evaluation {
  readonly messages: number;
  readonly total: Score;
  readonly byType: Readonly<Record<string, Score>>;
  readonly misses: readonly Miss[];
}

const emptyScore = (): Score => ({
  values: 0,
  found: 0,
  exact: 0,
  wrong: 0,
  byConfidence: { low: 0, medium: 0, high: 0 },
});

/** Nothing where there is nothing to measure. */
const share = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);

/** Share of the marked values that were found; nothing where none is marked. */
export const recall = ({ values, found }: Score): number | undefined => share(found, values);
/** Share of the findings that are marked; nothing where nothing was found. */
export const precision = ({ found, wrong }: Score): number | undefined => share(found, found + wrong);
/** Share of the values found whose span is right to the character; nothing where none was found. */
export const exactness = ({ found, exact }: Score): number | undefined => share(exact, found);
/** Harmonic mean of recall and precision; nothing where nothing is marked and nothing was found. */
export const f1 = ({ values, found, wrong }: Score): number | undefined => share(2 * found, values + found + wrong);

/** A share for a table: four places, and `-` where nothing was measured. */
export const toShare = (part: number | undefined): string => part?.toFixed(4) ?? '-';

/**
 * Holds what `detect` finds against the marks. A mark is found where a finding of its type shares a character with it;
 * each finding answers for one mark.
 */
export function evaluate(
  messages: readonly LabelledMessage[],
  detect: (text: string) => readonly Pick<Finding, 'type' | 'start' | 'end' | 'confidence'>[],
): Evaluation {
  const total = emptyScore();
  const byType: Record<string, Score> = {};
  const misses: Miss[] = [];
  const count = (type: string, change: (score: Score) => void): void => {
    byType[type] ??= emptyScore();
    change(byType[type]);
    change(total);
  };
  for (const message of messages) {
    const findings = detect(message.text);
    const answered = new Set<Mark>();
    const used = new Set<unknown>();
    for (const mark of message.marks) {
      const finding = findings.find(one => one.type === mark.type && hasOverlap(one, mark) && !used.has(one));
      if (finding !== undefined) {
        used.add(finding);
        answered.add(mark);
      }
      if (mark.isOptional) continue;
      count(mark.type, score => {
        score.values++;
      });
      if (finding === undefined) {
        misses.push({ kind: 'missed', type: mark.type, message, start: mark.start, end: mark.end });
        continue;
      }
      const isExact = finding.start === mark.start && finding.end === mark.end;
      if (!isExact) misses.push({ kind: 'inexact', type: mark.type, message, start: finding.start, end: finding.end });
      count(mark.type, score => {
        score.found++;
        if (isExact) score.exact++;
        score.byConfidence[finding.confidence]++;
      });
    }
    for (const finding of findings) {
      if (used.has(finding)) continue;
      if (message.marks.some(mark => mark.isOptional && hasOverlap(mark, finding))) continue;
      misses.push({ kind: 'wrong', type: finding.type, message, start: finding.start, end: finding.end });
      count(finding.type, score => {
        score.wrong++;
      });
    }
  }
  return { messages: messages.length, total, byType, misses };
}

export { confidences };
