import type { CleanedCatalog, CleanedVersion, CleanUp } from '#contract/versions.ts';
import type { CatalogReader } from '../catalog/catalog-reader.ts';
import { removeDefinitions } from '../catalog/definition-store.ts';
import { countHeldRows, estimateRowBytes, TEXT_ROW } from '../catalog/stored-size.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import type { SearchIndex } from '../search/index/search-index.ts';
import { CATALOG_USERS, DEFINITION_USERS, VERSION_USERS } from './users.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface CleanUpParts {
  readonly db: Database;
  readonly catalogs: CatalogReader;
  readonly index: SearchIndex;
}

export interface Retention {
  /** What was used within these days stays. */
  readonly days: number;
  readonly now: Date;
}

/** What a clean-up would remove at this moment. */
export function previewCleanUp(db: Database, retention: Retention): CleanUp {
  return describe(db, retention.days, findRubbish(db, retention));
}

/**
 * Removes what nothing uses, in one transaction. What the labels of the index still say of removed texts is marked, to
 * be indexed again (SearchIndex.listUnindexedLabels).
 */
export function cleanUp({ db, catalogs, index }: CleanUpParts, retention: Retention): CleanUp {
  return db.transaction(() => {
    const rubbish = findRubbish(db, retention);
    const removed = describe(db, retention.days, rubbish);
    const catalogIds = rubbish.catalogs.map(({ id }) => id);
    // The keys of the index rows are made from the rows that go next.
    index.removeDefinitions(rubbish.definitions);
    db.run(deleteCatalogs, { ids: JSON.stringify(catalogIds) });
    removeDefinitions(db, rubbish.definitions);
    removeTexts(db, rubbish.texts);
    const versions = JSON.stringify(rubbish.versions.map(({ id }) => id));
    db.run(deleteLinks, { ids: versions });
    db.run(deleteVersions, { ids: versions });
    catalogs.forget(catalogIds);
    return removed;
  });
}

interface Rubbish {
  readonly catalogs: readonly CleanedCatalog[];
  readonly versions: readonly CleanedVersion[];
  readonly definitions: readonly number[];
  readonly texts: readonly number[];
}

function findRubbish(db: Database, { days, now }: Retention): Rubbish {
  const before = new Date(now.getTime() - days * DAY_MS).toISOString();
  const catalogs = db.all(unusedCatalogs, { before, leaving: null });
  const ids = { catalogs: JSON.stringify(catalogs.map(({ id }) => id)) };
  return {
    catalogs,
    versions: db.all(unusedVersions, { ...ids, before }),
    definitions: db.all(unusedDefinitions, ids).map(({ id }) => id),
    texts: db.all(unusedTexts, ids).map(({ id }) => id),
  };
}

function describe(
  db: Database,
  days: number,
  { catalogs, versions, definitions, texts }: Rubbish,
): CleanUp {
  const held = countHeldRows(db, { catalogs: catalogs.map(({ id }) => id), definitions });
  return {
    days,
    versions,
    catalogs,
    definitions: definitions.length,
    labelTexts: texts.length,
    freedBytes: Math.round(estimateRowBytes(db) * (held + TEXT_ROW * texts.length)),
  };
}

function removeTexts(db: Database, texts: readonly number[]): void {
  if (texts.length === 0) return;
  const ids = JSON.stringify(texts);
  db.run(markUnindexed, { ids });
  // For each text SQLite looks for a catalog that still refers to it; only here, so the index is not kept.
  db.execute('CREATE INDEX catalog_label_by_text ON catalog_label (text_id)');
  db.run(deleteTexts, { ids });
  db.execute('DROP INDEX catalog_label_by_text');
}

// The newest catalog of a version that runs somewhere stays: an environment that does not show it yet would share it.
const unusedCatalogs = statement<{ before: string; leaving: null }, CleanedCatalog>(/* sql */ `
  WITH latest AS MATERIALIZED (
    SELECT max(coalesce(ended_at, started_at)) AS ended_at, catalog_id
    FROM sync_session GROUP BY catalog_id
  ),
  candidate AS MATERIALIZED (
    SELECT c.id, v.fingerprint, v.application_version AS applicationVersion,
      max(coalesce(c.left_at, c.completed_at, c.created_at), coalesce(latest.ended_at, '')) AS unusedSince
    FROM catalog c
    JOIN global_version v ON v.id = c.version_id
    LEFT JOIN latest ON latest.catalog_id = c.id
  )
  SELECT * FROM candidate
  WHERE unusedSince < :before AND id NOT IN (${CATALOG_USERS}) AND id NOT IN (
    SELECT coalesce((
      SELECT id FROM catalog WHERE version_id = link.version_id AND state = 'complete'
      ORDER BY completed_at DESC, id DESC LIMIT 1
    ), -1) FROM environment_version link WHERE ended_at IS NULL
  )
  ORDER BY unusedSince, id
`);

const unusedVersions = statement<{ before: string; catalogs: string }, CleanedVersion>(/* sql */ `
  WITH candidate AS MATERIALIZED (
    SELECT v.id, v.fingerprint, v.application_version AS applicationVersion,
      max(v.last_used_at, coalesce((
        SELECT max(ended_at) FROM environment_version WHERE version_id = v.id
      ), '')) AS lastUsedAt
    FROM global_version v
  )
  SELECT * FROM candidate
  WHERE lastUsedAt < :before AND id NOT IN (${VERSION_USERS}) AND id NOT IN (
    SELECT version_id FROM catalog WHERE id NOT IN (SELECT value FROM json_each(:catalogs))
  )
  ORDER BY lastUsedAt, id
`);

const unusedDefinitions = statement<{ catalogs: string }, { id: number }>(
  `SELECT id FROM definition WHERE id NOT IN (${DEFINITION_USERS}) ORDER BY id`,
);

const unusedTexts = statement<{ catalogs: string }, { id: number }>(/* sql */ `
  SELECT id FROM label_text WHERE id NOT IN (
    SELECT text_id FROM catalog_label
    WHERE text_id IS NOT NULL AND catalog_id NOT IN (SELECT value FROM json_each(:catalogs))
  ) ORDER BY id
`);

type Ids = { ids: string };

const deleteCatalogs = statement<Ids>(
  'DELETE FROM catalog WHERE id IN (SELECT value FROM json_each(:ids))',
);

const markUnindexed = statement<Ids>(/* sql */ `
  INSERT INTO unindexed_label (label_id)
  SELECT label_id FROM label_text WHERE id IN (SELECT value FROM json_each(:ids))
  ON CONFLICT DO NOTHING
`);

const deleteTexts = statement<Ids>(
  'DELETE FROM label_text WHERE id IN (SELECT value FROM json_each(:ids))',
);

// The time line of an environment ends where its versions are not known any more.
const deleteLinks = statement<Ids>(/* sql */ `
  DELETE FROM environment_version
  WHERE ended_at IS NOT NULL AND version_id IN (SELECT value FROM json_each(:ids))
`);

const deleteVersions = statement<Ids>(
  'DELETE FROM global_version WHERE id IN (SELECT value FROM json_each(:ids))',
);
