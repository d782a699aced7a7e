import { expect, test } from 'vitest';
import { HostSettings, readSignInSettings } from '../../../src/state/host-settings.svelte.ts';

const json = (value: unknown): Response => Response.json(value);

async function load(answer: () => Promise<Response>): Promise<HostSettings> {
  const host = new HostSettings('config.json', answer);
  expect(host.isLoaded).toBe(false);
  await host.load();
  expect(host.isLoaded).toBe(true);
  return host;
}

test.each<[string, () => Promise<Response>]>([
  ['has none', async () => new Response('{"assistant":{"enabled":true}}', { status: 404 })],
  ['cannot be reached', () => Promise.reject(new TypeError('Failed to fetch'))],
  [
    'answers every address with the app',
    async () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
  ],
])('where the host %s the defaults hold, and nothing is wrong', async (_, answer) => {
  const { config, failure } = await load(answer);
  expect([config.assistant.enabled, failure]).toEqual([false, null]);
});

test('they are read from where the app lies, and never from what a browser has kept', async () => {
  const asked: unknown[] = [];
  const host = new HostSettings('https://atlas.example/tools/config.json', async (...request) => {
    asked.push(request);
    return json({ assistant: { enabled: true } });
  });
  await host.load();
  expect(asked).toEqual([['https://atlas.example/tools/config.json', { cache: 'no-cache' }]]);
  expect(host.config.assistant.enabled).toBe(true);
});

test('settings that are wrong say where, and the defaults hold', async () => {
  const { config, failure } = await load(async () => json({ assistant: { enabled: 'yes' } }));
  expect(failure).toMatchObject({ kind: 'bad_config', place: 'config.json' });
  expect(failure).toMatchObject({ problem: expect.stringContaining('assistant.enabled') });
  expect(config.assistant.enabled).toBe(false);
});

test('sign-in waits for the settings, and is none where they name no application', async () => {
  const auth = {
    clientId: 'id',
    authority: 'https://login.contoso.example/tenant',
    knownAuthorities: [],
  };
  const host = new HostSettings('config.json', async () => json({ auth }));
  const reading = readSignInSettings(host, 'https://atlas.example/');
  void host.load();
  expect(await reading).toEqual({
    clientId: 'id',
    authority: 'https://login.contoso.example/tenant',
    knownAuthorities: ['login.contoso.example'],
    baseUrl: 'https://atlas.example/',
  });
  const bare = await load(async () => json({}));
  expect(await readSignInSettings(bare, 'https://atlas.example/')).toBeNull();
});
