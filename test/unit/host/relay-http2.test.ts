import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  createSecureServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import type { Server } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createCertificate } from '../../browser/self-signed-certificate.ts';
import { listen } from '../../listen.ts';
import { ask, FROM_APP, open } from './ask.ts';
import { startRelayTo } from './start-test-host.ts';

type Listener = (request: Http2ServerRequest, response: Http2ServerResponse) => void;

/** An environment over TLS that offers HTTP/2, and HTTP/1.1 if `allowHTTP1`. */
function startSecure(listener: Listener, allowHTTP1 = true): Promise<string> {
  const certificate = createCertificate();
  return listenTrusted(
    createHttp2Server({ ...certificate, allowHTTP1 }, listener),
    certificate.cert,
  );
}

/** Trusted like any other, until it ends with the test. */
async function listenTrusted(server: Server, certificate: string): Promise<string> {
  const trusted = getCACertificates();
  setDefaultCACertificates([...trusted, certificate]);
  onTestFinished(() => {
    setDefaultCACertificates(trusted);
    server.close();
  });
  return `https://127.0.0.1:${await listen(server)}`;
}

function sendVersion(
  { httpVersion, headers }: Http2ServerRequest | IncomingMessage,
  response: Http2ServerResponse | ServerResponse,
): void {
  response.setHeader('content-type', 'application/json');
  response.setHeader('ms-dyn-aid', 'activity-1');
  response.end(JSON.stringify({ httpVersion, host: headers[':authority'] ?? headers.host }));
}

