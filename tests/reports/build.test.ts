import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findAllowComments,
  pruneBaseline,
  type Report,
  readBaseline,
  reportFormats,
  toBaseline,
  updateBaseline,
  writeBaseline,
  writeReport,
} from '../../src/reports/index.ts';
import { sample, toReadFile, toReport } from './sample.ts';

const fingerprints = (report: Report) =>
  report.files.flatMap(file => file.findings.map(finding => finding.fingerprint));
const ofText = (text: string, path = 'a.txt') => fingerprints(toReport([toReadFile(path, text)]));

describe('fingerprints', () => {
  it('survive when a line moves', () => {
    const line = 'ring «phone:07700 900123» please';
    expect(ofText(`${line}\n`)).toEqual(ofText(`a\nb\n\n${line}`));
  });

  it('survive when the indentation changes', () => {
    expect(ofText('  ring «phone:07700 900123»')).toEqual(ofText('ring «phone:07700 900123»'));
  });

  it('survive when an element is put in front of a list', () => {
    const json = (text: string) => fingerprints(toReport([toReadFile('a.json', text, 'json')]));
    expect(json('«nino:QQ 12 34 56 C»')).toEqual(json('nothing\n«nino:QQ 12 34 56 C»'));
  });

  it('do not depend on the value, so that nobody can find it by trying all values', () => {
    expect(ofText('«nino:QQ 12 34 56 C» is mine')).toEqual(ofText('«nino:QQ 98 76 54 A» is mine'));
  });

  it('differ by file, by type, by text, and among equal lines', () => {
    const all = [
      ...ofText('«nino:QQ 12 34 56 C»'),
      ...ofText('«nino:QQ 12 34 56 C»', 'b.txt'),
      ...ofText('«phone:07700 900123»'),
      ...ofText('mine: «nino:QQ 12 34 56 C»'),
      ...ofText('twice «nino:QQ 12 34 56 C»\ntwice «nino:QQ 12 34 56 C»'),
    ];
    expect(new Set(all).size).toBe(6);
  });

  it('stay the same whatever the threshold lists', () => {
    const file = toReadFile('a.txt', '«nino/low:QQ 12 34 56 C»\n«nino/high:QQ 12 34 56 C»');
    expect(fingerprints(toReport([file], { minConfidence: 'low' }))[1]).toBe(fingerprints(toReport([file]))[0]);
  });
});

