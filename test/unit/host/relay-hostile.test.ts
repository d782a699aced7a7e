import type { IncomingMessage } from 'node:http';
import { Agent } from 'undici';
import { expect, onTestFinished, test, vi } from 'vitest';
import { LabelGate } from '../../../server/relay/label-gate.ts';
import { streamLabels } from '../../../server/relay/stream-labels.ts';
import { ask, FROM_APP } from './ask.ts';
import { sendRaw, startRawUpstream } from './raw.ts';
import { startRelayTo, startUpstream } from './start-test-host.ts';

const MODULES = '/data/SystemNotifications/Microsoft.Dynamics.DataEntities.GetInstalledModules';

interface HostileSetting {
  readonly origin: string;
  /** `/relay/<host>` */
  readonly prefix: string;
  /** What the environment was asked. */
  readonly asked: readonly string[];
}

async function startSetting(): Promise<HostileSetting> {
  const asked: string[] = [];
  const upstream = await startUpstream((request: IncomingMessage, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end('{}');
  });
  const { origin, pathname } = new URL(await startRelayTo(upstream));
  return { origin, prefix: pathname, asked };
}

function request(line: string, headers: readonly string[], body = ''): string {
  const all = [`${line} HTTP/1.1`, 'Host: localhost', 'x-atlas-relay: 1', ...headers];
  return `${all.join('\r\n')}\r\n\r\n${body}`;
}

const SMUGGLED = 'GET /metadata/smuggled HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
const CHUNKED = `0\r\n\r\n${SMUGGLED}`;

test.each([
  ['both lengths', ['Content-Length: 4', 'Transfer-Encoding: chunked'], CHUNKED],
  ['both lengths, the other way', ['Transfer-Encoding: chunked', 'Content-Length: 4'], CHUNKED],
  [
    'both lengths, one of them folded',
    ['Content-Length: 4', 'Transfer-Encoding:\r\n chunked'],
    CHUNKED,
  ],
  ['two different lengths', ['Content-Length: 2', 'Content-Length: 4'], '{}{}'],
  ['the same length twice', ['Content-Length: 2', 'Content-Length: 2'], '{}'],
  ['a list of lengths', ['Content-Length: 2, 2'], '{}'],
  ['a length with a sign', ['Content-Length: +2'], '{}'],
  ['a length in hexadecimal', ['Content-Length: 0x2'], '{}'],
  ['a space before the colon', ['Content-Length : 2'], '{}'],
  ['an unknown transfer encoding', ['Transfer-Encoding: xchunked'], CHUNKED],
  ['chunked that is not the last', ['Transfer-Encoding: chunked, identity'], CHUNKED],
  ['chunked after a vertical tab', ['Transfer-Encoding: \x0bchunked'], CHUNKED],
  [
    'chunked twice, spelt differently',
    ['Transfer-Encoding: chunked', 'transfer-encoding: x'],
    CHUNKED,
  ],
  ['a folded header', ['X-Note: a\r\n Content-Length: 2'], '{}'],
  ['a bare line feed in a header', ['X-Note: a\nContent-Length: 2'], '{}'],
  ['a bare carriage return in a header', ['X-Note: a\rContent-Length: 2'], '{}'],
  ['a zero byte in a header', ['X-Note: a\0b'], '{}'],
  ['a chunk size with a sign', ['Transfer-Encoding: chunked'], `+2\r\n{}\r\n${CHUNKED}`],
  [
    'a chunk that is longer than it says',
    ['Transfer-Encoding: chunked'],
    `2\r\n{}{}\r\n${CHUNKED}`,
  ],
  [
    'a chunk size that ends with a line feed',
    ['Transfer-Encoding: chunked'],
    `2\n{}\r\n${CHUNKED}`,
  ],
])('a request with %s never becomes two, nor reaches the environment', async (_, headers, body) => {
  const { origin, prefix, asked } = await startSetting();
  const answer = await sendRaw(origin, request(`POST ${prefix}${MODULES}`, headers, body));
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  expect(asked).toEqual([]);
});

test('the body of a request that needs none is not taken for a request', async () => {
  const { origin, prefix, asked } = await startSetting();
  const inner = request(`GET ${prefix}/metadata/smuggled`, []);
  const outer = request(`GET ${prefix}/data`, [`Content-Length: ${inner.length}`], inner);
  const last = request(`GET ${prefix}/data/$metadata`, ['Connection: close']);
  expect((await sendRaw(origin, outer + last)).match(/HTTP\/1\.1 200/g)).toHaveLength(2);
  expect(asked).toEqual(['GET /data', 'GET /data/$metadata']);
});

