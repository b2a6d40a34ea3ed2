import type { Confidence } from '../engine/finding.ts';
import { toPlace } from './place.ts';
import { toRuleName, type Writer } from './report.ts';

const severities: Readonly<Record<Confidence, 'info' | 'minor' | 'major' | 'critical' | 'blocker'>> = {
  high: 'critical',
  medium: 'major',
  low: 'minor',
};

/** A GitLab Code Quality report. It shows equal fingerprints once; ours tell apart equal findings by their order. */
export const gitlab: Writer = report => {
  const entries = report.files.flatMap(({ path, findings }) =>
    findings.map(finding => ({
      description: `${toRuleName(report, finding.type)} (${finding.confidence} confidence) at ${toPlace(finding)}`,
      check_name: `withhold/${finding.type}`,
      fingerprint: finding.fingerprint,
      severity: severities[finding.confidence],
      location: { path, lines: { begin: finding.location.line, end: finding.location.endLine } },
    })),
  );
  return `${JSON.stringify(entries, null, 2)}\n`;
};
