import { describe, expect, test } from 'vitest';
import { run, shown, tellingDetector, toyDetector } from './toy.ts';

const json = (text: string, read = {}) => run(text, { fileName: 'a.json', read });
const ndjson = (text: string, read = {}) => run(text, { fileName: 'a.ndjson', read });

test('strings, keys and numbers are edited in place', async () => {
  const { text, findings, summary } = await json(
    '{ "a": "ring 07700900123", "07700900123": 4242424242424242,\n  "n": [1.0, 12345678901234567890, "me@example.org"] }\n',
  );
  expect(text).toBe('{ "a": "ring [PHONE]", "[PHONE]": "[CARD]",\n  "n": [1.0, 12345678901234567890, "[EMAIL]"] }\n');
  expect(findings.map(f => f.location.jsonPointer)).toEqual(['/a', '/[PHONE]', '/[PHONE]', '/n/2']);
  expect(findings[3]!.location).toMatchObject({ line: 2, column: 37 });
  expect(summary).toMatchObject({
    format: 'json',
    records: 1,
    byColumn: { '/a': { phone: 1 }, '/[PHONE]': { phone: 1, card: 1 }, '/n/*': { email: 1 } },
  });
  expect(JSON.stringify([findings, summary])).not.toContain('900123');
});

test('escapes are seen as characters, and replacements are escaped', async () => {
  const input = String.raw`["me\u0040example.org", "a\n07700\u0020900123\t\"b\"", "é\/ 07700900123"]`;
  const { text, findings } = await run(input, { fileName: 'a.json', replacer: () => '"\n' });
  expect(text).toBe(String.raw`["\"\n", "a\n\"\n\t\"b\"", "é\/ \"\n"]`);
  expect(findings.map(({ start, end }) => [start, end])).toEqual([
    [0, 14],
    [2, 14],
    [3, 14],
  ]);
});

test('duplicate keys, __proto__ and odd spacing stay', async () => {
  const input = '{"a":1,"a" : 2 ,"__proto__":{"x":"07700900123"}}';
  const { text, summary } = await json(input);
  expect(text).toBe(input.replace('07700900123', '[PHONE]'));
  expect(summary.byColumn).toEqual({ '/__proto__/x': { phone: 1 } });
});

test('keys and pointers choose what is looked at', async () => {
  const input = '{"id":"07700900123","c":{"t":"07700900123"},"l":[{"t":"07700900123","u":"07700900123"}]}';
  expect((await json(input, { columns: ['c', '/l/*/u'] })).text).toBe(
    '{"id":"07700900123","c":{"t":"[PHONE]"},"l":[{"t":"07700900123","u":"[PHONE]"}]}',
  );
  expect((await json(input, { excludeColumns: ['t', '/id'] })).text).toBe(
    '{"id":"07700900123","c":{"t":"07700900123"},"l":[{"t":"07700900123","u":"[PHONE]"}]}',
  );
  await expect(json(input, { columns: ['text'] })).rejects.toThrow(/no column is named “text”.*“id”/);
});

test('what turns out not to be JSON is read as text from there on, and said so', async () => {
  const { text, summary } = await json('{"a":"07700900123"} // ring 07700900123\n');
  expect(text).toBe('{"a":"[PHONE]"} // ring [PHONE]\n');
  expect(summary.notices).toEqual(['line 1, column 21: this is not JSON; from here on it was read as text']);
  await expect(json('{"a":07700900123}', { format: 'json' })).rejects.toThrow('line 1, column 6: this is not JSON');
  await expect(json('[1,2', { format: 'json' })).rejects.toThrow('this is not JSON');
});

test.each([
  ['{"a":"Ring 07700900123', 1],
  ['{"a":"x"', 1],
  ['{"a":', 1],
  ['{"a":}', 1],
  ['[1}', 1],
  ['[1, x]', 1],
  ['{"a":1} {"b":2}', 1],
  ['not JSON', 1],
  // JSON with comments, and files of nothing, are whole.
  ['', 0],
  [' \n', 0],
  ['// for builds\n{"a":1}', 0],
  ['{"a":1, // one\n"b":2}', 0],
  ['{"a": /* one */ 1}', 0],
  ['{"a":[1,2,],}', 0],
  ['{"a":1,\n}\n', 0],
  ['{"a":1} // ring 07700900123\n', 0],
])('a document %j that is not JSON counts as broken where something may be missing: %i', async (input, broken) => {
  for (const chunks of [[1000], [1]])
    expect((await run(input, { fileName: 'a.json', chunks, step: 1 })).summary.brokenRecords).toBe(broken);
});

