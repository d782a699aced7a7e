import type { EngineApi } from '#contract/api.ts';
import type { EngineEvent } from '#contract/events.ts';
import type { Answer, Outcome } from '#contract/outcome.ts';
import type { EngineClient } from '../../../src/engine/engine-client.ts';

/** What each call of one method waits for; the test answers in the order it likes. */
export interface PendingCall {
  readonly method: string;
  readonly input: readonly unknown[];
  answer(outcome: Outcome<unknown>): Promise<void>;
}

/** An engine whose every answer and event is given by the test. */
export class FakeEngine implements EngineClient {
  readonly calls: PendingCall[] = [];
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  // The proxy answers every method, so that nothing is ever looked for in its empty target.
  readonly #api: EngineApi = new Proxy({} as EngineApi, {
    get:
      (_, method) =>
      (...input: readonly unknown[]) =>
        this.#wait(String(method), input),
  });

  ask<T>(question: (engine: EngineApi) => Answer<T>): Answer<T> {
    return question(this.#api);
  }

  tell<T>(command: (engine: EngineApi) => Answer<T>): Answer<T> {
    return command(this.#api);
  }

  onEvent(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tellAll(event: EngineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** The calls of one method so far. */
  callsOf(method: keyof EngineApi): readonly PendingCall[] {
    return this.calls.filter((call) => call.method === method);
  }

  #wait(method: string, input: readonly unknown[]): Promise<Outcome<unknown>> {
    const { promise, resolve } = Promise.withResolvers<Outcome<unknown>>();
    this.calls.push({
      method,
      input,
      answer: async (outcome) => {
        resolve(outcome);
        // Whoever awaits the answer has taken it when the queue of microtasks is empty.
        await new Promise((done) => setImmediate(done));
      },
    });
    return promise;
  }
}