test('what is left of a body that was too long is not taken for a request', async () => {
  const { origin, prefix, asked } = await startSetting();
  const inner = request(`GET ${prefix}/metadata/smuggled`, []);
  const body = 'x'.repeat(64 * 1024 + 1) + inner;
  const outer = request(`POST ${prefix}${MODULES}`, [`Content-Length: ${body.length}`], body);
  expect(await sendRaw(origin, outer)).toMatch(/^HTTP\/1\.1 413 /);
  expect(asked).toEqual([]);
});

test.each([
  'CONNECT 127.0.0.1:80',
  'TRACE {prefix}/data',
  'GET http://{upstream}/data',
  'GET http://localhost{prefix}/data',
  'GET //localhost{prefix}/data',
  'GET /x/..{prefix}/data',
  'GET \\relay\\{upstream}\\data',
  'GET {prefix}/metadata/%c0%ae%c0%ae/data',
  'GET {prefix}/metadata/%e0%80%ae%e0%80%ae/data',
  'GET {prefix}/metadata/..%255c..%255cdata',
  'GET {prefix}/metadata/%00',
  'GET {prefix}/metadata/\x80',
  'GET /relay/user:pass@{upstream}/data',
  'GET /relay/{upstream}%00.example/data',
  'GET /relay/{upstream}%2f@evil.example/data',
  'OPTIONS *',
  'PRI *',
  'M-SEARCH {prefix}/data',
  'QUERY {prefix}/data',
])('%j does not reach the environment', async (line) => {
  const { origin, prefix, asked } = await startSetting();
  const target = line
    .replace('{prefix}', prefix)
    .replace('{upstream}', prefix.slice('/relay/'.length));
  const answer = await sendRaw(origin, request(target, ['Connection: close', 'X-Secret: secret']));
  expect(answer).not.toMatch(/^HTTP\/1\.1 [123]/);
  expect(answer).not.toContain('secret');
  expect(asked).toEqual([]);
});

test.each([
  ['websocket', ['Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13']],
  ['h2c', ['HTTP2-Settings: AAMAAABkAAQAAP__']],
])('the connection stays HTTP/1.1 where %s is wished for', async (protocol, headers) => {
  const { origin, prefix, asked } = await startSetting();
  const upgrade = [`Upgrade: ${protocol}`, 'Connection: Upgrade, close', ...headers];
  const answer = await sendRaw(origin, request(`GET ${prefix}/data`, upgrade));
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).not.toMatch(/^upgrade:/im);
  expect(asked).toEqual(['GET /data']);
});

test('a part of an answer is not asked for: the answer comes whole', async () => {
  const ranges: unknown[] = [];
  const upstream = await startUpstream(({ headers }, response) => {
    ranges.push(headers.range, headers['if-range']);
    response.end('whole');
  });
  const headers = { ...FROM_APP, range: 'bytes=0-1', 'if-range': '"1"' };
  const reply = await ask(`${await startRelayTo(upstream)}/data`, { headers });
  expect([reply.status, reply.text]).toEqual([200, 'whole']);
  expect(ranges).toEqual([undefined, undefined]);
});

