import type { EngineApi } from '#contract/api.ts';
import type { Failure } from '#contract/failure.ts';
import type { FileImport, FileReport } from '#contract/files.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { EngineClient } from '../engine/engine-client.ts';

/** Files that were dropped or picked, with what is in them. Nothing is stored before `import`. */
export class FileChoice {
  readonly #engine: EngineClient;
  #turn = 0;

  files = $state.raw<readonly File[]>([]);
  report = $state.raw<FileReport | null>(null);
  failure = $state.raw<Failure | null>(null);
  isBusy = $state(false);

  constructor(engine: EngineClient) {
    this.#engine = engine;
  }

  /** One by one or together: those that were chosen before stay. */
  async add(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    await this.#inspect([...this.files, ...files]);
  }

  async remove(index: number): Promise<void> {
    await this.#inspect(this.files.filter((_, at) => at !== index));
  }

  clear(): void {
    this.#turn += 1;
    this.files = [];
    this.report = null;
    this.failure = null;
    this.isBusy = false;
  }

  /** Null if it could not begin; `failure` says why. */
  async import(name: string): Promise<FileImport | null> {
    const { files } = this;
    const outcome = await this.#run(() =>
      this.#engine.tell((engine: EngineApi) => engine.importFiles(files, name)),
    );
    if (outcome === null || !outcome.ok) return null;
    this.clear();
    return outcome.value;
  }

  async #inspect(files: readonly File[]): Promise<void> {
    if (files.length === 0) return this.clear();
    this.files = files;
    this.report = null;
    const outcome = await this.#run(() =>
      this.#engine.ask((engine: EngineApi) => engine.inspectFiles(files)),
    );
    if (outcome?.ok) this.report = outcome.value;
  }

  /** Null where the choice has changed meanwhile. */
  async #run<T>(call: () => Promise<Outcome<T>>): Promise<Outcome<T> | null> {
    const turn = ++this.#turn;
    this.isBusy = true;
    this.failure = null;
    const outcome = await call();
    if (turn !== this.#turn) return null;
    this.isBusy = false;
    this.failure = outcome.ok ? null : outcome.failure;
    return outcome;
  }
}
