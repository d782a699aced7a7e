import { errors } from 'undici';
import { expect, test } from 'vitest';
import { connectionFailure } from '../../../server/relay/upstream.ts';

test('an environment that says nothing for five minutes is silent', () => {
  expect(connectionFailure(new errors.HeadersTimeoutError(), 'x.example', '/data')).toEqual({
    kind: 'silent',
    path: '/data',
    silentSeconds: 300,
  });
});

test.each([
  ['ENOTFOUND', 'there is no such name'],
  ['ECONNREFUSED', 'it refused the connection'],
  ['UND_ERR_CONNECT_TIMEOUT', 'it did not answer'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)'],
  ['ECONNRESET', 'the connection broke (ECONNRESET)'],
])('%s is told in words', (code, reason) => {
  const error = Object.assign(new Error('secret'), { code });
  const failure = { kind: 'unreachable', host: 'x.example', reason };
  expect(connectionFailure(error, 'x.example', '/data')).toEqual(failure);
});
