// Each peer as a function: text -> spans by type, as near to what its users get as can be had. `run` is what a user would call, for
// timing; `detect` may work harder to learn where the peer replaced something.
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
 * Runs one global expression after the other over what the last one left, as these packages do, and keeps account of where the
 * replaced characters stood in the original.
 *
 * @param {{ regex: RegExp, token: string, type?: string }[]} steps
 * @returns {{ text: string, spans: { type: string, start: number, end: number }[] }} what the package would return, and spans
 */
export function replaceInTurn(text, steps) {
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

const sanitizer = new PiiSanitizer();
const sanitizerTypes = { credit_card: 'card', phone_number: 'phone', phone_number_international: 'phone' };
export const sanitizerSteps = sanitizer.getPatterns().map(({ name, regex }) => ({
  regex,
  token: `[Redacted: ${name}]`,
  type: sanitizerTypes[name],
}));

const redactorTypes = { creditCardNumber: 'card', phoneNumber: 'phone', emailAddress: 'email' };
export const redactorSteps = Object.entries(redactPiiPatterns).map(([name, regex]) => ({
  regex,
  token: name.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase(),
  type: redactorTypes[name],
}));

/** Names come last in this package, so that leaving them out of `detect` changes nothing for the four types. */
function redactPii(steps, builtInRedactors) {
  const redactor = new SyncRedactor({ builtInRedactors });
  return {
    types: ['card', 'phone', 'email'],
    run: text => redactor.redact(text),
    detect: text => replaceInTurn(text, steps).spans,
  };
}
const otherRedactors = ['names', ...Object.keys(redactPiiPatterns)].filter(name => !(name in redactorTypes));

const openRedactionTypes = [
  [/^NATIONAL_INSURANCE_UK$/, 'nino'],
  [/^CREDIT_CARD$/, 'card'],
  [/^PHONE_/, 'phone'],
  [/^EMAIL$/, 'email'],
];
const toOurs = type => openRedactionTypes.find(([pattern]) => pattern.test(type))?.[1];

function openRedaction(options) {
  const redaction = new OpenRedaction(options);
  return {
    types: ['nino', 'card', 'phone', 'email'],
    run: text => redaction.detect(text),
    async detect(text) {
      const { detections } = await redaction.detect(text);
      return detections.flatMap(({ type, position: [start, end] }) => {
        const ours = toOurs(type);
        return ours === undefined ? [] : [{ type: ours, start, end }];
      });
    },
  };
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

/** In the order of the tables. */
export const peers = {
  'naive: four expressions, Luhn, isEmail, libphonenumber-js': {
    types: ['nino', 'card', 'phone', 'email'],
    run: detectNaively,
    detect: detectNaively,
  },
  [`${versioned('libphonenumber-js')} findPhoneNumbersInText`]: {
    types: ['phone'],
    run: text => findPhoneNumbersInText(text, 'GB'),
    detect: text =>
      findPhoneNumbersInText(text, 'GB').map(({ startsAt, endsAt }) => ({ type: 'phone', start: startsAt, end: endsAt })),
  },
  [`${versioned('openredaction')}, as it comes`]: openRedaction(),
  [`${versioned('openredaction')}, these types only`]: openRedaction({
    patterns: [
      'NATIONAL_INSURANCE_UK',
      'CREDIT_CARD',
      'PHONE_UK_MOBILE',
      'PHONE_UK',
      'PHONE_INTERNATIONAL',
      'EMAIL',
    ],
  }),
  [`${versioned('redact-pii')}, as it comes`]: redactPii(redactorSteps),
  [`${versioned('redact-pii')}, these types only`]: redactPii(
    redactorSteps.filter(({ type }) => type !== undefined),
    Object.fromEntries(otherRedactors.map(name => [name, { enabled: false }])),
  ),
  [versioned('@cdssnc/sanitize-pii')]: {
    types: ['card', 'phone'],
    run: text => sanitizer.sanitize(text),
    detect: text => replaceInTurn(text, sanitizerSteps).spans,
  },
  [versioned('@arcjet/redact')]: {
    types: ['card', 'phone', 'email'],
    run: text => redactWithArcjet(text),
    detect: detectWithArcjet,
  },
};
