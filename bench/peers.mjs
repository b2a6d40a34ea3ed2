// Each peer as two functions. `detect`: text -> spans by type, as near to what its users get as can be had; it may work harder than a
// user would, to learn where the peer replaced something. `run`: what a user would call, for timing.
//
// Not here: whatever sends text to a server or needs a model from the network at run time (the cloud services; redact-pii's own
// door to Google's), and packages for other languages (Presidio, scrubadub, dd-sensitive-data-scanner).
import { createRequire } from 'node:module';
import { redact as redactWithArcjet } from '@arcjet/redact';
import { PiiSanitizer } from '@cdssnc/sanitize-pii';
import { findPhoneNumbersInText } from 'libphonenumber-js';
import { OpenRedaction } from 'openredaction';
import { detectNaively } from './naive.mjs';

const require = createRequire(import.meta.url);
const { SyncRedactor } = require('redact-pii');
const redactPiiPatterns = require('redact-pii/lib/built-ins/simple-regexp-patterns');

/** name@version, as installed. */
function versioned(name) {
  const path = require.resolve
    .paths(name)
    .map(folder => `${folder}/${name}/package.json`)
    .find(file => {
      try {
        return require(file);
      } catch {
        return false;
      }
    });
  return `${name} ${require(path).version}`;
}

/**
 * The same message with values of ordinary ranges in the place of published specimens, character for character: openredaction leaves
 * addresses under example.com out on purpose, and libphonenumber-js calls three of Ofcom's drama ranges invalid.
 */
export function withoutSpecimens(text) {
  return text
    .replace(/example(?=\.)/gi, 'oakvale')
    .replace(/example|(?<=\.)invalid/gi, 'company')
    .replace(/(?<=\.)test\b/gi, 'info')
    .replace(/7(\D{0,3})7(\D{0,3})0(\D{0,3})0(?=\D{0,3}9\D{0,3}0\D{0,3}0)/g, '7$17$21$31')
    .replace(/1(\D{0,3})6(\D{0,3})3(\D{0,3})2(?=\D{0,3}9\D{0,3}6\D{0,3}0)/g, '1$16$24$32')
    .replace(/1(\D{0,3})1(\D{0,3})5(?=\D{0,3}4\D{0,3}9\D{0,3}6\D{0,3}0)/g, '1$11$27')
    .replace(/\bQQ(?=[ .-]?\d\d)/gi, prefix => (prefix === 'qq' ? 'jg' : 'JG'));
}

/**
 * Runs one global expression after the other over what the last one left, as these packages do, and keeps account of where the
 * replaced characters stood in the original.
 *
 * @param {{ regex: RegExp, token: string, type?: string }[]} steps
 * @returns {{ text: string, spans: { type: string, start: number, end: number }[] }} what the package would return, and spans
 */
function replaceInTurn(text, steps) {
  const spans = [];
  let starts = Array.from({ length: text.length }, (_, i) => i);
  let ends = starts.map(start => start + 1);
  for (const { regex, token, type } of steps) {
    const pieces = [];
    const nextStarts = [];
    const nextEnds = [];
    let copied = 0;
    const copyUpTo = end => {
      pieces.push(text.slice(copied, end));
      for (; copied < end; copied++) {
        nextStarts.push(starts[copied]);
        nextEnds.push(ends[copied]);
      }
    };
    for (const match of text.matchAll(regex)) {
      const start = starts[match.index];
      const end = ends[match.index + match[0].length - 1];
      copyUpTo(match.index);
      copied += match[0].length;
      pieces.push(token);
      for (let i = 0; i < token.length; i++) {
        nextStarts.push(start);
        nextEnds.push(end);
      }
      if (type !== undefined) spans.push({ type, start, end });
    }
    copyUpTo(text.length);
    text = pieces.join('');
    [starts, ends] = [nextStarts, nextEnds];
  }
  return { text, spans };
}

/** The spans of a chain of expressions, held against what the package itself makes of the text. */
function spansOfChain(text, steps, replaced) {
  const { text: ours, spans } = replaceInTurn(text, steps);
  if (ours !== replaced) throw new Error('the package replaces something else than its expressions match');
  return spans;
}

const sanitizer = new PiiSanitizer();
const sanitizerTypes = { credit_card: 'card', phone_number: 'phone', phone_number_international: 'phone' };
const sanitizerSteps = sanitizer
  .getPatterns()
  .map(({ name, regex }) => ({ regex, token: `[Redacted: ${name}]`, type: sanitizerTypes[name] }));

