import { wrap } from 'comlink';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { EngineApi } from '#contract/api.ts';
import {
  CONTRACT_VERSION,
  EVENTS_CHANNEL,
  LOBBY_CHANNEL,
  PeerChannel,
  tabChannel,
  tabLock,
  type LobbyMessage,
} from '#contract/channels.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import type { TabApi } from '#contract/tab-api.ts';
import { connectEngine, type EngineClient } from '../../../src/engine/engine-client.ts';
import { createBrokenEngine } from '../../../worker/engine.ts';
import { serveTabs } from '../../../worker/tabs/serve-tabs.ts';
import { TabTokens } from '../../../worker/tabs/tab-tokens.ts';
import { fakeEngine } from '../assistant/fake-engine.ts';

vi.mock('../../../src/engine/start-worker.ts', () => ({ startWorker: () => {} }));

const SILENT = () => new Promise<never>(() => {});
const noToken: TabApi = { token: SILENT };

/** Nobody of an earlier test answers in the lobby. */
const open = new Set<BroadcastChannel>();
beforeEach(() => {
  const Channel = class extends BroadcastChannel {
    constructor(name: string) {
      super(name);
      open.add(this);
    }
  };
  vi.stubGlobal('BroadcastChannel', Channel);
});
afterEach(() => {
  for (const channel of open) channel.close();
  open.clear();
  vi.unstubAllGlobals();
});

/** A worker that has just got the database. `end` lets nobody find it any more. */
function startOwner(answer: () => Answer<never>, tokens = new TabTokens()) {
  let asked = 0;
  const listEnvironments = () => {
    asked += 1;
    return answer();
  };
  const before = new Set(open);
  serveTabs(fakeApi({ listEnvironments }), tokens);
  const own = open.difference(before);
  return { asked: () => asked, end: () => own.forEach((channel) => channel.close()) };
}

function fakeApi(answers: Partial<EngineApi>): EngineApi {
  let api: EngineApi | undefined;
  void fakeEngine(answers).ask((engine) => {
    api = engine;
    return SILENT();
  });
  if (api === undefined) throw new Error('The fake engine asks at once.');
  return api;
}

function listenInLobby(): LobbyMessage[] {
  const heard: LobbyMessage[] = [];
  new BroadcastChannel(LOBBY_CHANNEL).addEventListener('message', ({ data }) => heard.push(data));
  return heard;
}

function sayInLobby(message: LobbyMessage): void {
  new BroadcastChannel(LOBBY_CHANNEL).postMessage(message);
}

/** As a tab does it. Gives the owner that welcomes it. */
async function sayHello(tabId: string): Promise<string> {
  const heard = listenInLobby();
  sayInLobby({ kind: 'hello', tabId, contractVersion: CONTRACT_VERSION });
  const welcomes = () => heard.filter((message) => message.kind === 'welcome');
  return vi.waitUntil(() => welcomes().find((each) => each.tabId === tabId)?.ownerId);
}

const question = (engine: EngineApi) => engine.listEnvironments();
const TOKEN_REQUEST = { environmentUrl: 'https://uat.example', isRenewal: false, claims: null };
const answered = fail({ kind: 'cancelled' });
const interrupted = fail({ kind: 'interrupted' });
const answering = async () => answered;

test('what is asked before there is an owner waits for one', async () => {
  const client = connectEngine(noToken);
  const answer = client.ask(question);
  const { asked } = startOwner(answering);
  expect(await answer).toEqual(answered);
  await client.arrived;
  expect(asked()).toBe(1);
});

test('a question goes on to the next owner, a command is told that it was interrupted', async () => {
  const gone = startOwner(SILENT);
  const client = connectEngine(noToken);
  const [asked, told] = [client.ask(question), client.tell(question)];
  await vi.waitFor(() => expect(gone.asked()).toBe(2));
  gone.end();
  const next = startOwner(answering);
  expect(await asked).toEqual(answered);
  expect(await told).toEqual(interrupted);
  expect(next.asked()).toBe(1);
  expect(await client.tell(question)).toEqual(answered);
});

