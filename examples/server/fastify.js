/** The feedback form on Fastify 5: the page comes back with the error and the text, with or without JavaScript. */
import formBody from '@fastify/formbody';
import fastify from 'fastify';
import { check } from '../govuk-form/check.js';
import { feedbackPage, thankYouPage } from '../govuk-form/page.js';
import { words } from '../govuk-form/words.js';

// Its logger writes no bodies; leave it that way.
export const app = fastify({ bodyLimit: 100_000 });
await app.register(formBody);

for (const language of Object.values(words)) {
  const send = (reply, page) => reply.type('text/html; charset=utf-8').send(page);
  app.get(language.path, (_, reply) => send(reply, feedbackPage(language)));
  app.get(`/thank-you/${language.lang}`, (_, reply) => send(reply, thankYouPage(language)));

  app.post(language.path, (request, reply) => {
    const { comments = '', email = '', confirmed = '' } = request.body ?? {};
    const body = { comments, email, confirmed: [confirmed].flat().join(' ') };
    const { message, confirmable } = check(language.lang, body);
    if (message) return send(reply.code(422), feedbackPage(language, { ...body, message, confirmable }));
    return reply.redirect(`/thank-you/${language.lang}`, 303);
  });
}
