import { describe, expect, test } from 'vitest';
import type { Failure } from '#contract/failure.ts';
import { fail, succeed } from '#contract/outcome.ts';
import {
  anySignal,
  connectThroughRelay,
  listen,
  readBody,
  relayedHost as host,
  sendJson,
  sendStatus,
} from './answering-server.ts';

const path = '/data/DataManagementEntities/Microsoft.Dynamics.DataEntities.GetApplicationVersion';
const upstream = { 'x-atlas-upstream': '1' };
const refused = { 'x-atlas-relay-failure': '1', 'content-type': 'application/json' };

describe('through the relay', () => {
  test('a request goes below the address of the app, named as one of its own', async () => {
    const app = await listen(async (request, response) => {
      expect(request.url).toBe(`/atlas/relay/${host}${path}`);
      expect(request.headers).toMatchObject({ 'x-atlas-relay': '1' });
      expect(await readBody(request)).toBe('{}');
      sendJson(response, { value: '10.0.44' }, upstream);
    });
    expect(await versionThrough(app)).toEqual(succeed('10.0.44'));
  });

  test('a relay that is asked too often is asked again when it says so', async () => {
    let count = 0;
    const app = await listen((_, response) => {
      count += 1;
      if (count > 1) return sendJson(response, { value: '10.0.44' }, upstream);
      const failure: Failure = { kind: 'throttled', host, retryAfterSeconds: 0, requestId: null };
      response.writeHead(429, refused).end(JSON.stringify({ failure }));
    });
    expect(await versionThrough(app)).toEqual(succeed('10.0.44'));
    expect(count).toBe(2);
  });

  test.each<{ readonly failure: Failure; readonly times: number }>([
    { failure: { kind: 'host_not_allowed', host }, times: 1 },
    { failure: { kind: 'unreachable', host, reason: 'ENOTFOUND' }, times: 4 },
    { failure: { kind: 'silent', path, silentSeconds: 300 }, times: 1 },
    { failure: { kind: 'sign_in_required', host, claims: null, requestId: 'aid-1' }, times: 1 },
    { failure: { kind: 'bad_input', field: 'path', problem: 'not passed on' }, times: 1 },
  ])('its own refusal $failure.kind is passed on (asked $times ×)', async ({ failure, times }) => {
    let count = 0;
    const app = await listen((_, response) => {
      count += 1;
      response.writeHead(failure.kind === 'unreachable' ? 502 : 403, refused);
      response.end(JSON.stringify({ failure, message: 'for a reader' }));
    });
    expect(await versionThrough(app)).toEqual(fail(failure));
    expect(count).toBe(times);
  });

  test('a passing trouble between relay and environment is tried again', async () => {
    let count = 0;
    const app = await listen((_, response) => {
      count += 1;
      if (count === 2) return sendJson(response, { value: '1' }, upstream);
      response.writeHead(502, refused);
      response.end(JSON.stringify({ failure: { kind: 'unreachable', host, reason: 'reset' } }));
    });
    expect(await versionThrough(app)).toEqual(succeed('1'));
  });

  test.each([
    '<html>',
    '{}',
    '{"failure":{"kind":"out_of_tea"}}',
    '{"failure":{"kind":"unreachable","host":7,"reason":""}}',
  ])('a refusal %j that no relay gives is malformed', async (body) => {
    const app = await listen((_, response) => {
      response.writeHead(400, refused);
      response.end(body);
    });
    expect(await versionThrough(app)).toMatchObject({
      ok: false,
      failure: { kind: 'malformed', place: 'failure' },
    });
  });

  test.each([
    [404, 'text/html'],
    [404, 'application/json'],
    [405, 'text/plain'],
    [200, 'text/html'],
  ])('a host that answers %i with %s has no relay', async (status, contentType) => {
    const app = await listen((_, response) => {
      response.writeHead(status, { 'content-type': contentType });
      response.end('<html>');
    });
    expect(await versionThrough(app)).toEqual(fail({ kind: 'relay_missing' }));
  });

  test("the environment's own 404 and web pages are told from a missing relay", async () => {
    const missing = await listen((_, response) => sendStatus(response, 404, upstream));
    expect(await versionThrough(missing)).toMatchObject({
      ok: false,
      failure: { kind: 'service_error', status: 404 },
    });
    const page = await listen((_, response) =>
      sendJson(response, '<html>', { ...upstream, 'content-type': 'text/html' }),
    );
    expect(await versionThrough(page)).toMatchObject({ ok: false, failure: { kind: 'not_json' } });
  });
});

function versionThrough(app: string) {
  return connectThroughRelay(app).applicationVersion(anySignal());
}
