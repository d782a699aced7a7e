import { expect, test, vi } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import type { SyncSession } from '#contract/sync.ts';
import type { SignedInAccount } from '../../../src/auth/choose-account.ts';
import { Accounts } from '../../../src/state/accounts.svelte.ts';
import { Environments } from '../../../src/state/environments.svelte.ts';
import { Notices } from '../../../src/state/notices.svelte.ts';
import { Preferences } from '../../../src/state/preferences.svelte.ts';
import { environment, session } from '../assistant/fake-engine.ts';
import { ada, environmentUrl, openTab } from '../auth/open-tab.ts';
import { FakeEngine } from './fake-engine.ts';

const uat = environment({ url: environmentUrl, auth: 'entra' });
const signedInBefore = { 'msal.account': '…' };
const waiting: Partial<SyncSession> = { waitingFor: { kind: 'sign_in', claims: null } };

/** The state of a window with one environment. */
async function openWindow(
  stored: Readonly<Record<string, string>> = {},
  returned: Outcome<SignedInAccount | null> = succeed(ada),
) {
  const engine = new FakeEngine();
  const tab = openTab({}, stored);
  tab.returned = returned;
  const environments = new Environments(engine);
  void environments.load();
  await engine.callsOf('listEnvironments')[0]?.answer(succeed<readonly Environment[]>([uat]));
  const notices = new Notices();
  const authorities = { of: () => tab.authority };
  const preferences = new Preferences(tab.storage, ['en-US']);
  const parts = { engine, authorities, signIn: tab.signIn, environments, preferences, notices };
  return { engine, tab, notices, preferences, accounts: new Accounts(parts) };
}

test('a sync that waits goes on by itself where this tab has a token, once without progress', async () => {
  const { engine, accounts } = await openWindow(signedInBefore);
  await vi.waitUntil(() => accounts.all.length > 0);
  void accounts.continueSync(session(waiting));
  await vi.waitUntil(() => engine.callsOf('signedIn').length === 1);
  // It waits again at the same place: only the user can help.
  await accounts.continueSync(session(waiting));
  expect(engine.callsOf('signedIn')).toHaveLength(1);
  const phases = [
    {
      phase: 'labels',
      status: 'running',
      done: 2000,
      total: 9000,
      currentItem: null,
      startedAt: null,
      endedAt: null,
    },
  ] as const;
  void accounts.continueSync(session({ ...waiting, phases }));
  await vi.waitUntil(() => engine.callsOf('signedIn').length === 2);
});

test('a sync whose token is refused, or that wants more of it, waits for the user', async () => {
  const { engine, accounts } = await openWindow(signedInBefore);
  await vi.waitUntil(() => accounts.all.length > 0);
  const refused = { kind: 'sign_in', claims: null, isTokenRefused: true } as const;
  await accounts.continueSync(session({ waitingFor: refused }));
  await accounts.continueSync(session({ waitingFor: { kind: 'sign_in', claims: '{}' } }));
  await accounts.continueSync(session());
  expect(engine.callsOf('signedIn')).toEqual([]);
});

test('an account of another tenant neither stands beside an environment nor goes on with its sync', async () => {
  const { engine, accounts, tab } = await openWindow(signedInBefore);
  await vi.waitUntil(() => accounts.all.length > 0);
  expect(accounts.of(uat)).toEqual(ada);
  tab.authority = 'https://login.example/fabrikam.example';
  expect(accounts.of(uat)).toBeNull();
  tab.answer = ({ claims }) =>
    fail({ kind: 'sign_in_required', host: 'a.example', claims, requestId: null });
  await accounts.continueSync(session(waiting));
  expect(engine.callsOf('signedIn')).toEqual([]);
});

test('a tab that has no account lets a sync wait', async () => {
  const { engine, accounts } = await openWindow();
  engine.tellAll({ kind: 'sync_changed', session: session(waiting) });
  expect(await accounts.canContinue(uat)).toBe(false);
  expect(engine.callsOf('signedIn')).toEqual([]);
  expect(accounts.of(uat)).toBeNull();
});

test('who comes back from a sign-in is named, remembered, and what waited goes on', async () => {
  const { engine, notices, tab, accounts } = await openWindow({ 'sign-in': environmentUrl });
  void accounts.finishSignIn();
  await vi.waitUntil(() => engine.callsOf('signedIn').length === 1);
  expect(notices.all.map(({ text }) => text)).toEqual(['Signed in to UAT as ada@contoso.example.']);
  expect(tab.remembered.get(environmentUrl)).toBe(ada.id);
  await engine.callsOf('signedIn')[0]?.answer(succeed(undefined));
  expect(engine.callsOf('checkVersion')).toHaveLength(1);
  expect(accounts.of(uat)).toEqual(ada);
});

test('a sign-in that did not succeed is told, and nothing goes on', async () => {
  const declined = fail({ kind: 'sign_in_failed', host: 'a.example', reason: 'declined' });
  const { engine, notices, accounts } = await openWindow({ 'sign-in': environmentUrl }, declined);
  await accounts.finishSignIn();
  expect(notices.all).toMatchObject([
    { isLasting: true, text: expect.stringContaining('declined') },
  ]);
  expect(engine.callsOf('signedIn')).toEqual([]);
});

test('leaving for a sign-in that does not work brings the page back', async () => {
  const { accounts } = await openWindow();
  const failure = await accounts.signIn(uat, { returnTo: 'https://atlas.example/environments' });
  expect(failure).toEqual({ kind: 'offline' });
  expect(accounts.isLeaving).toBe(false);
});
