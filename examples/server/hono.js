/** The feedback form on Hono 4: the page comes back with the error and the text, with or without JavaScript. */
import { Hono } from 'hono';
import { check } from '../govuk-form/check.js';
import { feedbackPage, thankYouPage } from '../govuk-form/page.js';
import { words } from '../govuk-form/words.js';

export const app = new Hono();

for (const language of Object.values(words)) {
  app.get(language.path, c => c.html(feedbackPage(language)));
  app.get(`/thank-you/${language.lang}`, c => c.html(thankYouPage(language)));

  app.post(language.path, async c => {
    const { comments = '', email = '', confirmed = '' } = await c.req.parseBody({ all: true });
    const body = { comments, email, confirmed: [confirmed].flat().join(' ') };
    const { message, confirmable } = check(language.lang, body);
    if (message) return c.html(feedbackPage(language, { ...body, message, confirmable }), 422);
    return c.redirect(`/thank-you/${language.lang}`, 303);
  });
}