test('nesting is refused beyond a limit, without overflow', async () => {
  const deep = 200_000;
  await expect(json('['.repeat(deep) + ']'.repeat(deep))).rejects.toThrow('deeper than 1000 levels');
  const fine = `${'['.repeat(999)}"07700900123"${']'.repeat(999)}`;
  expect((await json(fine)).text).toBe(fine.replace('07700900123', '[PHONE]'));
});

test('NDJSON: a document a line; a broken line is text and reported', async () => {
  const { text, findings, summary } = await ndjson(
    '{"a":"07700900123"}\r\n\r\n{"a":"x", broken 07700900123\r\n{"a":{"b":["me@example.org"]}}',
  );
  expect(text).toBe('{"a":"[PHONE]"}\r\n\r\n{"a":"x", broken [PHONE]\r\n{"a":{"b":["[EMAIL]"]}}');
  expect(summary).toMatchObject({ format: 'ndjson', records: 3, brokenRecords: 1, recordsWithFindings: 3 });
  expect(summary.notices).toEqual(['line 3: not JSON; read as text']);
  expect(findings.map(f => [f.location.line, f.location.row, f.location.jsonPointer])).toEqual([
    [1, 1, '/a'],
    [3, 2, undefined],
    [4, 3, '/a/b/0'],
  ]);
});

test('content decides where the name does not', async () => {
  const format = async (text: string, fileName?: string) =>
    (await run(text, { ...(fileName && { fileName }) })).summary.format;
  expect(await format('{"a":1}\n{"a":2}\n')).toBe('ndjson');
  expect(await format('{"a":1}\n{"a":2}\n', 'x.json')).toBe('ndjson');
  expect(await format('[\n{"a":1}\n]')).toBe('json');
  expect(await format('[PHONE] is a label')).toBe('text');
  expect(await format('id,comment\n1,x\n2,y\n')).toBe('csv');
  expect(await format('id\tcomment\n1\tx\n2\ty\n', 'export.txt')).toBe('tsv');
  expect(await format('Hello, world\nGood, bad\nUgly, fine\n')).toBe('text');
  expect(await format('id,comment\n1,x\n2,y\n', 'notes.md')).toBe('text');
});

