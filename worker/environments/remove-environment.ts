import type { CatalogId, Environment, EnvironmentId, RemovalPreview } from '#contract/domain.ts';
import type { CatalogReader } from '../catalog/catalog-reader.ts';
import { markLeft } from '../catalog/catalogs.ts';
import { removeDefinitions } from '../catalog/definition-store.ts';
import { countHeldRows, estimateRowBytes } from '../catalog/stored-size.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import type { SearchIndex } from '../search/index/search-index.ts';
import { CATALOG_USERS, DEFINITION_USERS, VERSION_USERS } from '../versions/users.ts';

export interface RemovalParts {
  readonly db: Database;
  readonly catalogs: CatalogReader;
  readonly index: SearchIndex;
}

/** What removing it would free at this moment. */
export function previewRemoval(db: Database, environment: Environment): RemovalPreview {
  return describeRemoval(db, environment, findHoldings(db, environment.id));
}

/**
 * Removes an environment with its links, its sessions, and what it alone holds, in one transaction. No sync of it may
 * be running. Label texts stay: the next catalogue will ask for most of them.
 */
export function removeEnvironment(
  { db, catalogs, index }: RemovalParts,
  environment: Environment,
): RemovalPreview {
  return db.transaction(() => {
    const holdings = findHoldings(db, environment.id);
    const removed = describeRemoval(db, environment, holdings);
    markLeft(db, environment.id, new Date().toISOString());
    // The keys of the index rows are made from the rows that go next.
    index.removeDefinitions(holdings.definitions);
    db.run(deleteEnvironment, { id: environment.id });
    db.run(deleteCatalogs, { catalogs: JSON.stringify(holdings.catalogs) });
    removeDefinitions(db, holdings.definitions);
    db.run(deleteUnusedVersions, {});
    catalogs.forget(holdings.catalogs);
    return removed;
  });
}

/** What no other environment uses. */
interface Holdings {
  readonly catalogs: readonly CatalogId[];
  readonly definitions: readonly number[];
}

function findHoldings(db: Database, environment: EnvironmentId): Holdings {
  const catalogs = db.all(catalogsOfNobodyElse, { leaving: environment }).map((row) => row.id);
  const definitions = db.all(definitionsOfNobodyElse, { catalogs: JSON.stringify(catalogs) });
  return { catalogs, definitions: definitions.map((row) => row.id) };
}

function describeRemoval(
  db: Database,
  { name }: Environment,
  { catalogs, definitions }: Holdings,
): RemovalPreview {
  return {
    environment: name,
    catalogs: catalogs.length,
    definitions: definitions.length,
    labelTexts: db.one(countLabelTexts, { catalogs: JSON.stringify(catalogs) }).count,
    freedBytes: Math.round(estimateRowBytes(db) * countHeldRows(db, { catalogs, definitions })),
  };
}

// A catalog also belongs to whoever has synced it: a version that is not shown any more can still be compared, and one
// that is being filled is not shown yet.
const catalogsOfNobodyElse = statement<{ leaving: EnvironmentId }, { id: CatalogId }>(/* sql */ `
  SELECT id FROM catalog c
  WHERE id NOT IN (${CATALOG_USERS})
    AND NOT EXISTS (
      SELECT 1 FROM sync_session WHERE catalog_id = c.id AND environment_id <> :leaving
    )
`);

const definitionsOfNobodyElse = statement<{ catalogs: string }, { id: number }>(
  `SELECT id FROM definition WHERE id NOT IN (${DEFINITION_USERS})`,
);

const countLabelTexts = statement<{ catalogs: string }, { count: number }>(/* sql */ `
  SELECT count(*) AS count FROM (
    SELECT text_id FROM catalog_label
    WHERE text_id IS NOT NULL AND catalog_id IN (SELECT value FROM json_each(:catalogs))
    EXCEPT
    SELECT text_id FROM catalog_label
    WHERE catalog_id NOT IN (SELECT value FROM json_each(:catalogs))
  )
`);

const deleteEnvironment = statement<{ id: EnvironmentId }>(
  'DELETE FROM environment WHERE id = :id',
);

const deleteCatalogs = statement<{ catalogs: string }>(
  'DELETE FROM catalog WHERE id IN (SELECT value FROM json_each(:catalogs))',
);

const deleteUnusedVersions = statement<{}>(/* sql */ `
  DELETE FROM global_version
  WHERE id NOT IN (SELECT version_id FROM environment_version)
    AND id NOT IN (SELECT version_id FROM catalog)
    AND id NOT IN (${VERSION_USERS})
`);
