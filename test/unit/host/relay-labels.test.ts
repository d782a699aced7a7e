import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test, vi } from 'vitest';
import { ask, FROM_APP, open } from './ask.ts';
import { startRelayTo, startUpstream } from './start-test-host.ts';

interface AskedLabel {
  readonly id: string;
  readonly language: string;
  readonly request: IncomingMessage;
}

/** The label service: one label per request, answered as told. */
async function startLabels(
  answer: (asked: AskedLabel, response: ServerResponse) => void,
): Promise<string> {
  const upstream = await startUpstream((request, response) => {
    const pattern = /^\/metadata\/Labels\(Id='(.*)',Language='(.*)'\)$/;
    const [, id, language] = pattern.exec(decodeURIComponent(request.url ?? '')) ?? [];
    if (id === undefined || language === undefined) throw new Error(`not a label: ${request.url}`);
    answer({ id: id.replaceAll("''", "'"), language, request }, response);
  });
  return `${await startRelayTo(upstream)}/labels`;
}

function sendValue(response: ServerResponse, value: string | null): void {
  response.setHeader('content-type', 'application/json; odata.metadata=minimal');
  response.end(JSON.stringify({ Id: 'as asked', Language: 'en-US', Value: value }));
}

function question(ids: readonly string[], headers: Record<string, string> = {}) {
  const body = JSON.stringify({ language: 'en-US', ids });
  return { method: 'POST', headers: { ...FROM_APP, ...headers }, body };
}

async function askLabels(
  address: string,
  ids: readonly string[],
): Promise<Record<string, unknown>[]> {
  const reply = await ask(address, question(ids));
  expect(reply.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
  return reply.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function idsOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `@SYS${index}`);
}

test('each label is a line, and the last line says that all are there', async () => {
  const address = await startLabels(({ id, language }, response) =>
    sendValue(response, `${id} in ${language}`),
  );
  const ids = ['@SYS1', "@It's:A b/c", '@AccountsReceivable:CustCustomerV3EntityLabel'];
  const lines = await askLabels(address, ids);
  expect(lines.at(-1)).toEqual({ done: true });
  expect(new Set(lines.slice(0, -1))).toEqual(
    new Set(ids.map((id) => ({ id, text: `${id} in en-US` }))),
  );
});

test('a quote in an id is doubled, as OData wants it', async () => {
  const asked = vi.fn();
  const address = await startLabels(({ request }, response) => {
    asked(request.url);
    sendValue(response, 'text');
  });
  await askLabels(address, ["@It's"]);
  expect(asked).toHaveBeenCalledWith("/metadata/Labels(Id='%40It''s',Language='en-US')");
});

test('an id that is listed twice is asked once', async () => {
  const asked = vi.fn();
  const address = await startLabels(({ id }, response) => {
    asked(id);
    sendValue(response, 'text');
  });
  await askLabels(address, ['@SYS1', '@SYS1']);
  expect(asked).toHaveBeenCalledOnce();
});

test('every known way of not knowing a label means missing', async () => {
  const valuesById = new Map<string, string | null>([
    ['@message', "LABEL 'message' was not found"],
    ['@empty', ''],
    ['@null', null],
    ['@own', '@own'],
  ]);
  const address = await startLabels(({ id }, response) => {
    const value = valuesById.get(id);
    if (value === undefined) response.writeHead(id === '@refused' ? 400 : 404).end();
    else sendValue(response, value);
  });
  const ids = [...valuesById.keys(), '@absent', '@refused'];
  const lines = await askLabels(address, ids);
  expect(new Set(lines)).toEqual(
    new Set([...ids.map((id) => ({ id, missing: true })), { done: true }]),
  );
});

test('labels are asked on behalf of the user', async () => {
  const heard: unknown[] = [];
  const address = await startLabels(({ request }, response) => {
    heard.push(request.headers.authorization, request.headers.cookie);
    sendValue(response, 'text');
  });
  await ask(address, question(['@SYS1'], { authorization: 'Bearer token', cookie: 'own=1' }));
  expect(heard).toEqual(['Bearer token', undefined]);
});

