import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What would send, store or log text, or turn text into markup or code. */
const forbidden =
  /\b(fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|WebTransport|RTCPeerConnection|serviceWorker|postMessage|localStorage|sessionStorage|indexedDB|caches|cookie|innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|DOMParser|document\.write|eval|Function|import)\s*[(.=]/;

const files = ['form', 'guidance', 'schema'].flatMap(folder =>
  readdirSync(`src/${folder}`).map(name => `src/${folder}/${name}`),
);

const codeOf = (file: string): string => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

it.each(files)('%s sends, stores and evaluates nothing', file => {
  expect(codeOf(file)).not.toMatch(forbidden);
});

it('only what is wrong with the markup is told on the console', () => {
  const logging = files.filter(file => /\bconsole\b/.test(codeOf(file)));
  expect(logging).toEqual(['src/form/init.ts']);
});
