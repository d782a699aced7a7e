import type { EngineEvent } from '#contract/events.ts';
import type { Failure } from '#contract/failure.ts';
import type { SnapshotRequest } from '#contract/snapshot.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import type { SaveTarget } from './choose-target.ts';

/** Writes a snapshot, with how far it is. */
export class SnapshotExport {
  readonly #engine: EngineClient;
  #task = '';

  isBusy = $state(false);
  /** Null before anything is counted. */
  percent = $state<number | null>(null);
  failure = $state.raw<Failure | null>(null);

  constructor(engine: EngineClient) {
    this.#engine = engine;
    engine.onEvent((event) => this.#hear(event));
  }

  /** Bytes of the file; null if there is none. */
  async write(request: Omit<SnapshotRequest, 'task'>, target: SaveTarget): Promise<number | null> {
    const task = (this.#task = crypto.randomUUID());
    this.isBusy = true;
    this.percent = null;
    this.failure = null;
    const outcome = await this.#engine.ask((engine) => engine.exportSnapshot({ ...request, task }));
    if (outcome.ok) {
      const { blob } = outcome.value;
      await target.save(blob, (done) => (this.percent = Math.floor((done / blob.size) * 100)));
    } else this.failure = outcome.failure;
    this.isBusy = false;
    return outcome.ok ? outcome.value.blob.size : null;
  }

  #hear(event: EngineEvent): void {
    if (event.kind !== 'snapshot_progress' || event.progress.task !== this.#task) return;
    const { done, total } = event.progress;
    this.percent = Math.floor((done / Math.max(1, total)) * 100);
  }
}
