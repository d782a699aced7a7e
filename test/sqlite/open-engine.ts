import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import type { EngineApi } from '#contract/api.ts';
import type { Environment } from '#contract/domain.ts';
import type { EngineEvent } from '#contract/events.ts';
import { fail, type Answer } from '#contract/outcome.ts';
import type { SyncRequest, SyncSession } from '#contract/sync.ts';
import { Database } from '../../worker/db/database.ts';
import { migrate } from '../../worker/db/migrate.ts';
import { openInMemory } from '../../worker/db/open-database.ts';
import { createEngine, type EngineParts } from '../../worker/engine.ts';

/** Files of one copy of SQLite are unknown to another. */
let loaded: ReturnType<typeof sqlite3InitModule> | undefined;
const sqlite = (): ReturnType<typeof sqlite3InitModule> => (loaded ??= sqlite3InitModule());

export interface TestEngine {
  readonly engine: EngineApi;
  readonly db: Database;
  /** All events so far, in their order. */
  readonly events: readonly EngineEvent[];
  /** The first event, past or future, that is wanted. */
  waitFor<E extends EngineEvent>(isWanted: (event: EngineEvent) => event is E): Promise<E>;
  /** An environment that needs no sign-in and no relay. */
  connect(at: { readonly url: string }, name?: string): Promise<Environment>;
  /** The environment as it is now. Throws if it is gone. */
  shown(environment: Pick<Environment, 'id'>): Promise<Environment>;
  /** Starts a sync and waits for its end. */
  sync(environment: Environment, request?: Partial<SyncRequest>): Promise<SyncSession>;
}

/**
 * The engine as a worker runs it, over a database in memory; a given one is opened again. It repeats failed requests at
 * once, so that tests need not wait.
 */
export async function openEngine(
  db?: Database,
  parts: Partial<Omit<EngineParts, 'opened' | 'publish'>> = {},
): Promise<TestEngine> {
  const database = db ?? openInMemory(await sqlite());
  migrate(database);
  const events: EngineEvent[] = [];
  const listeners = new Set<(event: EngineEvent) => void>();
  const engine = createEngine({
    opened: { db: database, place: 'memory', reason: null, copyFile: null },
    baseUrl: 'http://127.0.0.1:1/',
    tokens: {
      token: async () => fail({ kind: 'sign_in_failed', host: 'test', reason: 'nobody is there' }),
    },
    timing: { backoffMs: 1, pauseMs: 1 },
    // A new database has nothing to catch up with, and what a test stores by hand must stay as it is.
    ...(db === undefined && { idleWorkAfterMs: null }),
    ...parts,
    publish: (event) => {
      // As a channel does it: nobody can change what the engine still holds.
      const copy = structuredClone(event);
      events.push(copy);
      for (const listener of listeners) listener(copy);
    },
  });

  const waitFor = <E extends EngineEvent>(
    isWanted: (event: EngineEvent) => event is E,
  ): Promise<E> =>
    new Promise((resolve) => {
      const past = events.find(isWanted);
      if (past !== undefined) return resolve(past);
      const listen = (event: EngineEvent): void => {
        if (!isWanted(event)) return;
        listeners.delete(listen);
        resolve(event);
      };
      listeners.add(listen);
    });

  return {
    engine,
    db: database,
    events,
    waitFor,
    connect: ({ url }, name = 'UAT') =>
      valueOf(engine.addEnvironment({ name, url, auth: 'none', transport: 'direct' })),
    async shown({ id }) {
      const environments = await valueOf(engine.listEnvironments());
      const environment = environments.find((each) => each.id === id);
      if (environment === undefined) throw new Error(`No environment ${id}.`);
      return environment;
    },
    async sync(environment, request) {
      const { id } = await valueOf(
        engine.startSync(environment.id, { startedBy: 'user', ...request }),
      );
      const end = await waitFor(isEndOf(id));
      return end.session;
    },
  };
}

export type SessionEvent = Extract<EngineEvent, { kind: 'sync_changed' }>;

export function isEndOf(id: string): (event: EngineEvent) => event is SessionEvent {
  return (event): event is SessionEvent =>
    event.kind === 'sync_changed' && event.session.id === id && event.session.endedAt !== null;
}

let copies = 0;

/** The database as a crash at this moment would leave it, for the next owner. */
export async function copyDatabase(db: Database): Promise<Database> {
  const file = `/copy-${(copies += 1)}.sqlite3`;
  db.execute(`VACUUM INTO '${file}'`);
  const copy = new Database(await sqlite(), new (await sqlite()).oo1.DB(file));
  copy.execute('PRAGMA foreign_keys = ON');
  return copy;
}

/** The value, or the failure as the test's error. */
export async function valueOf<T>(answer: Answer<T>): Promise<T> {
  const outcome = await answer;
  if (!outcome.ok) throw new Error(`Unexpected failure: ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}
