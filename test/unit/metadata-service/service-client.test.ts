import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fail, succeed } from '#contract/outcome.ts';
import type { TokenRequest } from '#contract/tab-api.ts';
import {
  anySignal,
  connectDirectly,
  hasty,
  listen,
  readBody,
  sendJson,
  sendStatus,
} from './answering-server.ts';

const path = '/data/DataManagementEntities/Microsoft.Dynamics.DataEntities.GetApplicationVersion';
const named = { 'ms-dyn-aid': 'aid-1' };

afterEach(() => void vi.unstubAllGlobals());

describe('a request', () => {
  test('goes to the environment by POST with an empty object and nothing about the browser', async () => {
    const url = await listen(async (request, response) => {
      expect([request.method, request.url]).toEqual(['POST', path]);
      expect(await readBody(request)).toBe('{}');
      expect(request.headers).toMatchObject({
        accept: 'application/json',
        'content-type': 'application/json',
      });
      expect(request.headers).not.toHaveProperty('authorization');
      expect(request.headers).not.toHaveProperty('x-atlas-relay');
      sendJson(response, { value: '10.0.44' });
    });
    expect(await versionOf(url)).toEqual(succeed('10.0.44'));
  });

  test('carries a token asked for at that moment where the environment wants one', async () => {
    const seen: (string | undefined)[] = [];
    const url = await listen((request, response) => {
      seen.push(request.headers.authorization);
      sendJson(response, { value: '1' });
    });
    let issued = 0;
    const token = (request: TokenRequest) => {
      expect(request).toEqual({ environmentUrl: url, isRenewal: false, claims: null });
      return Promise.resolve(succeed(`token-${(issued += 1)}`));
    };
    const service = connectDirectly(url, { auth: 'entra', tokens: { token } });
    await service.applicationVersion(anySignal());
    await service.platformBuildVersion(anySignal());
    expect(seen).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  test('is not sent without the token it needs', async () => {
    const url = await listen(() => expect.unreachable());
    const refusal = fail({ kind: 'sign_in_failed', host: 'x', reason: 'nobody is there' });
    const tokens = { token: () => Promise.resolve(refusal) };
    expect(await versionOf(url, { auth: 'entra', tokens })).toEqual(refusal);
  });

  test('is sent again with a renewed token, once, when the first is refused', async () => {
    const url = await listen((request, response) => {
      if (request.headers.authorization === 'Bearer old') sendStatus(response, 401);
      else sendJson(response, { value: '1' });
    });
    const requests: TokenRequest[] = [];
    const token = (request: TokenRequest) => {
      requests.push(request);
      return Promise.resolve(succeed(request.isRenewal ? 'new' : 'old'));
    };
    expect(await versionOf(url, { auth: 'entra', tokens: { token } })).toEqual(succeed('1'));
    expect(requests.map(({ isRenewal }) => isRenewal)).toEqual([false, true]);
  });

  test('does not keep whoever cancels waiting for a token', async () => {
    const url = await listen(() => expect.unreachable());
    const cancel = new AbortController();
    const asked = Promise.withResolvers<void>();
    const token = () => {
      asked.resolve();
      return new Promise<never>(() => {});
    };
    const service = connectDirectly(url, { auth: 'entra', tokens: { token } });
    const outcome = service.applicationVersion(cancel.signal);
    await asked.promise;
    cancel.abort();
    expect(await outcome).toEqual(fail({ kind: 'cancelled' }));
  });

  test('does not wait for a new token once it was cancelled while the first was refused', async () => {
    const cancel = new AbortController();
    const token = ({ isRenewal }: TokenRequest) =>
      isRenewal ? new Promise<never>(() => {}) : Promise.resolve(succeed('old'));
    const refuse = () => {
      cancel.abort();
      return Promise.resolve(new Response(null, { status: 401 }));
    };
    const options = { auth: 'entra', tokens: { token }, fetch: refuse } as const;
    const service = connectDirectly('http://a.invalid', options);
    expect(await service.applicationVersion(cancel.signal)).toEqual(fail({ kind: 'cancelled' }));
  });

  test('tells that even a renewed token is refused', async () => {
    const { url, host } = await answering((_, response) => sendStatus(response, 401));
    let issued = 0;
    const tokens = { token: () => Promise.resolve(succeed(`token-${(issued += 1)}`)) };
    expect(await versionOf(url, { auth: 'entra', tokens })).toEqual(
      fail({ kind: 'sign_in_required', host, claims: null, isTokenRefused: true, requestId: null }),
    );
    expect(issued).toBe(2);
  });

  test('hands the claims of a challenge on to whoever renews the token', async () => {
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}';
    const challenge = `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64url')}"`;
    const { url, host } = await answering((_, response) =>
      sendStatus(response, 401, { 'www-authenticate': challenge }),
    );
    const asked: (string | null)[] = [];
    const token = (request: TokenRequest) => {
      asked.push(request.claims);
      return Promise.resolve(succeed('token'));
    };
    expect(await versionOf(url, { auth: 'entra', tokens: { token } })).toEqual(
      fail({ kind: 'sign_in_required', host, claims, requestId: null }),
    );
    expect(asked).toEqual([null, claims]);
  });
});

describe('a refusal', () => {
  test('401 asks to sign in', async () => {
    const { url, host } = await answering((_, response) => sendStatus(response, 401, named));
    expect(await versionOf(url)).toEqual(
      fail({ kind: 'sign_in_required', host, claims: null, requestId: 'aid-1' }),
    );
  });

  test('a redirect to a sign-in page asks to sign in and is not followed', async () => {
    const { url, host } = await answering((request, response) => {
      expect(request.url).toBe(path);
      sendStatus(response, 302, { location: '/login', ...named });
    });
    expect(await versionOf(url)).toEqual(
      fail({ kind: 'sign_in_required', host, claims: null, requestId: 'aid-1' }),
    );
  });

  test('a redirect that a browser hides asks to sign in', async () => {
    const hidden = Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' });
    const outcome = await versionOf('http://a.invalid', { fetch: () => Promise.resolve(hidden) });
    expect(outcome).toEqual(
      fail({ kind: 'sign_in_required', host: 'a.invalid', claims: null, requestId: null }),
    );
  });

  test('403 is forbidden', async () => {
    const { url, host } = await answering((_, response) => sendStatus(response, 403, named));
    expect(await versionOf(url)).toEqual(fail({ kind: 'forbidden', host, requestId: 'aid-1' }));
  });

  test.each<[object | string, string]>([
    [
      { error: { code: '', message: 'An error has occurred.', innererror: { message: 'Why.' } } },
      'Why.',
    ],
    [{ error: { code: '', message: 'No.' } }, 'No.'],
    [{ Message: 'No HTTP resource was found.' }, 'No HTTP resource was found.'],
    ['{"error":', ''],
    [[], ''],
  ])('any other status carries the message of %j', async (body, message) => {
    const { url } = await answering((_, response) => {
      response.writeHead(500, { 'content-type': 'application/json', ...named });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    expect(await versionOf(url)).toEqual(
      fail({ kind: 'service_error', path, status: 500, message, requestId: 'aid-1' }),
    );
  });

  test('a web page in place of an answer is not JSON', async () => {
    const { url } = await answering((_, response) =>
      sendJson(response, '<html>', { 'content-type': 'text/html', ...named }),
    );
    expect(await versionOf(url)).toEqual(
      fail({ kind: 'not_json', path, contentType: 'text/html', requestId: 'aid-1' }),
    );
  });

  test('a success that says it is something else than JSON is believed', async () => {
    const { url } = await answering((_, response) =>
      sendJson(response, { value: '1' }, { 'content-type': 'text/plain' }),
    );
    expect(await versionOf(url)).toMatchObject({
      ok: false,
      failure: { kind: 'not_json', contentType: 'text/plain' },
    });
  });

  test('lets go of the connection, however long its page goes on', async () => {
    const isClosed = Promise.withResolvers<void>();
    const { url } = await answering((_, response) => {
      response.on('close', () => isClosed.resolve());
      response.writeHead(403, { 'content-type': 'text/html' });
      response.write('<html>');
    });
    expect(await versionOf(url)).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    await isClosed.promise;
  });

  test.each([
    ['{"value":7}', { kind: 'malformed', place: 'value' }],
    ['{}', { kind: 'malformed', place: 'value' }],
    ['{"value":nix}', { kind: 'malformed', place: 'the answer' }],
    ['{"value":"10.0', { kind: 'truncated', receivedBytes: 14 }],
    ['', { kind: 'truncated', receivedBytes: 0 }],
    ['<html>', { kind: 'not_json' }],
  ])('%j is no version', async (body, failure) => {
    const { url } = await answering((_, response) => sendJson(response, body));
    expect(await versionOf(url)).toMatchObject({ ok: false, failure });
  });

  test.each([
    ['{"value":"x"}', 'value'],
    ['{"value":["x",1]}', 'value[1]'],
  ])('%j is no list of modules', async (body, place) => {
    const { url } = await answering((_, response) => sendJson(response, body));
    const outcome = await connectDirectly(url).installedModules(anySignal());
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'malformed', place } });
  });
});

