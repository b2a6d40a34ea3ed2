/** The feedback form on Express 5: the page comes back with the error and the text, with or without JavaScript. */
import express from 'express';
import { check } from '../govuk-form/check.js';
import { feedbackPage, thankYouPage } from '../govuk-form/page.js';
import { words } from '../govuk-form/words.js';

export const app = express();
app.use(express.urlencoded({ extended: false, limit: '100kb' }));

for (const language of Object.values(words)) {
  app.get(language.path, (_, response) => response.send(feedbackPage(language)));
  app.get(`/thank-you/${language.lang}`, (_, response) => response.send(thankYouPage(language)));

  app.post(language.path, (request, response) => {
    const { comments = '', email = '', confirmed = '' } = request.body ?? {};
    const body = { comments, email, confirmed: [confirmed].flat().join(' ') };
    const { message, confirmable } = check(language.lang, body);
    if (message) return response.status(422).send(feedbackPage(language, { ...body, message, confirmable }));
    response.redirect(303, `/thank-you/${language.lang}`);
  });
}
