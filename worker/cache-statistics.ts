import type { CacheStatistics, Environment, StorageState } from '#contract/domain.ts';
import type { Database } from './db/database.ts';
import { statement } from './db/statement.ts';

/** Counts of everything stored, by environment and, each stored once, in all. */
export function readCacheStatistics(
  db: Database,
  environments: readonly Environment[],
  storage: StorageState,
): CacheStatistics {
  return {
    ...db.one(countEverything, {}),
    environments: environments.map((environment) => ({
      environment: environment.name,
      url: environment.url,
      fingerprint: environment.version?.fingerprint ?? null,
      catalogState: environment.catalog?.state ?? 'absent',
      counts: environment.catalog?.counts ?? null,
      labels: environment.catalog?.labels ?? [],
      modules: environment.version?.moduleCount ?? 0,
      lastSyncAt: db.one(lastCompletedSync, { environment: environment.id }).ended_at,
    })),
    databaseBytes: db.sizeBytes(),
    storage,
  };
}

const countEverything = statement<
  {},
  Pick<CacheStatistics, 'versions' | 'sharedVersions' | 'catalogs' | 'definitions' | 'labelTexts'>
>(/* sql */ `
  SELECT
    (SELECT count(*) FROM global_version) AS versions,
    (SELECT count(*) FROM (
      SELECT 1 FROM environment_version WHERE ended_at IS NULL GROUP BY version_id HAVING count(*) > 1
    )) AS sharedVersions,
    (SELECT count(*) FROM catalog) AS catalogs,
    (SELECT count(*) FROM definition) AS definitions,
    (SELECT count(*) FROM label_text) AS labelTexts
`);

const lastCompletedSync = statement<
  { environment: number },
  { ended_at: string | null }
>(/* sql */ `
  SELECT max(ended_at) AS ended_at FROM sync_session
  WHERE environment_id = :environment AND status = 'completed'
`);