describe('a document', () => {
  test.each<[string, string]>([
    ['{"a":"07700900123"}\n\n', '{"a":"[PHONE]"}\n\n'],
    ['"07700900123"', '"[PHONE]"'],
    ['07700900123', '[PHONE]'],
    ['4242424242424242', '"[CARD]"'],
    ['[4242424242424242]', '["[CARD]"]'],
    ['[1,4242424242424242e0,2]', '[1,"[CARD]e0",2]'],
    ['["07700900123 and me@example.org"]', '["[PHONE] and [EMAIL]"]'],
    ['{"07700900123":{"07700900123":["07700900123"]}}', '{"[PHONE]":{"[PHONE]":["[PHONE]"]}}'],
    ['["\\ud83d\\ude00 07700900123 \\\\ me@example.org \\""]', '["\\ud83d\\ude00 [PHONE] \\\\ [EMAIL] \\""]'],
  ])('is the same but for its values, in any pieces: %j', async (input, output) => {
    for (const chunks of [[1], [3, 8], [1000]])
      for (const step of [1, 10, 65_536])
        for (const detector of [toyDetector, tellingDetector]) {
          const { text, summary } = await run(input, { fileName: 'a.json', chunks, step, detector });
          expect([text, summary.format]).toEqual([output, 'json']);
        }
  });

  test('tells where each value stands, in any pieces', async () => {
    const input =
      '{"é":\n ["x", true, null, -1, {"a/b~c": "é\\n07700900123"}, [[4242424242424242]]],\r\n "z": {"k":"me@example.org"}}';
    const place = (value: string, line: number) => {
      const at = input.indexOf(value);
      const column = at - input.lastIndexOf('\n', at);
      const byteStart = Buffer.byteLength(input.slice(0, at));
      const [endColumn, byteEnd] = [column + value.length, byteStart + value.length];
      return { line, column, endLine: line, endColumn, byteStart, byteEnd };
    };
    for (const chunks of [[1], [7], [1000]])
      for (const step of [1, 20, 65_536]) {
        const { findings } = await run(input, { fileName: 'a.json', chunks, step });
        expect(findings).toEqual([
          {
            ...{ type: 'phone', confidence: 'high', start: 2, end: 13 },
            location: {
              ...place('07700900123', 2),
              jsonPointer: '/é/4/a~1b~0c',
            },
          },
          {
            ...{ type: 'card', confidence: 'high', start: 0, end: 16 },
            location: {
              ...place('4242424242424242', 2),
              jsonPointer: '/é/5/0/0',
            },
          },
          {
            ...{ type: 'email', confidence: 'high', start: 0, end: 14 },
            location: {
              ...place('me@example.org', 3),
              jsonPointer: '/z/k',
            },
          },
        ]);
      }
  });

  test('is told by the keys that it stands under, however far they are', async () => {
    const far = `{"outer":{"list":[${'"some words",'.repeat(100_000)}{"inner":"07700900123"}]}}`;
    const { findings } = await run(far, { fileName: 'a.json', chunks: [500_000] });
    expect(findings.map(({ location }) => location.jsonPointer)).toEqual(['/outer/list/100000/inner']);
  });

  test('shows what stands around a value with labels, a number as it is written', async () => {
    const { findings } = await json('{"a":"x 07700900123 me@example.org","b":4242424242424242e1}', { context: true });
    expect(findings.map(shown)).toEqual(['x [PHONE] [EMAIL]', 'x [PHONE] [EMAIL]', '[CARD]e1']);
    expect((await json('["07700900123"]')).findings[0]).not.toHaveProperty('context');
  });

  test('is only told about where nothing is replaced', async () => {
    const { bytes, findings } = await run('["07700900123",4242424242424242]', {
      fileName: 'a.json',
      replacer: undefined,
    });
    expect([bytes.length, findings.map(({ type }) => type)]).toEqual([0, ['phone', 'card']]);
    const shown = await run('[4242424242424242e1]', {
      fileName: 'a.json',
      replacer: (_, value) => `<${value.length}>`,
    });
    expect(shown.text).toBe('["<16>e1"]');
  });

  test('that ends where it should not is named by its place', async () => {
    const named = (text: string) => json(text, { format: 'json' });
    await expect(named('[1,\n 2,\n é]')).rejects.toThrow('line 3, column 2: this is not JSON');
    await expect(named('{"a":1}\n{"b":2}')).rejects.toThrow('line 2, column 1: this is not JSON');
    await expect(named('["é", x]')).rejects.toThrow('line 1, column 7: this is not JSON');
    await expect(named('')).rejects.toThrow('line 1, column 1: this is not JSON');
    await expect(named(`\n\n${'['.repeat(1001)}`)).rejects.toThrow('line 3: nested deeper than 1000 levels');
  });

  test('is read as text from where it is none, however late that is and in any pieces', async () => {
    const good = '{"a":"07700900123"},';
    const input = `[${good.repeat(5000)}\nand 07700900123, then me@example.org`;
    const output = input.replaceAll('07700900123', '[PHONE]').replace('me@example.org', '[EMAIL]');
    for (const chunks of [[1000], [65_536], [200_000]]) {
      const { text, summary, findings } = await run(input, { fileName: 'a.json', chunks });
      expect(text === output).toBe(true);
      expect(summary.notices).toEqual(['line 2, column 1: this is not JSON; from here on it was read as text']);
      expect(findings.length).toBe(5002);
      expect(findings.at(-1)!.location).toMatchObject({ line: 2, column: 23 });
      expect(findings.at(-1)!.location.jsonPointer).toBeUndefined();
    }
    for (const step of [4, 30])
      expect((await run('{"a":1} 07700900123 x', { fileName: 'a.json', step })).text).toBe('{"a":1} [PHONE] x');
  });

  test('has no string longer than 4 MiB', async () => {
    const long = `{"a":\n"${'x'.repeat(4 * 1024 * 1024 + 1)}`;
    await expect(run(long, { fileName: 'a.json', chunks: [500_000] })).rejects.toThrow(
      'line 2: a string is longer than 4 MiB',
    );
    const fine = `["${'x'.repeat(3_000_000)} 07700900123"]`;
    expect((await run(fine, { fileName: 'a.json' })).summary.findings).toBe(1);
  });
});

