import { type Confidence, confidences } from '../engine/finding.ts';
import { toPlace } from './place.ts';
import {
  type FileReport,
  type Report,
  type ReportedFinding,
  type RuleFacts,
  toRuleName,
  type UnreadFile,
  type Writer,
} from './report.ts';
import { toCount } from './sentences.ts';

/** GitHub refuses a run with more than 25,000 results and keeps the first 5,000. */
export const mostResults = 5000;

const informationUri = 'https://unpkg.com/withhold/README.md';
const levels: Readonly<Record<Confidence, 'error' | 'warning' | 'note'>> = {
  high: 'error',
  medium: 'warning',
  low: 'note',
};

interface Result {
  readonly file: FileReport;
  readonly finding: ReportedFinding;
}

/** SARIF 2.1.0, one run, without snippets: GitHub takes the line from the commit. */
export const sarif: Writer = report => {
  const rules = toRules(report);
  const all = report.files.flatMap(file => file.findings.map(finding => ({ file, finding })));
  // toSorted is stable, so that results of one confidence stay in the order of the files.
  const byConfidence = ({ finding }: Result): number => -confidences.indexOf(finding.confidence);
  const kept =
    all.length > mostResults ? all.toSorted((a, b) => byConfidence(a) - byConfidence(b)).slice(0, mostResults) : all;
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'withhold',
            semanticVersion: report.version,
            informationUri,
            rules: rules.map(toReportingDescriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder that was checked.' } } },
        invocations: [toInvocation(report, all.length)],
        results: kept.map(result => toResult(report, rules, result)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

/** The rules in their order, with those of types that came without facts behind them. */
function toRules(report: Report): RuleFacts[] {
  const known = new Set(report.rules.map(rule => rule.type));
  const others = Object.keys(report.summary.byType).filter(type => !known.has(type));
  return [...report.rules, ...others.sort().map(type => ({ type, name: type }))];
}

function toReportingDescriptor({ type, name, specimens }: RuleFacts): object {
  const advice =
    specimens === undefined
      ? 'Use a value that belongs to nobody.'
      : `Use a value that belongs to nobody: ${specimens}.`;
  return {
    id: `pii/${type}`,
    name: toPascalCase(name),
    shortDescription: { text: `${toSentenceStart(name)} in a file` },
    fullDescription: { text: `The file includes what looks like a real person's ${name}.` },
    help: { text: advice, markdown: advice },
    helpUri: informationUri,
    defaultConfiguration: { level: 'error' },
    properties: { precision: 'high', tags: ['privacy', 'personal-data'] },
  };
}

function toResult(report: Report, rules: readonly RuleFacts[], { file, finding }: Result): object {
  const { type, confidence, location, fingerprint } = finding;
  const { line, column, endLine, endColumn, byteStart, byteEnd, columnName, jsonPointer } = location;
  const logical = jsonPointer ?? columnName;
  return {
    ruleId: `pii/${type}`,
    ruleIndex: rules.findIndex(rule => rule.type === type),
    level: levels[confidence],
    message: {
      text: `${toSentenceStart(toRuleName(report, type))} (${confidence} confidence) at ${escapeLinks(toPlace(finding))}.`,
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toRelativeUri(file.path), uriBaseId: '%SRCROOT%' },
          region: {
            startLine: line,
            startColumn: column,
            endLine,
            endColumn,
            byteOffset: byteStart,
            byteLength: byteEnd - byteStart,
          },
        },
        ...(logical === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: logical }] }),
      },
    ],
    partialFingerprints: { 'withhold/v1': fingerprint },
  };
}

function toInvocation(report: Report, results: number): object {
  const notify = (level: string, text: string, path?: string): object => ({
    level,
    message: { text },
    ...(path === undefined
      ? {}
      : {
          locations: [{ physicalLocation: { artifactLocation: { uri: toRelativeUri(path), uriBaseId: '%SRCROOT%' } } }],
        }),
  });
  const ofFile = (level: string, verb: string) => (file: UnreadFile) =>
    notify(level, `${verb}: ${file.reason}`, file.path);
  const notifications = [
    ...report.failed.map(ofFile('error', 'Could not be read')),
    ...report.skipped.map(ofFile('note', 'Skipped')),
    ...report.notices.map(text => notify('note', text)),
  ];
  if (results > mostResults)
    notifications.push(
      notify(
        'warning',
        `${toCount(mostResults, 'result')} of ${toCount(results, 'finding')}, the surest first: GitHub keeps no more.`,
      ),
    );
  return { executionSuccessful: report.failed.length === 0, toolExecutionNotifications: notifications };
}

/** Each part encoded, so that a space or a `%` in a file name makes a URI; `..` stays as it is. */
function toRelativeUri(path: string): string {
  return path
    .split('/')
    .map(part => encodeURIComponent(part))
    .join('/');
}

/** `[text](target)` is a link in a SARIF message; a column name is not to make one. */
function escapeLinks(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
}

/** The form that SARIF asks for: `NationalInsuranceNumber`. */
function toPascalCase(name: string): string {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .map(toSentenceStart)
    .join('');
}

function toSentenceStart(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
