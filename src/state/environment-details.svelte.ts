import type { CatalogId, EnvironmentId, GlobalVersionId } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type { Answer } from '#contract/outcome.ts';
import type { SyncSession } from '#contract/sync.ts';
import type {
  CatalogProof,
  EnvironmentHistory,
  ModuleComparison,
  ModuleListing,
} from '#contract/versions.ts';
import type { EngineClient } from '../engine/engine-client.ts';

/** One environment at a time: its time line, the modules of one of its versions, and proofs of its catalogues. */
export class EnvironmentDetails {
  readonly #engine: EngineClient;
  #historyTurn = 0;
  #modulesTurn = 0;

  history = $state.raw<EnvironmentHistory | null>(null);
  listing = $state.raw<ModuleListing | null>(null);
  failure = $state.raw<Failure | null>(null);
  #environment: EnvironmentId | null = null;
  #proving = $state.raw<ReadonlySet<CatalogId>>(new Set());
  #proofs = $state.raw<ReadonlyMap<CatalogId, CatalogProof>>(new Map());

  constructor(engine: EngineClient) {
    this.#engine = engine;
    engine.onEvent((event) => {
      // Other catalogues may get their ids.
      if (event.kind === 'environment_removed' || event.kind === 'catalogs_removed') {
        this.#proofs = new Map();
      }
    });
  }

  /** Also to look again: what is on screen stays until the answer is there. */
  async show(id: EnvironmentId): Promise<void> {
    const turn = ++this.#historyTurn;
    if (this.#environment !== id) this.history = null;
    this.#environment = id;
    const outcome = await this.#engine.ask((engine) => engine.versionHistory(id));
    if (turn !== this.#historyTurn) return; // another environment is shown by now
    this.failure = outcome.ok ? null : outcome.failure;
    if (outcome.ok) this.history = outcome.value;
  }

  async showModules(version: GlobalVersionId): Promise<void> {
    const turn = ++this.#modulesTurn;
    if (this.listing?.version.id !== version) this.listing = null;
    const outcome = await this.#engine.ask((engine) => engine.listModules(version));
    if (turn !== this.#modulesTurn) return; // another version is wanted by now
    this.failure = outcome.ok ? null : outcome.failure;
    if (outcome.ok) this.listing = outcome.value;
  }

  compareModules(from: GlobalVersionId, to: GlobalVersionId): Answer<ModuleComparison> {
    return this.#engine.ask((engine) => engine.compareModules(from, to));
  }

  isProving(catalog: CatalogId): boolean {
    return this.#proving.has(catalog);
  }

  proofOf(catalog: CatalogId): CatalogProof | null {
    return this.#proofs.get(catalog) ?? null;
  }

  async prove(catalog: CatalogId): Promise<void> {
    if (this.isProving(catalog)) return;
    this.#proving = new Set(this.#proving).add(catalog);
    const outcome = await this.#engine.ask((engine) => engine.proveCatalog(catalog));
    const remaining = new Set(this.#proving);
    remaining.delete(catalog);
    this.#proving = remaining;
    this.failure = outcome.ok ? null : outcome.failure;
    if (outcome.ok) this.#proofs = new Map(this.#proofs).set(catalog, outcome.value);
  }

  /** Downloads everything again but label texts; what is the same stays shared, what is not becomes its own. */
  verify(id: EnvironmentId): Answer<SyncSession> {
    const request = { strategy: 'full_without_labels', startedBy: 'user' } as const;
    return this.#engine.tell((engine) => engine.startSync(id, request));
  }

  async clearVersionCache(id: EnvironmentId): Promise<Failure | null> {
    const outcome = await this.#engine.ask((engine) => engine.clearVersionCache(id));
    return outcome.ok ? null : outcome.failure;
  }
}
