import type { EngineApi } from '#contract/api.ts';
import type { CatalogId, EnvironmentId } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type { Answer, Outcome } from '#contract/outcome.ts';
import type { SyncPlan, SyncSession, SyncStatistics, SyncStrategy } from '#contract/sync.ts';
import type { EngineClient } from '../engine/engine-client.ts';

const HISTORY_LENGTH = 20;

/** Sessions, running and past, the newest first. */
export class Syncs {
  readonly #engine: EngineClient;

  sessions = $state.raw<readonly SyncSession[]>([]);
  /** Over all that are stored; null until asked for. */
  statistics = $state.raw<SyncStatistics | null>(null);
  isLoaded = $state(false);
  failure = $state.raw<Failure | null>(null);

  readonly running: readonly SyncSession[] = $derived(this.sessions.filter(isUnderWay));

  constructor(engine: EngineClient) {
    this.#engine = engine;
    engine.onEvent((event) => {
      if (event.kind === 'sync_changed') this.#hear(event.session);
      if (event.kind === 'environment_removed') this.#forget(event.environmentId);
    });
  }

  /** The newest sessions, or further back: as many as asked for. */
  async load(length = HISTORY_LENGTH): Promise<void> {
    const outcome = await this.#engine.ask((engine) => engine.getSyncHistory(length));
    this.isLoaded = true;
    this.failure = outcome.ok ? null : outcome.failure;
    if (!outcome.ok) return;
    this.sessions = merge(this.sessions, outcome.value.sessions);
    this.statistics = outcome.value.statistics;
  }

  withId(id: string): SyncSession | null {
    return this.sessions.find((session) => session.id === id) ?? null;
  }

  /** The newest of one environment. */
  latestOf(id: EnvironmentId): SyncSession | null {
    return this.sessions.find((session) => session.environmentId === id) ?? null;
  }

  /** For a session older than the list. */
  async find(id: string): Promise<Failure | null> {
    const outcome = await this.#engine.ask((engine) => engine.getSyncSession(id));
    if (!outcome.ok) return outcome.failure;
    this.#put(outcome.value);
    return null;
  }

  /** Without a strategy the recommended one is taken, once the version is known. */
  async start(
    id: EnvironmentId,
    languages: readonly string[],
    strategy?: SyncStrategy,
  ): Promise<Outcome<SyncSession>> {
    const outcome = await this.#engine.tell((engine) =>
      engine.startSync(id, {
        languages,
        startedBy: 'user',
        ...(strategy !== undefined && { strategy }),
      }),
    );
    if (outcome.ok) this.#put(outcome.value);
    return outcome;
  }

  plan(id: EnvironmentId, languages: readonly string[]): Answer<SyncPlan> {
    return this.#engine.ask((engine) => engine.planSync(id, languages));
  }

  cancel(id: string): Promise<Failure | null> {
    return this.#command((engine) => engine.cancelSync(id));
  }

  pause(id: string): Promise<Failure | null> {
    return this.#command((engine) => engine.pauseSync(id));
  }

  goOn(id: string): Promise<Failure | null> {
    return this.#command((engine) => engine.resumeSync(id));
  }

  isReadingLabelsOf(catalog: CatalogId): boolean {
    return this.running.some(
      (session) =>
        session.catalogId === catalog &&
        session.phases.some(({ phase, status }) => phase === 'labels' && status === 'running'),
    );
  }

  /** Somebody looks at this entity: its labels come first, if labels of its catalog are being read. */
  wantLabels(catalog: CatalogId, entity: string): void {
    void this.#engine.tell((engine) => engine.wantLabels(catalog, entity));
  }

  async #command(command: (engine: EngineApi) => Answer<SyncSession>): Promise<Failure | null> {
    const outcome = await this.#engine.tell(command);
    if (!outcome.ok) return outcome.failure;
    this.#put(outcome.value);
    return null;
  }

  /** What has ended counts in the statistics. */
  #hear(session: SyncSession): void {
    const isNews = session.endedAt !== null && this.withId(session.id)?.endedAt == null;
    this.#put(session);
    if (isNews && this.statistics !== null) void this.load();
  }

  #forget(environment: EnvironmentId): void {
    this.sessions = this.sessions.filter((session) => session.environmentId !== environment);
  }

  #put(session: SyncSession): void {
    this.sessions = merge(this.sessions, [session]);
  }
}

export function isUnderWay(session: SyncSession): boolean {
  return session.status === 'pending' || session.status === 'running';
}

/** An answer may be older than an event that overtook it: what has ended does not run again. */
function merge(known: readonly SyncSession[], news: readonly SyncSession[]) {
  const sessionsById = new Map(known.map((session) => [session.id, session]));
  for (const session of news) {
    const before = sessionsById.get(session.id);
    const isStale = before !== undefined && !isUnderWay(before) && isUnderWay(session);
    if (!isStale) sessionsById.set(session.id, session);
  }
  return [...sessionsById.values()].sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}
