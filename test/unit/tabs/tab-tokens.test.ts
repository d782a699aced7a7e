import { expose } from 'comlink';
import { afterEach, expect, test, vi } from 'vitest';
import { PeerChannel, tokenChannel } from '#contract/channels.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import type { TabApi, TokenRequest } from '#contract/tab-api.ts';
import { TabTokens } from '../../../worker/tabs/tab-tokens.ts';

const OWNER = 'owner';
const request: TokenRequest = {
  environmentUrl: 'https://uat.example',
  isRenewal: false,
  claims: null,
};
const wanted = fail({
  kind: 'sign_in_required',
  host: 'uat.example',
  claims: null,
  requestId: null,
});

let tokens = new TabTokens();
const open: { readonly id: string; readonly channel: PeerChannel }[] = [];

afterEach(() => {
  vi.useRealTimers();
  for (const { id, channel } of open.splice(0)) {
    tokens.remove(id);
    channel.close();
  }
  tokens = new TabTokens();
});

/** A tab whose window answers as told; null never answers. Gives what it was asked. */
function openTab(id: string, answer: Outcome<string> | null): readonly TokenRequest[] {
  const asked: TokenRequest[] = [];
  const api: TabApi = {
    token: async (each) => {
      asked.push(each);
      return answer ?? new Promise(() => {});
    },
  };
  const channel = new PeerChannel(tokenChannel(id, OWNER));
  expose(api, channel);
  open.push({ id, channel });
  tokens.add(id, OWNER);
  return asked;
}

test('without a tab there is no token', async () => {
  expect(await tokens.token(request)).toEqual(wanted);
});

test('the tab that has a token is found, and asked first from then on', async () => {
  const stranger = openTab('stranger', wanted);
  const signedIn = openTab('signed-in', succeed('token'));
  expect(await tokens.token(request)).toEqual(succeed('token'));
  expect(await tokens.token({ ...request, isRenewal: true })).toEqual(succeed('token'));
  expect(stranger).toHaveLength(1);
  expect(signedIn.map(({ isRenewal }) => isRenewal)).toEqual([false, true]);
});

test('where no tab has one, the first refusal is told', async () => {
  const reason = 'the host of this app is not set up for it';
  const refusal = fail({ kind: 'sign_in_failed', host: 'uat.example', reason });
  openTab('one', refusal);
  openTab('other', wanted);
  expect(await tokens.token(request)).toEqual(refusal);
});

test('a tab that is closed while it is asked does not hold up the others', async () => {
  const sleeping = openTab('sleeping', null);
  openTab('signed-in', succeed('token'));
  const answer = tokens.token(request);
  await vi.waitFor(() => expect(sleeping).toHaveLength(1));
  tokens.remove('sleeping');
  expect(await answer).toEqual(succeed('token'));
});

test('a tab that does not answer is passed over after a while', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const sleeping = openTab('sleeping', null);
  openTab('signed-in', succeed('token'));
  const answer = tokens.token(request);
  await vi.waitUntil(() => sleeping.length === 1);
  vi.advanceTimersByTime(20_000);
  expect(await answer).toEqual(succeed('token'));
});
