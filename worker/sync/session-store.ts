import type { CatalogId, EnvironmentId } from '#contract/domain.ts';
import {
  SYNC_PHASES,
  type SyncPhase,
  type SyncPhaseState,
  type SyncSession,
} from '#contract/sync.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/** Writes a session as it is now, with all its phases, in one transaction. */
export function saveSession(db: Database, session: SyncSession): void {
  db.transaction(() => {
    db.run(upsertSession, toRow(session));
    session.phases.forEach((phase, position) =>
      db.run(upsertPhase, { ...phase, sessionId: session.id, position }),
    );
  });
}

export function readSession(db: Database, id: string): SyncSession | null {
  const row = db.first(sessionById, { id });
  return row === undefined ? null : toSession(db, row);
}

/** The newest first. */
export function listSessions(
  db: Database,
  limit: number,
  environment: EnvironmentId | null,
): readonly SyncSession[] {
  return db.all(newestSessions, { limit, environment }).map((row) => toSession(db, row));
}

/** Sessions whose owner went away in the middle. */
export function listRunningSessions(db: Database): readonly SyncSession[] {
  return db.all(runningSessions, {}).map((row) => toSession(db, row));
}

/** What syncs have read into a catalog to its end; of each phase the last attempt counts. */
export function listFinishedPhases(db: Database, catalog: CatalogId): ReadonlySet<SyncPhase> {
  const finished = new Set<SyncPhase>();
  for (const { phase, status } of db.all(attemptsOfCatalog, { catalog })) {
    if (status === 'completed') finished.add(phase);
    else finished.delete(phase);
  }
  return finished;
}

/** Of a catalog that is about to go, because another one is the same. */
export function moveSessions(
  db: Database,
  catalogs: { readonly from: CatalogId; readonly to: CatalogId },
): void {
  db.run(changeCatalog, catalogs);
}

/** As they are before a session begins. */
export function pendingPhases(): readonly SyncPhaseState[] {
  return SYNC_PHASES.map((phase) => ({
    phase,
    status: 'pending',
    done: 0,
    total: null,
    currentItem: null,
    startedAt: null,
    endedAt: null,
  }));
}

function toRow(session: SyncSession): SessionRow {
  const { id, environmentId, versionId, catalogId, strategy, strategyReason } = session;
  const { startedBy, status, startedAt, endedAt, receivedBytes, failure } = session;
  return {
    id,
    environmentId,
    versionId,
    catalogId,
    strategy,
    strategyReason,
    startedBy,
    status,
    startedAt,
    endedAt,
    receivedBytes,
    languages: JSON.stringify(session.languages),
    failure: failure === null ? null : JSON.stringify(failure),
    warnings: JSON.stringify(session.warnings),
  };
}

function toSession(db: Database, row: SessionRow): SyncSession {
  return {
    ...row,
    // All three were written by saveSession above.
    languages: JSON.parse(row.languages) as SyncSession['languages'],
    failure: row.failure === null ? null : (JSON.parse(row.failure) as SyncSession['failure']),
    warnings: JSON.parse(row.warnings) as SyncSession['warnings'],
    // Who waits is alive, and knows it itself.
    waitingFor: null,
    phases: db.all(phasesOfSession, { id: row.id }),
  };
}

type SessionRow = Omit<
  SyncSession,
  'phases' | 'languages' | 'failure' | 'warnings' | 'waitingFor'
> & {
  readonly languages: string;
  readonly failure: string | null;
  readonly warnings: string;
};

const upsertSession = statement<{ [Name in keyof SessionRow]: SessionRow[Name] }>(/* sql */ `
  INSERT INTO sync_session (
    id, environment_id, version_id, catalog_id, strategy, strategy_reason, languages, started_by,
    status, started_at, ended_at, received_bytes, failure, warnings
  ) VALUES (
    :id, :environmentId, :versionId, :catalogId, :strategy, :strategyReason, :languages, :startedBy,
    :status, :startedAt, :endedAt, :receivedBytes, :failure, :warnings
  )
  ON CONFLICT (id) DO UPDATE SET
    version_id = excluded.version_id, catalog_id = excluded.catalog_id, strategy = excluded.strategy,
    strategy_reason = excluded.strategy_reason, status = excluded.status, ended_at = excluded.ended_at,
    received_bytes = excluded.received_bytes, failure = excluded.failure, warnings = excluded.warnings
`);

const upsertPhase = statement<
  { [Name in keyof SyncPhaseState]: SyncPhaseState[Name] } & { sessionId: string; position: number }
>(/* sql */ `
  INSERT INTO sync_phase (
    session_id, position, phase, status, done, total, current_item, started_at, ended_at
  ) VALUES (
    :sessionId, :position, :phase, :status, :done, :total, :currentItem, :startedAt, :endedAt
  )
  ON CONFLICT (session_id, position) DO UPDATE SET
    status = excluded.status, done = excluded.done, total = excluded.total,
    current_item = excluded.current_item, started_at = excluded.started_at, ended_at = excluded.ended_at
`);

const COLUMNS = /* sql */ `
  id, environment_id AS environmentId, version_id AS versionId, catalog_id AS catalogId, strategy,
  strategy_reason AS strategyReason, languages, started_by AS startedBy, status,
  started_at AS startedAt, ended_at AS endedAt, received_bytes AS receivedBytes, failure, warnings
`;

const sessionById = statement<{ id: string }, SessionRow>(
  `SELECT ${COLUMNS} FROM sync_session WHERE id = :id`,
);

const newestSessions = statement<
  { limit: number; environment: EnvironmentId | null },
  SessionRow
>(/* sql */ `
  SELECT ${COLUMNS} FROM sync_session
  WHERE :environment IS NULL OR environment_id = :environment
  ORDER BY started_at DESC, rowid DESC LIMIT :limit
`);

const runningSessions = statement<{}, SessionRow>(
  `SELECT ${COLUMNS} FROM sync_session WHERE status IN ('pending', 'running') ORDER BY started_at`,
);

const changeCatalog = statement<{ from: CatalogId; to: CatalogId }>(
  'UPDATE sync_session SET catalog_id = :to WHERE catalog_id = :from',
);

const attemptsOfCatalog = statement<
  { catalog: CatalogId },
  Pick<SyncPhaseState, 'phase' | 'status'>
>(/* sql */ `
  SELECT p.phase, p.status FROM sync_phase p JOIN sync_session s ON s.id = p.session_id
  WHERE s.catalog_id = :catalog AND p.status NOT IN ('pending', 'skipped')
  ORDER BY s.started_at, s.rowid
`);

const phasesOfSession = statement<{ id: string }, SyncPhaseState>(/* sql */ `
  SELECT phase, status, done, total, current_item AS currentItem, started_at AS startedAt,
    ended_at AS endedAt
  FROM sync_phase WHERE session_id = :id ORDER BY position
`);
