import { describe, expect, test } from 'vitest';
import { CueFinder } from '../../src/engine/cues.ts';
import { Engine } from '../../src/engine/engine.ts';
import { explain } from '../../src/engine/explain.ts';
import { defineRule, literal } from '../../src/index.ts';

// A value that is found in the middle, so that a cue can be seen to raise it, to lower it, or to say nothing.
const cues = {
  raise: ['badge', 'door badge', 'old door badge', 'our old door badge'],
  lower: ['ticket', 'serial', 'case', 'order', 'order ref', 'door', 'pass'],
};
const rule = { ...defineRule({ type: 'toy', pattern: /kk/, triggers: [literal('kk')] }), cues };
const engine = new Engine({ rules: [rule], minConfidence: 'low' });

/** What was heard about the value `kk`. */
function heard(text: string): string {
  const [{ confidence, reasons } = { confidence: 'none', reasons: [] }] = explain(engine, text);
  const cue = /^"(.*)" (?:is a cue for|names something else)/.exec(reasons.at(-1) ?? '')?.[1];
  return cue === undefined ? confidence : `${confidence}, ${cue}`;
}

const nothing = 'medium';
const raised = (cue = 'badge') => `high, ${cue}`;
const lowered = (cue = 'ticket') => `low, ${cue}`;

describe('a name before the value', () => {
  test.each([
    ['my badge kk', raised()],
    ['my badge number is the following: kk', raised()],
    ['badge is kk', raised()],
    ['Badge: kk', raised()],
    ['my badge, which I lost, is kk', raised()],
    ['my ticket kk', lowered()],
    ['my ticket number is kk', lowered()],
    ['Ticket #kk', lowered()],
    ['it says kk', nothing],
    ['kk', nothing],
  ])('says what it is: %j', (text, wanted) => {
    expect(heard(text)).toBe(wanted);
  });

  test.each([
    ['badge, ticket kk', lowered()],
    ['ticket, badge kk', raised()],
    ['ticket badge kk', raised()],
    ['a badge and my ticket kk', lowered()],
  ])('the nearest is heard: %j', (text, wanted) => {
    expect(heard(text)).toBe(wanted);
  });

  test.each([
    ['door badge kk', raised('door badge')],
    ['old door badge kk', raised('old door badge')],
    ['our old door badge kk', raised('old door badge')],
    ['big door badge kk', raised('door badge')],
  ])('the longest is heard, of three words at most: %j', (text, wanted) => {
    expect(heard(text)).toBe(wanted);
  });

  test('is heard over a hundred characters, and no more', () => {
    expect(heard(`badge${' so'.repeat(31)} kk`)).toBe(raised());
    expect(heard(`badge${' so'.repeat(32)} kk`)).toBe(nothing);
  });

  test.each([
    ['the ticket that I had kk', nothing],
    ['ticket collectors sent kk', nothing],
    ['the badge that I had kk', raised()],
    ['badge collectors sent kk', raised()],
  ])('of something else has to stand next to it: %j', (text, wanted) => {
    expect(heard(text)).toBe(wanted);
  });

  test.each([
    ['ask for a ticket, kk', nothing],
    ['my ticket number, kk', lowered()],
    ['my order ref, kk', lowered('order ref')],
    ['my badge, kk', raised()],
  ])('of something else reaches over a comma as the name of a number only: %j', (text, wanted) => {
    expect(heard(text)).toBe(wanted);
  });

  test.each([
    ['the badge number on my ticket is kk', raised()],
    ['the badge for the ticket is kk', raised()],
    ['badge on the ticket kk', raised()],
    ['the order on my ticket is kk', lowered()],
    ['badge ticket kk', lowered()],
    ['badge my ticket kk', lowered()],
    ['on my badge my ticket kk', lowered()],
    ['the badge and for the ticket kk', lowered()],
  ])('of something else may only say which one is meant: %j', (text, wanted) => {
    expect(heard(text)).toBe(wanted);
  });

  test.each([
    ['Serial no. on the boiler: kk', lowered('serial')],
    ['Serial number on the big boiler = kk', lowered('serial')],
    ['As we told you all, the serial number on the big old boiler = kk', nothing],
    ['As we told you all, the serial number on boilers = kk', lowered('serial')],
    ['Serial number on the boiler kk', nothing],
    ['Serial number of my boiler is kk', lowered('serial')],
    ['As we told you all, the serial no. on the boiler: kk', lowered('serial')],
    ['As we told you all, the serial no. of big boilers: kk', lowered('serial')],
    ['As we told you all, the serial no. says boiler: kk', nothing],
  ])('may be followed by the thing that it stands on: %j', (text, wanted) => {
    expect(heard(text)).toBe(wanted);
  });

  test.each([
    ['The case ID they gave me over the counter was kk', lowered('case')],
    ['Case reference from last week again is kk', lowered('case')],
    ['And this is the case ID they gave me over the counter: kk', nothing],
    ['This is the case ID they gave me over the counter: kk', lowered('case')],
    ['They sent case ID by the counter and it was kk', lowered('case')],
    ['The case ID they gave me over the counter was kk (badge)', lowered('case')],
    ['They say the case ID they gave me was kk', nothing],
    ['The case they opened over the counter was kk', nothing],
    ['The case ID they gave me over the counter kk', nothing],
  ])('may be what the sentence is about: %j', (text, wanted) => {
    expect(heard(text)).toBe(wanted);
  });
});

