import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/engine/finding.ts';
import { createProcessor, type FormatName, type LocatedFinding } from '../../src/formats/index.ts';
import { createDetector } from '../../src/index.ts';
import { nino } from '../../src/rules/nino.ts';
import { phone } from '../../src/rules/phone.ts';
import { labels } from '../formats/toy.ts';
import { isDeep, runs } from '../properties/settings.ts';

/** All that is found, and what is found where most people look: there, what is weak is passed over unless it is named. */
const detectors = [createDetector({ minConfidence: 'low' }), createDetector()];
const detector = detectors[0]!;
/** So small that the bytes of a message are searched as those of a large file are, and large enough for all of it. */
const step = 50_000;

/** Every labelled message, without the marks around its values. */
const folder = new URL('../../fixtures/labelled/', import.meta.url);
const messages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ndjson'))
  .flatMap(name => readFileSync(new URL(name, folder), 'utf8').split('\n'))
  .filter(line => line.trim() !== '')
  .map(line => JSON.parse(line) as { text?: string; message?: string })
  .flatMap(entry => (typeof entry.text === 'string' ? [entry.text.replace(/«\w+:|[«»]/g, '')] : []));

async function process(
  text: string,
  step?: number,
  by = detector,
): Promise<{ findings: LocatedFinding[]; redacted: string }> {
  const findings: LocatedFinding[] = [];
  const processor = createProcessor({
    detector: by,
    replacer: labels,
    onFinding: finding => findings.push(finding),
    read: { format: 'text', encoding: 'utf-8' },
    ...(step !== undefined && { step }),
  });
  const out = [await processor.push(Buffer.from(text)), await processor.end()].flat();
  return { findings, redacted: Buffer.concat(out).toString() };
}

async function expectSame(given: string, step?: number, by = detector): Promise<void> {
  // At the beginning of a file, U+FEFF is a byte order mark and no text.
  const text = given.replace(/^\ufeff+/, '');
  const { findings, redacted } = await process(text, step, by);
  const expected = by.detect(text);
  expect(findings.map(({ location: _, ...finding }) => finding)).toEqual(expected);
  let copied = 0;
  let replaced = '';
  for (const finding of expected) {
    replaced += text.slice(copied, finding.start) + labels(finding, '');
    copied = finding.end;
  }
  expect(redacted).toBe(replaced + text.slice(copied));
}

test('there are labelled messages', () => {
  expect(messages.length).toBeGreaterThan(500);
});

test('every labelled message gives the same findings as a file', async () => {
  for (const [i, message] of messages.entries()) await expectSame(message, step, detectors[i % 2]);
});

const filler = fc.constantFrom(
  'I rang on Monday and nobody came back to me.',
  'It says “page not found” – why?',
  'In 2019 I paid £1,250.50 on 12/03/2020 at 10:30.',
  'Mae’r dŵr wedi bod i ffwrdd ers dydd Llun.',
  'Brilliant service 👍 thank you all',
  'see https://www.example.com/a/b?c=d&e=%20f',
  ' ',
  '',
  'x'.repeat(300),
  'seven or five, double zero dot com',
);

/** Ways in which a value may look different from how it is written. */
const disguises: readonly ((text: string) => string)[] = [
  text => text,
  text => text.replace(/\d/g, digit => String.fromCharCode(0xff10 + Number(digit))),
  text => text.replace(/ /g, '\u00a0'),
  text => text.replace(/ /g, '\u2009'),
  text => text.replace(/(\d)(?=\d)/g, '$1\u200b'),
  text => text.replace('@', '&#64;').replace('.', ' [dot] '),
  text => text.replace('@', '%40'),
  text => text.replace('@', ' [at] '),
  text => text.replace('@', '＠'),
  text => text.replace(/(\d)(?=\d)/g, '$1 '),
  text => text.replace(/(\d\d)(?=\d)/g, '$1‐'),
  text => text.replace(/0/g, 'O').replace(/1/g, 'l'),
  text => text.replace(/ /, '\n'),
  text => text.replace(/\d/g, digit => String.fromCodePoint(0x1d7ce + Number(digit))),
  text => text.replace(/@/, '\\@'),
];
const values = fc.constantFrom(
  'QQ 12 34 56 C',
  'my NI number is qq123456c',
  '07700 900123',
  '+44 (0)20 7946 0018',
  'jo.bloggs@example.com',
  'card 4242 4242 4242 4242',
  'oh seven seven double oh nine hundred one two three is my number',
  'ring 01632 960001 ext 12',
  'order number 07700900123',
);
const disguised = fc.tuple(values, fc.constantFrom(...disguises)).map(([value, disguise]) => disguise(value));
const joint = fc.constantFrom(' ', '\n', '\n\n', '\r\n', ': ', '', ', ');
const texts = fc
  .array(fc.tuple(fc.oneof(filler, filler, disguised, fc.constantFrom(...messages)), joint), { maxLength: 50 })
  .map(parts => parts.flat().join(''));

test('text with every disguise gives the same findings, whatever the pieces it is looked at in', async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.constantFrom(undefined, 1, 50, 700), fc.constantFrom(...detectors), expectSame),
    runs(600),
  );
});

