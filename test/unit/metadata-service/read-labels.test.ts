import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Failure } from '#contract/failure.ts';
import { fail, succeed } from '#contract/outcome.ts';
import type { TokenRequest } from '#contract/tab-api.ts';
import { inspectFiles } from '../../../worker/metadata-service/files/inspect-files.ts';
import { openFilesService } from '../../../worker/metadata-service/files/open-files-service.ts';
import type {
  LabelAnswer,
  LabelRequest,
  MetadataService,
} from '../../../worker/metadata-service/metadata-service.ts';
import {
  connectDirectly,
  connectThroughRelay,
  listen,
  readBody,
  relayedHost,
  sendJson,
  sendStatus,
} from './answering-server.ts';

const path = '/labels';

const SIGN_IN: Failure = {
  kind: 'sign_in_required',
  host: relayedHost,
  claims: null,
  requestId: 'aid-1',
};

/** Another token each time. */
function connectSignedIn(app: string, requests: TokenRequest[]): MetadataService {
  const token = async (request: TokenRequest) => {
    requests.push(request);
    return succeed(`token ${requests.length}`);
  };
  return connectThroughRelay(app, { tokens: { token }, auth: 'entra' });
}

const LONGEST = `@${'x'.repeat(399)}`;
const ENDLESS = `${LONGEST}x`;
const CONNECTIONS = [
  ['through the relay', connectThroughRelay],
  ['one by one', connectDirectly],
] as const;

/** Answers as the relay does and as the service does, always with this text. */
function listenWithText(text: string): Promise<string> {
  return listen(async (request, response) => {
    if (request.method === 'GET') return sendJson(response, { Value: text });
    const { ids } = JSON.parse(await readBody(request));
    sendLines(response, [...ids.map((id: string) => ({ id, text })), { done: true }]);
  });
}

describe.each(CONNECTIONS)('hostile labels %s', (_, connect) => {
  test('an id that is too long to be asked for is unknown, and keeps no other from its text', async () => {
    const service = connect(await listenWithText('Customer'));
    const { outcome, labels } = await readLabels(service, ['@SYS1', ENDLESS, LONGEST]);
    expect(outcome).toEqual(succeed(undefined));
    expect(labels).toEqual([
      { id: '@SYS1', text: 'Customer' },
      { id: LONGEST, text: 'Customer' },
      { id: ENDLESS, text: null },
    ]);
  });

  test('half a character is the sign for an unknown one', async () => {
    const service = connect(await listenWithText('a\ud83d\0b'));
    const { labels } = await readLabels(service, ['@SYS1']);
    expect(labels).toEqual([{ id: '@SYS1', text: 'a\ufffdb' }]);
  });

  test('a text longer than any label ends the reading', async () => {
    const service = connect(await listenWithText('x'.repeat(20_001)));
    const { outcome } = await readLabels(service, ['@SYS1']);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'malformed' } });
  });
});

