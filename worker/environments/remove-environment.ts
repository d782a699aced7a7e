import type { CatalogId, Environment, EnvironmentId, RemovalPreview } from '#contract/domain.ts';
import type { CatalogReader } from '../catalog/catalogs.ts';
import { removeDefinitions } from '../catalog/definition-store.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import type { SearchIndex } from '../search/search-index.ts';

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
  const catalogs = db.all(catalogsOfNobodyElse, { environment }).map((row) => row.id);
  const definitions = db.all(definitionsOfNobodyElse, { catalogs: JSON.stringify(catalogs) });
  return { catalogs, definitions: definitions.map((row) => row.id) };
}

function describeRemoval(
  db: Database,
  { name }: Environment,
  { catalogs, definitions }: Holdings,
): RemovalPreview {
  const held = { catalogs: JSON.stringify(catalogs), definitions: JSON.stringify(definitions) };
  const rows = db.first(countRows, held);
  if (rows === undefined) throw new Error('A SELECT without FROM always answers.');
  return {
    environment: name,
    catalogs: catalogs.length,
    definitions: definitions.length,
    labelTexts: db.first(countLabelTexts, { catalogs: held.catalogs })?.count ?? 0,
    freedBytes: Math.round((rows.usedBytes * rows.held) / Math.max(1, rows.all)),
  };
}

// A catalog also belongs to whoever has synced it: a version that is not shown any more can still be compared, and one
// that is being filled is not shown yet.
const catalogsOfNobodyElse = statement<
  { environment: EnvironmentId },
  { id: CatalogId }
>(/* sql */ `
  SELECT id FROM catalog c
  WHERE NOT EXISTS (SELECT 1 FROM environment WHERE catalog_id = c.id AND id <> :environment)
    AND NOT EXISTS (
      SELECT 1 FROM sync_session WHERE catalog_id = c.id AND environment_id <> :environment
    )
`);

// What a watch-list compares with stays as long as it is pinned.
const definitionsOfNobodyElse = statement<{ catalogs: string }, { id: number }>(/* sql */ `
  SELECT id FROM definition d
  WHERE NOT EXISTS (
    SELECT 1 FROM catalog_definition
    WHERE definition_id = d.id AND catalog_id NOT IN (SELECT value FROM json_each(:catalogs))
  )
    AND NOT EXISTS (SELECT 1 FROM watch_list_pin WHERE definition_id = d.id)
`);

const countLabelTexts = statement<{ catalogs: string }, { count: number }>(/* sql */ `
  SELECT count(*) AS count FROM (
    SELECT text_id FROM catalog_label
    WHERE text_id IS NOT NULL AND catalog_id IN (SELECT value FROM json_each(:catalogs))
    EXCEPT
    SELECT text_id FROM catalog_label
    WHERE catalog_id NOT IN (SELECT value FROM json_each(:catalogs))
  )
`);

// Rows of one kind are about as large as those of another, so the share of the rows is about the share of the bytes.
const countRows = statement<
  { catalogs: string; definitions: string },
  { held: number; all: number; usedBytes: number }
>(/* sql */ `
  WITH held AS MATERIALIZED (SELECT value AS id FROM json_each(:definitions))
  SELECT
    (SELECT count(*) FROM held)
      + (SELECT count(*) FROM property WHERE definition_id IN held)
      + (SELECT count(*) FROM enumeration_member WHERE definition_id IN held)
      + (SELECT count(*) FROM catalog_label WHERE catalog_id IN (SELECT value FROM json_each(:catalogs)))
      AS held,
    (SELECT count(*) FROM definition)
      + (SELECT count(*) FROM property)
      + (SELECT count(*) FROM enumeration_member)
      + (SELECT count(*) FROM catalog_label)
      + (SELECT count(*) FROM label_text)
      AS "all",
    (SELECT (page_count - freelist_count) * page_size
      FROM pragma_page_count, pragma_freelist_count, pragma_page_size) AS usedBytes
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
`);