test('a line break is one character in bytes, too, however it is written', async () => {
  // Letters for digits: only with the year does the chain have digits enough for anybody to look at it.
  const text = 'O77OO 9OOl23\r\nIn 2019 ';
  await expectSame(text, 1, detectors[1]);
  expect(detectors[1]!.detect(text)).toHaveLength(1);
  const files: readonly (readonly [FormatName, string])[] = [
    ['ndjson', `${JSON.stringify({ text })}\n`],
    ['json', JSON.stringify([text])],
    ['csv', `comment,more\r\n"${text}",2\r\n`],
  ];
  for (const [format, file] of files) {
    const findings: LocatedFinding[] = [];
    const onFinding = (finding: LocatedFinding) => findings.push(finding);
    const processor = createProcessor({ detector: detectors[1]!, onFinding, read: { format }, step });
    await processor.push(Buffer.from(file));
    await processor.end();
    expect({ format, findings }).toMatchObject({ format, findings: [{ start: 0, end: 12 }] });
  }
});

test('a name is heard in bytes as far as it is in a text, also of a number that begins long before its digits', async () => {
  const spelled = 's for strawberries, l for lamplighters, 07 33 92, a for apple';
  for (const value of [spelled, 'sierra lima 07 33 92 alpha', 'jg103759', '7700 900123'])
    for (const name of ['my nino', 'mobile'])
      for (let length = 60; length < 110; length++) {
        const far = `${name} ${'so '.repeat(40).slice(0, length)}`;
        await expectSame(`${'\nx'.repeat(200)}${far} ${value} ok\n`, step, detectors[1]);
      }
});

test('what is found only where it is named is found in bytes wherever the name stands', async () => {
  const { raise: ofNino = [] } = nino.cues!;
  const { raise: ofPhone = [] } = phone.cues!;
  const word = fc.constantFrom(
    'is',
    'the',
    'so',
    ':',
    'rhif',
    'on',
    'number',
    'which',
    'my',
    'e–',
    'ŵ',
    'and',
    'then',
    'yes,',
  );
  const named = fc.tuple(
    fc.constantFrom(...ofNino, ...ofPhone, 'N.I', 'myNI', 'reference', 'niche', 'minor', 'phonetic'),
    fc.array(word, { maxLength: 16 }),
    fc.constantFrom('QQ 12 34 56', 'jg103759', '7700 900123', 'CT163544', '2079460018', 'QQ123456 C', 'JG 103759 d'),
  );
  const text = fc
    .tuple(named, fc.boolean(), fc.array(word, { maxLength: 20 }))
    .map(([[name, between, value], isBehind, rest]) => {
      const parts = [name, ...between, value];
      return [...rest, ...(isBehind ? parts.reverse() : parts), ...rest].join(' ');
    });
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom(...detectors), (given, by) => expectSame(given.repeat(3), step, by)),
    runs(3000),
  );
});

test('text full of values gives the same findings, wherever it is cut', async () => {
  const address = `${'jo.bloggs+'.repeat(6)}@${'mail.'.repeat(30)}example.com`;
  const dense = fc.array(fc.tuple(fc.oneof(disguised, values, fc.constant(address)), joint), {
    minLength: 300,
    maxLength: 600,
    size: 'max',
  });
  await fc.assert(
    fc.asyncProperty(dense, async parts => expectSame(parts.flat().join(''))),
    // Shrinking hundreds of values takes an hour.
    { ...runs(20), numRuns: isDeep ? 200 : 20, endOnFailure: true },
  );
});

const spans = (findings: readonly (Finding | LocatedFinding)[]): unknown[] =>
  findings.map(({ type, start, end, confidence }) => [type, start, end, confidence]);

async function findIn(content: string, format: FormatName, step: number | undefined): Promise<unknown[]> {
  const findings: LocatedFinding[] = [];
  const processor = createProcessor({
    detector,
    onFinding: finding => findings.push(finding),
    read: { format, encoding: 'utf-8', header: false, delimiter: ',' },
    ...(step !== undefined && { step }),
  });
  await processor.push(Buffer.from(content));
  await processor.end();
  return spans(findings);
}

const cells = fc.array(
  fc.oneof(texts, disguised, disguised, fc.constantFrom(...messages)).map(text => text.replace(/^\ufeff+/, '')),
  { maxLength: 6 },
);

test('cells and strings give the same findings as they do alone', async () => {
  await fc.assert(
    fc.asyncProperty(cells, fc.constantFrom(undefined, 1, 50, 700), async (given, step) => {
      const expected = given.flatMap(text => spans(detector.detect(text)));
      const documents = given.map((text, i) => JSON.stringify({ i, on: '2026-01-05', text, n: 12 }));
      expect(await findIn(documents.join('\n'), 'ndjson', step)).toEqual(expected);
      expect(await findIn(JSON.stringify(given), 'json', step)).toEqual(expected);
      const rows = given.map((text, i) => `${i},2026-01-05,"${text.replaceAll('"', '""')}",12`);
      expect(await findIn(rows.join('\r\n'), 'csv', step)).toEqual(expected);
    }),
    runs(300),
  );
});