describe('labels through the relay', () => {
  test('come in any order, unknown ones without a text', async () => {
    const app = await listen(async (request, response) => {
      expect([request.method, request.url]).toEqual(['POST', `/atlas/relay/${relayedHost}/labels`]);
      expect(JSON.parse(await readBody(request))).toEqual({
        language: 'de',
        ids: ['@SYS1', '@SYS2'],
      });
      sendLines(response, [
        { id: '@SYS2', missing: true },
        { id: '@SYS1', text: 'Größe' },
        { done: true },
      ]);
    });
    const read = await readLabels(connectThroughRelay(app), ['@SYS1', '@SYS2']);
    const { outcome, labels, receivedBytes } = read;
    expect(outcome).toEqual(succeed(undefined));
    expect(receivedBytes).toBe(
      '{"id":"@SYS2","missing":true}\n{"id":"@SYS1","text":"Größe"}\n{"done":true}\n'.length + 2,
    );
    expect(labels).toEqual([
      { id: '@SYS2', text: null },
      { id: '@SYS1', text: 'Größe' },
    ]);
  });

  test('are asked for a thousand at a time, each once', async () => {
    const asked: string[][] = [];
    const app = await listen(async (request, response) => {
      const { ids }: { ids: string[] } = JSON.parse(await readBody(request));
      asked.push(ids);
      sendLines(response, [...ids.map((id) => ({ id, text: id.slice(1) })), { done: true }]);
    });
    const ids = Array.from({ length: 2500 }, (_, index) => `@SYS${index}`);
    const { outcome, labels, sizes } = await readLabels(connectThroughRelay(app), [...ids, ...ids]);
    expect(outcome.ok).toBe(true);
    expect(asked.map((portion) => portion.length).toSorted()).toEqual([1000, 1000, 500]);
    expect(labels.map((label) => label.id).toSorted()).toEqual(ids.toSorted());
    expect(Math.max(...sizes)).toBeLessThanOrEqual(200);
  });

  test('a token that ends in the middle is renewed, and only the rest is asked for again', async () => {
    const asked: (readonly string[])[] = [];
    const tokens: (string | undefined)[] = [];
    const app = await listen(async (request, response) => {
      const { ids }: { ids: string[] } = JSON.parse(await readBody(request));
      asked.push(ids);
      tokens.push(request.headers.authorization);
      const texts = ids.map((id) => ({ id, text: id.slice(1) }));
      if (tokens.length < 3) sendLines(response, [...texts.slice(0, 2), { failure: SIGN_IN }]);
      else sendLines(response, [...texts, { done: true }]);
    });
    const requests: TokenRequest[] = [];
    const service = connectSignedIn(app, requests);
    const ids = ['@SYS1', '@SYS2', '@SYS3', '@SYS4', '@SYS5'];
    const { outcome, labels } = await readLabels(service, ids);
    expect(outcome).toEqual(succeed(undefined));
    expect(asked).toEqual([ids, ids.slice(2), ids.slice(4)]);
    expect(tokens).toEqual(['Bearer token 1', 'Bearer token 2', 'Bearer token 3']);
    expect(requests.map(({ isRenewal }) => isRenewal)).toEqual([false, true, true]);
    expect(labels.map(({ id }) => id)).toEqual(ids);
  });

  test('a new token that brings nothing is not renewed for ever', async () => {
    const app = await listen((_, response) => sendLines(response, [{ failure: SIGN_IN }]));
    const requests: TokenRequest[] = [];
    const { outcome } = await readLabels(connectSignedIn(app, requests), ['@SYS1']);
    expect(outcome).toEqual(fail(SIGN_IN));
    expect(requests.map(({ isRenewal }) => isRenewal)).toEqual([false, true]);
  });

  test('lines and characters may be split between two pieces of the answer', async () => {
    const bytes = new TextEncoder().encode('{"id":"@SYS1","text":"Größe"}\n{"done":true}\n');
    const body = new ReadableStream<Uint8Array>({
      start(sender) {
        for (const byte of bytes) sender.enqueue(Uint8Array.of(byte));
        sender.close();
      },
    });
    const headers = { 'content-type': 'application/x-ndjson' };
    const service = connectThroughRelay('http://app.invalid', {
      fetch: () => Promise.resolve(new Response(body, { headers })),
    });
    expect((await readLabels(service, ['@SYS1'])).labels).toEqual([{ id: '@SYS1', text: 'Größe' }]);
  });

  test('an answer that ends without saying so is truncated, and what it brought is handed on', async () => {
    const line = '{"id":"@SYS1","text":"One"}\n';
    const app = await listen((_, response) => sendText(response, line));
    const { outcome, labels } = await readLabels(connectThroughRelay(app), ['@SYS1', '@SYS2']);
    expect(outcome).toEqual(
      fail({
        kind: 'truncated',
        path,
        receivedBytes: line.length,
        receivedElements: 1,
        requestId: null,
      }),
    );
    expect(labels).toEqual([{ id: '@SYS1', text: 'One' }]);
  });

  test('a failure in the middle of the answer is passed on after what came before it', async () => {
    const failure: Failure = {
      kind: 'sign_in_required',
      host: relayedHost,
      claims: null,
      requestId: 'aid-1',
    };
    const app = await listen((_, response) =>
      sendLines(response, [{ id: '@SYS1', text: 'One' }, { failure }]),
    );
    const { outcome, labels } = await readLabels(connectThroughRelay(app), ['@SYS1', '@SYS2']);
    expect(outcome).toEqual(fail(failure));
    expect(labels).toEqual([{ id: '@SYS1', text: 'One' }]);
  });

  test.each([
    ['{"id":"@SYS9","text":"Nine"}', '@SYS9 was not asked for'],
    ['{"done":true}', '1 labels have no answer'],
    ['{"id":"@SYS1"}', 'this is no label'],
    ['<html>', 'this is no label'],
  ])('the line %s is malformed', async (line, problem) => {
    const app = await listen((_, response) => sendText(response, `${line}\n`));
    const { outcome } = await readLabels(connectThroughRelay(app), ['@SYS1']);
    expect(outcome).toEqual(
      fail({ kind: 'malformed', path, place: 'label 1', problem, requestId: null }),
    );
  });

  test('no labels need no request', async () => {
    const app = await listen(() => expect.unreachable());
    const { outcome } = await readLabels(connectThroughRelay(app), []);
    expect(outcome).toEqual(succeed(undefined));
  });
});