describe('a request that may succeed the next time', () => {
  test.each([502, 503, 504])('is repeated after %i', async (status) => {
    const { url, count } = await answering(
      (_, response) => sendStatus(response, status),
      (_, response) => sendStatus(response, status),
      (_, response) => sendJson(response, { value: '1' }),
    );
    expect(await versionOf(url)).toEqual(succeed('1'));
    expect(count()).toBe(3);
  });

  test('is repeated after a reset before the answer', async () => {
    const { url } = await answering(
      (request) => request.socket.destroy(),
      (_, response) => sendJson(response, { value: '1' }),
    );
    expect(await versionOf(url)).toEqual(succeed('1'));
  });

  test('is repeated four times at most, and the last reason is told', async () => {
    const { url, count } = await answering((_, response) => sendStatus(response, 503, named));
    expect(await versionOf(url)).toEqual(
      fail({ kind: 'service_error', path, status: 503, message: '', requestId: 'aid-1' }),
    );
    expect(count()).toBe(4);
  });

  test('a host that is not there is unreachable, with the reason', async () => {
    const { url, host } = await answering((request) => request.socket.destroy());
    expect(await versionOf(url)).toEqual(
      fail({ kind: 'unreachable', host, reason: 'other side closed' }),
    );
  });

  test('a host that a browser cannot reach is unreachable, in its words', async () => {
    const outcome = await versionOf('http://a.invalid', {
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    expect(outcome).toEqual(
      fail({ kind: 'unreachable', host: 'a.invalid', reason: 'Failed to fetch' }),
    );
  });

  test('is not repeated while the device is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    const { url, count } = await answering((request) => request.socket.destroy());
    expect(await versionOf(url)).toEqual(fail({ kind: 'offline' }));
    expect(count()).toBe(1);
  });

  test('is not repeated once it is refused for good', async () => {
    const { url, count } = await answering((_, response) => sendStatus(response, 403));
    await versionOf(url);
    expect(count()).toBe(1);
  });
});

describe('a throttled request', () => {
  test.each(['0', new Date(0).toUTCString(), undefined])(
    'waits its turn again (Retry-After: %s)',
    async (retryAfter) => {
      const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
      const { url } = await answering(
        ...Array.from({ length: 6 }, (): RequestListener => (_, response) => {
          sendStatus(response, 429, headers);
        }),
        (_, response) => sendJson(response, { value: '1' }),
      );
      expect(await versionOf(url)).toEqual(succeed('1'));
    },
  );

  test('may also be one that the service is too busy for', async () => {
    const { url } = await answering(
      ...Array.from({ length: 6 }, (): RequestListener => (_, response) => {
        sendStatus(response, 503, { 'retry-after': '0' });
      }),
      (_, response) => sendJson(response, { value: '1' }),
    );
    expect(await versionOf(url)).toEqual(succeed('1'));
  });

  test('is given up when the service never stops refusing', async () => {
    const { url, host, count } = await answering((_, response) =>
      sendStatus(response, 429, { 'retry-after': '0', ...named }),
    );
    expect(await versionOf(url)).toEqual(
      fail({ kind: 'throttled', host, retryAfterSeconds: 0, requestId: 'aid-1' }),
    );
    expect(count()).toBe(8);
  });

  test('is given up at once when the pause asked for is too long to wait', async () => {
    const { url, host, count } = await answering((_, response) =>
      sendStatus(response, 429, { 'retry-after': '3600' }),
    );
    expect(await versionOf(url)).toEqual(
      fail({ kind: 'throttled', host, retryAfterSeconds: 3600, requestId: null }),
    );
    expect(count()).toBe(1);
  });

  test('holds back every other request of the environment until the pause is over', async () => {
    vi.useFakeTimers();
    const calls: string[] = [];
    const throttled = new Response(null, { status: 429, headers: { 'retry-after': '40' } });
    const answer = (): Response => Response.json({ value: '1' });
    const service = connectDirectly('http://a.invalid', {
      fetch: (input) => {
        calls.push(String(input).split('.').at(-1) ?? '');
        return Promise.resolve(calls.length === 1 ? throttled : answer());
      },
    });
    const first = service.applicationVersion(anySignal());
    await vi.advanceTimersByTimeAsync(1000);
    const second = service.platformBuildVersion(anySignal());
    await vi.advanceTimersByTimeAsync(38_000);
    expect(calls).toEqual(['GetApplicationVersion']);

    await vi.advanceTimersByTimeAsync(1000);
    expect(await Promise.all([first, second])).toEqual([succeed('1'), succeed('1')]);
    expect(calls).toEqual([
      'GetApplicationVersion',
      'GetApplicationVersion',
      'GetPlatformBuildVersion',
    ]);
    vi.useRealTimers();
  });
});

describe('a cancelled request', () => {
  test('ends while the answer is awaited', async () => {
    const cancel = new AbortController();
    const { url } = await answering(() => cancel.abort());
    expect(await connectDirectly(url).applicationVersion(cancel.signal)).toEqual(
      fail({ kind: 'cancelled' }),
    );
  });

  test('ends while it waits for its repetition', async () => {
    const cancel = new AbortController();
    const { url } = await answering((_, response) => {
      response.on('close', () => setImmediate(() => cancel.abort()));
      sendStatus(response, 503);
    });
    const service = connectDirectly(url, { timing: { backoffMs: 60_000 } });
    expect(await service.applicationVersion(cancel.signal)).toEqual(fail({ kind: 'cancelled' }));
  });

  test('ends while the gate is held', async () => {
    const cancel = new AbortController();
    const { url } = await answering((_, response) => {
      response.on('close', () => setImmediate(() => cancel.abort()));
      sendStatus(response, 429, { 'retry-after': '60' });
    });
    expect(await connectDirectly(url).applicationVersion(cancel.signal)).toEqual(
      fail({ kind: 'cancelled' }),
    );
  });

  test('is not sent when it is cancelled before', async () => {
    const url = await listen(() => expect.unreachable());
    expect(await connectDirectly(url).applicationVersion(AbortSignal.abort())).toEqual(
      fail({ kind: 'cancelled' }),
    );
  });
});

test('an answer that never begins is silent', async () => {
  const { url } = await answering(() => {});
  expect(await versionOf(url, { timing: { ...hasty, firstByteMs: 20 } })).toEqual(
    fail({ kind: 'silent', path, silentSeconds: 1 }),
  );
});

type Options = Parameters<typeof connectDirectly>[1];

function versionOf(url: string, options?: Options) {
  return connectDirectly(url, options).applicationVersion(anySignal());
}

/** Answers each request with the next listener, the last one again and again. */
async function answering(...listeners: readonly RequestListener[]) {
  let count = 0;
  const url = await listen((request, response) => {
    listeners[Math.min(count, listeners.length - 1)]?.(request, response);
    count += 1;
  });
  return { url, host: new URL(url).host, count: () => count };
}
