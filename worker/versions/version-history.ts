import type { CatalogId, EnvironmentId, GlobalVersion, GlobalVersionId } from '#contract/domain.ts';
import type { EnvironmentHistory, ModuleChanges, VersionPeriod } from '#contract/versions.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { compareModules, countChanges } from './compare-modules.ts';
import { listGlobalVersions, listInstalledModules } from './version-registry.ts';

/** The versions that an environment ran, the newest first, and what changed from one to the next. */
export function readHistory(db: Database, environment: EnvironmentId): EnvironmentHistory {
  const versionsById = new Map(listGlobalVersions(db).map((version) => [version.id, version]));
  const links = db.all(linksOf, { environment });
  const periods = links.flatMap(({ versionId, ...times }, index): VersionPeriod[] => {
    const version = versionsById.get(versionId);
    const before = versionsById.get(links[index + 1]?.versionId ?? -1);
    if (version === undefined) return [];
    const modules = before === undefined ? null : countModuleChanges(db, before, version);
    const catalogs = db.all(completeCatalogs, { version: versionId }).map((row) => row.id);
    return [{ version, ...times, modules, catalogs }];
  });
  const verifiedAt = db.one(lastDownload, { environment }).ended_at;
  return { periods, verifiedAt };
}

/** Null where one of both is known by no modules. */
export function countModuleChanges(
  db: Database,
  before: GlobalVersion,
  after: GlobalVersion,
): ModuleChanges | null {
  if (before.source !== 'modules' || after.source !== 'modules') return null;
  return countChanges(
    compareModules(listInstalledModules(db, before.id), listInstalledModules(db, after.id)),
  );
}

const linksOf = statement<
  { environment: EnvironmentId },
  { versionId: GlobalVersionId; detectedAt: string; checkedAt: string; endedAt: string | null }
>(/* sql */ `
  SELECT version_id AS versionId, detected_at AS detectedAt, checked_at AS checkedAt,
    ended_at AS endedAt
  FROM environment_version WHERE environment_id = :environment
  ORDER BY ended_at IS NOT NULL, detected_at DESC, id DESC
`);

const completeCatalogs = statement<{ version: GlobalVersionId }, { id: CatalogId }>(/* sql */ `
  SELECT id FROM catalog WHERE version_id = :version AND state = 'complete'
  ORDER BY completed_at DESC, id DESC
`);

// Lists that this environment itself sent into the catalog that it shows.
const lastDownload = statement<
  { environment: EnvironmentId },
  { ended_at: string | null }
>(/* sql */ `
  SELECT max(p.ended_at) AS ended_at
  FROM environment e
  JOIN sync_session s ON s.environment_id = e.id AND s.catalog_id = e.catalog_id
  JOIN sync_phase p ON p.session_id = s.id
  WHERE e.id = :environment AND p.status = 'completed'
    AND p.phase IN ('entities', 'schemas', 'enumerations')
    AND EXISTS (SELECT 1 FROM catalog WHERE id = e.catalog_id AND state = 'complete')
`);
