import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundle, bundleScript } from './bundle.ts';

/** Nothing but what the page's own server sends; no connection anywhere; no text that becomes script or markup. */
export const strictPolicy: string = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

export interface Site {
  readonly url: string;
  /** Bodies of the forms that arrived, newest last. */
  readonly received: URLSearchParams[];
  /** Paths that were asked for, with their method. */
  readonly requests: string[];
  /** Puts a page up and gives back its path. */
  add(html: string, headers?: Readonly<Record<string, string>>): string;
  close(): Promise<void>;
}

const govuk = 'node_modules/govuk-frontend/dist/govuk';
const nhsuk = 'node_modules/nhsuk-frontend/dist/nhsuk';
const files: Readonly<Record<string, { type: string; read: () => Promise<string | Buffer> }>> = {
  '/withhold.iife.js': { type: 'text/javascript', read: () => bundleScript() },
  '/withhold.js': { type: 'text/javascript', read: () => bundle('src/index.ts') },
  '/form.js': { type: 'text/javascript', read: () => bundle('src/form/index.ts') },
  '/auto.js': { type: 'text/javascript', read: () => bundle('src/form/auto.ts') },
  '/start.js': {
    type: 'text/javascript',
    read: async () => "import { initAll } from '/govuk-frontend.min.js';\ninitAll();",
  },
  '/start-nhs.js': {
    type: 'text/javascript',
    read: async () => "import { initAll } from '/nhsuk-frontend.min.js';\ninitAll();",
  },
  '/start-guard.js': {
    type: 'text/javascript',
    read: async () => "import { initAll } from '/form.js';\ninitAll();",
  },
  '/throwing-detector.js': {
    type: 'text/javascript',
    read: async () => `withhold.createFormGuard(document.querySelector('form'), {
      detector: { detect() { throw new Error('broken'); } },
    });`,
  },
  '/fetch-form.js': {
    type: 'text/javascript',
    read: async () => `document.querySelector('form').addEventListener('submit', event => {
      event.preventDefault();
      document.body.dataset.sent = new URLSearchParams(new FormData(event.target)).toString();
    });`,
  },
  '/govuk-frontend.min.css': { type: 'text/css', read: () => readFile(`${govuk}/govuk-frontend.min.css`) },
  // The fonts of the NHS come from a server of its own, and there is no network here.
  '/nhsuk-frontend.min.css': {
    type: 'text/css',
    read: async () =>
      (await readFile(`${nhsuk}/nhsuk-frontend.min.css`, 'utf8')).replace(/@font-face\s*\{[^}]*\}/g, ''),
  },
  '/nhsuk-frontend.min.js': { type: 'text/javascript', read: () => readFile(`${nhsuk}/nhsuk-frontend.min.js`) },
  '/govuk-frontend.min.js': { type: 'text/javascript', read: () => readFile(`${govuk}/govuk-frontend.min.js`) },
};

/** govuk-frontend's fonts and images. */
function assetAt(path: string): { type: string; read: () => Promise<Buffer> } | undefined {
  if (!/^\/assets\/[\w/.-]+$/.test(path) || path.includes('..')) return undefined;
  return { type: 'application/octet-stream', read: () => readFile(govuk + path) };
}

export async function startSite(): Promise<Site> {
  const pages = new Map<string, { html: string; headers: Readonly<Record<string, string>> }>();
  const received: URLSearchParams[] = [];
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    requests.push(`${request.method} ${pathname}`);
    const page = pages.get(pathname);
    const file = files[pathname] ?? assetAt(pathname);
    if (request.method === 'POST') {
      received.push(new URLSearchParams(await readBody(request)));
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sent</title><h1>Sent</h1>');
    } else if (page) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
    } else if (file) {
      response.writeHead(200, { 'content-type': file.type }).end(await file.read());
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    requests,
    add(html, headers = { 'content-security-policy': strictPolicy }) {
      const path = `/page-${pages.size + 1}`;
      pages.set(path, { html, headers });
      return path;
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
