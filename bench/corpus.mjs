// Feedback messages that are the same every time: about 250 characters each, most with an ordinary number (a date, an amount, a
// time, a reference), one in six with a character outside Latin-1, and a given share with one value in it. Every value belongs to
// nobody: the prefix QQ, published test cards, Ofcom's drama ranges, addresses under example.com and its like.

/** Numbers from 0 to below `below`, the same for the same seed: a linear congruential generator (Numerical Recipes). */
export function toRandom(seed) {
  let state = seed >>> 0;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const sentences = `
I filled in the form online and it went back to the first page without saying why.
The page says my session has timed out but I had only just started.
Nobody has answered since I wrote, and I have now been waiting for weeks.
It was quick and easy to use and I would tell other people about it.
I could not find what I was looking for and gave up in the end.
My husband applied at the same time and had his answer the next day.
Please could you make the text larger on the payment page?
The lady I spoke to was very kind and sorted it all out in no time.
I tried on my phone and on the laptop at the library, and neither works.
Why do you ask for the same details twice when you hold them already?
The bins on our street have not been emptied and there are rats about.
It kept telling me that the date was wrong however I typed it.
I need to know what happens to my claim now that I have moved house.
Everything was clear apart from the part about savings.
There should be a way to save what you have done and come back later.
I don't have a printer so I cannot send the form that you want.
The link in your letter goes to a page that is not there.
I am deaf and I cannot use the telephone service that you offer.
Your website is a disgrace, I have spent the whole afternoon on this.
Thank you for the reminder, I would have forgotten about it.
It would help if the guidance said which box to tick for a carer.
I uploaded the photo three times and each time it was refused.
The road by the school is full of holes and somebody will be hurt.
When I press continue nothing happens at all.
My daughter helped me with it, otherwise I would not have managed.
The queue at the office was out of the door so I came home again.
Is there anyone I can write to about the decision?
I paid the fine but I still got another letter about it.`
  .trim()
  .split('\n');

const wide = `
It says “page not found” when I click on the button – why?
I can’t get past the second question, it’s hopeless.
Mae’r wefan yn araf iawn ac mae’r dŵr wedi bod i ffwrdd ers dydd Llun.
Brilliant service 👍 thank you all.
The price list still shows € instead of pounds… please check.`
  .trim()
  .split('\n');

const pad = (number, width) => String(number).padStart(width, '0');

const numbered = [
  r => `I was charged £${1 + r(900)}.${pad(r(100), 2)} and I do not know what for.`,
  r => `This has been going on since ${1 + r(28)}/${pad(1 + r(12), 2)}/20${pad(10 + r(16), 2)} and nothing changes.`,
  r => `I rang at ${pad(8 + r(10), 2)}:${pad(r(60), 2)} and was told to go online instead.`,
  r => `My reference is ${pick(r, ['REF', 'HB', 'CT', 'PCN'])}${pad(r(1e6), 6)} if that helps.`,
  r => `I have lived here since ${1960 + r(60)} and it was never like this.`,
  r => `I waited ${5 + r(90)} minutes in the end.`,
  r => `Version ${r(20)}.${r(10)}.${r(30)} of the app closes itself every time.`,
  r => `The answer to question ${1 + r(40)} was lost when I went back.`,
  r => `We are a household of ${2 + r(5)} people and the limit is ${1 + r(40)},000 pounds.`,
];

const digits = (r, count) => pad(r(10 ** count), count);
const testCards =
  '4242424242424242 4000056655665556 5555555555554444 2223003122003222 5105105105105100 6011111111111117 3056930009020004 3566002020360505'.split(
    ' ',
  );
const names = 'jo sam alex pat ruth dafydd sian omar priya mei tom hana lewis carys'.split(' ');

const values = {
  nino: r => {
    const [a, b, c] = [digits(r, 2), digits(r, 2), digits(r, 2)];
    const suffix = pick(r, ['A', 'B', 'C', 'D']);
    return pick(r, [`QQ ${a} ${b} ${c} ${suffix}`, `QQ${a}${b}${c}${suffix}`, `qq${a}${b}${c}${suffix.toLowerCase()}`]);
  },
  card: r => {
    const number = pick(r, testCards);
    return pick(r, [number, number.replace(/(.{4})(?=.)/g, '$1 '), number.replace(/(.{4})(?=.)/g, '$1-')]);
  },
  phone: r =>
    pick(r, [
      `07700 900${digits(r, 3)}`,
      `07700900${digits(r, 3)}`,
      `+44 7700 900${digits(r, 3)}`,
      `020 7946 0${digits(r, 3)}`,
      `0161 496 0${digits(r, 3)}`,
      `(0131) 496 0${digits(r, 3)}`,
      `+44 (0)29 2018 0${digits(r, 3)}`,
    ]),
  email: r =>
    `${pick(r, names)}${pick(r, ['.', '', '_'])}${pick(r, names)}${r(3) ? '' : r(100)}@${pick(r, ['example.com', 'example.org', 'mail.example.net', 'post.example'])}`,
};
const carriers = {
  nino: ['My NI number is %.', 'National Insurance %', 'My details: %, thank you.'],
  card: ['I paid with card %.', 'The card was % and it was refused.'],
  phone: ['Please ring me on %.', 'My number is %, any time.', 'Tel %'],
  email: ['My email is %.', 'Write to % please.', 'You can reach me at %'],
};
const kinds = ['nino', 'card', 'phone', 'phone', 'email', 'email'];

function pick(r, list) {
  return list[r(list.length)];
}

function toSentenceWithValue(r) {
  const kind = pick(r, kinds);
  return pick(r, carriers[kind]).replace('%', () => values[kind](r));
}

function toMessage(r, hasValue) {
  const length = 80 + r(276);
  const parts = [];
  let total = 0;
  const add = sentence => {
    parts.push(sentence);
    total += sentence.length + 1;
  };
  if (r(100) < 16) add(pick(r, wide));
  if (r(100) < 80) add(pick(r, numbered)(r));
  if (hasValue) add(toSentenceWithValue(r));
  while (total < length) add(pick(r, sentences));
  // The order is drawn as well: values stand anywhere in a message.
  for (let i = parts.length - 1; i > 0; i--) {
    const j = r(i + 1);
    [parts[i], parts[j]] = [parts[j], parts[i]];
  }
  return parts.join(' ');
}

/**
 * Messages without end, one string each, without line breaks.
 *
 * @param {number} share how many of them hold a value, from 0 to 1
 * @param {number} seed the same seed gives the same messages
 */
export function* messages(share, seed = 1) {
  const r = toRandom(seed);
  for (;;) yield toMessage(r, r(1e6) < share * 1e6);
}

/** The first `count` of them. */
export function takeMessages(count, share, seed = 1) {
  const taken = [];
  for (const message of messages(share, seed)) if (taken.push(message) === count) return taken;
}

/** A message of about `length` characters with `count` values spread over it. */
export function toLongMessage(length, count, seed = 1) {
  const r = toRandom(seed);
  const parts = [];
  let total = 0;
  let placed = 0;
  while (total < length) {
    const isDue = placed < count && total >= ((placed + 0.5) * length) / count;
    const sentence = isDue ? toSentenceWithValue(r) : r(4) ? pick(r, sentences) : pick(r, numbered)(r);
    if (isDue) placed++;
    parts.push(sentence);
    total += sentence.length + 1;
  }
  return parts.join(' ');
}
