import type { Finding } from '../../src/engine/finding.ts';

/** Finds the words NINO, CARD, PHONE, EMAIL, CRN and their weak forms (phone?): the guard's tests are not about rules. */
export const toyDetector: { detect(text: string): Finding[] } = {
  detect(text) {
    return [...text.matchAll(/(?<![[\w])(NINO|CARD|PHONE|EMAIL|CRN)(\d*)(\?)?/g)].map(match => ({
      type: match[1]!.toLowerCase(),
      confidence: match[3] ? ('low' as const) : ('high' as const),
      start: match.index,
      end: match.index + match[0].length,
    }));
  },
};
