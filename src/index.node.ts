/** `withhold` on Node: the same library, which searches messages as bytes. */
import { createFindSitesInBytes } from './bulk/find-sites.ts';
import { createFindSites } from './engine/find-sites.ts';
import type { FindSites } from './engine/sites.ts';
import type * as anywhere from './index.ts';
import { detectorFor } from './redaction/detector.ts';
import { createFace } from './redaction/face.ts';
import { builtInRules } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';

export * from './index.ts';

/** By the types that are looked for: each has memory of its own, so there is none for a team's rules. */
const known = new Map<string, FindSites>();
/** So many texts are searched before it pays to compile WebAssembly. */
const fewTexts = 20;

function findSitesOf(rules: readonly Rule[]): FindSites | undefined {
  if (!rules.every(rule => builtInRules.includes(rule))) return undefined;
  const types = rules.map(rule => rule.type).join();
  const findSites = known.get(types) ?? createFindSitesFor(rules);
  known.set(types, findSites);
  return findSites;
}

function createFindSitesFor(rules: readonly Rule[]): FindSites {
  let find = createFindSites(rules);
  let texts = 0;
  return (text, isView) => {
    if (++texts === fewTexts) find = createFindSitesInBytes(rules) ?? find;
    return find(text, isView);
  };
}

export const createDetector: typeof anywhere.createDetector = (options = {}) => detectorFor(options, findSitesOf);

const face = createFace(createDetector);
export const detect: typeof anywhere.detect = face.detect;
export const redact: typeof anywhere.redact = face.redact;
export const explain: typeof anywhere.explain = face.explain;