const redactorTypes = { creditCardNumber: 'card', phoneNumber: 'phone', emailAddress: 'email' };
const redactorSteps = Object.entries(redactPiiPatterns).map(([name, regex]) => ({
  regex,
  token: name.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase(),
  type: redactorTypes[name],
}));
const off = names => Object.fromEntries(names.map(name => [name, { enabled: false }]));
const redactor = new SyncRedactor();
// Names come last and are not of our types.
const namelessRedactor = new SyncRedactor({ builtInRedactors: off(['names']) });
const otherRedactors = ['names', ...Object.keys(redactPiiPatterns)].filter(name => !(name in redactorTypes));
const narrowRedactor = new SyncRedactor({ builtInRedactors: off(otherRedactors) });

const openRedactionTypes = [
  [/^NATIONAL_INSURANCE_UK$/, 'nino'],
  [/^CREDIT_CARD$/, 'card'],
  [/^PHONE_/, 'phone'],
  [/^EMAIL$/, 'email'],
];
const toOurs = type => openRedactionTypes.find(([pattern]) => pattern.test(type))?.[1];

const openRedaction = new OpenRedaction();
const narrowOpenRedaction = new OpenRedaction({
  patterns: ['NATIONAL_INSURANCE_UK', 'CREDIT_CARD', 'PHONE_UK_MOBILE', 'PHONE_UK', 'PHONE_INTERNATIONAL', 'EMAIL'],
});

async function detectWithOpenRedaction(text) {
  const { detections } = await openRedaction.detect(text);
  return detections.flatMap(({ type, position: [start, end] }) => {
    const ours = toOurs(type);
    return ours === undefined ? [] : [{ type: ours, start, end }];
  });
}

const arcjetTypes = { 'credit-card-number': 'card', email: 'email', 'phone-number': 'phone' };

/**
 * The package returns text only, and replaces at byte offsets: behind a character outside ASCII it cuts in the wrong place. Counted
 * is what it meant: the values that it hands to `replace`, one after the other.
 */
async function detectWithArcjet(text) {
  const spans = [];
  let from = 0;
  await redactWithArcjet(text, {
    replace(entity, value) {
      const start = text.indexOf(value, from);
      from = start + value.length;
      const type = arcjetTypes[entity];
      if (start >= 0 && type !== undefined) spans.push({ type, start, end: from });
      return undefined;
    },
  });
  return spans;
}

/** What the others' times are divided by. */
export const naive = 'naive: four expressions, Luhn, isEmail, libphonenumber-js';

/**
 * In the order of the tables. `types` is what the package looks for; without `detect` it is the same package set up to be faster, and
 * only its speed is measured.
 */
export const peers = {
  [naive]: {
    types: ['nino', 'card', 'phone', 'email'],
    run: detectNaively,
    detect: detectNaively,
  },
  [`${versioned('libphonenumber-js')} findPhoneNumbersInText`]: {
    types: ['phone'],
    run: text => findPhoneNumbersInText(text, 'GB'),
    detect: text =>
      findPhoneNumbersInText(text, 'GB').map(({ startsAt, endsAt }) => ({
        type: 'phone',
        start: startsAt,
        end: endsAt,
      })),
  },
  [`${versioned('openredaction')}, as it comes`]: {
    types: ['nino', 'card', 'phone', 'email'],
    run: text => openRedaction.detect(text),
    detect: detectWithOpenRedaction,
  },
  [`${versioned('openredaction')}, these types only`]: {
    types: ['nino', 'card', 'phone', 'email'],
    run: text => narrowOpenRedaction.detect(text),
  },
  [`${versioned('redact-pii')}, as it comes`]: {
    types: ['card', 'phone', 'email'],
    run: text => redactor.redact(text),
    detect: text => spansOfChain(text, redactorSteps, namelessRedactor.redact(text)),
  },
  [`${versioned('redact-pii')}, these types only`]: {
    types: ['card', 'phone', 'email'],
    run: text => narrowRedactor.redact(text),
  },
  [versioned('@cdssnc/sanitize-pii')]: {
    types: ['card', 'phone'],
    run: text => sanitizer.sanitize(text),
    detect: text => spansOfChain(text, sanitizerSteps, sanitizer.sanitize(text)),
  },
  [versioned('@arcjet/redact')]: {
    types: ['card', 'phone', 'email'],
    run: text => redactWithArcjet(text),
    detect: detectWithArcjet,
  },
};
