import type { CatalogId, GlobalVersionId, VersionSource } from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { LIMITS, type ModuleRow } from './snapshot-format.ts';

/** A catalog that is exported, with its version. */
export interface CatalogSource {
  readonly id: CatalogId;
  readonly versionId: number;
  readonly digest: string;
  readonly fingerprint: string;
}

/** In an order that no local id decides. A catalog that is gone or not complete is a bug of the caller. */
export function readSources(
  db: Database,
  catalogs: readonly CatalogId[],
): readonly CatalogSource[] {
  const wanted = [...new Set(catalogs)];
  const sources = db.all(completeCatalogs, { catalogs: JSON.stringify(wanted) });
  if (sources.length !== wanted.length) throw new Error('Only complete catalogs are exported.');
  return sources;
}

/** From the database of this device into that of the file. */
export interface Writing {
  readonly db: Database;
  readonly scratch: Database;
  readonly sources: readonly CatalogSource[];
}

/** The versions with their modules, and the catalogs; `kept` are further versions, as many as there is room for. */
export function writeVersions(
  { db, scratch, sources }: Writing,
  kept: readonly GlobalVersionId[],
): void {
  const ids = new Set([...sources.map(({ versionId }) => versionId), ...kept]);
  const versionIds = [...ids].slice(0, LIMITS.rows.version);
  const placeOf = (version: number): number => versionIds.indexOf(version) + 1;
  const insertVersion = scratch.bulkInsert(/* sql */ `
    INSERT INTO version (id, fingerprint, source, application_version, platform_version)
    VALUES (?, ?, ?, ?, ?)
  `);
  const insertModule = scratch.bulkInsert(/* sql */ `
    INSERT INTO installed_module (
      id, version_id, name, version, module_id, publisher, display_name, raw
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  `);
  const insertCatalog = scratch.bulkInsert(
    'INSERT INTO catalog (id, version_id, digest) VALUES (?, ?, ?)',
  );
  for (const id of versionIds) {
    const version = db.first(versionById, { id });
    if (version === undefined) throw new Error('Every catalog has a version.');
    const { fingerprint, source, application_version, platform_version } = version;
    insertVersion.add(placeOf(id), fingerprint, source, application_version, platform_version);
  }
  let modules = 0;
  for (const id of versionIds) {
    for (const row of db.all(modulesOf, { id })) {
      const { name, version, module_id, publisher, display_name, raw } = row;
      modules += 1;
      const place = placeOf(id);
      insertModule.add(modules, place, name, version, module_id, publisher, display_name, raw);
    }
  }
  sources.forEach(({ versionId, digest }, index) =>
    insertCatalog.add(index + 1, placeOf(versionId), digest),
  );
}

const completeCatalogs = statement<{ catalogs: string }, CatalogSource>(/* sql */ `
  SELECT c.id, c.version_id AS versionId, c.digest, v.fingerprint
  FROM catalog c JOIN global_version v ON v.id = c.version_id
  WHERE c.state = 'complete' AND c.id IN (SELECT value FROM json_each(:catalogs))
  ORDER BY v.fingerprint, c.digest, c.id
`);

const versionById = statement<
  { id: number },
  {
    fingerprint: string;
    source: VersionSource;
    application_version: string | null;
    platform_version: string | null;
  }
>(/* sql */ `
  SELECT fingerprint, source, application_version, platform_version
  FROM global_version WHERE id = :id
`);

// Two environments may list the same modules in different orders.
const modulesOf = statement<{ id: number }, ModuleRow>(/* sql */ `
  SELECT name, version, module_id, publisher, display_name, raw
  FROM installed_module WHERE version_id = :id
  ORDER BY raw, module_id, name, version, publisher, display_name
`);
