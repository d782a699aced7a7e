import type { EnvironmentId } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { SyncSession } from '#contract/sync.ts';
import type { EngineClient } from '../engine/engine-client.ts';

const HISTORY_LENGTH = 20;

/** Sessions, running and past, the newest first. */
export class Syncs {
  readonly #engine: EngineClient;

  sessions = $state.raw<readonly SyncSession[]>([]);
  isLoaded = $state(false);
  failure = $state.raw<Failure | null>(null);

  readonly running: readonly SyncSession[] = $derived(this.sessions.filter(isUnderWay));

  constructor(engine: EngineClient) {
    this.#engine = engine;
    engine.onEvent((event) => {
      if (event.kind === 'sync_changed') this.#put(event.session);
      if (event.kind === 'environment_removed') this.#forget(event.environmentId);
    });
  }

  async load(): Promise<void> {
    const outcome = await this.#engine.ask((engine) => engine.listSyncSessions(HISTORY_LENGTH));
    this.isLoaded = true;
    this.failure = outcome.ok ? null : outcome.failure;
    if (outcome.ok) this.sessions = merge(this.sessions, outcome.value);
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

  async start(id: EnvironmentId, languages: readonly string[]): Promise<Outcome<SyncSession>> {
    const outcome = await this.#engine.tell((engine) =>
      engine.startSync(id, { languages, startedBy: 'user' }),
    );
    if (outcome.ok) this.#put(outcome.value);
    return outcome;
  }

  async cancel(id: string): Promise<Failure | null> {
    const outcome = await this.#engine.tell((engine) => engine.cancelSync(id));
    if (!outcome.ok) return outcome.failure;
    this.#put(outcome.value);
    return null;
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
