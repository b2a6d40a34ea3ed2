import { describe, expect, test } from 'vitest';
import { createJsonChoice, type JsonPath, toPointer } from '../../src/formats/json-choice.ts';
import { createScanState, depthLimit, type JsonVisitor, scanJson } from '../../src/formats/json-scan.ts';
import { isJson, run, shown, tellingDetector } from './toy.ts';

interface Read {
  readonly end: string;
  readonly tokens: readonly string[];
}

/** The tokens of a text, given in pieces of so many bytes. */
function scan(text: string, size: number = text.length + 1, isEnd = true): Read {
  const bytes = Buffer.from(text);
  const tokens: string[] = [];
  const take = (kind: string) => (start: number, end: number) =>
    void tokens.push(kind + bytes.toString('utf8', start, end));
  const visitor: JsonVisitor = {
    key: take('key '),
    string: take('string '),
    number: take('number '),
    literal: () => void tokens.push('literal'),
    open: isObject => void tokens.push(isObject ? '{' : '['),
    close: () => void tokens.push('close'),
  };
  const state = createScanState(0);
  for (let to = size; ; to += size) {
    const isLast = to >= bytes.length;
    const end = scanJson(state, bytes, Math.min(to, bytes.length), isLast && isEnd, visitor);
    if (isLast || end !== 'more') return { end, tokens };
  }
}

const parts = ['{', '}', '[', ']', ',', ':', '"a"', '1', ' null', '"', 'x'];
function* textsOf(longest: number): Generator<string> {
  yield '';
  if (longest > 0) for (const rest of textsOf(longest - 1)) for (const part of parts) yield part + rest;
}

describe('JSON', () => {
  test('is what JSON.parse says it is, in every text of four parts, whole or byte by byte', () => {
    for (const text of new Set(textsOf(5))) {
      const { end, tokens } = scan(text);
      if ((end === 'done') !== isJson(text))
        expect({ text, end }).toEqual({ text, end: isJson(text) ? 'done' : 'fault' });
      const slow = scan(text, 1);
      if (slow.end !== end || slow.tokens.join() !== tokens.join())
        expect({ text, slow }).toEqual({ text, slow: { end, tokens } });
      // More may follow: a fault stays one, and what was read stays read.
      const open = scan(text, text.length + 1, false);
      if (open.end === 'done' || (open.end === 'fault' && end !== 'fault'))
        expect({ text, open: open.end }).toEqual({ text });
      if (isJson(text)) expect([text, open.end]).toEqual([text, 'more']);
    }
  });

  test.each([
    ...[
      '0',
      '-0',
      '1',
      '-12',
      '1.5',
      '1e5',
      '1E+5',
      '1.25e-10',
      '01',
      '1.',
      '.5',
      '+1',
      '-',
      '1e',
      '1e+',
      '--1',
      '1a',
      '0x1',
    ],
    ...['true', 'false', 'null', 'True', 'nul', 'nulll', 'truefalse', 'NaN', 'Infinity', 't', 'f', 'n'],
    ...[
      '""',
      '"\\n"',
      '"\\x"',
      '"\\u00e9"',
      '"\\u00g9"',
      '"\\u00e"',
      '"\\ud83d"',
      '"\\"',
      '"a\\\\"',
      '"\t"',
      '"\u0001"',
      '"\u007f"',
      '"é😀"',
    ],
    ...['"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\\u"', '"\\u12', '"\\u123', '"\\u1234', '"\\', '"'],
    ...[
      ' \t\r\n1\t\r\n ',
      '\u000b1',
      '\u000c1',
      '\u00a01',
      '\ufeff1',
      '1 2',
      '1,',
      '[1 2]',
      '{"a" 1}',
      '{"a":1 "b":2}',
      '{"a":1,}',
      '[1,]',
    ],
    ...[
      '{"a":{"b":[1,{"c":null}]},"d":""}',
      '[[],[[]],{}]',
      '{1:2}',
      '{"a"}',
      '{"a":}',
      '[}',
      '{]',
      '[1}',
      '{"a":1]',
      '[:]',
      '{:1}',
      '{,}',
      '[,]',
    ],
  ])('reads %j as JSON.parse does', text => {
    for (const each of [text, `[${text}]`, `{"k":${text}}`, `[1,${text},2]`, `{"k":${text},"l":0}`])
      for (const size of [1, 2, 3, 1000])
        expect([each, size, scan(each, size).end === 'done']).toEqual([each, size, isJson(each)]);
  });

  test('gives the tokens with their places', () => {
    expect(scan('{"a\\"b": [-1.5e3, true , "x"], "": {} }', 1)).toEqual({
      end: 'done',
      tokens: [
        '{',
        'key "a\\"b"',
        '[',
        'number -1.5e3',
        'literal',
        'string "x"',
        'close',
        'key ""',
        '{',
        'close',
        'close',
      ],
    });
  });

  test('is refused where it is nested deeper than the limit, and only there', () => {
    const nested = (levels: number) => scan('['.repeat(levels) + ']'.repeat(levels)).end;
    expect([nested(depthLimit - 1), nested(depthLimit), nested(depthLimit + 1)]).toEqual(['done', 'done', 'depth']);
  });

  test('has no number or word of more than a thousand characters', () => {
    expect(scan('1'.repeat(1000)).end).toBe('done');
    expect(scan('1'.repeat(1001)).end).toBe('fault');
    expect(scan('1'.repeat(1000), 5000, false).end).toBe('more');
    expect(scan('1'.repeat(1001), 5000, false).end).toBe('fault');
    expect(scan(`"${'1'.repeat(5000)}"`).end).toBe('done');
  });
});

