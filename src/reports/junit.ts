import { toPlace } from './place.ts';
import { type FileReport, type Report, toRuleName, type UnreadFile, type Writer } from './report.ts';
import { toAccount, toCount, toNotices } from './sentences.ts';

/** JUnit XML: one test case a file, a failure where something was found, an error where the file could not be read. */
export const junit: Writer = report => {
  const { files, skipped, failed, summary } = report;
  const tests = files.length + skipped.length + failed.length;
  const counts = { name: 'withhold', tests, failures: summary.filesWithFindings, errors: failed.length };
  const cases = [
    ...files.map(file => toCase(file.path, toFailure(report, file))),
    ...failed.map(file => toCase(file.path, toUnread('error', file))),
    ...skipped.map(file => toCase(file.path, toUnread('skipped', file))),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${toAttributes(counts)}>`,
    `  <testsuite${toAttributes({ ...counts, skipped: skipped.length })}>`,
    ...cases,
    `    <system-out>${toText([...toNotices(report), ...toAccount(report)].join('\n'))}</system-out>`,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
};

function toCase(path: string, outcome: string): string {
  const attributes = toAttributes({ classname: 'withhold', name: path, file: path });
  return outcome === '' ? `    <testcase${attributes}/>` : `    <testcase${attributes}>${outcome}</testcase>`;
}

function toFailure(report: Report, file: FileReport): string {
  if (file.findings.length === 0) return '';
  const places = file.findings.map(
    finding => `${toPlace(finding)}: ${toRuleName(report, finding.type)} (${finding.confidence} confidence)`,
  );
  const types = [...new Set(file.findings.map(finding => finding.type))].sort().join(', ');
  const attributes = toAttributes({ type: types, message: toCount(file.findings.length, 'finding') });
  return `<failure${attributes}>${toText(places.join('\n'))}</failure>`;
}

function toUnread(element: 'error' | 'skipped', file: UnreadFile): string {
  return `<${element}${toAttributes({ ...(element === 'error' ? { type: 'unreadable' } : {}), message: file.reason })}/>`;
}

function toAttributes(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${toText(String(value))}"`)
    .join('');
}

/** XML 1.0 has no way to write most control characters, not even as references. */
function toText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"\r\n\t]/g, character => `&#${character.charCodeAt(0)};`);
}
