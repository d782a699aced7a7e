import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { connect, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isNearestProxy } from '../../../server/nearest-proxy.ts';
import { limitAnswer } from '../../../server/relay/relay-limits.ts';
import { ask, FROM_APP, open } from './ask.ts';
import { sendRaw } from './raw.ts';
import { startRelayTo, startUpstream } from './start-test-host.ts';

const answerOk = (_request: unknown, response: { end(text: string): void }) => response.end('{}');

test('a client that asks too often is told when to come back', async () => {
  const upstream = await startUpstream(answerOk);
  const relay = await startRelayTo(upstream, { limits: { requestsPerMinute: 2 } });
  const statuses = [];
  for (let count = 0; count < 3; count++) {
    statuses.push((await ask(`${relay}/data`, { headers: FROM_APP })).status);
  }
  expect(statuses).toEqual([200, 200, 429]);

  const reply = await ask(`${relay}/data`, { headers: FROM_APP });
  const retryAfterSeconds = Number(reply.headers['retry-after']);
  expect(retryAfterSeconds).toBeGreaterThan(0);
  expect(retryAfterSeconds).toBeLessThanOrEqual(60);
  expect(reply.headers['x-atlas-relay-failure']).toBe('1');
  expect(JSON.parse(reply.text).failure).toEqual({
    kind: 'throttled',
    host: new URL(upstream).host,
    retryAfterSeconds,
    requestId: null,
  });
});

test('what is refused anyway does not count, so that a stranger cannot use up the limit', async () => {
  const relay = await startRelayTo(await startUpstream(answerOk), {
    limits: { requestsPerMinute: 1 },
  });
  const stranger = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
  for (let count = 0; count < 5; count++) {
    expect((await ask(`${relay}/data`, { headers: stranger })).status).toBe(403);
  }
  expect((await ask(`${relay}/data`, { headers: FROM_APP })).status).toBe(200);
});

test('a client is given so many answers at a time, and the next when one has ended', async () => {
  const upstream = await startUpstream(({ url }, response) => {
    response.flushHeaders();
    if (url === '/data') response.end('{}');
  });
  const relay = await startRelayTo(upstream, { limits: { answersAtATime: 2 } });
  const endless = await open(`${relay}/metadata/1`, { headers: FROM_APP });
  endless.on('error', () => {});
  await open(`${relay}/metadata/2`, { headers: FROM_APP });
  const refused = await ask(`${relay}/data`, { headers: FROM_APP });
  expect([refused.status, refused.headers['retry-after']]).toEqual([429, '5']);
  endless.destroy();
  const status = async () => (await ask(`${relay}/data`, { headers: FROM_APP })).status;
  await vi.waitUntil(async () => (await status()) === 200);
  // One of two is still open.
  const next = () => open(`${relay}/metadata/3`, { headers: FROM_APP });
  await vi.waitUntil(async () => (await next()).statusCode === 200);
  expect(await status()).toBe(429);
});

test('a thousand labels are one request', async () => {
  const upstream = await startUpstream((_request, response) => response.writeHead(404).end());
  const relay = await startRelayTo(upstream, { limits: { requestsPerMinute: 2 } });
  const ids = Array.from({ length: 1000 }, (_, index) => `@SYS${index}`);
  const body = JSON.stringify({ language: 'en-US', ids });
  for (let count = 0; count < 2; count++) {
    const reply = await ask(`${relay}/labels`, { method: 'POST', headers: FROM_APP, body });
    expect(reply.status).toBe(200);
  }
});

test.each([
  ['each client behind a proxy has its own limit', ['localhost'], 200],
  ['without a proxy, who a request comes from is not for itself to say', [], 429],
])('%s', async (_, publicHosts, status) => {
  const relay = await startRelayTo(await startUpstream(answerOk), {
    limits: { requestsPerMinute: 1 },
    publicHosts,
  });
  const statusOf = async (client: string) => {
    const headers = { ...FROM_APP, 'x-forwarded-for': client };
    return (await ask(`${relay}/data`, { headers })).status;
  };
  expect(await statusOf('198.51.100.1')).toBe(200);
  expect(await statusOf('198.51.100.2')).toBe(status);
  // Only the last hop is the proxy's own word.
  expect(await statusOf('198.51.100.3, 198.51.100.1')).toBe(429);
});

test('a client on a private network cannot pass for a proxy, and for a new client each time', async () => {
  const relay = await startRelayTo(await startUpstream(answerOk), {
    limits: { requestsPerMinute: 1 },
    publicHosts: ['localhost'],
  });
  const statuses = [];
  for (const invented of ['198.51.100.1', '10.0.0.1', '::1', '192.168.0.7, 127.0.0.1']) {
    const headers = { ...FROM_APP, 'x-forwarded-for': `${invented}, 10.1.2.3` };
    statuses.push((await ask(`${relay}/data`, { headers })).status);
  }
  expect(statuses).toEqual([200, 429, 429, 429]);
});

test.each([
  ['127.0.0.1', 0, true],
  ['::1', 0, true],
  ['::ffff:172.17.0.1', 0, true],
  ['fd00::1', 0, true],
  ['192.168.1.1', 1, false],
  ['198.51.100.1', 0, false],
  ['::ffff:198.51.100.1', 0, false],
  ['2001:db8::1', 0, false],
  ['unknown', 0, false],
])('what %s says of its client, as number %i before this host, is believed: %s', (...row) => {
  const [address, hop, isBelieved] = row;
  expect(isNearestProxy(address, hop)).toBe(isBelieved);
});

