import type { StorageState } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type { EngineClient } from '../engine/engine-client.ts';

/** Where the database lives, and what is wrong with that. */
export class StoragePlace {
  readonly #engine: EngineClient;

  state = $state.raw<StorageState | null>(null);
  failure = $state.raw<Failure | null>(null);

  constructor(engine: EngineClient) {
    this.#engine = engine;
  }

  async load(): Promise<void> {
    const outcome = await this.#engine.ask((engine) => engine.storageState());
    this.failure = outcome.ok ? null : outcome.failure;
    if (outcome.ok) this.state = outcome.value;
  }
}
