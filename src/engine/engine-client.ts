import { expose, wrap } from 'comlink';
import type { EngineApi } from '#contract/api.ts';
import {
  CONTRACT_VERSION,
  EVENTS_CHANNEL,
  LOBBY_CHANNEL,
  PeerChannel,
  tabChannel,
  tabLock,
  tokenChannel,
  type LobbyMessage,
} from '#contract/channels.ts';
import type { EngineEvent } from '#contract/events.ts';
import { fail, type Answer, type Outcome } from '#contract/outcome.ts';
import type { TabApi } from '#contract/tab-api.ts';
import { startWorker } from './start-worker.ts';

export interface EngineClient {
  /** A question is safe to repeat, so a change of owner goes unnoticed. */
  ask<T>(question: (engine: EngineApi) => Answer<T>): Answer<T>;
  /** A command; answers `interrupted` if the owner went away before it answered. */
  tell<T>(command: (engine: EngineApi) => Answer<T>): Answer<T>;
  /** Every tab hears every event, its own commands' too. Returns the unsubscriber. */
  onEvent(listener: (event: EngineEvent) => void): () => void;
}

export interface ConnectedEngine extends EngineClient {
  /** Settles when an owner has answered for the first time. */
  readonly arrived: Promise<void>;
}

/**
 * Starts this tab's worker and talks to whichever tab's worker owns the database. Call it once. `tab` answers what
 * the owner asks of this tab.
 */
export function connectEngine(tab: TabApi): ConnectedEngine {
  const tabId = crypto.randomUUID();
  const owner = new OwnerConnection(tabId, tab);
  const events = new BroadcastChannel(EVENTS_CHANNEL);
  startWorker(tabId);

  const tell = <T>(command: (engine: EngineApi) => Answer<T>): Answer<T> => owner.call(command);
  return {
    tell,
    arrived: owner.arrived,
    async ask(question) {
      for (;;) {
        const outcome = await tell(question);
        if (outcome.ok || outcome.failure.kind !== 'interrupted') return outcome;
      }
    },
    onEvent(listener) {
      const hear = (message: MessageEvent<EngineEvent>): void => listener(message.data);
      events.addEventListener('message', hear);
      return () => events.removeEventListener('message', hear);
    },
  };
}

interface Owner {
  readonly ownerId: string;
  /** Null if it runs another version of the contract. */
  readonly engine: EngineApi | null;
  readonly channels: readonly PeerChannel[];
}

/** Finds the owner, follows it from tab to tab, and interrupts calls whose owner is gone. */
class OwnerConnection {
  readonly #tabId: string;
  readonly #tab: TabApi;
  readonly #lobby = new BroadcastChannel(LOBBY_CHANNEL);
  #owner: Owner | null = null;
  /** Of the present owner's unanswered calls: each ends its call as interrupted. */
  readonly #interruptions = new Set<() => void>();
  readonly #arrival = Promise.withResolvers<void>();

  constructor(tabId: string, tab: TabApi) {
    this.#tabId = tabId;
    this.#tab = tab;
    this.#lobby.addEventListener('message', (message: MessageEvent<LobbyMessage>) =>
      this.#hear(message.data),
    );
    // Held as long as this window lives: the owner waits for it to learn that the tab is gone.
    void navigator.locks.request(tabLock(tabId), () => {
      this.#sayHello();
      return new Promise<never>(() => {});
    });
  }

  get arrived(): Promise<void> {
    return this.#arrival.promise;
  }

  async call<T>(command: (engine: EngineApi) => Answer<T>): Answer<T> {
    while (this.#owner === null) await this.#arrival.promise;
    const { engine } = this.#owner;
    if (engine === null) return fail({ kind: 'other_version_open' });
    return new Promise<Outcome<T>>((resolve, reject) => {
      const interrupt = (): void => resolve(fail({ kind: 'interrupted' }));
      this.#interruptions.add(interrupt);
      void command(engine)
        .then(resolve, reject)
        .finally(() => this.#interruptions.delete(interrupt));
    });
  }

  #sayHello(): void {
    this.#say({ kind: 'hello', tabId: this.#tabId, contractVersion: CONTRACT_VERSION });
  }

  #say(message: LobbyMessage): void {
    this.#lobby.postMessage(message);
  }

  #hear(message: LobbyMessage): void {
    if (message.kind === 'owner') this.#sayHello();
    if (message.kind !== 'welcome' && message.kind !== 'refused') return;
    if (message.tabId !== this.#tabId || message.ownerId === this.#owner?.ownerId) return;
    for (const channel of this.#owner?.channels ?? []) channel.close();
    const isServing = message.kind === 'welcome';
    this.#owner = isServing ? this.#meet(message.ownerId) : strangerOwner(message.ownerId);
    for (const interrupt of this.#interruptions) interrupt();
    this.#interruptions.clear();
    this.#arrival.resolve();
  }

  #meet(ownerId: string): Owner {
    const questions = new PeerChannel(tabChannel(this.#tabId, ownerId));
    const tokens = new PeerChannel(tokenChannel(this.#tabId, ownerId));
    expose(this.#tab, tokens);
    return { ownerId, channels: [questions, tokens], engine: wrap<EngineApi>(questions) };
  }
}

/** An owner that runs another version of the contract. */
function strangerOwner(ownerId: string): Owner {
  return { ownerId, channels: [], engine: null };
}
