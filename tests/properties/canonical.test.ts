import { readdirSync, readFileSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLabelled } from '../../src/evaluation/labelled.ts';
import { createDetector, detect } from '../../src/index.ts';
import { toCanonical } from '../../src/redaction/canonical.ts';
import { testCards } from '../../src/rules/facts/test-cards.ts';
import {
  arbitrary,
  cardForms,
  carriers,
  carry,
  cuedCarrier,
  type Draw,
  disguises,
  emailForms,
  ninoForms,
  phoneForms,
  values,
} from '../../src/testing/index.ts';
import { fold } from '../../src/text/fold.ts';
import { runs } from './settings.ts';

/* One value has one canonical spelling, and no two values share one: tokens join and tell apart by nothing else. */

const fitting = (type: string) => disguises.filter(({ types }) => types.includes(type));

/** The canonical spellings of what is found. */
const canonicalIn = (type: string, text: string): string[] =>
  detect(text, { types: [type] }).map(({ start, end }) => toCanonical(type, text.slice(start, end)));

test.each(Object.keys(values))('a %s is the same in every disguise and place', type => {
  fc.assert(
    fc.property(
      arbitrary(fc, draw => {
        const { text } = values[type]!(draw);
        const disguise = draw.pick(fitting(type));
        const place = draw.integer(0, 1) === 0 && disguise.needsCue !== true ? draw.pick(carriers) : undefined;
        const put = (value: string) => carry(place ?? cuedCarrier(type, draw), { text: value }).text;
        return { text, disguise: disguise.name, plain: cuedCarrier(type, draw), hidden: put(disguise.apply(text)) };
      }),
      ({ text, disguise, plain, hidden }) => {
        const [canonical, ...others] = canonicalIn(type, carry(plain, { text }).text);
        expect(others).toEqual([]);
        expect(canonical).toBe(toCanonical(type, text));
        const found = canonicalIn(type, hidden);
        // Without a cue, little may speak for a card that is short or of a wide range.
        if (type !== 'card' || found.length > 0) expect({ disguise, found }).toEqual({ disguise, found: [canonical] });
      },
    ),
    runs(2000),
  );
});

interface Known {
  /** Says which value it is. */
  readonly who: string;
  readonly text: string;
}

/** Out of so few values that the same one comes up often. */
const known: Readonly<Record<string, (draw: Draw) => Known>> = {
  nino(draw) {
    const who = draw.pick(['QQ', 'JG']) + draw.pick(['123456', '123465', '023456', '183256']);
    return { who, text: formed(ninoForms, who + draw.pick(['A', 'D']), draw) };
  },
  card(draw) {
    const who = draw.pick([...testCards].slice(0, 4));
    return { who, text: formed(cardForms, who, draw) };
  },
  phone(draw) {
    const number = draw.pick(['07700 900123', '07700 900132', '01632 960123', '020 7946 0123', '020 7946 0018']);
    const desk = draw.pick(['', '', ' ext 12', ' x13']);
    const { 'with an extension': _, ...forms } = phoneForms;
    return { who: number + desk, text: formed(forms, number, draw) + desk };
  },
  email(draw) {
    const address = { name: draw.pick(['jo', 'sam']), family: draw.pick(['lee', 'leé']), domain: 'mail.example.com' };
    const text = formed(emailForms, address, draw);
    return { who: text.toLowerCase(), text };
  },
};

function formed<T>(forms: Readonly<Record<string, (value: T, draw: Draw) => string>>, value: T, draw: Draw): string {
  return draw.pick(Object.values(forms))(value, draw);
}

test.each(Object.keys(known))('two of %s have one spelling where they are one, and only there', type => {
  const drawn = (draw: Draw) => {
    const { who, text } = known[type]!(draw);
    return { who, text: draw.pick(fitting(type)).apply(text) };
  };
  fc.assert(
    fc.property(arbitrary(fc, drawn), arbitrary(fc, drawn), (a, b) => {
      expect(toCanonical(type, a.text) === toCanonical(type, b.text)).toBe(a.who === b.who);
    }),
    runs(5000),
  );
});

