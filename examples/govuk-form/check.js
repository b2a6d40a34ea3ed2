/** The check behind the form: the same findings and the same sentences as in the page, in the schema the service has anyway. */
import { withoutPersonalData } from 'withhold/schema';
import { z } from 'zod';
import { words } from './words.js';

/** What the server knows of a feedback form that arrived: nothing wrong, or one message for the field. */
export function check(language, body) {
  const result = schemas[language]['~standard'].validate(body);
  const issue = result.issues?.find(each => each.path?.[0] === 'comments');
  if (!issue) return {};
  // What a person may decide is offered to them; the schema itself never lets a certain number through.
  const types = new Set(issue.findings?.map(({ type }) => type));
  return { message: issue.message, confirmable: [...types].filter(type => type === 'phone' || type === 'email') };
}

const schemas = Object.fromEntries(
  Object.entries(words).map(([language, { label, empty }]) => [
    language,
    withoutPersonalData(
      z.object({ comments: z.string().trim().min(1, empty), email: z.string(), confirmed: z.string() }),
      ['comments'],
      { language, labels: { comments: label }, confirmed: 'confirmed' },
    ),
  ]),
);
