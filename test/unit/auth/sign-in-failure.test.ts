import { AuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-browser';
import { expect, test } from 'vitest';
import { signInFailure } from '../../../src/auth/sign-in-failure.ts';

const asked = { host: 'a.example', claims: null };
const required = { kind: 'sign_in_required', host: 'a.example', requestId: null };

test('what only the user can do asks for a sign-in, with the claims that the authority wants', () => {
  const error = new InteractionRequiredAuthError('interaction_required', 'id', 'MFA');
  expect(signInFailure(error, asked)).toEqual({ ...required, claims: null });
  error.claims = '{"a":1}';
  expect(signInFailure(error, asked)).toEqual({ ...required, claims: '{"a":1}' });
});

test('claims that were asked for are not lost', () => {
  const error = new InteractionRequiredAuthError('login_required', 'id');
  expect(signInFailure(error, { ...asked, claims: '{"b":1}' })).toEqual({
    ...required,
    claims: '{"b":1}',
  });
});

test('a refresh token that has ended asks for a sign-in', () => {
  const error = new ServerError('invalid_grant', 'id', 'AADSTS700084: The refresh token expired.');
  expect(signInFailure(error, asked)).toEqual({ ...required, claims: null });
});

test('no network is told as such', () => {
  const error = new AuthError('no_network_connectivity', 'id');
  expect(signInFailure(error, asked)).toEqual({ kind: 'offline' });
});

test.each([
  [
    new ServerError(
      'access_denied',
      'id',
      'AADSTS65004: User declined to consent. Trace ID: 12 Correlation ID: 34\r\nTimestamp: now',
    ),
    'AADSTS65004: User declined to consent',
  ],
  [new AuthError('post_request_failed', 'id'), 'the sign-in service cannot be reached'],
  [new AuthError('get_request_failed', 'id'), 'the sign-in service cannot be reached'],
  [new AuthError('endpoints_resolution_error', 'id'), expect.stringContaining('this tenant')],
  [new AuthError('openid_config_error', 'id'), expect.stringContaining('this tenant')],
  [new AuthError('untrusted_authority', 'id'), expect.stringContaining('auth.authority')],
  [new AuthError('user_cancelled', 'id'), 'it was cancelled'],
  [new AuthError('interaction_in_progress', 'id'), expect.stringContaining('Reload the page')],
  [new AuthError('timed_out', 'id'), 'the browser did not open the sign-in page'],
  [
    new ServerError('invalid_request', 'id', 'AADSTS90002: Tenant x.com not found. Trace ID: 1'),
    'AADSTS90002: Tenant x.com not found',
  ],
  [new AuthError('some_new_code', 'id'), 'some_new_code'],
])('anything else is told in the words there are: %s', (error, reason) => {
  expect(signInFailure(error, asked)).toEqual({
    kind: 'sign_in_failed',
    host: 'a.example',
    reason,
  });
});

test('a bug stays an exception', () => {
  expect(() => signInFailure(new TypeError('x is not a function'), asked)).toThrow(TypeError);
});
