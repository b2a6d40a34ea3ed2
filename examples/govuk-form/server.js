/** A feedback form in English and Welsh, checked in the page and again on the server. `npm run example` starts it. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { check } from './check.js';
import { feedbackPage, thankYouPage } from './page.js';
import { words } from './words.js';

const root = new URL('../../', import.meta.url);
const types = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.svg': 'image/svg+xml' };
/** What may be fetched: the guard, govuk-frontend, the examples' own files. */
const open =
  /^\/(?:dist\/withhold(?:-library)?\.iife\.js|node_modules\/govuk-frontend\/dist\/govuk\/[\w./-]+|examples\/(?:govuk-form|playground)\/[\w.-]+)$/;
const largest = 100_000;

const headers = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** @param {(feedback: { comments: string, email: string }) => void} keep - What a service does with feedback that is clean. */
export function createFeedbackServer(keep = () => {}) {
  return createServer((request, response) => {
    answer(request, keep)
      .catch(() => ({ status: 500, body: 'Something went wrong' }))
      .then(({ status, body = '', ...own }) => response.writeHead(status, { ...headers, ...own }).end(body));
  });
}

async function answer(request, keep) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const language = Object.values(words).find(({ path }) => path === pathname);
  if (language && request.method === 'POST') return receive(language, await readForm(request), keep);
  if (request.method !== 'GET') return { status: 405, allow: 'GET, POST' };
  if (language) return html(feedbackPage(language));
  const thanked = Object.values(words).find(({ lang }) => pathname === `/thank-you/${lang}`);
  return thanked ? html(thankYouPage(thanked)) : file(pathname);
}

function receive(language, form, keep) {
  // Two fields have this name: the one the guard fills in, and the checkbox that stands in for it without JavaScript.
  const confirmed = form.getAll('confirmed').join(' ');
  const body = { comments: form.get('comments') ?? '', email: form.get('email') ?? '', confirmed };
  const { message, confirmable } = check(language.lang, body);
  if (message) return { ...html(feedbackPage(language, { ...body, message, confirmable })), status: 422 };
  keep({ comments: body.comments, email: body.email });
  return { status: 303, location: `/thank-you/${language.lang}` };
}

async function readForm(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > largest) throw new Error('too large');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

async function file(path) {
  const place = path.startsWith('/assets/') ? `/node_modules/govuk-frontend/dist/govuk${path}` : path;
  if (!open.test(place) || place.includes('..')) return { status: 404, body: 'Not found' };
  try {
    const type = types[extname(place)] ?? 'application/octet-stream';
    return { status: 200, body: await readFile(new URL(`.${place}`, root)), 'content-type': type };
  } catch {
    return { status: 404, body: 'Not found' };
  }
}

function html(body) {
  return { status: 200, body, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const port = Number(process.env.PORT ?? 3000);
  createFeedbackServer().listen(port, '127.0.0.1', () => {
    console.log(`Feedback form: http://localhost:${port}/ and http://localhost:${port}/cy`);
    console.log(`Playground:    http://localhost:${port}/examples/playground/index.html`);
  });
}
