import type { Environment, EnvironmentId } from '#contract/domain.ts';
import type { EngineEvent } from '#contract/events.ts';
import type { Failure } from '#contract/failure.ts';
import {
  mayWrite,
  type Filled,
  type LibraryAddress,
  type LibraryEntry,
  type Published,
  type PublishRequest,
} from '#contract/library.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { SnapshotProgress } from '#contract/snapshot.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import type { HostSettings } from './host-settings.svelte.ts';

interface LibraryTask {
  readonly id: string;
  readonly environmentId: EnvironmentId;
}

/** The team's library, where the host names one: what it has, and what is being taken from it or given to it. */
export class TeamLibrary {
  readonly #engine: EngineClient;
  readonly #host: HostSettings;
  #task = $state.raw<LibraryTask | null>(null);
  #failures = $state.raw<ReadonlyMap<EnvironmentId, Failure>>(new Map());

  entries = $state.raw<readonly LibraryEntry[]>([]);
  isLoaded = $state(false);
  progress = $state.raw<SnapshotProgress | null>(null);

  constructor(engine: EngineClient, host: HostSettings) {
    this.#engine = engine;
    this.#host = host;
    engine.onEvent((event) => this.#hear(event));
  }

  get canWrite(): boolean {
    const address = this.#address;
    return address !== null && mayWrite(address);
  }

  get isBusy(): boolean {
    return this.#task !== null;
  }

  isBusyWith({ id }: Environment): boolean {
    return this.#task?.environmentId === id;
  }

  failureOf({ id }: Environment): Failure | null {
    return this.#failures.get(id) ?? null;
  }

  /** Where it cannot be read, nothing is offered: nobody asked for it. */
  async load(): Promise<void> {
    await this.#host.whenLoaded;
    const address = this.#address;
    if (address === null) return;
    const listed = await this.#engine.ask((engine) => engine.listLibrary(address));
    this.isLoaded = listed.ok;
    if (listed.ok) this.entries = listed.value;
  }

  /** What it has of exactly this environment's version. */
  entryOf({ version, transport }: Environment): LibraryEntry | null {
    if (version?.source !== 'modules' || transport === 'file') return null;
    return this.entries.find(({ fingerprint }) => fingerprint === version.fingerprint) ?? null;
  }

  /** What it has and this environment lacks: the catalogue, or labels of further languages. */
  offerFor(environment: Environment): LibraryEntry | null {
    const entry = this.entryOf(environment);
    const { catalog, version } = environment;
    if (entry === null || catalog?.state !== 'complete' || catalog.versionId !== version?.id) {
      return entry;
    }
    const isSame = entry.catalogDigests[0] === catalog.digest;
    const known = new Set(catalog.labels.map(({ language }) => language));
    return isSame && entry.languages.some(({ language }) => !known.has(language)) ? entry : null;
  }

  /** A complete catalogue of the present version, known by its modules, that the environment itself has told. */
  mayPublish({ catalog, transport, version }: Environment): boolean {
    return (
      this.canWrite &&
      transport !== 'file' &&
      catalog?.state === 'complete' &&
      version?.source === 'modules' &&
      catalog.versionId === version.id
    );
  }

  /** What the environment was filled with, once it can be searched; null if that failed. */
  fill(environment: Environment): Promise<Filled | null> {
    return this.#run(environment, (address, task) =>
      this.#engine.tell((engine) => engine.fillFromLibrary(address, environment.id, task)),
    );
  }

  async publish(
    environment: Environment,
    choice: Pick<PublishRequest, 'createdBy' | 'hasAddress' | 'hasGlossary'>,
  ): Promise<Published | null> {
    const request = {
      ...choice,
      environment: environment.id,
      appVersion: import.meta.env.ATLAS_VERSION,
    };
    const published = await this.#run(environment, (address, task) =>
      this.#engine.tell((engine) => engine.publishToLibrary(address, { ...request, task })),
    );
    if (published !== null) await this.load();
    return published;
  }

  get #address(): LibraryAddress | null {
    return this.#host.config.library ?? null;
  }

  async #run<T>(
    { id }: Environment,
    work: (address: LibraryAddress, task: string) => Promise<Outcome<T>>,
  ): Promise<T | null> {
    const address = this.#address;
    if (address === null || this.#task !== null) return null;
    const failures = new Map(this.#failures);
    failures.delete(id);
    this.#task = { id: crypto.randomUUID(), environmentId: id };
    const outcome = await work(address, this.#task.id);
    this.#task = null;
    this.progress = null;
    if (!outcome.ok) failures.set(id, outcome.failure);
    this.#failures = failures;
    return outcome.ok ? outcome.value : null;
  }

  #hear(event: EngineEvent): void {
    if (event.kind !== 'snapshot_progress' || event.progress.task !== this.#task?.id) return;
    this.progress = event.progress;
  }
}