test.each(['\r', '\n', '\r\n ', '\0'])(
  'an environment cannot make two headers out of one with %j',
  async (separator) => {
    const upstream = await startRawUpstream(
      `HTTP/1.1 200 OK\r\nms-dyn-aid: a${separator}set-cookie: own=1\r\nconnection: close\r\n\r\n{}`,
    );
    const reply = await ask(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
    expect(reply.headers).not.toHaveProperty('set-cookie');
    expect([200, 502]).toContain(reply.status);
  },
);

test('a header that comes twice is one, also where a refusal tells of it', async () => {
  const upstream = await startRawUpstream(
    'HTTP/1.1 302 Found\r\nms-dyn-aid: a\r\nms-dyn-aid: b\r\nconnection: close\r\n\r\n',
  );
  const reply = await ask(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  expect(JSON.parse(reply.text)).toMatchObject({ failure: { requestId: 'a, b' } });
});

test('a header that Node would refuse to send costs the header, not the answer', async () => {
  const upstream = await startRawUpstream(
    Buffer.from(
      'HTTP/1.1 200 OK\r\nms-dyn-aid: \u{1f600}\r\nserver-timing: dur=1\r\nconnection: close\r\n\r\n{}',
    ),
  );
  const reply = await ask(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  expect([reply.status, reply.text]).toEqual([200, '{}']);
  expect(reply.headers).toMatchObject({ 'server-timing': 'dur=1' });
  expect(reply.headers).not.toHaveProperty('ms-dyn-aid');
});

test('what is about the connection to the environment stays there', async () => {
  const upstream = await startRawUpstream(
    'HTTP/1.1 200 OK\r\ntrailer: x-late\r\nkeep-alive: timeout=9999\r\nupgrade: h2c\r\n' +
      'proxy-authenticate: Basic\r\nrefresh: 0; url=https://evil.example\r\nlink: </x>; rel=preload\r\n' +
      'clear-site-data: "*"\r\nstrict-transport-security: max-age=1\r\nconnection: close\r\n\r\n{}',
  );
  const reply = await ask(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  expect(reply.status).toBe(200);
  for (const name of [
    'trailer',
    'keep-alive',
    'upgrade',
    'proxy-authenticate',
    'refresh',
    'link',
    'clear-site-data',
    'strict-transport-security',
  ]) {
    expect(reply.headers).not.toHaveProperty(name);
  }
});

test.each([
  ['more headers than anybody needs', `x-long: ${'x'.repeat(64 * 1024)}\r\n`],
  ['two lengths', 'content-length: 2\r\ncontent-length: 4\r\n'],
  ['a length and chunks', 'content-length: 2\r\ntransfer-encoding: chunked\r\n'],
])('an answer with %s is none', async (_, headers) => {
  const upstream = await startRawUpstream(`HTTP/1.1 200 OK\r\n${headers}\r\n{}`);
  const reply = await ask(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  expect(reply.status).toBe(502);
  expect(JSON.parse(reply.text)).toMatchObject({ failure: { kind: 'unreachable' } });
});

test('an answer that is shorter than it says arrives cut off', async () => {
  const upstream = await startRawUpstream('HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{"value":');
  const answer = ask(`${await startRelayTo(upstream)}/data`, { headers: FROM_APP });
  await expect(answer).rejects.toThrow('aborted');
});

test('an id cannot lead a question for labels elsewhere', async () => {
  const asked = vi.fn();
  const upstream = await startUpstream(({ url }, response) => {
    asked(url);
    response.writeHead(404).end();
  });
  const ids = ["@A',Language='de", '../../data/Users', '@A\r\nX-Evil: 1', '@A?x=1#y', '@A%2f..'];
  const body = JSON.stringify({ language: 'en-US', ids });
  await ask(`${await startRelayTo(upstream)}/labels`, { method: 'POST', headers: FROM_APP, body });
  expect(asked.mock.calls.flat().toSorted()).toEqual(
    [
      "/metadata/Labels(Id='%40A''%2CLanguage%3D''de',Language='en-US')",
      "/metadata/Labels(Id='..%2F..%2Fdata%2FUsers',Language='en-US')",
      "/metadata/Labels(Id='%40A%0D%0AX-Evil%3A%201',Language='en-US')",
      "/metadata/Labels(Id='%40A%3Fx%3D1%23y',Language='en-US')",
      "/metadata/Labels(Id='%40A%252f..',Language='en-US')",
    ].toSorted(),
  );
});

test.each(['\ud800', 'a\udc00b', '@SYS\ud83d'])(
  'an id that is half a character (%j) is refused, and the host goes on',
  async (id) => {
    const upstream = await startUpstream((_, response) => response.end('{"Value":"text"}'));
    const address = `${await startRelayTo(upstream)}/labels`;
    const statusOf = async (ids: readonly string[]) => {
      const body = JSON.stringify({ language: 'en-US', ids });
      return (await ask(address, { method: 'POST', headers: FROM_APP, body })).status;
    };
    expect(await statusOf(['@SYS1', id])).toBe(400);
    expect(await statusOf(['@SYS1'])).toBe(200);
  },
);

test('a question for labels that goes wrong by itself ends, and the host goes on', async () => {
  const upstream = await startUpstream((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"Value":"text"}');
  });
  const agent = new Agent();
  onTestFinished(() => agent.destroy());
  const { signal } = new AbortController();
  const { host } = new URL(upstream);
  const source = {
    agent,
    upstream: { host, origin: upstream, reach: 'anywhere' as const },
    authorization: undefined,
    signal,
  };
  const sink = { gate: new LabelGate(), write: () => Promise.reject(new Error('no room')) };
  const ids = ['@SYS1', '@SYS2', '@SYS3'];
  await expect(streamLabels(source, { language: 'en-US', ids }, sink)).rejects.toThrow('no room');
});