describe('a choice of keys and pointers', () => {
  const phone = '07700900123';
  const document = `{"a":{"b":"${phone}","c":["${phone}",{"b":"${phone}"}]},"${phone}":1,"x/y~z":{"n":4242424242424242}}`;
  const kept = async (read: object): Promise<number[]> => {
    const { text, findings } = await json(document, read);
    // A key may come long after the first look.
    expect((await run(document, { fileName: 'a.json', read, step: 1 })).text).toBe(text);
    expect(text.match(/\[[A-Z]+\]/g)?.length ?? 0).toBe(findings.length);
    return findings.map(({ location }) => location.byteStart);
  };
  const places = Array.from(document.matchAll(/07700900123|4242424242424242/g), ({ index }) => index);
  const [inB, inC, inList, inKey, inNumber] = places as [number, number, number, number, number];

  test.each<[object, number[]]>([
    [{}, [inB, inC, inList, inKey, inNumber]],
    [{ columns: ['b'] }, [inB, inList]],
    [{ columns: ['c'] }, [inC, inList]],
    [{ columns: ['a'] }, [inB, inC, inList]],
    [{ columns: ['/a/b'] }, [inB]],
    [{ columns: ['/a/c/0'] }, [inC]],
    [{ columns: ['/a/c/*'] }, [inC, inList]],
    [{ columns: ['/a/c/*/b'] }, [inList]],
    [{ columns: ['/*/b'] }, [inB]],
    [{ columns: ['/x~1y~0z/n'] }, [inNumber]],
    [{ columns: ['x/y~z'] }, [inNumber]],
    [{ columns: ['b', 'n'] }, [inB, inList, inNumber]],
    [{ excludeColumns: ['b'] }, [inC, inKey, inNumber]],
    [{ excludeColumns: ['a'] }, [inKey, inNumber]],
    [{ excludeColumns: ['n', '/a/c'] }, [inB, inKey]],
    [{ columns: ['a'], excludeColumns: ['c'] }, [inB]],
    [{ columns: ['b'], excludeColumns: ['c'] }, [inB]],
    [{ columns: ['a'], excludeColumns: ['/a/c/1'] }, [inB, inC]],
  ])('%j', async (read, wanted) => {
    expect(await kept(read)).toEqual(wanted);
  });

  test.each<[object, RegExp]>([
    [{ columns: ['d'] }, /no column is named “d”.*there are “a”, “b”, “c”, “\[PHONE\]”, “x\/y~z”, “n”$/],
    [{ columns: ['b', '/a'] }, /^$/],
    [{ columns: ['/b'] }, /no column is named “\/b”/],
    [{ columns: ['/a/b/c'] }, /no column is named/],
    [{ columns: ['/a/*/b'] }, /no column is named/],
    [{ excludeColumns: ['d'] }, /no column is named “d”/],
  ])('that does not come up is refused: %j', async (read, message) => {
    const said = await json(document, read).then(
      () => '',
      (error: Error) => error.message,
    );
    expect(said).toMatch(message);
    expect(said).not.toContain(phone);
  });

  test('is asked of a document with keys only', async () => {
    expect((await json('[1,2]', { columns: ['a'] })).summary.findings).toBe(0);
    await expect(json('{"b":1}', { columns: ['a'] })).rejects.toThrow('no column is named “a”');
  });
});