describe('labels one by one', () => {
  test('are asked for by key, with every character that a path would not carry', async () => {
    const url = await listen((request, response) => {
      expect(request.url).toBe("/metadata/Labels(Id='%40A%20B%3AIt''s%2F1',Language='de')");
      sendJson(response, { Value: 'Text' });
    });
    const { labels } = await readLabels(connectDirectly(url), ["@A B:It's/1"]);
    expect(labels).toEqual([{ id: "@A B:It's/1", text: 'Text' }]);
  });

  test('unknown labels have no text, in whichever way the service says so', async () => {
    const texts: Record<string, string | null> = {
      '@SYS1': null,
      '@SYS2': '',
      '@SYS3': "Label '@SYS3' was not found.",
      '@SYS4': '@sys4',
      '@SYS5': 'Labels',
    };
    const url = await listen((request, response) => {
      const id = decodeURIComponent(request.url ?? '').match(/@SYS\d/)?.[0] ?? '';
      const Value = texts[id];
      if (Value !== undefined) return sendJson(response, { Id: id, Value });
      sendStatus(response, id === '@SYS6' ? 404 : 400);
    });
    const ids = [...Object.keys(texts), '@SYS6', '@SYS7'];
    const { outcome, labels } = await readLabels(connectDirectly(url), ids);
    expect(outcome.ok).toBe(true);
    expect(labels.filter((label) => label.text !== null)).toEqual([
      { id: '@SYS5', text: 'Labels' },
    ]);
    expect(labels).toHaveLength(7);
  });

  test('are asked for six at a time', async () => {
    const waiting: ServerResponse[] = [];
    let most = 0;
    const url = await listen((_, response) => {
      waiting.push(response);
      most = Math.max(most, waiting.length);
      setImmediate(() => setImmediate(() => sendJson(waiting.shift() ?? response, { Value: 'x' })));
    });
    const ids = Array.from({ length: 24 }, (_, index) => `@SYS${index}`);
    const { labels } = await readLabels(connectDirectly(url), ids);
    expect(labels).toHaveLength(24);
    expect(most).toBeLessThanOrEqual(6);
    expect(most).toBeGreaterThan(1);
  });

  test('the first failure stops the rest, and what came before it is handed on', async () => {
    let count = 0;
    const url = await listen((_, response) => {
      count += 1;
      if (count === 50) return sendStatus(response, 401);
      sendJson(response, { Value: 'x' });
    });
    const ids = Array.from({ length: 1000 }, (_, index) => `@SYS${index}`);
    const { outcome, labels } = await readLabels(connectDirectly(url), ids);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'sign_in_required' } });
    expect(labels.length).toBeGreaterThan(30);
    expect(count).toBeLessThan(100);
  });

  test('can be cancelled, and what came before is handed on', async () => {
    const cancel = new AbortController();
    let count = 0;
    const url = await listen((_, response) => {
      count += 1;
      if (count < 20) return sendJson(response, { Value: 'x' });
      cancel.abort();
    });
    const ids = Array.from({ length: 1000 }, (_, index) => `@SYS${index}`);
    const { outcome, labels } = await readLabels(connectDirectly(url), ids, cancel.signal);
    expect(outcome).toEqual(fail({ kind: 'cancelled' }));
    expect(labels.length).toBeGreaterThan(0);
  });
});

describe('labels of files', () => {
  const fileOf = (...labels: readonly object[]) => new File([JSON.stringify(labels)], 'texts');
  const label = (Id: string, Value: string | null, Language = 'de') => ({ Id, Language, Value });
  const open = async (...files: readonly File[]) => {
    const { parts } = await inspectFiles(files, new AbortController().signal);
    return openFilesService({ host: 'saved', name: 'Saved' }, parts);
  };

  test('are found in whichever case their ids and language are written', async () => {
    const service = await open(
      fileOf(label('@sys1', 'Eins', 'DE'), label('@SYS1', 'One', 'en-US'), label('@Acc:A', 'A')),
    );
    const { outcome, labels } = await readLabels(service, ['@SYS1', '@acc:a']);
    expect(outcome).toEqual(succeed(undefined));
    expect(labels).toEqual([
      { id: '@sys1', text: 'Eins' },
      { id: '@Acc:A', text: 'A' },
    ]);
  });

  test('are told once, and only those that a file holds', async () => {
    const first = fileOf(label('@SYS1', 'Eins'), label('@SYS2', null), label('@SYS9', 'Neun'));
    const second = fileOf(label('@SYS1', 'Anders'));
    const read = await readLabels(await open(first, second), ['@SYS1', '@SYS2', '@SYS3']);
    expect(read.labels).toEqual([
      { id: '@SYS1', text: 'Eins' },
      { id: '@SYS2', text: null },
    ]);
    expect(read.receivedBytes).toBeGreaterThan(first.size + second.size);
  });
});

async function readLabels(
  service: MetadataService,
  ids: readonly string[],
  signal: AbortSignal = new AbortController().signal,
) {
  const labels: LabelAnswer[] = [];
  const sizes: number[] = [];
  let receivedBytes = 0;
  const request: LabelRequest = {
    ids,
    language: 'de',
    signal,
    onBatch: (batch) => {
      labels.push(...batch);
      sizes.push(batch.length);
      return Promise.resolve();
    },
    onReceived: (bytes) => (receivedBytes += bytes),
  };
  return { outcome: await service.readLabels(request), labels, sizes, receivedBytes };
}

function sendLines(response: ServerResponse, lines: readonly object[]): void {
  sendText(response, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

function sendText(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' });
  response.end(text);
}
