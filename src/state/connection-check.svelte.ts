import type { ConnectionReport } from '#contract/connection.ts';
import type { EnvironmentId } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type { EngineClient } from '../engine/engine-client.ts';

/** One check at a time; the one asked for last is shown. */
export class ConnectionCheck {
  readonly #engine: EngineClient;
  #turn = 0;

  report = $state.raw<ConnectionReport | null>(null);
  failure = $state.raw<Failure | null>(null);
  isChecking = $state(false);

  constructor(engine: EngineClient) {
    this.#engine = engine;
  }

  async run(id: EnvironmentId): Promise<void> {
    const turn = ++this.#turn;
    this.report = null;
    this.failure = null;
    this.isChecking = true;
    const outcome = await this.#engine.ask((engine) => engine.checkConnection(id));
    if (turn !== this.#turn) return; // another environment is being checked
    this.isChecking = false;
    if (outcome.ok) this.report = outcome.value;
    else this.failure = outcome.failure;
  }
}
