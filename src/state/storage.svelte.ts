import type { StorageState } from '#contract/domain.ts';
import type { EngineEvent } from '#contract/events.ts';
import type { Failure } from '#contract/failure.ts';
import type { EngineClient } from '../engine/engine-client.ts';

/** Where the database lives, and what is wrong with that. */
export class StoragePlace {
  readonly #engine: EngineClient;
  readonly #askToKeep: () => Promise<boolean>;
  #isAsked = false;

  state = $state.raw<StorageState | null>(null);
  failure = $state.raw<Failure | null>(null);

  constructor(engine: EngineClient, askToKeep = askBrowserToKeep) {
    this.#engine = engine;
    this.#askToKeep = askToKeep;
    engine.onEvent((event) => void this.#hear(event));
  }

  async load(): Promise<void> {
    const outcome = await this.#engine.ask((engine) => engine.storageState());
    this.failure = outcome.ok ? null : outcome.failure;
    if (outcome.ok) this.state = outcome.value;
  }

  /** Once there is something to lose, the browser is asked not to clear it by itself; some browsers ask their user. */
  async #hear(event: EngineEvent): Promise<void> {
    if (event.kind !== 'sync_changed' || event.session.status !== 'completed') return;
    const { state } = this;
    if (this.#isAsked || state?.place !== 'opfs') return;
    this.#isAsked = true;
    if (state.isPersistent !== true) await this.#askToKeep();
    await this.load();
  }
}

/** Only the tab that is looked at asks: one question is enough. */
async function askBrowserToKeep(): Promise<boolean> {
  if (document.visibilityState !== 'visible') return false;
  return (await navigator.storage?.persist?.()) ?? false;
}
