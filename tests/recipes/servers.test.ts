import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';

/** Asks a server as a browser without JavaScript would. */
type Ask = (path: string, form?: Readonly<Record<string, string | readonly string[]>>) => Promise<Response>;

const url = 'http://localhost';
const closing: (() => unknown)[] = [];
afterAll(() => Promise.all(closing.map(close => close())));

function toRequest(form: Parameters<Ask>[1]): RequestInit {
  if (!form) return {};
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) for (const each of [value].flat()) body.append(name, each);
  return { method: 'POST', body, redirect: 'manual' };
}

const servers: Readonly<Record<string, () => Promise<Ask>>> = {
  async Express() {
    // @ts-expect-error the examples are JavaScript
    const { app } = await import('../../examples/server/express.js');
    const server = app.listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    closing.push(() => server.close());
    return (path, form) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, toRequest(form));
  },
  async Fastify() {
    // @ts-expect-error the examples are JavaScript
    const { app } = await import('../../examples/server/fastify.js');
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    closing.push(() => app.close());
    return (path, form) => fetch(address + path, toRequest(form));
  },
  async Hono() {
    // @ts-expect-error the examples are JavaScript
    const { app } = await import('../../examples/server/hono.js');
    return (path, form) => app.fetch(new Request(url + path, toRequest(form)));
  },
};

describe.each(Object.keys(servers))('the recipe for %s', name => {
  let ask: Ask | undefined;
  const send: Ask = async (path, form) => {
    ask ??= await servers[name]!();
    return ask(path, form);
  };

  it('shows the form, in both languages', async () => {
    expect(await (await send('/')).text()).toContain('<h1 class="govuk-heading-l">Give feedback</h1>');
    expect(await (await send('/cy')).text()).toContain('<html lang="cy"');
  });

  it('takes what is clean', async () => {
    const response = await send('/', { comments: 'All went well', email: 'jo@example.com', confirmed: '' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/thank-you/en']);
    expect(await (await send('/thank-you/en')).text()).toContain('Thank you for your feedback');
  });

  it('sends the page back with the message and the text, which stays text', async () => {
    const response = await send('/cy', { comments: '<b>QQ 12 34 56 C</b> jo@example.com', email: '', confirmed: '' });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
    expect(page).toContain('<title>Gwall: ');
    const message = 'Rhaid i’ch sylwadau beidio â chynnwys rhif Yswiriant Gwladol neu gyfeiriad e-bost';
    // In the summary and at the field.
    expect(page.split(message)).toHaveLength(3);
    expect(page).toContain('&#60;b&#62;QQ 12 34 56 C&#60;/b&#62;');
    expect(page).not.toContain('<b>QQ');
  });

  it('asks once about a phone number, and never lets a card number be confirmed', async () => {
    const asked = await send('/', { comments: 'Ring 07700 900123', email: '', confirmed: '' });
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain('name="confirmed" type="checkbox" value="phone"');
    const confirmed = ['', 'phone card'];
    expect((await send('/', { comments: 'Ring 07700 900123', email: '', confirmed })).status).toBe(303);
    expect((await send('/', { comments: '4242 4242 4242 4242', email: '', confirmed })).status).toBe(422);
  });

  it('answers a form without the field with the page, not with a fault', async () => {
    for (const form of [{ email: '' }, {}]) {
      const response = await send('/', form);
      expect(response.status).toBe(422);
      expect(await response.text()).toContain('Enter your comments');
    }
  });
});