describe('a name behind the value', () => {
  test.each([
    ['kk is my badge', raised()],
    ['kk, which is my badge', raised()],
    ['kk badge', raised()],
    ['kk my badge', raised()],
    ['kk was my old door badge', raised('old door badge')],
    ['kk was my big door badge', nothing],
    ['kk is my ticket', lowered()],
    ['kk (ticket)', lowered()],
    ['kk - ticket', lowered()],
    ['kk ticket', nothing],
    ['kk my ticket', nothing],
    ['kk, badge', nothing],
    ['kk. My badge', nothing],
    ['kk please find my badge', nothing],
    ['kk is please find my badge', nothing],
    ['kk is not a ticket', nothing],
  ])('says what it is where nothing else stands between: %j', (text, wanted) => {
    expect(heard(text)).toBe(wanted);
  });

  test.each([
    ['kk - ticket TK-20391', nothing],
    ['kk - ticket 4', nothing],
    ['kk - ticket was for 4', nothing],
    ['kk - order ref 4 is here', nothing],
    ['kk - ticket from the shop 4', lowered()],
    ['kk - badge 4', raised()],
  ])('of a thing that has a number of its own says nothing: %j', (text, wanted) => {
    expect(heard(text)).toBe(wanted);
  });

  test.each([
    ['kk came by post, that is my badge', raised()],
    ['kk came by post and that’s her door badge', raised('door badge')],
    ['kk was given to me as my old door badge', raised('old door badge')],
    ["kk was given to me as my daughter's badge", raised()],
    ['kk was given to me as my badge in 1979', raised()],
    ['kk was given to me as my very own badge', nothing],
    ['kk was given to me as a badge', nothing],
    ['kk was given to me as my ticket', nothing],
    ['kk came by post. That is my badge', nothing],
    ['kk came by post\nThat is my badge', nothing],
    ['kk came by post with 4, that is my badge', nothing],
    ['my ticket kk came by post, that is my badge', lowered()],
  ])('may stand further on in the sentence, where nothing else was heard: %j', (text, wanted) => {
    expect(heard(text)).toBe(wanted);
  });

  test.each([
    ['my badge is kk (ticket)', raised()],
    ['my ticket is kk (badge)', lowered()],
    ['badge collectors sent kk (ticket)', lowered()],
    ['badge collectors sent kk', raised()],
  ])('gives way to one that is bound closer before it: %j', (text, wanted) => {
    expect(heard(text)).toBe(wanted);
  });
});

test('a name behind the value is bound to it, one before only where nothing parts them', () => {
  const find = (text: string) => {
    const start = text.indexOf('kk');
    return new CueFinder(cues).find(text, { start, end: start + 2 });
  };
  expect(find('kk is my badge')).toEqual({ kind: 'raise', phrase: 'badge', isTight: true });
  expect(find('kk (ticket)')).toEqual({ kind: 'lower', phrase: 'ticket', isTight: true });
  expect(find('my badge is kk')).toEqual({ kind: 'raise', phrase: 'badge', isTight: true });
  expect(find('my badge that I had kk')).toEqual({ kind: 'raise', phrase: 'badge', isTight: false });
});

test('a word that is a name of both kinds names the type', () => {
  const both = { ...rule, cues: { raise: ['badge'], lower: ['badge'] } };
  expect(new Engine({ rules: [both], minConfidence: 'low' }).detect('badge kk')).toMatchObject([
    { confidence: 'high' },
  ]);
});

test('a rule without cues hears nothing', () => {
  const { cues: _, ...deaf } = rule;
  for (const none of [deaf, { ...rule, cues: {} }])
    expect(explain(new Engine({ rules: [none], minConfidence: 'low' }), 'badge kk ticket')).toEqual([
      { type: 'toy', start: 6, end: 8, confidence: 'medium', kept: true, reasons: expect.any(Array) },
    ]);
});