test('a client that stops reading is cut off, and the environment left alone', async () => {
  const left = Promise.withResolvers<void>();
  const upstream = await startUpstream(async (_request, response) => {
    response.once('close', left.resolve);
    const chunk = Buffer.alloc(1024 * 1024);
    while (!response.destroyed) {
      if (!response.write(chunk)) await Promise.race([once(response, 'drain'), left.promise]);
    }
  });
  const relay = await startRelayTo(upstream, { limits: { stalledMs: 200 } });
  const response = await open(`${relay}/data`, { headers: FROM_APP });
  response.on('error', () => {});
  await left.promise;
  await expect(text(response)).rejects.toThrow('aborted');
});

test('a client that stops reading labels is cut off too, and no more are asked for it', async () => {
  const left = Promise.withResolvers<void>();
  let asked = 0;
  const upstream = await startUpstream((_request, response) => {
    asked += 1;
    if (asked === 1) {
      response.once('close', left.resolve);
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ Value: 'x'.repeat(200_000) }));
  });
  const relay = await startRelayTo(upstream, { limits: { stalledMs: 1000 } });
  const ids = Array.from({ length: 5000 }, (_, index) => `@SYS${index}`);
  const body = JSON.stringify({ language: 'en-US', ids });
  const response = await open(`${relay}/labels`, { method: 'POST', headers: FROM_APP, body });
  response.on('error', () => {});
  await left.promise;
  // What the sockets hold, and what was under way.
  expect(asked).toBeLessThan(250);
});

test('an environment that is silent for longer is no reason to cut the client off', async () => {
  const upstream = await startUpstream((_request, response) => {
    response.write('first');
    setTimeout(() => response.end('last'), 400);
  });
  const relay = await startRelayTo(upstream, { limits: { stalledMs: 50 } });
  expect((await ask(`${relay}/data`, { headers: FROM_APP })).text).toBe('firstlast');
});

test('no answer takes for ever', async () => {
  const left = Promise.withResolvers<void>();
  const upstream = await startUpstream((_request, response) => {
    response.once('close', left.resolve);
    response.write('first');
  });
  const relay = await startRelayTo(upstream, { limits: { answerMs: 200 } });
  await expect(ask(`${relay}/data`, { headers: FROM_APP })).rejects.toThrow('aborted');
  await left.promise;
});

test('an answer that has ended leaves nothing behind', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  limitAnswer(response, { stalledMs: 60_000, answerMs: 60_000 });
  response.emit('close');
  expect(vi.getTimerCount()).toBe(0);
});

test('a request whose headers do not end is closed', async () => {
  const asked = vi.fn();
  const relay = new URL(
    await startRelayTo(await startUpstream(asked), { limits: { headersMs: 400 } }),
  );
  const socket = connect({ host: relay.hostname, port: Number(relay.port) });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk));
  socket.write(`GET ${relay.pathname}/data HTTP/1.1\r\nHost: localhost\r\n`);
  const drip = async () => {
    for (let count = 0; !socket.destroyed; count++) {
      socket.write(`X-Note-${count}: a\r\n`);
      await pause(50);
    }
  };
  const dripping = drip();
  await new Promise((resolve) => socket.once('close', resolve));
  await dripping;
  // Where another line crossed it on the way, the close is a reset, which takes the answer with it.
  expect(answer).toMatch(/^(?:HTTP\/1\.1 408 |$)/);
  expect(asked).not.toHaveBeenCalled();
});

test('a request whose body does not end is closed', async () => {
  const asked = vi.fn();
  const relay = new URL(
    await startRelayTo(await startUpstream(asked), { limits: { headersMs: 400, requestMs: 400 } }),
  );
  const answer = await sendRaw(
    relay.origin,
    `POST ${relay.pathname}/labels HTTP/1.1\r\nHost: localhost\r\nx-atlas-relay: 1\r\n` +
      'Content-Length: 100\r\n\r\n{"language"',
  );
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(asked).not.toHaveBeenCalled();
});

const oversized: readonly (readonly [string, number, Record<string, string>])[] = [
  ['headers of more than 16 KB', 431, { 'x-long': 'x'.repeat(17 * 1024) }],
  [
    'more than 64 headers',
    431,
    Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`x-${index}`, 'x'])),
  ],
];

test.each(oversized)('a request with %s does not reach the environment', async (...row) => {
  const [, status, more] = row;
  const asked = vi.fn();
  const relay = await startRelayTo(await startUpstream(asked));
  const headers = { ...FROM_APP, ...more };
  expect((await ask(`${relay}/data`, { headers })).status).toBe(status);
  expect(asked).not.toHaveBeenCalled();
});

test('an address of more than 4,096 characters does not reach the environment', async () => {
  const asked = vi.fn();
  const relay = await startRelayTo(await startUpstream(asked));
  const reply = await ask(`${relay}/data?${'x'.repeat(4096)}`, { headers: FROM_APP });
  expect(reply.status).toBe(414);
  expect(asked).not.toHaveBeenCalled();
});

test('a token with many groups has room', async () => {
  const heard = vi.fn();
  const upstream = await startUpstream(({ headers }, response) => {
    heard(headers.authorization?.length);
    response.end('{}');
  });
  const authorization = `Bearer ${'x'.repeat(12 * 1024)}`;
  const headers = { ...FROM_APP, authorization };
  await ask(`${await startRelayTo(upstream)}/data`, { headers });
  expect(heard).toHaveBeenCalledWith(authorization.length);
});

test('a body in chunks is refused as soon as it is too long', async () => {
  const asked = vi.fn();
  const relay = new URL(await startRelayTo(await startUpstream(asked)));
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  const answer = await sendRaw(
    relay.origin,
    `POST ${relay.pathname}/labels HTTP/1.1\r\nHost: localhost\r\nx-atlas-relay: 1\r\n` +
      `Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(32)}`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(asked).not.toHaveBeenCalled();
});
