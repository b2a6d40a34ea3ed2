import type { Wording } from './wording.ts';

/**
 * "neu" (or) softens the first consonant of the word after it: rhif, neu rif; cyfeiriad, neu gyfeiriad; gwybodaeth, neu
 * wybodaeth. `Intl.ListFormat('cy')` does not know that and joins with "a(c)", hence the second form of each item.
 * A National Insurance number is always named first. "eich" and "i’ch" change nothing. Patterns: HMRC services ("Rhaid i’r … beidio â chynnwys …", "Mae problem wedi codi").
 * To be read by a native speaker before a release.
 */
export const welsh: Wording = {
  summaryTitle: 'Mae problem wedi codi',
  confirmTitle: 'Ydych chi’n siŵr eich bod am anfon hwn?',
  errorPrefix: 'Gwall:',
  mustNotInclude: 'Rhaid i’ch %{label} beidio â chynnwys %{items}',
  answerToMustNotInclude: 'Rhaid i’ch ateb i ‘%{label}’ beidio â chynnwys %{items}',
  answerMustNotInclude: 'Rhaid i’ch ateb beidio â chynnwys %{items}',
  looksLikeIn: 'Mae’n ymddangos eich bod wedi cynnwys %{items} yn ‘%{label}’',
  looksLikeInAnswerTo: 'Mae’n ymddangos eich bod wedi cynnwys %{items} yn eich ateb i ‘%{label}’',
  looksLike: 'Mae’n ymddangos eich bod wedi cynnwys %{items} yn eich ateb',
  sendAgain: 'Gallwch newid eich ateb, neu ei anfon eto os ydych yn siŵr.',
  sendReplaced: 'Os anfonwch eich ateb eto, bydd %{replacements} yn cael ei anfon yn lle hynny.',
  notPersonal: 'Nid gwybodaeth bersonol yw hyn',
  replace: 'Rhoi %{replacements} yn ei le',
  or: 'neu',
  'item.nino': 'rhif Yswiriant Gwladol',
  'item.card': 'rhif cerdyn debyd neu gredyd',
  'item.phone': 'rhif ffôn',
  'item.email': 'cyfeiriad e-bost',
  'item.other': 'gwybodaeth bersonol',
  'itemAfterOr.card': 'rif cerdyn debyd neu gredyd',
  'itemAfterOr.phone': 'rif ffôn',
  'itemAfterOr.email': 'gyfeiriad e-bost',
  'itemAfterOr.other': 'wybodaeth bersonol',
};
