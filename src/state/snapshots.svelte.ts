import type { EngineEvent } from '#contract/events.ts';
import type { Failure } from '#contract/failure.ts';
import { succeed, type Answer, type Outcome } from '#contract/outcome.ts';
import type {
  FileKind,
  SnapshotImport,
  SnapshotProgress,
  SnapshotReport,
} from '#contract/snapshot.ts';
import type { EngineClient } from '../engine/engine-client.ts';

/** A snapshot that somebody wants to open: first what is in it, then, if they like, it is added. */
export class Snapshots {
  readonly #engine: EngineClient;
  #turn = 0;
  #task = '';

  /** Its preview is on screen. */
  isOpen = $state(false);
  file = $state.raw<Blob | null>(null);
  report = $state.raw<SnapshotReport | null>(null);
  failure = $state.raw<Failure | null>(null);
  progress = $state.raw<SnapshotProgress | null>(null);
  isAdding = $state(false);

  constructor(engine: EngineClient) {
    this.#engine = engine;
    engine.onEvent((event) => this.#hear(event));
  }

  /** Files of all kinds, e.g. dropped: which door each belongs to. */
  recognise(files: readonly Blob[]): Answer<readonly FileKind[]> {
    return this.#engine.ask((engine) => engine.recogniseFiles(files));
  }

  /** Shows what is in a file, wherever it comes from. Nothing is stored. */
  async open(load: () => Answer<Blob>): Promise<void> {
    const turn = this.#begin();
    this.isOpen = true;
    const file = await load();
    if (turn !== this.#turn) return;
    if (!file.ok) {
      this.failure = file.failure;
      return;
    }
    this.file = file.value;
    const outcome = await this.#engine.ask((engine) =>
      engine.inspectSnapshot(file.value, this.#task),
    );
    if (turn !== this.#turn) return;
    this.progress = null;
    this.#take(outcome);
    if (outcome.ok) this.report = outcome.value;
  }

  openFile(file: Blob): Promise<void> {
    return this.open(async () => succeed(file));
  }

  /** Adds what the preview shows, or restores the backup that it is; null if that failed. */
  async add(isRestoring = false): Promise<SnapshotImport | null> {
    const { file } = this;
    if (file === null) return null;
    const turn = this.#turn;
    this.isAdding = true;
    this.failure = null;
    const outcome = await this.#engine.tell((engine) =>
      engine.importSnapshot(file, this.#task, isRestoring),
    );
    if (turn !== this.#turn) return null;
    this.isAdding = false;
    this.progress = null;
    this.#take(outcome);
    if (!outcome.ok) return null;
    this.close();
    return outcome.value;
  }

  close(): void {
    this.#begin();
    this.isOpen = false;
  }

  #begin(): number {
    this.#task = crypto.randomUUID();
    this.file = null;
    this.report = null;
    this.failure = null;
    this.progress = null;
    this.isAdding = false;
    return ++this.#turn;
  }

  #take(outcome: Outcome<unknown>): void {
    this.failure = outcome.ok ? null : outcome.failure;
  }

  #hear(event: EngineEvent): void {
    if (event.kind !== 'snapshot_progress' || event.progress.task !== this.#task) return;
    if (this.isOpen) this.progress = event.progress;
  }
}