describe('pointers', () => {
  test('are those of RFC 6901', () => {
    expect(toPointer([])).toBe('');
    expect(toPointer(['a/b', 'm~n', 0, '', '~1', '//', '~~'])).toBe('/a~1b/m~0n/0//~01/~1~1/~0~0');
  });

  test('choose by name, by place and with any index', () => {
    const choose = (columns: string[], path: JsonPath) => createJsonChoice({ columns }, key => key).isNamed(path);
    expect(choose(['a'], ['x', 'a'])).toBe(true);
    expect(choose(['a'], ['a', 'x'])).toBe(false);
    expect(choose(['/a'], ['x', 'a'])).toBe(false);
    expect(choose(['/a/*/b'], ['a', 3, 'b'])).toBe(true);
    expect(choose(['/a/3/b'], ['a', 3, 'b'])).toBe(true);
    expect(choose(['/a/*'], ['a', 3, 'b'])).toBe(false);
    expect(choose(['/a/*/b'], ['a', 3])).toBe(false);
    expect(choose(['/x~1y~0z'], ['x/y~z'])).toBe(true);
    expect(choose(['/~01'], ['~1'])).toBe(true);
    expect(choose(['/'], [''])).toBe(true);
  });

  test('miss what did not come up, and say what did', () => {
    const choice = createJsonChoice({ columns: ['a'], excludeColumns: ['/b'] }, key => `shown ${key}`);
    expect([choice.isOpen, choice.isMissing()]).toEqual([false, true]);
    choice.check(); // Nothing was seen: there was nothing to read.
    expect([choice.isNamed(['a']), choice.isExcluded(['a']), choice.isMissing()]).toEqual([true, false, true]);
    expect(() => choice.check()).toThrow('no column is named “/b”; there are “shown a”');
    expect(choice.isExcluded(['b'])).toBe(true);
    expect(choice.isMissing()).toBe(false);
    choice.check();
    expect(createJsonChoice({ excludeColumns: ['b'] }, key => key).isOpen).toBe(true);
  });

  test('remember a hundred keys for the message', () => {
    const choice = createJsonChoice({ columns: ['absent'] }, key => key);
    for (let i = 0; i < 150; i++) choice.isNamed([`key ${i}`]);
    expect(() => choice.check()).toThrow(/and 80 more$/);
  });
});

describe.each([
  ['looked at everywhere', undefined],
  ['looked at where something can be', tellingDetector],
])('NDJSON %s', (_, detector) => {
  const ndjson = (text: string, read = {}) => run(text, { fileName: 'a.ndjson', read, ...(detector && { detector }) });

  test.each<[string, number, string[]]>([
    ['', 0, []],
    ['\n\r\n \t\n', 0, []],
    ['{}\n[]\n', 2, []],
    ['{}\r\n[]\r\n{"a":1}', 3, []],
    ['1\n"x"\nnull\n', 3, []],
    ['{}\nplain\n{}\n', 3, ['line 2: not JSON; read as text']],
    ['{\n}\n', 2, ['line 1 and 1 more: not JSON; read as text']],
    ['{]\n{}\n[}\nx', 4, ['line 1 and 2 more: not JSON; read as text']],
    ['{"a":"07700900123"}\n{"a":07700900123}\n', 2, ['line 2: not JSON; read as text']],
  ])('%j', async (text, records, notices) => {
    const { summary } = await ndjson(text);
    expect([summary.records, summary.notices]).toEqual([records, notices]);
  });

  test('gives the text of a broken line, its place and its context', async () => {
    const broken = '{}\r\nring 07700900123 or me@example.org, é\r\n';
    const { text, findings, summary } = await ndjson(broken, { context: true });
    expect(text).toBe('{}\r\nring [PHONE] or [EMAIL], é\r\n');
    expect(summary.brokenRecords).toBe(1);
    const context = 'ring [PHONE] or [EMAIL], é\r';
    expect(
      findings.map(({ location, ...found }) => [
        shown({ ...found, location }),
        location.row,
        location.line,
        location.column,
      ]),
    ).toEqual([
      [context, 2, 2, 6],
      [context, 2, 2, 21],
    ]);
    expect((await ndjson(broken)).findings[0]).not.toHaveProperty('context');
  });

  test('takes keys by name wherever they first come up', async () => {
    const text = '{"b":"07700900123"}\n{"a":"07700900123","b":{"a":["07700900123"]}}\n';
    expect((await ndjson(text, { columns: ['a'] })).text).toBe(
      '{"b":"07700900123"}\n{"a":"[PHONE]","b":{"a":["[PHONE]"]}}\n',
    );
    expect((await ndjson(text, { excludeColumns: ['b'] })).text).toBe(
      '{"b":"07700900123"}\n{"a":"[PHONE]","b":{"a":["07700900123"]}}\n',
    );
    await expect(ndjson(text, { columns: ['c'] })).rejects.toThrow('no column is named “c”');
    await expect(ndjson('{"a":1}\n', { excludeColumns: ['c'] })).rejects.toThrow('no column is named “c”');
  });
});