test.each([true, false])(
  'HTTP/2 is used where it is offered (beside HTTP/1.1: %j)',
  async (allowHTTP1) => {
    const upstream = await startSecure(sendVersion, allowHTTP1);
    const reply = await ask(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
    expect(JSON.parse(reply.text)).toEqual({ httpVersion: '2.0', host: new URL(upstream).host });
    expect(reply.headers).toMatchObject({ 'ms-dyn-aid': 'activity-1', 'x-atlas-upstream': '1' });
  },
);

test('an environment that offers only HTTP/1.1 is asked by that', async () => {
  const certificate = createCertificate();
  const upstream = await listenTrusted(
    createHttpsServer(certificate, sendVersion),
    certificate.cert,
  );
  const reply = await ask(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  expect(JSON.parse(reply.text)).toEqual({ httpVersion: '1.1', host: new URL(upstream).host });
});

test('a certificate that nobody trusts is told as such', async () => {
  const upstream = await startSecure(sendVersion);
  setDefaultCACertificates([]);
  const reply = await ask(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  expect(reply.status).toBe(502);
  expect(JSON.parse(reply.text)).toMatchObject({
    failure: { kind: 'unreachable', reason: expect.stringContaining('certificate is not trusted') },
  });
});

test('requests and answers carry by HTTP/2 what they carry by HTTP/1.1', async () => {
  const heard: unknown[] = [];
  const upstream = await startSecure(async (request, response) => {
    const { authorization, cookie, 'x-ms-client-request-id': id } = request.headers;
    heard.push(request.method, authorization, cookie, id, String(await request.toArray()));
    response.writeHead(429, { 'retry-after': '7', 'server-timing': 'dur=1', 'set-cookie': 'a=1' });
    response.end('{}');
  });
  const path = '/data/SystemNotifications/Microsoft.Dynamics.DataEntities.GetInstalledModules';
  const reply = await ask((await startRelayTo(upstream)) + path, {
    method: 'POST',
    headers: {
      ...FROM_APP,
      authorization: 'Bearer a',
      cookie: 'b=1',
      'x-ms-client-request-id': 'c',
    },
    body: '{"d":1}',
  });
  expect(heard).toEqual(['POST', 'Bearer a', undefined, 'c', '{"d":1}']);
  expect(reply.status).toBe(429);
  expect(reply.headers).toMatchObject({ 'retry-after': '7', 'server-timing': 'dur=1' });
  expect(reply.headers).not.toHaveProperty('set-cookie');
});

test('the first bytes arrive while the environment still writes', async () => {
  let finish = (): void => {};
  const upstream = await startSecure((_request, response) => {
    response.write('first');
    finish = () => response.end('last');
  });
  const response = await open(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  expect(String((await once(response, 'data'))[0])).toBe('first');
  finish();
  expect(String(await response.toArray())).toBe('last');
});

test('one who does not read stops the environment, and does not stop another', async () => {
  const totalBytes = 96 * 1024 * 1024;
  let sentBytes = 0;
  const upstream = await startSecure(async (request, response) => {
    if (request.url === '/data/$metadata') return sendVersion(request, response);
    const chunk = Buffer.alloc(1024 * 1024);
    while (sentBytes < totalBytes) {
      sentBytes += chunk.length;
      if (!response.write(chunk)) await once(response, 'drain');
    }
    response.end();
  });
  const relay = await startRelayTo(upstream);
  const response = await open(`${relay}/data`, { headers: FROM_APP });
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
  expect((await ask(`${relay}/data/$metadata`, { headers: FROM_APP })).status).toBe(200);

  let receivedBytes = 0;
  for await (const chunk of response) receivedBytes += chunk.length;
  expect(receivedBytes).toBe(totalBytes);
});

test.each(['stream', 'session'])('an answer whose %s is cut off arrives cut off', async (part) => {
  const upstream = await startSecure((_request, response) => {
    response.write('{"value":[', () => {
      if (part === 'stream') response.stream.close(2);
      else response.stream.session?.destroy();
    });
  });
  const answer = ask(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  await expect(answer).rejects.toThrow('aborted');
});

test('a connection that the environment ends in good order is replaced', async () => {
  const upstream = await startSecure((request, response) => {
    sendVersion(request, response);
    response.stream.session?.close();
  });
  const relay = await startRelayTo(upstream);
  for (let count = 0; count < 3; count++) {
    expect((await ask(`${relay}/data`, { headers: FROM_APP })).status).toBe(200);
  }
});

test.each(['before', 'after'])(
  'the environment is left alone when the app goes away %s the first byte',
  async (moment) => {
    const asked = Promise.withResolvers<void>();
    const left = Promise.withResolvers<{ readonly isEnded: boolean }>();
    const upstream = await startSecure((_request, response) => {
      response.stream.once('close', () => left.resolve({ isEnded: response.writableEnded }));
      if (moment === 'after') response.write('first');
      asked.resolve();
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

test('32 labels share one connection, and each is left alone when the app goes away', async () => {
  const closed: Promise<unknown>[] = [];
  const sessions = new Set<unknown>();
  const full = Promise.withResolvers<void>();
  const upstream = await startSecure(({ stream }) => {
    sessions.add(stream.session);
    closed.push(once(stream, 'close'));
    if (closed.length === 32) full.resolve();
  });
  const ids = Array.from({ length: 100 }, (_, index) => `@SYS${index}`);
  const body = JSON.stringify({ language: 'en-US', ids });
  const address = `${await startRelayTo(upstream)}/labels`;
  const response = await open(address, { method: 'POST', headers: FROM_APP, body });
  response.on('error', () => {});
  await full.promise;
  expect(sessions.size).toBe(1);
  response.destroy();
  await Promise.all(closed);
  expect(closed).toHaveLength(32);
});

test('a header that Node would refuse to send costs by HTTP/2, too, no answer', async () => {
  const upstream = await startSecure((_request, response) => {
    response.setHeader('ms-dyn-aid', Buffer.from('\u{1f600}').toString('latin1'));
    response.end('{}');
  });
  const reply = await ask(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  expect([reply.status, reply.text]).toEqual([200, '{}']);
  expect(reply.headers).not.toHaveProperty('ms-dyn-aid');
});