describe('a number in words', () => {
  const units = 'oh one two three four five six seven eight nine'.split(' ');
  const welsh = 'dim un dau tri pedwar pump chwech saith wyth naw'.split(' ');
  const zeros = ['oh', 'o', 'zero', 'nought', 'naught', 'nil', 'dim'];
  const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
  const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

  /** The ways to say what `digits` begins with, and how many of them each says. */
  function ways(digits: string): [said: string, count: number][] {
    const [first, second, third] = Array.from(digits, Number) as [number, number?, number?];
    const single = first === 0 ? zeros : [units[first]!, welsh[first]!];
    const all: [string, number][] = single.map(word => [word, 1]);
    if (second === first) all.push([`double ${units[first]}`, 2]);
    if (second === first && third === first) all.push([`treble ${units[first]}`, 3]);
    if (first > 0 && second === 0 && third === 0) all.push([`${units[first]} hundred`, 3]);
    if (first === 1 && second !== undefined) all.push([teens[second]!, 2]);
    if (first > 1 && second! > 0) all.push([`${tens[first - 2]}-${units[second!]}`, 2]);
    // "twenty" and a digit would be twenty-one.
    if (first > 1 && second === 0 && third === 0) all.push([tens[first - 2]!, 2]);
    return all;
  }

  function say(digits: string, draw: Draw): string {
    if (digits === '') return '';
    const [said, count] = draw.pick(ways(digits));
    const rest = say(digits.slice(count), draw);
    return rest === '' ? said : `${said}${draw.pick([' ', ' ', ', ', '-'])}${rest}`;
  }

  test('is the number in figures', () => {
    const spoken = arbitrary(fc, draw => {
      const digits = draw.pick(['0770090', '0163296', '0207946']) + String(draw.integer(0, 9999)).padStart(4, '0');
      return { digits, said: say(digits, draw) };
    });
    fc.assert(
      fc.property(spoken, spoken, (a, b) => {
        // Both are numbers of drama where the next digit is 0.
        const [one, other] = [a, b].map(({ said }) => toCanonical('phone', said));
        if (/^0(?:770090|163296|207946)0/.test(a.digits)) expect(one).toBe(`+44${a.digits.slice(1)}`);
        expect(one === other).toBe(a.digits === b.digits || a.said === b.said);
      }),
      runs(3000),
    );
  });

  test('is the National Insurance number in figures', () => {
    const names = { Q: ['Q', 'Quebec', 'Q for queen'], J: ['J', 'Juliet', 'j'], G: ['G', 'Golf', 'G for George'] };
    const last = ['A', 'Bravo', 'C for cat', 'delta'];
    const spoken = arbitrary(fc, draw => {
      const digits = String(draw.integer(0, 999_999)).padStart(6, '0');
      const letters = draw.pick(['QQ', 'JG']);
      const said = [...letters].map(letter => draw.pick(names[letter as 'Q']));
      return { who: letters + digits, said: [...said, say(digits, draw), draw.pick(last)].join(' ') };
    });
    fc.assert(
      fc.property(spoken, ({ who, said }) => {
        expect(toCanonical('nino', said)).toBe(who);
      }),
      runs(3000),
    );
  });
});

