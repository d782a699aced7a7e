import type { Environment } from '#contract/domain.ts';
import type { VersionUpdate } from '#contract/versions.ts';
import { findCompleteCatalog } from '../catalog/catalogs.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { recommendStrategy } from '../sync/plan-sync.ts';
import { countModuleChanges } from '../versions/version-history.ts';
import { findVersion } from '../versions/version-registry.ts';

/** What it would take to show the version that an environment runs; null where it is shown already, or unknown. */
export function describeUpdate(db: Database, environment: Environment): VersionUpdate | null {
  const { id, version, catalog, transport } = environment;
  if (version === null || catalog?.versionId === version.id || transport === 'file') return null;
  const { strategy, reason } = recommendStrategy({
    shown:
      catalog === null
        ? null
        : { isComplete: catalog.state === 'complete', isOfThisVersion: false },
    completeOfVersion: findCompleteCatalog(db, version.id),
    isVersionSure: version.source === 'modules',
    missingLabels: 0,
  });
  const before = catalog === null ? null : findVersion(db, catalog.versionId);
  return {
    version,
    modules: before?.ok ? countModuleChanges(db, before.value, version) : null,
    strategy,
    reason,
    downloadBytes:
      strategy === 'sharing' ? 0 : (db.first(lastDownload, { environment: id })?.bytes ?? null),
    keepsLabels: strategy !== 'sharing' && catalog !== null && catalog.labels.length > 0,
  };
}

// The service knows no delta: whatever is new, everything is read. Of this environment's syncs where there was one.
const lastDownload = statement<{ environment: number }, { bytes: number }>(/* sql */ `
  SELECT received_bytes AS bytes FROM sync_session
  WHERE status = 'completed' AND strategy IN ('full', 'full_without_labels', 'incremental')
    AND received_bytes > 0
  ORDER BY environment_id = :environment DESC, started_at DESC LIMIT 1
`);
