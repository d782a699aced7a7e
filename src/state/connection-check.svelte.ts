import type { ConnectionReport } from '#contract/connection.ts';
import type { EnvironmentId } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type { EngineClient } from '../engine/engine-client.ts';

/** One check at a time; the one asked for last is shown, step by step. */
export class ConnectionCheck {
  readonly #engine: EngineClient;
  #turn = 0;
  /** Of the check under way; null once its whole report is here. */
  #watch: string | null = null;

  report = $state.raw<ConnectionReport | null>(null);
  failure = $state.raw<Failure | null>(null);
  isChecking = $state(false);

  constructor(engine: EngineClient) {
    this.#engine = engine;
    engine.onEvent((event) => {
      if (event.kind === 'connection_step' && event.watch === this.#watch)
        this.report = event.report;
    });
  }

  async run(id: EnvironmentId): Promise<void> {
    const turn = ++this.#turn;
    this.report = null;
    this.failure = null;
    this.isChecking = true;
    const watch = crypto.randomUUID();
    this.#watch = watch;
    const outcome = await this.#engine.ask((engine) => engine.checkConnection(id, watch));
    if (turn !== this.#turn) return; // another environment is being checked
    this.#watch = null;
    this.isChecking = false;
    if (outcome.ok) this.report = outcome.value;
    else this.failure = outcome.failure;
  }
}
