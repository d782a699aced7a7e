import type { EngineEvent } from '#contract/events.ts';
import type { Failure } from '#contract/failure.ts';
import { succeed, type Answer } from '#contract/outcome.ts';
import type { SnapshotRequest } from '#contract/snapshot.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import type { SaveTarget } from './save-target.ts';

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
    const saved = await this.#save({ ...request, task }, target);
    this.isBusy = false;
    if (!saved.ok) this.failure = saved.failure;
    return saved.ok ? saved.value : null;
  }

  async #save(request: SnapshotRequest, target: SaveTarget): Answer<number> {
    const exported = await this.#engine.ask((engine) => engine.exportSnapshot(request));
    if (!exported.ok) return exported;
    const { blob } = exported.value;
    const saved = await target.save(
      blob,
      (done) => (this.percent = Math.floor((done / blob.size) * 100)),
    );
    return saved.ok ? succeed(blob.size) : saved;
  }

  #hear(event: EngineEvent): void {
    if (event.kind !== 'snapshot_progress' || event.progress.task !== this.#task) return;
    const { done, total } = event.progress;
    this.percent = Math.floor((done / Math.max(1, total)) * 100);
  }
}
