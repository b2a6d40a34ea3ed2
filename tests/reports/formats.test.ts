import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type Report, reportFormats, writeReport } from '../../src/reports/index.ts';
import { sample, toReadFile, toReport } from './sample.ts';

const load = (url: string) => JSON.parse(readFileSync(new URL(url, import.meta.url), 'utf8'));
const schemas = '../../src/reports';

/** Names that would break out of a report that wrote them as they are. */
const hostileNames = [
  'a b.txt',
  'a%20b.txt',
  'a"b.txt',
  "a'b.txt",
  'a<b>&c.txt',
  'a\u001b[31mb.txt',
  'a\nb.txt',
  'a\r\n::error::b.txt',
  '::stop-commands::x',
  '##[error]x',
  'a,b:c.txt',
  'a|b`c.txt',
  '=cmd|x.txt',
  '\u202egnp.txt',
  '\ufeffbom.txt',
  '\ud800half.txt',
  ']]>.txt',
  '__proto__',
  '-rf',
  '../up.txt',
];
const hostile = toReport(
  hostileNames.map(name => toReadFile(name, `«nino:QQ 12 34 56 C» in ${name}`, 'csv')),
  {
    failed: hostileNames.map(path => ({ path, reason: `cannot be read: ${path}` })),
    skipped: hostileNames.map(path => ({ path, reason: 'binary' })),
    notices: hostileNames,
  },
);
const empty = toReport([]);
const reports: [string, Report][] = [
  ['sample', sample],
  ['hostile names', hostile],
  ['empty', empty],
];

function expectValid(validate: { (data: unknown): boolean; errors?: unknown }, data: unknown): void {
  const isValid = validate(data);
  expect(validate.errors ?? []).toEqual([]);
  expect(isValid).toBe(true);
}

describe.each(reports)('%s', (_name, report) => {
  it('is a json report by its published schema', () => {
    const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false }).compile(
      load(`${schemas}/report.schema.json`),
    );
    expectValid(validate, JSON.parse(writeReport('json', report)));
  });

  it('is an ndjson report by its published schema, with the summary last', () => {
    const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false });
    ajv.addSchema(load(`${schemas}/report.schema.json`));
    const validate = ajv.compile(load(`${schemas}/report-line.schema.json`));
    const lines = writeReport('ndjson', report)
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    for (const line of lines) expectValid(validate, line);
    expect(lines.at(-1).kind).toBe('summary');
    expect(lines.filter(line => line.kind === 'finding')).toHaveLength(report.summary.findings);
  });

  it('is SARIF 2.1.0', () => {
    const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
    expectValid(ajv.compile(load('./schemas/sarif-2.1.0.json')), JSON.parse(writeReport('sarif', report)));
    for (const { locations } of JSON.parse(writeReport('sarif', report)).runs[0].results) {
      const { uri } = locations[0].physicalLocation.artifactLocation;
      expect(uri).not.toMatch(/^\/|\\|^[a-z]+:/i);
      expect(() => new URL(uri, 'file:///')).not.toThrow();
    }
  });

  it('is a GitLab code quality report in which no fingerprint comes twice', () => {
    const entries = JSON.parse(writeReport('gitlab', report));
    expectValid(new Ajv({ allErrors: true }).compile(load('./schemas/gitlab-code-quality.json')), entries);
    expect(new Set(entries.map((entry: { fingerprint: string }) => entry.fingerprint)).size).toBe(entries.length);
  });

  it('is JUnit XML', ({ skip }) => {
    const schema = new URL('./schemas/junit.xsd', import.meta.url).pathname;
    if (spawnSync('xmllint', ['--version']).error) skip('xmllint is not installed');
    execFileSync('xmllint', ['--noout', '--schema', schema, '-'], {
      input: writeReport('junit', report),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
  });

  it('is a CSV with one row a finding, and no formula', () => {
    const rows = parse(writeReport('csv', report), { columns: true, record_delimiter: '\r\n' });
    expect(rows).toHaveLength(report.summary.findings);
    for (const row of rows as Record<string, string>[]) {
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
  });

  it('gives a log or a terminal nothing to act on', () => {
    for (const format of ['pretty', 'github', 'markdown'] as const) {
      const text = writeReport(format, report);
      expect(text, format).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/,
      );
      expect(text, format).not.toContain('##[');
      const isCommand = (line: string) =>
        /^\s*::/.test(line) && !(format === 'github' && /^::(error|warning) file=/.test(line));
      expect(text.split('\n').filter(isCommand), format).toEqual([]);
    }
  });

  it('is the same text every time', () => {
    for (const format of reportFormats) expect(writeReport(format, report)).toBe(writeReport(format, report));
  });
});

