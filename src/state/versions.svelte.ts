import type { EnvironmentId } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type { Answer } from '#contract/outcome.ts';
import type { CleanUp, StoredCatalog, VersionNews, VersionRegistry } from '#contract/versions.ts';
import type { EngineClient } from '../engine/engine-client.ts';

/** Digits of a digest that an address names a catalogue by. */
const SHORT_DIGEST = 16;

/** What this device knows of versions, and what is new in them; kept up to date by events. */
export class Versions {
  readonly #engine: EngineClient;
  #newsTurn = 0;
  #registryTurn = 0;

  news = $state.raw<ReadonlyMap<EnvironmentId, VersionNews>>(new Map());
  isNewsLoaded = $state(false);
  /** Also where that failed: whoever waits for news waits no longer. */
  isNewsAnswered = $state(false);
  /** Null until somebody wants it. */
  registry = $state.raw<VersionRegistry | null>(null);
  failure = $state.raw<Failure | null>(null);

  constructor(engine: EngineClient) {
    this.#engine = engine;
    engine.onEvent((event) => {
      if (event.kind === 'environments_changed') void this.load();
    });
  }

  async load(): Promise<void> {
    await Promise.all([this.#loadNews(), this.registry === null ? null : this.loadRegistry()]);
  }

  newsOf(id: EnvironmentId): VersionNews | null {
    return this.news.get(id) ?? null;
  }

  async loadRegistry(): Promise<void> {
    const turn = ++this.#registryTurn;
    const outcome = await this.#engine.ask((engine) => engine.listVersions());
    if (turn !== this.#registryTurn) return; // a newer one is on its way
    this.failure = outcome.ok ? null : outcome.failure;
    if (outcome.ok) this.registry = outcome.value;
  }

  /** The catalogue that an address names; null where it is not here, or not known yet. */
  catalogNamed(shortDigest: string): StoredCatalog | null {
    const stored = this.registry?.versions.flatMap(({ catalogs }) => catalogs) ?? [];
    return stored.find(({ catalog }) => catalog.digest?.startsWith(shortDigest)) ?? null;
  }

  checkQuietly(): Answer<void> {
    return this.#engine.ask((engine) => engine.checkQuietly());
  }

  previewCleanUp(days: number): Answer<CleanUp> {
    return this.#engine.ask((engine) => engine.previewCleanUp(days));
  }

  cleanUp(days: number): Answer<CleanUp> {
    return this.#engine.tell((engine) => engine.cleanUp(days));
  }

  async #loadNews(): Promise<void> {
    const turn = ++this.#newsTurn;
    const outcome = await this.#engine.ask((engine) => engine.listVersionNews());
    this.isNewsAnswered = true;
    if (turn !== this.#newsTurn || !outcome.ok) return;
    this.news = new Map(outcome.value.map((news) => [news.environmentId, news]));
    this.isNewsLoaded = true;
  }
}

/** What an address names a catalogue by; null for one that is not complete. */
export function shortDigestOf(digest: string | null): string | null {
  return digest === null ? null : digest.slice(0, SHORT_DIGEST);
}
