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

/**
 * The newest catalog that syncs of this environment began and did not finish, if it is of this version and was begun
 * after `since`: what was read into it to its end need not be read again.
 */
export function findUnfinishedCatalog(
  db: Database,
  begun: { readonly environment: EnvironmentId; readonly version: number; readonly since: string },
): CatalogId | null {
  return db.first(unfinishedCatalog, { ...begun })?.id ?? null;
}

/** Catalogs that syncs of this environment left unfinished, that nobody shows, and that no running sync fills. */
export function listAbandonedCatalogs(
  db: Database,
  environment: EnvironmentId,
  current: CatalogId,
): readonly CatalogId[] {
  return db.all(abandonedCatalogs, { environment, current }).map((row) => row.id);
}

/** As they are before a session begins. */
export function pendingPhases(): readonly SyncPhaseState[] {
  return SYNC_PHASES.map(pendingPhase);
}

export function pendingPhase(phase: SyncPhase): SyncPhaseState {
  return {
    phase,
    status: 'pending',
    done: 0,
    total: null,
    currentItem: null,
    startedAt: null,
    endedAt: null,
  };
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
    isPaused: session.isPaused ? 1 : 0,
    changes: session.changes === null ? null : JSON.stringify(session.changes),
  };
}

function toSession(db: Database, row: SessionRow): SyncSession {
  return {
    ...row,
    // All four were written by saveSession above.
    languages: JSON.parse(row.languages) as SyncSession['languages'],
    failure: row.failure === null ? null : (JSON.parse(row.failure) as SyncSession['failure']),
    warnings: JSON.parse(row.warnings) as SyncSession['warnings'],
    changes: row.changes === null ? null : (JSON.parse(row.changes) as SyncSession['changes']),
    isPaused: row.isPaused === 1,
    // Who waits, or works, is alive and knows it itself.
    waitingFor: null,
    pace: null,
    phases: db.all(phasesOfSession, { id: row.id }),
  };
}

type SessionRow = Omit<
  SyncSession,
  'phases' | 'languages' | 'failure' | 'warnings' | 'waitingFor' | 'pace' | 'isPaused' | 'changes'
> & {
  readonly languages: string;
  readonly failure: string | null;
  readonly warnings: string;
  readonly isPaused: number;
  readonly changes: string | null;
};

const upsertSession = statement<{ [Name in keyof SessionRow]: SessionRow[Name] }>(/* sql */ `
  INSERT INTO sync_session (
    id, environment_id, version_id, catalog_id, strategy, strategy_reason, languages, started_by,
    status, started_at, ended_at, received_bytes, failure, warnings, is_paused, changes
  ) VALUES (
    :id, :environmentId, :versionId, :catalogId, :strategy, :strategyReason, :languages, :startedBy,
    :status, :startedAt, :endedAt, :receivedBytes, :failure, :warnings, :isPaused, :changes
  )
  ON CONFLICT (id) DO UPDATE SET
    version_id = excluded.version_id, catalog_id = excluded.catalog_id, strategy = excluded.strategy,
    strategy_reason = excluded.strategy_reason, status = excluded.status, ended_at = excluded.ended_at,
    received_bytes = excluded.received_bytes, failure = excluded.failure, warnings = excluded.warnings,
    is_paused = excluded.is_paused, changes = excluded.changes
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
  started_at AS startedAt, ended_at AS endedAt, received_bytes AS receivedBytes, failure, warnings,
  is_paused AS isPaused, changes
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

const unfinishedCatalog = statement<
  { environment: EnvironmentId; version: number; since: string },
  { id: CatalogId }
>(/* sql */ `
  SELECT c.id FROM sync_session s JOIN catalog c ON c.id = s.catalog_id
  WHERE s.environment_id = :environment AND c.version_id = :version AND c.state = 'partial'
    AND c.created_at >= :since
  ORDER BY s.started_at DESC, s.rowid DESC LIMIT 1
`);

const abandonedCatalogs = statement<
  { environment: EnvironmentId; current: CatalogId },
  { id: CatalogId }
>(/* sql */ `
  SELECT id FROM catalog c
  WHERE state = 'partial' AND id <> :current
    AND EXISTS (SELECT 1 FROM sync_session WHERE catalog_id = c.id AND environment_id = :environment)
    AND NOT EXISTS (SELECT 1 FROM environment WHERE catalog_id = c.id)
    AND NOT EXISTS (
      SELECT 1 FROM sync_session WHERE catalog_id = c.id AND status IN ('pending', 'running')
    )
`);

const phasesOfSession = statement<{ id: string }, SyncPhaseState>(/* sql */ `
  SELECT phase, status, done, total, current_item AS currentItem, started_at AS startedAt,
    ended_at AS endedAt
  FROM sync_phase WHERE session_id = :id ORDER BY position
`);