describe('what a person reads', () => {
  it('pretty groups by file, shows the masked text and says what was read, let through and passed over', () => {
    expect(writeReport('pretty', sample)).toMatchInlineSnapshot(`
      "data/answers.json
        /answers/0, characters 1-13  National Insurance number (high)
            | [NINO]
            | ^^^^^^

      exports/survey.csv
        row 2, comments, characters 14-26  National Insurance number (high)
            | my number is [NINO], ring [PHONE]
            |              ^^^^^^

      src/contact.ts
        1:15  phone number (high)
            | const call = '[PHONE]';
            |               ^^^^^^^
        3:4  email address (medium)
            | // [EMAIL] or [EMAIL]
            |    ^^^^^^^
        3:21  email address (low)
            | // [EMAIL] or [EMAIL]
            |               ^^^^^^^

      cut.gz
        could not be read: the file ends in the middle of a gzip member

      5 findings in 3 files: 2 email, 2 nino, 1 phone
      Values that belong to nobody:
        National Insurance number: use QQ 12 34 56 A to D
        phone number: use 07700 900000 to 07700 900999
      Gone since the baseline: 1 nino in clean.md
      windows-1252 was assumed for old.txt
      Read 4 files (8 rows or lines, 147 bytes). 1 specimen value allowed. 1 finding of the baseline is gone (withhold baseline --prune). 1 file skipped: binary (1). 1 file could not be read.
      "
    `);
  });

  it('github puts findings on their lines and the account into the log', () => {
    expect(writeReport('github', sample)).toMatchInlineSnapshot(`
      "::error file=cut.gz,title=Could not be read::the file ends in the middle of a gzip member
      ::error file=data/answers.json,line=1,endLine=1,col=1,endColumn=14,title=National Insurance number::National Insurance number (high confidence) at /answers/0, characters 1-13
      ::error file=exports/survey.csv,line=2,endLine=2,col=14,endColumn=27,title=National Insurance number::National Insurance number (high confidence) at row 2, comments, characters 14-26
      ::error file=src/contact.ts,line=1,endLine=1,col=15,endColumn=27,title=phone number::phone number (high confidence) at 1:15
      ::error file=src/contact.ts,line=3,endLine=3,col=4,endColumn=17,title=email address::email address (medium confidence) at 3:4
      ::warning file=src/contact.ts,line=3,endLine=3,col=21,endColumn=34,title=email address::email address (low confidence) at 3:21
      5 findings in 3 files: 2 email, 2 nino, 1 phone
      National Insurance number: use QQ 12 34 56 A to D
      phone number: use 07700 900000 to 07700 900999
      Gone since the baseline: 1 nino in clean.md
      windows-1252 was assumed for old.txt
      Read 4 files (8 rows or lines, 147 bytes). 1 specimen value allowed. 1 finding of the baseline is gone (withhold baseline --prune). 1 file skipped: binary (1). 1 file could not be read.
      "
    `);
  });

  it('markdown is a table', () => {
    expect(writeReport('markdown', sample)).toMatchInlineSnapshot(`
      "## Withhold

      **5 findings in 3 files: 2 email, 2 nino, 1 phone**

      | file | place | what | confidence |
      | --- | --- | --- | --- |
      | \`data/answers.json\` | \`/answers/0, characters 1-13\` | National Insurance number | high |
      | \`exports/survey.csv\` | \`row 2, comments, characters 14-26\` | National Insurance number | high |
      | \`src/contact.ts\` | \`1:15\` | phone number | high |
      | \`src/contact.ts\` | \`3:4\` | email address | medium |
      | \`src/contact.ts\` | \`3:21\` | email address | low |

      - \`cut.gz\` could not be read: the file ends in the middle of a gzip member
      - Gone since the baseline: 1 nino in \`clean.md\`
      - National Insurance number: use QQ 12 34 56 A to D
      - phone number: use 07700 900000 to 07700 900999
      - windows-1252 was assumed for old.txt

      Read 4 files (8 rows or lines, 147 bytes). 1 specimen value allowed. 1 finding of the baseline is gone (withhold baseline --prune). 1 file skipped: binary (1). 1 file could not be read.
      "
    `);
  });

  it('says what was read even when nothing was found', () => {
    const clean = toReport([toReadFile('clean.md', 'nothing\nhere')]);
    expect(writeReport('pretty', clean)).toBe('No findings.\nRead 1 file (2 rows or lines, 13 bytes).\n');
    expect(writeReport('pretty', empty)).toMatch(/^Nothing was read\./);
  });

  it('dresses text only as it is told to', () => {
    expect(writeReport('pretty', sample, { style: (kind, text) => `<${kind}>${text}</>` })).toContain(
      '<red>phone number</>',
    );
  });

  const toCarets = (text: string) => {
    const report = toReport([toReadFile('a.txt', text)], { specimens: 'allow' });
    const lines = writeReport('pretty', report).split('\n');
    return lines.filter(line => line.includes('^')).map(line => line.replace('      | ', ''));
  };

  it.each([
    ['two in one line', 'a «nino:QQ 12 34 56 C» b «nino:QQ 12 34 56 D» c', ['  ^^^^^^', '           ^^^^^^']],
    ['beside a specimen that is allowed', 'a «nino!:QQ 12 34 56 C» b «nino:QQ 12 34 56 D»', ['           ^^^^^^']],
    ['beside one below the threshold', 'a «nino/low:QQ 12 34 56 C» b «nino:QQ 12 34 56 D»', ['           ^^^^^^']],
  ])('points at the value: %s', (_name, text, carets) => {
    expect(toCarets(text)).toEqual(carets);
  });

  it('shows the neighbourhood of a value in a long line', () => {
    const text = `${'x'.repeat(900)} «nino:QQ 12 34 56 C» and «nino:QQ 12 34 56 D» ${'y'.repeat(900)}`;
    expect(toCarets(text)).toEqual([`${' '.repeat(41)}^^^^^^`, `${' '.repeat(41)}^^^^^^`]);
    expect(
      Math.max(
        ...writeReport('pretty', toReport([toReadFile('a.txt', text)]))
          .split('\n')
          .map(line => line.length),
      ),
    ).toBeLessThan(120);
  });
});

