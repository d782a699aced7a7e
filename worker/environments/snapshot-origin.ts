import type { EnvironmentId, SnapshotOrigin } from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/** Undefined for an environment that did not come from a snapshot. */
export function readSnapshotOrigin(
  db: Database,
  environment: EnvironmentId,
): SnapshotOrigin | undefined {
  return db.first(originOf, { environment });
}

/** The first file that an environment was opened from is the one that it came from. */
export function saveSnapshotOrigin(
  db: Database,
  environment: EnvironmentId,
  origin: SnapshotOrigin,
): void {
  db.run(insertOrigin, { environment, ...origin });
}

const originOf = statement<{ environment: EnvironmentId }, SnapshotOrigin>(/* sql */ `
  SELECT created_by AS createdBy, created_at AS createdAt, app_version AS appVersion,
    origin_name AS name, origin_url AS url, synced_at AS syncedAt, opened_at AS openedAt
  FROM environment_snapshot WHERE environment_id = :environment
`);

const insertOrigin = statement<
  { environment: EnvironmentId } & { [Name in keyof SnapshotOrigin]: SnapshotOrigin[Name] }
>(/* sql */ `
  INSERT INTO environment_snapshot (
    environment_id, created_by, created_at, app_version, origin_name, origin_url, synced_at, opened_at
  ) VALUES (:environment, :createdBy, :createdAt, :appVersion, :name, :url, :syncedAt, :openedAt)
  ON CONFLICT (environment_id) DO NOTHING
`);
