import type { Wording } from './wording.ts';

/**
 * Patterns: GOV.UK Design System, "error summary" and "textarea" ("[whatever it is] must not include […]"). The Design
 * System asks for plain sentences without "please", "sorry" or "invalid". A label that is a question is quoted.
 */
export const english: Wording = {
  summaryTitle: 'There is a problem',
  confirmTitle: 'Are you sure you want to send this?',
  errorPrefix: 'Error:',
  mustNotInclude: '%{label} must not include %{items}',
  answerToMustNotInclude: 'Your answer to ‘%{label}’ must not include %{items}',
  answerMustNotInclude: 'Your answer must not include %{items}',
  looksLikeIn: 'It looks like you have included %{items} in ‘%{label}’',
  looksLikeInAnswerTo: 'It looks like you have included %{items} in your answer to ‘%{label}’',
  looksLike: 'It looks like you have included %{items} in your answer',
  sendAgain: 'You can change your answer, or send it again if you are sure.',
  sendReplaced: 'If you send your answer again, %{replacements} will be sent instead.',
  notPersonal: 'This is not personal information',
  replace: 'Replace with %{replacements}',
  or: 'or',
  'item.nino': 'a National Insurance number',
  'item.card': 'a debit or credit card number',
  'item.phone': 'a phone number',
  'item.email': 'an email address',
  'item.other': 'personal information',
};