test('a line arrives before the other labels are known', async () => {
  let held: ServerResponse | undefined;
  const address = await startLabels(({ id }, response) => {
    if (id === '@slow') held = response;
    else sendValue(response, 'text');
  });
  const response = await open(address, question(['@slow', '@fast']));
  const [first] = await once(response, 'data');
  expect(JSON.parse(String(first))).toEqual({ id: '@fast', text: 'text' });
  await vi.waitUntil(() => held !== undefined);
  if (held !== undefined) sendValue(held, 'text');
  expect(String(await response.toArray())).toContain('"done":true');
});

test('one 429 makes all wait, and half as many are asked at a time from then on', async () => {
  const throttled: ServerResponse[] = [];
  const held: ServerResponse[] = [];
  let isReleased = false;
  const address = await startLabels((_asked, response) => {
    if (throttled.length < 32) {
      throttled.push(response);
      if (throttled.length < 32) return;
      for (const each of throttled) each.writeHead(429, { 'retry-after': '1' }).end();
    } else if (isReleased) {
      sendValue(response, 'text');
    } else {
      // Were fewer than 16 asked at a time, nobody would release these; more have time to come.
      held.push(response);
      if (held.length !== 16) return;
      setTimeout(() => {
        isReleased = true;
        for (const each of held) sendValue(each, 'text');
      }, 100);
    }
  });
  const lines = await askLabels(address, idsOf(60));
  expect(held).toHaveLength(16);
  expect(lines).toHaveLength(61);
  expect(lines.at(-1)).toEqual({ done: true });
});

test('a service that asks for a long wait is left alone', async () => {
  const address = await startLabels((_asked, response) => {
    response.writeHead(429, { 'retry-after': '3600', 'ms-dyn-aid': 'activity-3' }).end();
  });
  const lines = await askLabels(address, idsOf(3));
  expect(lines).toEqual([
    {
      failure: {
        kind: 'throttled',
        host: expect.stringMatching(/^127\.0\.0\.1:/),
        retryAfterSeconds: 3600,
        requestId: 'activity-3',
      },
    },
  ]);
});

test('a service that asks for patience again and again is left alone', async () => {
  const asked = vi.fn();
  const address = await startLabels((_asked, response) => {
    asked();
    response.writeHead(429, { 'retry-after': '0' }).end();
  });
  expect(await askLabels(address, ['@SYS1'])).toMatchObject([{ failure: { kind: 'throttled' } }]);
  expect(asked).toHaveBeenCalledTimes(4);
});

test.each([
  [401, 'sign_in_required'],
  [302, 'sign_in_required'],
  [403, 'forbidden'],
  [501, 'service_error'],
])('%i ends the answer with %s, after what was known before', async (status, kind) => {
  const asked = vi.fn();
  const address = await startLabels(({ id }, response) => {
    asked();
    if (id === '@SYS0') sendValue(response, 'text');
    else response.writeHead(status).end();
  });
  const lines = await askLabels(address, ['@SYS0', ...idsOf(200).slice(1)]);
  expect(lines.at(-1)).toMatchObject({ failure: { kind } });
  expect(lines.length).toBeLessThanOrEqual(2);
  expect(asked.mock.calls.length).toBeLessThan(200);
});

test('a passing trouble of the service costs a retry, not the labels', async () => {
  const failedOnce = new Set<string>();
  const address = await startLabels(({ id }, response) => {
    if (failedOnce.has(id)) return sendValue(response, 'text');
    failedOnce.add(id);
    if (id === '@SYS1') response.destroy();
    else response.writeHead(id === '@SYS2' ? 500 : 503).end();
  });
  const lines = await askLabels(address, idsOf(3));
  expect(lines).toHaveLength(4);
  expect(lines.at(-1)).toEqual({ done: true });
});

test('a label in trouble does not slow the others down', async () => {
  const held: ServerResponse[] = [];
  let isReleased = false;
  let hasFailed = false;
  const address = await startLabels(({ id }, response) => {
    if (id === '@SYS0' && !hasFailed) {
      hasFailed = true;
      response.writeHead(503).end();
    } else if (isReleased) {
      sendValue(response, 'text');
    } else {
      // Were fewer asked at a time from then on, nobody would release these.
      held.push(response);
      isReleased = held.length === 32;
      if (isReleased) for (const each of held) sendValue(each, 'text');
    }
  });
  const lines = await askLabels(address, idsOf(60));
  expect(lines).toHaveLength(61);
  expect(lines.at(-1)).toEqual({ done: true });
});

