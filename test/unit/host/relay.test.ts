import { once } from 'node:events';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ask, FROM_APP, open } from './ask.ts';
import { startRelayTo, startTestHost, startUpstream } from './start-test-host.ts';

const MODULES = '/data/SystemNotifications/Microsoft.Dynamics.DataEntities.GetInstalledModules';

function sendJson(response: ServerResponse, body: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}

function failureOf(reply: { readonly text: string }): unknown {
  return JSON.parse(reply.text).failure;
}

test('what may be read comes back with the mark of the environment', async () => {
  const upstream = await startUpstream((request, response) => sendJson(response, request.url));
  const relay = await startRelayTo(upstream);
  const path = "/Metadata/DataEntities?$filter=Name eq 'A'".replaceAll(' ', '%20');
  const reply = await ask(relay + path, { headers: FROM_APP });
  expect(reply.status).toBe(200);
  expect(JSON.parse(reply.text)).toBe(path);
  expect(reply.headers['x-atlas-upstream']).toBe('1');
  expect(reply.headers['cache-control']).toBe('no-store');
});

test('an action is passed on with its body', async () => {
  const upstream = await startUpstream((request, response) => {
    void request.toArray().then((chunks) => sendJson(response, [request.method, String(chunks)]));
  });
  const relay = await startRelayTo(upstream);
  const headers = { ...FROM_APP, 'content-type': 'application/json' };
  const reply = await ask(relay + MODULES, { method: 'POST', headers, body: '{"a":1}' });
  expect(JSON.parse(reply.text)).toEqual(['POST', '{"a":1}']);
});

test('a body of more than 64 KB is refused and goes nowhere', async () => {
  const asked = vi.fn();
  const relay = await startRelayTo(await startUpstream(asked));
  const body = 'x'.repeat(64 * 1024 + 1);
  const reply = await ask(relay + MODULES, { method: 'POST', headers: FROM_APP, body });
  expect(reply.status).toBe(413);
  expect(failureOf(reply)).toMatchObject({ kind: 'bad_input', field: 'body' });
  expect(asked).not.toHaveBeenCalled();
});