test('an owner that greets again, and greetings for other tabs, interrupt nothing', async () => {
  const answer = Promise.withResolvers<typeof answered>();
  const { asked } = startOwner(() => answer.promise);
  const client = connectEngine(noToken);
  const told = client.tell(question);
  await vi.waitFor(() => expect(asked()).toBe(1));
  const heard = listenInLobby();
  sayInLobby({ kind: 'welcome', tabId: 'another tab', ownerId: 'another owner' });
  sayInLobby({ kind: 'owner', ownerId: 'the same' });
  await vi.waitFor(() => expect(heard.filter(({ kind }) => kind === 'welcome')).toHaveLength(2));
  answer.resolve(answered);
  expect(await told).toEqual(answered);
});

test('an owner of another version serves nothing, until one of this version takes its place', async () => {
  const heard = listenInLobby();
  const client = connectEngine(noToken);
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  const [hello] = heard;
  if (hello?.kind !== 'hello') throw new Error('A tab says hello first.');
  sayInLobby({ kind: 'refused', tabId: hello.tabId, ownerId: 'old' });
  expect(await client.ask(question)).toEqual(fail({ kind: 'other_version_open' }));
  startOwner(answering);
  await vi.waitFor(async () => expect(await client.ask(question)).toEqual(answered));
});

test('an engine that could not start tells every tab why', async () => {
  const failure = { kind: 'unexpected', message: 'no storage' } as const;
  const startEngine = async () => createBrokenEngine(failure);
  serveTabs(await startEngine(), new TabTokens());
  expect(await connectEngine(noToken).ask(question)).toEqual(fail(failure));
});

test('a bug of the engine is an exception of whoever asked', async () => {
  startOwner(() => Promise.reject(new Error('no such table')));
  await expect(connectEngine(noToken).ask(question)).rejects.toThrow('no such table');
});

test('the owner gets tokens from the window of the tab', async () => {
  const tokens = new TabTokens();
  startOwner(answering, tokens);
  const client = connectEngine({ token: async () => succeed('token') });
  await client.ask(question);
  expect(await tokens.token(TOKEN_REQUEST)).toEqual(succeed('token'));
});

test('a tab whose window is gone is neither asked nor answered any more', async () => {
  const tokens = new TabTokens();
  const { asked } = startOwner(answering, tokens);
  const gone = Promise.withResolvers<void>();
  void navigator.locks.request(tabLock('tab'), () => gone.promise);
  const channel = new PeerChannel(tabChannel('tab', await sayHello('tab')));
  onTestFinished(() => channel.close());
  const engine = wrap<EngineApi>(channel);
  expect(await question(engine)).toEqual(answered);

  const token = tokens.token(TOKEN_REQUEST);
  gone.resolve();
  expect(await token).toMatchObject({ failure: { kind: 'sign_in_required' } });
  void question(engine);
  await sayHello('another tab');
  expect(asked()).toBe(1);
});

test('a tab that greets twice is answered once', async () => {
  const { asked } = startOwner(answering);
  const gone = Promise.withResolvers<void>();
  onTestFinished(() => gone.resolve());
  void navigator.locks.request(tabLock('tab'), () => gone.promise);
  await sayHello('tab');
  const channel = new PeerChannel(tabChannel('tab', await sayHello('tab')));
  onTestFinished(() => channel.close());
  expect(await question(wrap<EngineApi>(channel))).toEqual(answered);
  // Whoever else hears the question has it by now.
  await sayHello('another tab');
  expect(asked()).toBe(1);
});

test('events are heard until nobody wants them', async () => {
  const client = connectEngine(noToken);
  const heard: string[] = [];
  const listen = (to: EngineClient) => to.onEvent(({ kind }) => heard.push(kind));
  const [stopFirst, stopSecond] = [listen(client), listen(client)];
  const channel = new BroadcastChannel(EVENTS_CHANNEL);
  channel.postMessage({ kind: 'layouts_changed' });
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  stopFirst();
  channel.postMessage({ kind: 'glossary_changed' });
  await vi.waitFor(() => expect(heard).toContain('glossary_changed'));
  expect(heard).toHaveLength(3);
  stopSecond();
});