test('a web page in place of a label ends the answer', async () => {
  const address = await startLabels((_asked, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>maintenance</p>');
  });
  expect(await askLabels(address, ['@SYS1'])).toMatchObject([
    { failure: { kind: 'not_json', contentType: 'text/html' } },
  ]);
});

test.each([
  '',
  '[]',
  '{"language":"en-US"}',
  `{"language":"en-US","ids":["@SYS1"],"host":"x"}`,
  `{"language":"x'y","ids":["@SYS1"]}`,
  JSON.stringify({ language: 'en-US', ids: idsOf(5001) }),
])('a question of another shape is refused: %.40s', async (body) => {
  const asked = vi.fn();
  const reply = await ask(await startLabels(asked), { method: 'POST', headers: FROM_APP, body });
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.text)).toMatchObject({ failure: { kind: 'bad_input', field: 'body' } });
  expect(asked).not.toHaveBeenCalled();
});

test('the service is left alone when the app goes away', async () => {
  const closed: Promise<unknown>[] = [];
  const full = Promise.withResolvers<void>();
  let count = 0;
  const address = await startLabels((_asked, response) => {
    count += 1;
    closed.push(once(response, 'close'));
    if (count === 32) full.resolve();
  });
  const response = await open(address, question(idsOf(100)));
  response.on('error', () => {});
  await full.promise;
  response.destroy();
  await Promise.all(closed);
  expect(count).toBe(32);
});

test('32 labels of a host are asked at a time, and no more, whoever asks', async () => {
  const waiting: ServerResponse[] = [];
  let isOpen = false;
  const full = Promise.withResolvers<void>();
  let most = 0;
  const address = await startLabels((_asked, response) => {
    if (isOpen) return sendValue(response, 'text');
    waiting.push(response);
    most = Math.max(most, waiting.length);
    // Were there more under way, they would come meanwhile.
    if (waiting.length === 32) setTimeout(full.resolve, 100);
  });
  const answers = [askLabels(address, idsOf(40)), askLabels(address, idsOf(40))];
  await full.promise;
  isOpen = true;
  for (const response of waiting) sendValue(response, 'text');
  for (const lines of await Promise.all(answers)) expect(lines).toHaveLength(41);
  expect(most).toBe(32);
});

test('whoever asks second does not wait for all that the first has asked', async () => {
  const asked: string[] = [];
  let second: Promise<unknown> | undefined;
  const address = await startLabels(({ id }, response) => {
    asked.push(id);
    if (asked.length === 1) second = askLabels(address, ['@second']);
    setTimeout(() => sendValue(response, 'text'), 10);
  });
  await askLabels(address, idsOf(1000));
  await second;
  expect(asked.indexOf('@second')).toBeLessThan(500);
});

test('one 429 makes everybody wait who asks this host', async () => {
  const asked: string[] = [];
  let second: Promise<unknown> | undefined;
  const address = await startLabels(({ id }, response) => {
    asked.push(id);
    if (asked.length > 1) return sendValue(response, 'text');
    response.writeHead(429, { 'retry-after': '1' }).end(() => {
      second = askLabels(address, ['@second']);
    });
  });
  await askLabels(address, ['@first']);
  await second;
  expect(asked).toEqual(['@first', '@first', '@second']);
});

test('whoever does not read does not keep others from asking', async () => {
  const address = await startLabels(({ id }, response) =>
    sendValue(response, id === '@second' ? 'text' : 'x'.repeat(200_000)),
  );
  const response = await open(address, question(idsOf(1000)));
  response.on('error', () => {});
  expect(await askLabels(address, ['@second'])).toEqual([
    { id: '@second', text: 'text' },
    { done: true },
  ]);
  response.destroy();
});

test('a label of a size that no label has ends the answer', async () => {
  const address = await startLabels((_asked, response) =>
    sendValue(response, 'x'.repeat(256 * 1024)),
  );
  expect(await askLabels(address, ['@SYS1'])).toMatchObject([{ failure: { kind: 'malformed' } }]);
});
