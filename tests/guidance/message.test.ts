import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Language, looksLike, mustNotInclude, toLanguage, wordingFor } from '../../src/guidance/message.ts';
import type { WordingOverrides } from '../../src/guidance/wording.ts';

const say = (
  types: string[],
  label?: string,
  language: Language = 'en',
  overrides: WordingOverrides = {},
  verb = mustNotInclude,
): string => verb({ types, label, language, wording: wordingFor(language, overrides) });

describe('the message in English', () => {
  it('names the field by its label and the thing to remove', () => {
    expect(say(['nino'], 'Comments')).toBe('Comments must not include a National Insurance number');
    expect(say(['card'], 'Details of the problem')).toBe(
      'Details of the problem must not include a debit or credit card number',
    );
  });

  it('names each type once, in one order, whatever the order in the text', () => {
    expect(say(['email', 'phone', 'email', 'nino'], 'Comments')).toBe(
      'Comments must not include a National Insurance number, a phone number or an email address',
    );
  });

  it('quotes a label that is a question or an instruction', () => {
    expect(say(['phone'], 'What went wrong?')).toBe(
      'Your answer to ‘What went wrong?’ must not include a phone number',
    );
    expect(say(['phone'], 'Tell us more about your visit')).toBe(
      'Your answer to ‘Tell us more about your visit’ must not include a phone number',
    );
  });

  it('tidies the label', () => {
    expect(say(['email'], '  Your\n   comments (optional): ')).toBe('Your comments must not include an email address');
    for (const none of [undefined, '', '  ', ':', 'x'.repeat(101)]) {
      expect(say(['email'], none)).toBe('Your answer must not include an email address');
    }
  });

  it('knows a name from a question', () => {
    const quoted = ['What went wrong?', 'Tell us.', 'Help us!', 'one two three four five'];
    for (const label of quoted) expect(say(['phone'], label)).toContain(`‘${label}’`);
    const named = ['GOV.UK account', 'Why? Details', 'one two three four', 'x'.repeat(100)];
    for (const label of named) expect(say(['phone'], label)).toBe(`${label} must not include a phone number`);
    expect(say(['phone'], 'Notes(dewisol)')).toBe('Notes must not include a phone number');
  });

  it('asks where the person decides', () => {
    expect(say(['email'], 'Comments', 'en', {}, looksLike)).toBe(
      'It looks like you have included an email address in ‘Comments’',
    );
    expect(say(['email'], 'What went wrong?', 'en', {}, looksLike)).toBe(
      'It looks like you have included an email address in your answer to ‘What went wrong?’',
    );
    expect(say(['email'], undefined, 'en', {}, looksLike)).toBe(
      'It looks like you have included an email address in your answer',
    );
  });

  it('calls the types of a team "personal information", once, until the team names them', () => {
    expect(say(['crn', 'staff-id'], 'Notes')).toBe('Notes must not include personal information');
    expect(say(['crn', 'email'], 'Notes')).toBe('Notes must not include an email address or personal information');
    expect(say(['crn', 'phone'], 'Notes')).toBe('Notes must not include a phone number or personal information');
    expect(say(['crn', 'phone'], 'Notes', 'en', { 'item.crn': 'a case reference' })).toBe(
      'Notes must not include a phone number or a case reference',
    );
  });
});

describe('the message in Welsh', () => {
  it('puts the label inside the sentence', () => {
    expect(say(['nino'], 'Sylwadau', 'cy')).toBe('Rhaid i’ch sylwadau beidio â chynnwys rhif Yswiriant Gwladol');
    expect(say(['nino'], 'Eich sylwadau', 'cy')).toBe('Rhaid i’ch sylwadau beidio â chynnwys rhif Yswiriant Gwladol');
    expect(say(['nino'], 'Sylwadau am DVLA', 'cy')).toContain('i’ch sylwadau am DVLA beidio');
    expect(say(['nino'], 'Rhowch eich sylwadau', 'cy')).toContain('i’ch rhowch eich sylwadau beidio');
    expect(say(['nino'], 'TAW', 'cy')).toBe('Rhaid i’ch TAW beidio â chynnwys rhif Yswiriant Gwladol');
    expect(say(['phone'], 'Beth aeth o’i le?', 'cy')).toBe(
      'Rhaid i’ch ateb i ‘Beth aeth o’i le?’ beidio â chynnwys rhif ffôn',
    );
  });

  it.each([
    ['card', 'rif cerdyn debyd neu gredyd'],
    ['phone', 'rif ffôn'],
    ['email', 'gyfeiriad e-bost'],
    ['crn', 'wybodaeth bersonol'],
  ])('softens %s after "neu", and only there', (type, softened) => {
    expect(say(['nino', type], 'Sylwadau', 'cy')).toMatch(new RegExp(`Gwladol neu ${softened}$`));
    expect(say([type], 'Sylwadau', 'cy')).not.toMatch(new RegExp(` ${softened}`));
  });

  it('lists three with one "neu"', () => {
    expect(say(['nino', 'phone', 'email'], undefined, 'cy')).toBe(
      'Rhaid i’ch ateb beidio â chynnwys rhif Yswiriant Gwladol, rhif ffôn neu gyfeiriad e-bost',
    );
  });
});

describe('languages and overrides', () => {
  it.each([
    ['cy', 'cy'],
    ['cy-GB', 'cy'],
    ['CY', 'cy'],
    ['en-GB', 'en'],
    ['cym', 'en'],
    ['x-cy', 'en'],
    ['fr', 'en'],
    ['', 'en'],
    [null, 'en'],
  ] as const)('%s is read as %s', (tag, language) => expect(toLanguage(tag)).toBe(language));

  it('every key has words in both languages', () => {
    const keys = (language: Language): string[] =>
      Object.keys(wordingFor(language)).filter(key => !key.startsWith('itemAfterOr'));
    expect(keys('cy')).toEqual(keys('en'));
    for (const language of ['en', 'cy'] as const) {
      for (const text of Object.values(wordingFor(language)))
        expect(text).not.toMatch(/^$|NINO|PII|please|sorry|invalid/);
    }
  });

  it('keeps the placeholders of the English sentence in the Welsh one', () => {
    const [en, cy] = [wordingFor('en'), wordingFor('cy')].map(
      wording => new Map(Object.entries<string>({ ...wording })),
    );
    for (const key of en!.keys())
      expect(
        cy!
          .get(key)
          ?.match(/%\{\w+\}/g)
          ?.sort(),
      ).toEqual(
        en!
          .get(key)
          ?.match(/%\{\w+\}/g)
          ?.sort(),
      );
  });

  it('an override replaces one string and `undefined` none', () => {
    expect(say(['phone'], 'Notes', 'en', { mustNotInclude: '%{label}: no %{items}' })).toBe('Notes: no a phone number');
    expect(say(['phone'], 'Notes', 'en', { mustNotInclude: undefined })).toBe('Notes must not include a phone number');
  });

  it('takes labels with signs that mean something to String.replace as they are', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[$&`'%{}a-z]{1,12}$/), label => {
        expect(say(['phone'], label)).toBe(`${label} must not include a phone number`);
      }),
    );
  });
});