describe('baseline', () => {
  const files = [
    toReadFile('b.txt', 'one «nino:QQ 12 34 56 C»'),
    toReadFile('a.txt', 'two «nino:QQ 12 34 56 C» and «phone:07700 900123»'),
  ];
  const before = toReport(files);
  const baseline = toBaseline(before.files);
  const withBaseline = (files: [string, string][]) =>
    toReport(
      files.map(([path, text]) => toReadFile(path, text)),
      { baseline },
    );

  it('is sorted, has one finding a line, and is the same for the same findings', () => {
    const text = writeBaseline(baseline);
    expect(Object.keys(JSON.parse(text).files)).toEqual(['a.txt', 'b.txt']);
    expect(text.match(/"(nino|phone) [a-p]{32}"/g)).toHaveLength(3);
    expect(text).toBe(writeBaseline(toBaseline(toReport(files.toReversed()).files)));
  });

  it('comes back as it was written', () => {
    expect(readBaseline(writeBaseline(baseline))).toEqual(baseline);
    expect(readBaseline(`\ufeff${writeBaseline(baseline)}`)).toEqual(baseline);
    const odd = new Map([['__proto__', [`nino ${'a'.repeat(32)}`]]]);
    expect(readBaseline(writeBaseline(odd))).toEqual(odd);
  });

  it('lets known findings through, counts them, and reports the new one', () => {
    const report = withBaseline([
      ['a.txt', 'new: «phone:07700 900999»\ntwo «nino:QQ 12 34 56 C» and «phone:07700 900123»'],
      ['b.txt', 'one «nino:QQ 12 34 56 C»'],
    ]);
    expect(report.files.flatMap(file => file.findings.map(finding => finding.location.line))).toEqual([1]);
    expect(report.summary.allowed.baseline).toBe(3);
    expect(report.gone).toEqual([]);
  });

  it('covers as many equal findings as it lists, not one more', () => {
    const report = withBaseline([['b.txt', 'one «nino:QQ 12 34 56 C»\none «nino:QQ 12 34 56 C»']]);
    expect(report.summary).toMatchObject({ findings: 1, allowed: { baseline: 1 } });
  });

  it('names what is gone, but only of files that were looked at', () => {
    expect(withBaseline([['a.txt', 'clean now']]).gone).toEqual([
      { path: 'a.txt', type: 'nino', count: 1 },
      { path: 'a.txt', type: 'phone', count: 1 },
    ]);
    const deleted = toReport([], { baseline, isChecked: path => path === 'b.txt' });
    expect(deleted.gone).toEqual([{ path: 'b.txt', type: 'nino', count: 1 }]);
  });

  it('written again, keeps what was not looked for: other files, other types', () => {
    const now = toReport([toReadFile('a.txt', 'two «nino:QQ 12 34 56 C» and 1')]).files;
    expect(updateBaseline(baseline, now, () => true)).toEqual(toBaseline(now));
    const kept = updateBaseline(baseline, now, path => path === 'a.txt');
    expect([...kept.keys()]).toEqual(['a.txt', 'b.txt']);
    expect(kept.get('a.txt')).toEqual(toBaseline(now).get('a.txt'));
    const narrow = updateBaseline(baseline, now, () => false);
    expect(narrow.get('a.txt')).toHaveLength(3);
    expect(updateBaseline(baseline, before.files, () => false)).toEqual(baseline);
  });

  it('pruned, never grows', () => {
    const more = toReport([
      toReadFile('a.txt', 'two «nino:QQ 12 34 56 C» and «phone:07700 900123»\nnew «nino:QQ 12 34 56 C»'),
    ]).files;
    expect(pruneBaseline(baseline, more, path => path === 'a.txt')).toEqual(baseline);
    expect([...pruneBaseline(baseline, [], path => path === 'a.txt').keys()]).toEqual(['b.txt']);
  });

  it.each([
    ['', 'not JSON'],
    ['{"version":1,"files":{"a":["nino QQ 12 34 56 C"]}}', 'not "type fingerprint"'],
    ['{"version":1,"files":{"a":"nino"}}', 'not "type fingerprint"'],
    ['{"version":2,"files":{}}', 'version'],
    ['{"version":1}', 'no "files"'],
    ['{"version":1,"files":[]}', 'no "files"'],
    ['[]', 'not a JSON object'],
    ['QQ 12 34 56 C', 'not JSON'],
  ])('refuses %j and does not quote it', (text, reason) => {
    expect(() => readBaseline(text)).toThrow(
      expect.objectContaining({ name: 'BaselineError', message: expect.stringContaining(reason) }),
    );
    expect(() => readBaseline(text)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('QQ') }));
  });
});

describe('what is let through', () => {
  const file = toReadFile('a.txt', '«nino!:QQ 12 34 56 C»\n«phone:07700 900123»\n«email/low:a@example.org»');

  it('specimens are counted, and listed on request', () => {
    expect(toReport([file], { specimens: 'allow' }).summary).toMatchObject({ findings: 1, allowed: { specimens: 1 } });
    expect(toReport([file], { specimens: 'report' }).summary).toMatchObject({ findings: 2, allowed: { specimens: 0 } });
  });

  it('findings below the threshold are neither listed nor counted as allowed', () => {
    expect(toReport([file], { minConfidence: 'low' }).summary.findings).toBe(3);
    expect(toReport([file], { minConfidence: 'high' }).summary).toMatchObject({
      findings: 2,
      allowed: { specimens: 0, baseline: 0, comments: 0 },
    });
  });

  it('comments allow a type on a line', () => {
    const text = 'a\n«phone:07700 900123» # withhold:allow-line phone invented\n«phone:07700 900123»';
    const comments = findAllowComments(text);
    const report = toReport([toReadFile('a.txt', text)], {
      isAllowed: (_path, finding) => comments.isAllowed(finding.location.line, finding.type),
    });
    expect(report.summary).toMatchObject({ findings: 1, allowed: { comments: 1 } });
  });
});