describe('limits', () => {
  it('says once what several files say, and no more than a person reads', () => {
    const files = Array.from({ length: 30 }, (_, index) => toReadFile(`${String(index).padStart(2, '0')}.txt`, ''));
    const withNotices = (toNotices: (index: number) => string) =>
      toReport(files.map((file, index) => ({ ...file, summary: { ...file.summary, notices: [toNotices(index)] } })));
    const alike = writeReport(
      'pretty',
      withNotices(() => 'windows-1252 was assumed'),
    );
    expect(alike).toContain('00.txt and 29 other files: windows-1252 was assumed\n');
    const unlike = writeReport(
      'pretty',
      withNotices(index => `line ${index} is odd`),
    );
    expect(unlike.match(/is odd/g)).toHaveLength(10);
    expect(unlike).toContain('and 20 more notices');
  });

  const many = toReport([
    toReadFile(
      'a.txt',
      Array.from({ length: 5_100 }, (_, i) => `${i} «nino${i < 100 ? '/high' : '/medium'}:QQ 12 34 56 C»`)
        .reverse()
        .join('\n'),
    ),
  ]);

  it('SARIF keeps the 5,000 surest results and says so', () => {
    const [run] = JSON.parse(writeReport('sarif', many)).runs;
    expect(run.results).toHaveLength(5_000);
    expect(run.results.filter((result: { level: string }) => result.level === 'error')).toHaveLength(100);
    expect(run.invocations[0].toolExecutionNotifications.at(-1).message.text).toContain(
      '5,000 results of 5,100 findings',
    );
  });

  it('github annotates ten and lists the others', () => {
    const lines = writeReport('github', many).split('\n');
    expect(lines.filter(line => line.startsWith('::error'))).toHaveLength(10);
    expect(lines.filter(line => line.startsWith('a.txt: National Insurance number'))).toHaveLength(5_090);
    expect(lines).toContain(
      "10 of 5100 findings are shown as annotations, which is GitHub's limit for a step; all are listed above.",
    );
  });

  it.each([600, 2_000, 20_000])('markdown stays within %i characters and counts what it leaves out', maxLength => {
    const text = writeReport('markdown', many, { maxLength });
    expect(text.length).toBeLessThanOrEqual(maxLength);
    const shown = text.split('\n').filter(line => line.startsWith('| `a.txt`')).length;
    expect(text).toContain(`${(5_100 - shown).toLocaleString('en-GB')} more findings not shown`);
  });
});
