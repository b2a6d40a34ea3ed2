import { describe, expect, test } from 'vitest';
import { createDetector } from '../../src/index.ts';

const { explain } = createDetector({ types: ['email'], minConfidence: 'low' });

/** What is taken for an e-mail address, and how surely. */
const read = (text: string): string[] =>
  explain(text).map(({ start, end, confidence }) => `${text.slice(start, end)} ${confidence}`);

const address = 'jo@example.com';

test.each([
  address,
  'jo.bloggs@example.com',
  'jo_bloggs+tag-1@mail.example.co.uk',
  "o'brien@example.com",
  'o’brien@example.com',
  'a&b@example.com',
  'jo%x@example.com',
  '_jo@example.com',
  'JO@EXAMPLE.COM',
  'jo@1example.com',
  'jo@x-y.example',
  'jürgen@müller.example',
  'jo@xn--mller-kva.example',
  'jo@example.xn--p1ai',
  `${'j'.repeat(64)}@example.com`,
  `jo@${'e'.repeat(63)}.com`,
  'jo@example.museum',
  'jo@a2x.com',
  'jo@2xa.com',
  'jo@a.b.c.example.com',
])('is an address: %s', text => {
  expect(read(text)).toEqual([`${text} high`]);
  expect(read(`it is ${text}, thanks`)).toEqual([`${text} high`]);
  expect(read(`(${text})`)).toEqual([`${text} high`]);
});

test.each([
  'jo@example',
  'jo@',
  '@example.com',
  'jo@@example.com',
  'jo@.example.com',
  'jo@-example.com',
  'jo@example.c',
  'jo@example.12',
  'jo@1.2.3.4',
  'logo@2x.png',
  'logo@3x.example.com',
  'logo@12X.com',
  'photo@example.png',
  'jo@example.JPG',
  `jo@${'e'.repeat(64)}.com`,
  'https://jo@example.com/',
  'https://jo:secret@example.com/',
  'ftp://a-jo@example.com',
  '.@example.com',
  'list+jo=@example.com',
  'jo@example,abc,com',
])('is none: %s', text => {
  expect(read(text)).toEqual([]);
});

test.each<[string, string]>([
  // Punctuation in front.
  [`'${address}'`, address],
  [`..${address}`, address],
  [`jo..bloggs@example.com`, 'bloggs@example.com'],
  [`-${address}`, address],
  [`+${address}`, address],
  [`_${address}_`, address],
  [`_${address}`, `_${address}`],
  [`${address}_`, address],
  [`my-email-${address}`, `my-email-${address}`],
  [`email-${address}`, address],
  [`E-mail-${address}`, address],
  [`address-${address}`, address],
  [`email-1@example.com`, `email-1@example.com`],
  [`mailto:${address}`, address],
  [`?to=${address}&x=y`, address],
  [`list+jo=example.org@example.com`, 'list+jo=example.org@example.com'],
  [`${'j'.repeat(65)}@example.com`, `${'j'.repeat(64)}@example.com`],
  // What a sentence glues to it.
  [`${address}.`, address],
  [`${address}..`, address],
  [`${address}-`, address],
  [`${address}.Thanks`, address],
  [`${address}.thanks`, address],
  [`${address}-please`, address],
  [`${address}07700`, address],
  [`${address}Phone`, address],
  [`${address}and`, address],
  [`${address}please`, address],
  [`jo@example.co.ukthanks`, 'jo@example.co.uk'],
  [`jo@example.commerce`, 'jo@example.commerce'],
  [`${address}.x1`, address],
  [`${address}.1ab`, address],
  ['jo@example.zz.1ab', 'jo@example.zz'],
  ['jo@example.zz.ab1', 'jo@example.zz'],
  // A comma where a dot was meant, and where none was.
  ['jo@example,com', 'jo@example,com'],
  ['jo@example,co.uk', 'jo@example,co.uk'],
  ['jo@example.co,uk', 'jo@example.co,uk'],
  ['jo@example.co,and,uk', 'jo@example.co'],
  [`${address},uk`, address],
  [`${address},com`, address],
  ['jo@mail.example,com', 'jo@mail.example'],
  [`${address}.zz`, `${address}.zz`],
  [`${address}.zZ`, `${address}.zZ`],
  [`${address}.Zz`, address],
  [`jo@example.comandx`, 'jo@example.comandx'],
  [`jo@example.com.au`, 'jo@example.com.au'],
])('begins and ends where the address does: %s', (text, wanted) => {
  expect(read(text).map(value => value.replace(/ \w+$/, ''))).toEqual([wanted]);
});

test.each<[string, string]>([
  ['git@example.com:team/repo.git', 'none'],
  ['git@example.com:repo.git', 'none'],
  ['jo@example.com:~/file', 'none'],
  ['jo@example.com: hello/there', 'high'],
  ['jo@example.com:80', 'high'],
  ['/jo@example.com', 'high'],
  ['/jo@example.zz', 'low'],
  ['x/jo@example.zz', 'low'],
  ['/x jo@example.zz', 'high'],
  ['jo@example.zz', 'high'],
])('a path makes it less sure: %s', (text, confidence) => {
  expect(read(text)).toEqual([`${/jo@example\.\w+|git@example\.com/.exec(text)![0]} ${confidence}`]);
});

test('and says so', () => {
  expect(explain('/jo@example.zz')[0]!.reasons).toContain('it is a piece of a path');
});