test('headers pass by name only, in both directions', async () => {
  let heard: IncomingHttpHeaders = {};
  const upstream = await startUpstream((request, response) => {
    heard = request.headers;
    response.setHeader('ms-dyn-aid', 'activity-1');
    response.setHeader('server-timing', 'dur=345');
    response.setHeader('retry-after', '7');
    response.setHeader('odata-version', '4.0');
    response.setHeader('www-authenticate', 'Bearer error="insufficient_claims"');
    response.setHeader('set-cookie', 'session=1');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('location', 'https://elsewhere.example');
    response.setHeader('content-security-policy', 'default-src *');
    response.setHeader('x-atlas-relay-failure', '1');
    response.end();
  });
  const reply = await ask(`${await startRelayTo(upstream)}/data`, {
    headers: {
      ...FROM_APP,
      authorization: 'Bearer token',
      accept: 'application/json',
      'odata-maxversion': '4.0',
      'x-ms-client-request-id': 'request-1',
      cookie: 'own=1',
      referer: 'http://localhost/e/x',
      'x-forwarded-for': '10.0.0.1',
      'if-none-match': '"1"',
    },
  });
  expect(heard).toEqual({
    authorization: 'Bearer token',
    accept: 'application/json',
    'odata-maxversion': '4.0',
    'x-ms-client-request-id': 'request-1',
    host: new URL(upstream).host,
    connection: 'keep-alive',
  });
  expect(reply.headers).toMatchObject({
    'ms-dyn-aid': 'activity-1',
    'server-timing': 'dur=345',
    'retry-after': '7',
    'odata-version': '4.0',
    'www-authenticate': 'Bearer error="insufficient_claims"',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  for (const name of [
    'set-cookie',
    'access-control-allow-origin',
    'location',
    'x-atlas-relay-failure',
  ]) {
    expect(reply.headers).not.toHaveProperty(name);
  }
});

test('requests that follow one another share one connection to the environment, and few are open at once', async () => {
  const ports = new Set<number | undefined>();
  const upstream = await startUpstream((request, response) => {
    ports.add(request.socket.remotePort);
    response.end('{}');
  });
  const url = `${await startRelayTo(upstream)}/data`;
  for (let count = 0; count < 5; count++) await ask(url, { headers: FROM_APP });
  expect(ports.size).toBe(1);
  await Promise.all(Array.from({ length: 60 }, () => ask(url, { headers: FROM_APP })));
  expect(ports.size).toBeLessThanOrEqual(32);
});

test('a challenge that would make the browser ask for a password is left out', async () => {
  const upstream = await startUpstream((_request, response) => {
    response.writeHead(401, { 'www-authenticate': 'Negotiate' }).end();
  });
  const reply = await ask(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  expect(reply.status).toBe(401);
  expect(reply.headers).not.toHaveProperty('www-authenticate');
});

test('an answer stays compressed as it was', async () => {
  const compressed = gzipSync('{"value":[]}');
  const upstream = await startUpstream((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(compressed);
  });
  const response = await open(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  expect(response.headers['content-encoding']).toBe('gzip');
  expect(Buffer.concat(await response.toArray())).toEqual(compressed);
});

test('a host that is not listed is refused', async () => {
  const relay = await startRelayTo(await startUpstream(vi.fn()));
  const address = relay.replace(/[^/]+$/, 'other.example/metadata/DataEntities');
  const reply = await ask(address, { headers: FROM_APP });
  expect(reply.status).toBe(403);
  expect(reply.headers['x-atlas-relay-failure']).toBe('1');
  expect(failureOf(reply)).toEqual({ kind: 'host_not_allowed', host: 'other.example' });
});

test('a configured environment that the relay does not list is refused with what to change', async () => {
  const environments = [{ name: 'UAT', url: 'https://uat.example' }];
  const { url } = await startTestHost({ config: { environments } });
  const reply = await ask(`${url}relay/uat.example/data`, { headers: FROM_APP });
  expect(reply.status).toBe(403);
  expect(JSON.parse(reply.text).message).toBe(
    'The environment "UAT" is configured, but relay.hosts does not list https://uat.example: add it there.',
  );
});

test('other spellings of a listed host are other hosts', async () => {
  const asked = vi.fn();
  const upstream = new URL(await startUpstream(asked));
  const { url } = await startTestHost({ config: { relay: { hosts: [upstream.origin] } } });
  const { port } = upstream;
  for (const host of [
    '127.0.0.1',
    `127.1:${port}`,
    `2130706433:${port}`,
    `0x7f000001:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `localhost:${port}`,
    `127.0.0.1.:${port}`,
    `user@127.0.0.1:${port}`,
    `127.0.0.1:${port}@evil.example`,
    `127.0.0.1:${port}%40evil.example`,
    `127.0.0.1%3a${port}`,
    `127.0.0.1:0${port}`,
  ]) {
    const reply = await ask(`${url}relay/${host}/data`, { headers: FROM_APP });
    expect([host, reply.status]).toEqual([host, 403]);
    expect(failureOf(reply)).toMatchObject({ kind: 'host_not_allowed' });
  }
  expect(asked).not.toHaveBeenCalled();
});

test.each([
  ['/data/CustomersV3', 403],
  ['/metadata/../data/CustomersV3', 400],
  ['/metadata/%2e%2e/data/CustomersV3', 400],
  ['/metadata/..%2fdata', 400],
  ['/metadata/%', 400],
  ['/metadata/%c0%ae', 400],
  ['', 400],
])('%s does not reach the environment', async (path, status) => {
  const asked = vi.fn();
  const relay = await startRelayTo(await startUpstream(asked));
  const reply = await ask(relay + path, { headers: FROM_APP });
  expect(reply.status).toBe(status);
  expect(failureOf(reply)).toMatchObject({ kind: 'bad_input', field: 'path' });
  expect(asked).not.toHaveBeenCalled();
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'])(
  '%s on metadata does not reach the environment',
  async (method) => {
    const asked = vi.fn();
    const relay = await startRelayTo(await startUpstream(asked));
    const reply = await ask(`${relay}/metadata/DataEntities`, { method, headers: FROM_APP });
    expect(reply.status).toBe(405);
    expect(asked).not.toHaveBeenCalled();
  },
);

test('reading an action with GET does not reach the environment', async () => {
  const relay = await startRelayTo(await startUpstream(vi.fn()));
  expect((await ask(relay + MODULES, { headers: FROM_APP })).status).toBe(405);
});

const strangers: readonly (readonly [string, Record<string, string>])[] = [
  ['a page of another site', { 'sec-fetch-site': 'cross-site', ...FROM_APP }],
  ['a page of a sibling site', { 'sec-fetch-site': 'same-site', ...FROM_APP }],
  ['the address bar', { 'sec-fetch-site': 'none' }],
  ['a link in the app', { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'document' }],
  ['another origin', { origin: 'https://evil.example', ...FROM_APP }],
  ['an origin without a name', { origin: 'null', ...FROM_APP }],
  ['somebody who says nothing', {}],
];

test.each(strangers)('%s is refused', async (_who, headers) => {
  const asked = vi.fn();
  const relay = await startRelayTo(await startUpstream(asked));
  const reply = await ask(`${relay}/data`, { headers });
  expect(reply.status).toBe(403);
  expect(failureOf(reply)).toMatchObject({ kind: 'bad_input', field: 'caller' });
  expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
  expect(reply.headers).not.toHaveProperty('retry-after');
  expect(asked).not.toHaveBeenCalled();
});

test('the app is served in any of the ways a browser tells who asks', async () => {
  const relay = await startRelayTo(await startUpstream((_, response) => response.end('ok')));
  const own = { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty' };
  expect((await ask(`${relay}/data`, { headers: own })).status).toBe(200);
  const { origin } = new URL(relay);
  expect((await ask(`${relay}/data`, { headers: { origin } })).status).toBe(200);
});

test('a redirect is not followed: it is a sign-in page', async () => {
  const elsewhere = vi.fn();
  const other = await startUpstream(elsewhere);
  const upstream = await startUpstream((_request, response) => {
    response.writeHead(302, { location: other, 'ms-dyn-aid': 'activity-2' }).end('moved');
  });
  const reply = await ask(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  expect(reply.status).toBe(401);
  expect(reply.headers['x-atlas-relay-failure']).toBe('1');
  expect(failureOf(reply)).toEqual({
    kind: 'sign_in_required',
    host: new URL(upstream).host,
    claims: null,
    requestId: 'activity-2',
  });
  expect(elsewhere).not.toHaveBeenCalled();
});

test('what comes with a redirect is not waited for', async () => {
  const left = Promise.withResolvers<void>();
  const upstream = await startUpstream((_request, response) => {
    response.once('close', left.resolve);
    response.writeHead(302, { location: '/login' }).write('moved');
  });
  const reply = await ask(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  expect(reply.status).toBe(401);
  await left.promise;
});

test('an environment that cannot be reached is a failure with a reason', async () => {
  const relay = await startRelayTo('http://127.0.0.1:9');
  const reply = await ask(`${relay}/data`, { headers: FROM_APP });
  expect(reply.status).toBe(502);
  expect(failureOf(reply)).toEqual({
    kind: 'unreachable',
    host: '127.0.0.1:9',
    reason: 'it refused the connection',
  });
});

test('the first bytes arrive while the environment still writes', async () => {
  let finish = (): void => {};
  const upstream = await startUpstream((_request, response) => {
    response.write('first');
    finish = () => response.end('last');
  });
  const response = await open(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  const [first] = await once(response, 'data');
  expect(String(first)).toBe('first');
  finish();
  expect(String(await response.toArray())).toBe('last');
});

test('an environment is read no faster than the app reads', async () => {
  const totalBytes = 96 * 1024 * 1024;
  let sentBytes = 0;
  const upstream = await startUpstream(async (_request, response) => {
    const chunk = Buffer.alloc(1024 * 1024);
    while (sentBytes < totalBytes) {
      sentBytes += chunk.length;
      if (!response.write(chunk)) await once(response, 'drain');
    }
    response.end();
  });
  const response = await open(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  let before = -1;
  await vi.waitUntil(
    () => {
      const hasStopped = sentBytes === before;
      before = sentBytes;
      return hasStopped;
    },
    { interval: 200, timeout: 20_000 },
  );
  expect(sentBytes).toBeLessThan(totalBytes / 2);

  let receivedBytes = 0;
  for await (const chunk of response) receivedBytes += chunk.length;
  expect(receivedBytes).toBe(totalBytes);
});

test('an answer that is cut off arrives cut off', async () => {
  const upstream = await startUpstream((_request, response) => {
    response.write('{"value":[', () => response.destroy());
  });
  const response = await open(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  await expect(response.toArray()).rejects.toThrow('aborted');
  expect(response.complete).toBe(false);
});

test.each(['before', 'after'])(
  'the environment is left alone when the app goes away %s the first byte',
  async (moment) => {
    const asked = Promise.withResolvers<ServerResponse>();
    const left = Promise.withResolvers<{ readonly isEnded: boolean }>();
    const upstream = await startUpstream((_request, response) => {
      response.once('close', () => left.resolve({ isEnded: response.writableEnded }));
      if (moment === 'after') response.write('first');
      asked.resolve(response);
    });
    const relay = await startRelayTo(upstream);
    const stop = new AbortController();
    const answer = fetch(`${relay}/data`, { headers: FROM_APP, signal: stop.signal });
    answer.catch(() => {});
    await asked.promise;
    if (moment === 'after') await answer;
    stop.abort();
    expect(await left.promise).toEqual({ isEnded: false });
  },
);

test('a demo environment is reached by its own name, and starts when it is first asked', async () => {
  const upstream = await startUpstream((request, response) => response.end(request.headers.host));
  const close = vi.fn(async () => {});
  const startDemo = vi.fn(async () => ({ url: upstream, close }));
  const host = await startTestHost({ startDemo });
  expect(startDemo).not.toHaveBeenCalled();

  const address = `${host.url}relay/demo-next.localhost/data`;
  expect((await ask(address, { headers: FROM_APP })).text).toBe('demo-next.localhost');
  expect((await ask(address, { headers: FROM_APP })).status).toBe(200);
  expect(startDemo.mock.calls).toEqual([[2]]);

  await host.close();
  expect(close).toHaveBeenCalledOnce();
});

test('the host ends although an answer is still under way', async () => {
  const upstream = await startUpstream((_request, response) => response.write('first'));
  const host = await startTestHost({ config: { relay: { hosts: [upstream] } } });
  const address = `${host.url}relay/${new URL(upstream).host}/data`;
  const response = await open(address, { headers: FROM_APP });
  onTestFinished(() => void response.destroy());
  response.on('error', () => {});
  await host.close();
  await expect(ask(host.url)).rejects.toThrow('ECONNREFUSED');
});