describe('allow comments', () => {
  const accepted = [
    'x // withhold:allow-line nino invented for this test',
    'x # withhold:allow-line nino -- invented',
    'x <!-- withhold:allow-line nino: printed in the leaflet -->',
    'x /* withhold:allow-line phone,nino — invented */',
    'x {# withhold:allow-line nino invented #}',
  ];
  it.each(accepted)('%s', text => {
    const comments = findAllowComments(`before\n${text}\nafter`);
    expect([1, 2, 3].filter(line => comments.isAllowed(line, 'nino'))).toEqual([2]);
    expect(comments.isAllowed(2, 'card')).toBe(false);
    expect(comments.incomplete).toEqual([]);
  });

  it.each([
    'withhold:allow-line',
    'withhold:allow-line nino',
    'withhold:allow-line nino -->',
    'withhold:allow-line nino,',
    '/* withhold:allow-line nino */',
    'withhold:allow-line * all of it',
  ])('refuses %s: types and a reason are both required', text => {
    const comments = findAllowComments(`a\n${text}`);
    expect(comments.isAllowed(2, 'nino')).toBe(false);
    expect(comments.incomplete).toEqual([2]);
  });

  it.each(['\n', '\r\n', '\r'])('allow-next-line counts lines that end in %j', newline => {
    const comments = findAllowComments(['a', '# withhold:allow-next-line nino,email invented', 'b', 'c'].join(newline));
    expect([1, 2, 3, 4].filter(line => comments.isAllowed(line, 'email'))).toEqual([3]);
  });

  it('takes time in proportion to the text', () => {
    const hostile = `withhold:allow-line ${'a,'.repeat(200_000)}\n${'withhold:allow-line nino '.repeat(20_000)}`;
    const start = performance.now();
    findAllowComments(hostile);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('no value in any report', () => {
  const secrets = ['JG103759A', '4929123456781234', 'kim@somewhere.co.uk'];
  const hide = (text: string) => secrets.reduce((all, secret) => all.replaceAll(secret, '[HIDDEN]'), text);

  it('whatever name it hides in: path, column, key, reason, notice', () => {
    const property = fc.property(
      fc.constantFrom(...secrets),
      fc.constantFrom('csv', 'json', 'text'),
      (secret, format) => {
        const file = toReadFile(`in ${secret}.txt`, `«nino:${secret}» and «email:${secret}»`, format as 'csv');
        const named = file.findings.map(finding => ({
          ...finding,
          location: {
            ...finding.location,
            columnName: secret,
            ...(format === 'json' ? { jsonPointer: `/${secret}` } : {}),
          },
        }));
        const summary = { ...file.summary, byColumn: { [secret]: { nino: 1 } }, notices: [secret] };
        const unread = [{ path: secret, reason: `no ${secret}` }];
        const report = toReport([{ path: file.path, summary, findings: named }], {
          skipped: unread,
          failed: unread,
          notices: [secret],
          clean: hide,
        });
        for (const format of reportFormats) expect(writeReport(format, report)).not.toContain(secret);
        expect(JSON.stringify(report)).not.toContain(secret);
        expect(writeBaseline(toBaseline(report.files))).not.toContain(secret);
      },
    );
    fc.assert(property);
  });

  it('values below the threshold, which the masked text may still hold, are hidden in frames and fingerprints', () => {
    const [first, second] = secrets.map(secret => toReadFile('a.txt', `«nino:${secret}» beside ${secret}`));
    const [one, other] = [first!, second!].map(file => toReport([file], { mask: hide }));
    expect(writeReport('pretty', one!)).toContain('[NINO] beside [HIDDEN]');
    expect(fingerprints(one!)).toEqual(fingerprints(other!));
  });

  it('and the masked text is written by pretty alone', () => {
    const formats = reportFormats.filter(format => writeReport(format, sample).includes('my number is'));
    expect(formats).toEqual(['pretty']);
  });
});
