import { expect, onTestFinished, test, vi } from 'vitest';
import { fail, succeed } from '#contract/outcome.ts';
import type { TokenRequest } from '#contract/tab-api.ts';
import { SIGN_OUT_CHANNEL } from '../../../src/auth/sign-in.ts';
import { ada, environmentUrl, issued, openTab } from './open-tab.ts';

const request: TokenRequest = { environmentUrl, isRenewal: false, claims: null };

test('a tab without accounts has no token, and loads nothing to find that out', async () => {
  const tab = openTab();
  expect(await tab.signIn.token(request)).toEqual(
    fail({ kind: 'sign_in_required', host: 'a.example', claims: null, requestId: null }),
  );
  expect(tab.loaded()).toBe(0);
});

test('a tab whose host is not set up for sign-in says who can change that', async () => {
  const tab = openTab({ settings: async () => null });
  expect(await tab.signIn.token(request)).toMatchObject({
    failure: { kind: 'sign_in_failed', reason: expect.stringContaining('auth.clientId') },
  });
});

test('a part of the app that cannot be loaded is tried again the next time', async () => {
  let attempts = 0;
  const open = () => {
    attempts += 1;
    return Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  };
  const tab = openTab({ open }, { 'msal.account': '…' });
  expect(await tab.signIn.token(request)).toMatchObject({ failure: { kind: 'sign_in_failed' } });
  expect(await tab.signIn.token(request)).toMatchObject({ failure: { kind: 'sign_in_failed' } });
  expect(attempts).toBe(2);
});

test('a token is asked for once, as long as it lives', async () => {
  const tab = openTab({}, { 'msal.account': '…' });
  expect(await tab.signIn.token(request)).toEqual(succeed('token-1'));
  expect(await tab.signIn.token(request)).toEqual(succeed('token-1'));
  expect(tab.requests).toHaveLength(1);
});

test('where an environment is of another tenant from now on, it gets a token of that tenant', async () => {
  const tab = openTab({}, { 'msal.account': '…' });
  tab.remembered.set(environmentUrl, 'a.t');
  expect(await tab.signIn.token(request)).toEqual(succeed('token-1'));
  tab.authority = 'https://login.example/fabrikam.example';
  expect(await tab.signIn.token(request)).toEqual(succeed('token-2'));
  expect(tab.sources).toEqual([
    { authority: 'https://login.example/contoso.example', remembered: 'a.t' },
    { authority: 'https://login.example/fabrikam.example', remembered: 'a.t' },
  ]);
});

test('a renewal is a new token, which is then handed out', async () => {
  const tab = openTab({}, { 'msal.account': '…' });
  await tab.signIn.token(request);
  expect(await tab.signIn.token({ ...request, isRenewal: true })).toEqual(succeed('token-2'));
  expect(await tab.signIn.token(request)).toEqual(succeed('token-2'));
  expect(tab.requests.map(({ isRenewal }) => isRenewal)).toEqual([false, true]);
});

test('a token that the environment refused is not offered again, though its end is far', async () => {
  const refusal = fail({
    kind: 'sign_in_required',
    host: 'a.example',
    claims: null,
    requestId: null,
  });
  const tab = openTab({}, { 'msal.account': '…' });
  tab.answer = ({ isRenewal }) => (isRenewal ? refusal : issued('kept'));
  expect(await tab.signIn.token(request)).toEqual(succeed('kept'));
  expect(await tab.signIn.token({ ...request, isRenewal: true })).toEqual(refusal);
  expect(await tab.signIn.token(request)).toEqual(refusal);
});

test('a redirect that has come back tells for which environment, and whose account it uses from now on', async () => {
  const tab = openTab({}, { 'sign-in': environmentUrl, 'msal.account': '…' });
  expect(await tab.signIn.returned).toEqual({ environmentUrl, outcome: succeed(ada) });
  expect(tab.remembered.get(environmentUrl)).toBe('a.t');
  expect(tab.storage.getItem('sign-in')).toBeNull();
});

test('whoever comes back by the button of the browser has not signed in', async () => {
  const tab = openTab({}, { 'sign-in': environmentUrl });
  tab.returned = succeed(null);
  expect(await tab.signIn.returned).toBeNull();
  expect(tab.remembered.size).toBe(0);
});

test('a sign-in that cannot begin is forgotten, and its failure told', async () => {
  const tab = openTab();
  const failure = await tab.signIn.leaveToSignIn({
    environmentUrl,
    claims: null,
    accountId: null,
    returnTo: 'https://atlas.example/environments',
  });
  expect(failure).toEqual({ kind: 'offline' });
  expect(tab.storage.getItem('sign-in')).toBeNull();
});

test('a sign-out in one tab reaches the others', async () => {
  const tab = openTab({}, { 'msal.account': '…' });
  const other = openTab({}, { 'msal.account': '…' });
  const heard = Promise.withResolvers<void>();
  other.signIn.onAccounts((accounts) => {
    if (other.forgotten.length > 0 && accounts.length === 0) heard.resolve();
  });
  await tab.signIn.signOut('a.t');
  await heard.promise;
  expect(other.forgotten).toEqual(['a.t']);
  expect(tab.forgotten).toEqual(['a.t']);
});

test('what else comes over the channel of sign-outs costs nobody a token', async () => {
  const tab = openTab({}, { 'msal.account': '…' });
  await tab.signIn.token(request);
  const stranger = new BroadcastChannel(SIGN_OUT_CHANNEL);
  onTestFinished(() => stranger.close());
  for (const said of [{ v: 1, payload: 'state=…' }, null, 7, ['a.t']]) stranger.postMessage(said);
  // Messages keep their order: once this one is heard, those were.
  stranger.postMessage('b.t');
  await vi.waitUntil(() => tab.forgotten.length > 0);
  expect(tab.forgotten).toEqual(['b.t']);
});