describe('what is found in the labelled messages', () => {
  const root = new URL('../../fixtures/labelled/', import.meta.url).pathname;
  const detector = createDetector();
  const spellings = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ndjson'))
    .flatMap(path => parseLabelled(readFileSync(root + path, 'utf8')))
    .flatMap(({ text }) =>
      detector.detect(text).map(({ type, start, end }) => {
        const value = text.slice(start, end);
        return {
          canonical: `${type} ${toCanonical(type, value)}`,
          plain: `${type} ${plainly(type, fold(value).text)}`,
        };
      }),
    );

  const form =
    /^(?:nino [A-Z]{2}\d{6}|card \d{12,19}|phone \+\d{8,15}(?:\/\d+)?(?:;ext=\d+)?|email (?:"[^"@]+"|[^\s@]+)@[a-z\d.-]+)$/;
  test('is all read by the rules', () => {
    expect(spellings.length).toBeGreaterThan(6000);
    expect(spellings.filter(({ canonical }) => !form.test(canonical))).toEqual([]);
  });

  test.each([
    ['no two values share a spelling', 'canonical', 'plain'],
    ['no value has two', 'plain', 'canonical'],
  ] as const)('%s', (_, by, other) => {
    const groups = new Map<string, Set<string>>();
    for (const each of spellings) groups.set(each[by], (groups.get(each[by]) ?? new Set()).add(each[other]));
    const mixed = [...groups.values()].filter(set => set.size > 1);
    expect(mixed).toEqual([]);
  });
});

const wordsOf: Readonly<Record<string, string>> = {
  ...{
    oh: '0',
    o: '0',
    nought: '0',
    zero: '0',
    hundred: '00',
    dim: '0',
    un: '1',
    dau: '2',
    dwy: '2',
    tri: '3',
    pedwar: '4',
  },
  ...{ pump: '5', chwech: '6', saith: '7', wyth: '8', naw: '9' },
  ...Object.fromEntries(
    'x one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
      .split(' ')
      .map((word, i) => [word, `${i}`]),
  ),
};
const tensOf = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** Another reader, by replacing: what a person would write down, with letters that look like digits as these. */
function plainly(type: string, seen: string): string {
  const text = seen.toLowerCase();
  if (type === 'email') {
    const plain = text
      .replace(/\s*[[({<] ?(?:at?|@) ?[\])}>]\s*|\s+at(?:[- ]sign)?\s+|_at_| -at- |\s*@\s*/, '@')
      .replace(/\s*[[({<] ?(?:dot|point|\.) ?[\])}>]\s*|\s+dot\s+|_dot_| -dot- |\s*[.,]\s*/g, '.')
      .replace(/\s+underscore\s+/g, '_')
      .replace(/\s+(?:hyphen|dash)\s+/g, '-')
      .replace('’', "'");
    const at = plain.lastIndexOf('@');
    return plain.slice(0, at + 1) + domainToASCII(plain.slice(at + 1));
  }
  const figures = text
    .replace(/\bfor [a-z]+/g, '')
    .replace(/\b(?:double|dwbl) (\w+)/g, '$1 $1')
    .replace(/\b(?:treble|triple) (\w+)/g, '$1 $1 $1')
    .replace(new RegExp(`\\b(${tensOf.join('|')})(?:[ -](\\w+))?`, 'g'), (_, ten: string, unit = 'x') => {
      const value = wordsOf[unit];
      const front = tensOf.indexOf(ten) + 2;
      return value?.length === 1 ? ` ${front}${value} ` : ` ${front}0 ${unit} `;
    })
    .replace(/[a-z]{2,}|\bo\b/g, word => wordsOf[word] ?? word);
  if (type === 'nino') {
    const letters = figures.replace(/\b([a-z])[a-z]{2,}/g, '$1');
    const compact = letters.replace(/[^a-z\d]/g, '').slice(0, 8);
    return compact.slice(0, 2) + toDigits(compact.slice(2));
  }
  const compact = toDigits(figures.replace(/plus|ext(?:ension|n)?|\bx|and/g, '').replace(/(?<=\d\D{0,3})\(0\)/, ''));
  const digits = compact.replace(/\D/g, '');
  return type === 'card'
    ? digits
    : digits.replace(/^(?:00)?44(?=\d{9,})0?|^(?=[1-37]\d{8,9}$)/, '0').replace(/^00/, '');
}

function toDigits(text: string): string {
  const [from, to] = ['oilsbz', '011582'];
  return text.replace(/[oilsbz]/g, letter => to[from.indexOf(letter)]!);
}
