import type {
  Catalog,
  Environment,
  EnvironmentChange,
  EnvironmentDraft,
  EnvironmentId,
  RemovalPreview,
} from '#contract/domain.ts';
import type { EngineEvent } from '#contract/events.ts';
import type { Failure } from '#contract/failure.ts';
import type { Answer, Outcome } from '#contract/outcome.ts';
import type { VersionCheck } from '#contract/versions.ts';
import type { EngineClient } from '../engine/engine-client.ts';

/** The environments on this device, kept up to date by events. */
export class Environments {
  readonly #engine: EngineClient;
  #turn = 0;

  all = $state.raw<readonly Environment[]>([]);
  /** False until the first answer: nothing is claimed to be missing before that. */
  isLoaded = $state(false);
  failure = $state.raw<Failure | null>(null);
  #checking = $state.raw<ReadonlySet<EnvironmentId>>(new Set());
  #checks = $state.raw<ReadonlyMap<EnvironmentId, Outcome<VersionCheck>>>(new Map());

  constructor(engine: EngineClient) {
    this.#engine = engine;
    engine.onEvent((event) => this.#hear(event));
  }

  async load(): Promise<void> {
    const turn = ++this.#turn;
    const outcome = await this.#engine.ask((engine) => engine.listEnvironments());
    if (turn !== this.#turn) return; // a newer list is on its way
    this.isLoaded = true;
    this.failure = outcome.ok ? null : outcome.failure;
    if (outcome.ok) this.all = outcome.value;
  }

  withHost(host: string): Environment | null {
    return this.all.find((environment) => environment.host === host) ?? null;
  }

  withId(id: EnvironmentId): Environment | null {
    return this.all.find((environment) => environment.id === id) ?? null;
  }

  async add(draft: EnvironmentDraft): Promise<Outcome<Environment>> {
    const outcome = await this.#engine.tell((engine) => engine.addEnvironment(draft));
    if (outcome.ok) await this.load();
    return outcome;
  }

  async update(id: EnvironmentId, change: EnvironmentChange): Promise<Failure | null> {
    const outcome = await this.#engine.tell((engine) => engine.updateEnvironment(id, change));
    if (!outcome.ok) return outcome.failure;
    await this.load();
    return null;
  }

  /** What removing it would free. */
  previewRemoval(id: EnvironmentId): Answer<RemovalPreview> {
    return this.#engine.ask((engine) => engine.previewRemoval(id));
  }

  async remove(id: EnvironmentId): Answer<RemovalPreview> {
    const outcome = await this.#engine.tell((engine) => engine.removeEnvironment(id));
    if (outcome.ok) await this.load();
    return outcome;
  }

  isChecking(id: EnvironmentId): boolean {
    return this.#checking.has(id);
  }

  /** What the last check in this tab answered. */
  checkOf(id: EnvironmentId): Outcome<VersionCheck> | null {
    return this.#checks.get(id) ?? null;
  }

  async checkVersion(id: EnvironmentId, isForced: boolean): Promise<void> {
    if (this.isChecking(id)) return;
    this.#checking = new Set(this.#checking).add(id);
    const outcome = await this.#engine.ask((engine) => engine.checkVersion(id, isForced));
    const remaining = new Set(this.#checking);
    remaining.delete(id);
    this.#checking = remaining;
    this.#checks = new Map(this.#checks).set(id, outcome);
    if (outcome.ok) await this.load();
  }

  #hear(event: EngineEvent): void {
    if (event.kind === 'environments_changed') void this.load();
    if (event.kind === 'environment_removed') this.#forget(event.environmentId);
    if (event.kind === 'catalog_changed') this.#replaceCatalog(event.environmentId, event.catalog);
  }

  /** Another environment may get its id. */
  #forget(id: EnvironmentId): void {
    const checks = new Map(this.#checks);
    checks.delete(id);
    this.#checks = checks;
    this.all = this.all.filter((environment) => environment.id !== id);
  }

  /** A newer one that is only being read is not shown before it is complete: the list then says so. */
  #replaceCatalog(id: EnvironmentId, catalog: Catalog): void {
    this.all = this.all.map((environment) => {
      const isShown = environment.catalog === null || environment.catalog.id === catalog.id;
      return environment.id === id && isShown ? { ...environment, catalog } : environment;
    });
  }
}
