import type { EnvironmentId } from '#contract/domain.ts';
import {
  SYNC_PHASES,
  SYNC_STRATEGIES,
  type DurationStatistics,
  type SyncPhase,
  type SyncStatistics,
  type SyncStrategy,
} from '#contract/sync.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/** Over all stored sessions, or those of one environment. */
export function readSyncStatistics(
  db: Database,
  environment: EnvironmentId | null,
): SyncStatistics {
  const { receivedBytes, ...rest } = db.one(countSessions, { environment });
  return {
    ...rest,
    receivedBytes: receivedBytes ?? 0,
    strategies: describeDurations(SYNC_STRATEGIES, db.all(sessionDurations, { environment })),
    phases: describeDurations(SYNC_PHASES, db.all(phaseDurations, { environment })),
  };
}

interface Duration<Name> {
  readonly name: Name;
  readonly ms: number;
}

/** Names without any duration are left out. */
function describeDurations<Name>(
  names: readonly Name[],
  durations: readonly Duration<Name>[],
): readonly DurationStatistics<Name>[] {
  const durationsByName = Map.groupBy(durations, ({ name }) => name);
  return names.flatMap((name) => {
    const sorted = (durationsByName.get(name) ?? []).map(({ ms }) => ms).sort((a, b) => a - b);
    const medianMs = sorted[Math.floor(sorted.length / 2)];
    return medianMs === undefined ? [] : [{ name, count: sorted.length, medianMs }];
  });
}

type Scope = { environment: EnvironmentId | null };

const countSessions = statement<
  Scope,
  Omit<SyncStatistics, 'strategies' | 'phases' | 'receivedBytes'> & {
    readonly receivedBytes: number | null;
  }
>(/* sql */ `
  SELECT count(*) AS total,
    count(*) FILTER (WHERE status = 'completed') AS completed,
    count(*) FILTER (WHERE status = 'failed') AS failed,
    count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
    sum(received_bytes) AS receivedBytes,
    max(ended_at) FILTER (WHERE status = 'completed') AS lastCompletedAt
  FROM sync_session WHERE :environment IS NULL OR environment_id = :environment
`);

const sessionDurations = statement<Scope, Duration<SyncStrategy>>(/* sql */ `
  SELECT s.strategy AS name, ${msBetween('s')} AS ms FROM sync_session s
  WHERE s.status = 'completed' AND (:environment IS NULL OR s.environment_id = :environment)
`);

const phaseDurations = statement<Scope, Duration<SyncPhase>>(/* sql */ `
  SELECT p.phase AS name, ${msBetween('p')} AS ms
  FROM sync_phase p JOIN sync_session s ON s.id = p.session_id
  WHERE p.status = 'completed' AND p.started_at IS NOT NULL AND p.ended_at IS NOT NULL
    AND (:environment IS NULL OR s.environment_id = :environment)
`);

function msBetween(table: string): string {
  const days = `julianday(${table}.ended_at) - julianday(${table}.started_at)`;
  return `CAST(round((${days}) * 86400000) AS INTEGER)`;
}
