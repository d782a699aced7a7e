import Fastify from 'fastify';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  createNameRule,
  refuseOtherNames,
  type ListeningAddress,
} from '../../../server/host-names.ts';
import { ask, FROM_APP } from './ask.ts';
import { sendRaw } from './raw.ts';
import { startRelayTo, startTestHost, startUpstream } from './start-test-host.ts';

async function statusesOf(origin: string, host: string): Promise<readonly number[]> {
  const relayed = await ask(`${origin}/data`, { headers: { ...FROM_APP, host } });
  const config = await ask(`${new URL(origin).origin}/config.json`, { headers: { host } });
  return [relayed.status, config.status];
}

const startRelay = async (publicHosts: readonly string[] = []) =>
  startRelayTo(await startUpstream((_, response) => response.end('{}')), { publicHosts });

test.each(['localhost', 'localhost:4180', 'LOCALHOST:1', '127.0.0.1', '[::1]:4180'])(
  'a host on loopback answers by the name %s',
  async (host) => {
    expect(await statusesOf(await startRelay(), host)).toEqual([200, 200]);
  },
);

test.each([
  'evil.example',
  'evil.example:4180',
  'localhost.evil.example',
  'evil.localhost',
  'localhost@evil.example',
  'localhost:4180:1',
  'localhost.',
  '127.0.0.2',
  '2130706433',
  '[::ffff:127.0.0.1]',
])('a page that has led the name %j here reads nothing', async (host) => {
  const asked = vi.fn();
  const relay = await startRelayTo(await startUpstream(asked));
  expect(await statusesOf(relay, host)).toEqual([403, 403]);
  expect(asked).not.toHaveBeenCalled();
});

test('for a browser such a page is of the same origin, and is refused all the same', async () => {
  const relay = await startRelay();
  const host = `evil.example:${new URL(relay).port}`;
  const headers = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
  const reply = await ask(`${relay}/data`, { headers });
  expect(reply.status).toBe(403);
  expect(JSON.parse(reply.text)).toMatchObject({ failure: { kind: 'bad_input', field: 'host' } });
});

test('the app itself is no secret', async () => {
  const { url } = await startTestHost();
  const headers = { host: 'evil.example', accept: 'text/html' };
  expect((await ask(url, { headers })).status).toBe(200);
});

test('the names of a reverse proxy are added to those of loopback', async () => {
  const relay = await startRelay(['atlas.contoso.example']);
  for (const host of ['atlas.contoso.example', 'Atlas.Contoso.Example:8443', 'localhost']) {
    expect(await statusesOf(relay, host)).toEqual([200, 200]);
  }
  expect(await statusesOf(relay, 'other.contoso.example')).toEqual([403, 403]);
});

/** How a host that was told to listen there answers who asks it by that name. */
async function statusOf(listening: ListeningAddress, name: string): Promise<number> {
  const app = Fastify();
  onTestFinished(() => app.close());
  app.get('/', { onRequest: refuseOtherNames(createNameRule(listening)) }, async () => 'ok');
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  return (await ask(origin, { headers: { host: name } })).status;
}

test('a host that listens elsewhere answers by any name until it is told its own', async () => {
  const elsewhere = (...publicHosts: readonly string[]) => ({ host: '0.0.0.0', publicHosts });
  expect(await statusOf(elsewhere(), '10.1.2.3')).toBe(200);
  expect(await statusOf(elsewhere('atlas.example'), 'atlas.example')).toBe(200);
  expect(await statusOf(elsewhere('atlas.example'), '10.1.2.3')).toBe(403);
});

test.each(['localhost', '127.0.0.1', '127.10.0.1', '::1'])(
  'a host that listens on %s knows its names without being told',
  async (host) => {
    const listening = { host, publicHosts: [] };
    expect(await statusOf(listening, 'localhost')).toBe(200);
    expect(await statusOf(listening, 'evil.example')).toBe(403);
  },
);

test('a spelling of the address does not get around the name', async () => {
  const { url } = await startTestHost();
  for (const path of ['%63onfig.json', 'config%2ejson', 'config.json?x', 'config.json#x']) {
    const reply = await ask(url + path, { headers: { host: 'evil.example' } });
    expect([403, 404]).toContain(reply.status);
  }
});

test('two names, or none, are no name', async () => {
  const { url } = await startTestHost();
  const ends = 'Connection: close\r\n\r\n';
  const line = 'GET /config.json HTTP';
  expect(await sendRaw(url, `${line}/1.1\r\nHost: localhost\r\nHost: x\r\n${ends}`)).toMatch(
    /^HTTP\/1\.1 40[03] /,
  );
  expect(await sendRaw(url, `${line}/1.1\r\nHost:\r\n${ends}`)).toMatch(/^HTTP\/1\.1 40[03] /);
  expect(await sendRaw(url, `${line}/1.1\r\n${ends}`)).toMatch(/^HTTP\/1\.1 400 /);
  expect(await sendRaw(url, `${line}/1.0\r\n${ends}`)).toMatch(/^HTTP\/1\.1 403 /);
});
