import { once } from 'node:events';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ask, FROM_APP, open, type Reply } from './ask.ts';
import { startRelayTo, startUpstream } from './start-test-host.ts';

const HTML = { 'content-type': 'text/html; charset=utf-8', 'ms-dyn-aid': 'activity-1' };
const SIGN_IN = `<!doctype html><title>Redirecting</title>${'<p></p>'.repeat(1000)}
  <a href="https://login.microsoftonline.com/common/wsfed?wa=wsignin1.0">Continue</a>`;
const MAINTENANCE = '<!doctype html><title>This environment is in maintenance</title>';

interface Page {
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
}

async function askForPage({ body, headers = {}, status = 200 }: Page): Promise<Reply> {
  const upstream = await startUpstream((_request, response) => {
    response.writeHead(status, { ...HTML, ...headers }).end(body);
  });
  return ask(`${await startRelayTo(upstream)}/metadata/DataEntities`, { headers: FROM_APP });
}

test.each([
  ['plain', SIGN_IN, {}],
  ['zipped', gzipSync(SIGN_IN), { 'content-encoding': 'gzip' }],
  ['deflated', deflateSync(SIGN_IN), { 'content-encoding': 'deflate' }],
  ['in brotli', brotliCompressSync(SIGN_IN), { 'content-encoding': 'br' }],
  ['a form', '<form><input name=p type=password></form>', {}],
  ['AD FS', '<form action="/adfs/ls/?x=1">', {}],
  ['as XHTML', SIGN_IN, { 'content-type': 'application/xhtml+xml' }],
])('a sign-in page (%s) means that a sign-in is required', async (_, body, headers) => {
  const reply = await askForPage({ body, headers });
  expect(reply.status).toBe(401);
  expect(reply.headers['x-atlas-relay-failure']).toBe('1');
  expect(JSON.parse(reply.text).failure).toEqual({
    kind: 'sign_in_required',
    host: expect.stringMatching(/^127\.0\.0\.1:/),
    claims: null,
    requestId: 'activity-1',
  });
});

test.each([
  ['another page', MAINTENANCE, {}],
  ['a page that is not zipped as it says', MAINTENANCE, { 'content-encoding': 'gzip' }],
  [
    'a page that unzips to more than anybody needs',
    gzipSync('x'.repeat(32 * 1024 * 1024)),
    { 'content-encoding': 'gzip' },
  ],
])('%s is no answer', async (_, body, headers) => {
  const reply = await askForPage({ body, headers });
  expect(reply.status).toBe(502);
  expect(JSON.parse(reply.text).failure).toEqual({
    kind: 'not_json',
    path: '/metadata/DataEntities',
    contentType: HTML['content-type'],
    requestId: 'activity-1',
  });
});

test.each([429, 503, 500, 403, 404])(
  'an error %i keeps its status and headers, whatever page comes with it',
  async (status) => {
    const reply = await askForPage({ body: SIGN_IN, status, headers: { 'retry-after': '17' } });
    expect(reply.status).toBe(status);
    expect(reply.headers).toMatchObject({
      'retry-after': '17',
      'ms-dyn-aid': 'activity-1',
      'x-atlas-upstream': '1',
    });
    expect(reply.headers).not.toHaveProperty('x-atlas-relay-failure');
  },
);

test('a page is not read to its end', async () => {
  let left: Promise<unknown> | undefined;
  const upstream = await startUpstream((_request, response) => {
    left = once(response, 'close');
    response.writeHead(200, HTML).write('<p>'.repeat(30_000));
  });
  const reply = await ask(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  expect(reply.status).toBe(502);
  await left;
});

test('JSON is passed on before it is there, although it says the words of a sign-in page', async () => {
  const start = '{"value":["login.microsoftonline.com"';
  const upstream = await startUpstream((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write(start);
  });
  const response = await open(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  response.on('error', () => {});
  expect(response.statusCode).toBe(200);
  expect(String((await once(response, 'data'))[0])).toBe(start);
  response.destroy();
});

const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}';

test.each([
  ['with claims tells what the next token must prove', CLAIMS, CLAIMS],
  ['whose claims cannot be read asks for nothing in particular', CLAIMS.slice(0, -1), null],
])('a challenge %s', async (_, sent, claims) => {
  const encoded = Buffer.from(sent).toString('base64');
  const upstream = await startUpstream((_request, response) => {
    const challenge = `Bearer error="insufficient_claims", claims="${encoded}"`;
    response.writeHead(401, { 'www-authenticate': challenge }).end();
  });
  const relay = await startRelayTo(upstream);
  const body = '{"language":"en-US","ids":["@SYS1"]}';
  const labels = await ask(`${relay}/labels`, { method: 'POST', headers: FROM_APP, body });
  expect(JSON.parse(labels.text)).toMatchObject({ failure: { kind: 'sign_in_required', claims } });
  const metadata = await ask(`${relay}/data`, { headers: FROM_APP });
  expect(metadata.headers['www-authenticate']).toContain(encoded);
});

test.each([
  [SIGN_IN, { kind: 'sign_in_required', requestId: 'activity-1' }],
  [MAINTENANCE, { kind: 'not_json', contentType: HTML['content-type'] }],
])('a page in place of a label says what it is: %.60s', async (page, failure) => {
  const upstream = await startUpstream((_request, response) => {
    response.writeHead(200, HTML).end(page);
  });
  const body = '{"language":"en-US","ids":["@SYS1"]}';
  const relay = await startRelayTo(upstream);
  const reply = await ask(`${relay}/labels`, { method: 'POST', headers: FROM_APP, body });
  expect(JSON.parse(reply.text)).toMatchObject({ failure });
});