test('names of RFC 2606 are specimens', () => {
  const specimen = (text: string) => explain(text)[0]?.specimen;
  for (const text of [address, 'jo@mail.example.org', 'jo@x.test', 'jo at example dot net', 'jo@ example . com'])
    expect([text, specimen(text)]).toEqual([text, 'rfc-2606']);
  for (const text of [
    'jo@council.example.co.uk',
    'jo@examples.com',
    'jo at council dot example dot co dot uk',
    'jo [at] dotexample [dot] com',
  ])
    expect([text, specimen(text)]).toEqual([text, undefined]);
});

describe('written for people', () => {
  test.each<[string, string]>([
    ['jo [at] example [dot] com', 'high'],
    ['jo[at]example[dot]com', 'high'],
    ['jo (at) example (dot) co (dot) uk', 'high'],
    ['jo {at} example {dot} com', 'high'],
    ['jo <at> example <dot> com', 'high'],
    ['jo [ at ] example [ dot ] com', 'high'],
    ['jo [@] example [.] com', 'high'],
    ['jo(at)example.com', 'high'],
    ['jo.bloggs [at] example [dot] com', 'high'],
    ['jo [dot] bloggs [at] example [dot] com', 'high'],
    ['12 [at] example [dot] com', 'high'],
    ['jo [at] my dash example dot com', 'high'],
    ['jo @ example . com', 'medium'],
    ['jo @ example.com', 'medium'],
    ['jo  @  example.com', 'medium'],
    ['jo  @example.com', 'none'],
    ['jo@example . com', 'medium'],
    ['jo@ example.com', 'medium'],
    ['jo.b @example.com', 'medium'],
    ['jo @example.com', 'none'],
    ['jo@\nexample.com', 'low'],
    ['jo@example\n.com', 'low'],
    ['jo at example dot com', 'low'],
    ['jo AT example DOT com', 'medium'],
    ['jo AT example dot com', 'low'],
    ['jo at example DOT com', 'low'],
    ['jo ( a ) example.com', 'low'],
    ['jo dot bloggs at example dot com', 'medium'],
    ['jo underscore b at example dot com', 'medium'],
    ['jo dash b at example dot com', 'low'],
    ['jo hyphen b at example dot com', 'medium'],
    ['jo.b at example.com', 'low'],
    ['jo1 at example.com', 'low'],
    ['1jo at example dot com', 'low'],
    ['jo @ example. co dot me', 'medium'],
    ['jo at example dot co.uk', 'low'],
    ['jo at x dash y dot example', 'low'],
    ['jo at example.com', 'none'],
  ])('%j', (text, confidence) => {
    expect(read(text)[0]).toBe(`${text} ${confidence}`);
    expect(read(`\n\n${text}\n\n`)[0]).toBe(`${text} ${confidence}`);
  });

  test.each(['it is', 'yw', 'e:', 'it =', 'it -', 'on me at', 'on me on', 'an address'])(
    'a word between is heard where it was announced: %s',
    announced => {
      expect(read(`${announced} jo at example.com`).at(-1)).toMatch(/^jo at example\.com (low|medium)$/);
    },
  );

  test.each([' is my email', ", that's my email", ' thats my new e-mail'])('or where it is named behind: %s', named => {
    expect(read(`jo at example.com${named}`)).toEqual([expect.stringMatching(/^jo at example\.com (low|medium)$/)]);
    const [one, other] = [named, ` and so on${named}`].map(
      behind => explain(`jo at example.com${behind}`)[0]!.confidence,
    );
    expect(one).not.toBe(other);
  });

  test('and not where something else stands between', () => {
    expect(read('is that jo at example.com')).toEqual(['jo at example.com none']);
    expect(read('it is:jo at example.com')).toEqual(['jo at example.com low']);
  });

  test.each([
    'us at example.com',
    'meet at example dot com',
    'look @ example.com',
    '12 at example dot com',
    '12 @ example.com',
    'jo at example',
    'jo at example dot',
    'jo at example dot nosuchending',
    'jo [at] example',
    'jo at\n\nexample dot com',
    'jo   at   example dot com',
    'jo at example. Com',
    'x@jo at example dot com',
  ])('is none: %j', text => {
    expect(read(text)).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['tell me at jo at example dot com', ['jo at example dot com low']],
    ['jo at example dot com or mo at example dot org', ['jo at example dot com low', 'mo at example dot org low']],
    ['jo at example dot com. Thanks', ['jo at example dot com low']],
    ['jo at example dot com.  UK', ['jo at example dot com low']],
    ['jo @ example.com.  me too', ['jo @ example.com medium']],
    ['jo at example dot com dot zz dot zz', ['jo at example dot com low']],
    ['jo (at) example (dot) com (dot) zz', ['jo (at) example (dot) com high']],
    ['jo [at] dot dot com', ['jo [at] dot dot com high']],
    ['jo at example dot com dot nosuch', ['jo at example dot com low']],
    ['jo at example dot co dot uk and so on', ['jo at example dot co dot uk low']],
    ['jo @ example.com. Me', ['jo @ example.com medium']],
    ['jo @ example.com. me too', ['jo @ example.com medium']],
    ['12 @ example . com', []],
    ['now @ example . com', ['now @ example . com medium']],
    [`${'so '.repeat(60)}jo at example dot com${' so'.repeat(60)}`, ['jo at example dot com low']],
    [
      `jo at example dot com ${'so '.repeat(60)}mo at example dot com`,
      ['jo at example dot com low', 'mo at example dot com low'],
    ],
  ])('ends where the address does: %j', (text, wanted) => {
    expect(read(text).filter(value => !value.endsWith('none'))).toEqual(wanted);
  });
});

test('what announces an address stands in its paragraph', () => {
  expect(read('email me at\njo @ example . com')).toEqual(['jo @ example . com high']);
  expect(read('email me at\n\njo @ example . com')).toEqual(['jo @ example . com medium']);
});
