import type { CatalogId, EnvironmentId, GlobalVersionId } from '#contract/domain.ts';
import type { DefinitionKind } from '#contract/metadata.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { digestCatalog } from './canonical-form.ts';

/** An empty catalog of this version, partial until completed. */
export function createCatalog(db: Database, versionId: GlobalVersionId, now: string): CatalogId {
  db.run(insertCatalog, { versionId, now });
  return db.lastInsertId();
}

/** Of a catalog whose version has become known better. */
export function moveCatalog(db: Database, catalog: CatalogId, versionId: GlobalVersionId): void {
  db.run(setVersion, { catalog, versionId });
}

/**
 * The newest complete catalog of a version that an environment itself has told: what another environment with the same
 * modules may share. What came in a file could be anything under that fingerprint, and is shown only where a user chose it.
 */
export function findCompleteCatalog(db: Database, versionId: GlobalVersionId): CatalogId | null {
  return db.first(completeOfVersion, { versionId })?.id ?? null;
}

/** A complete catalog of this version that holds the same; null where there is none. */
export function findEqualCatalog(
  db: Database,
  versionId: GlobalVersionId,
  digest: string,
): CatalogId | null {
  return db.first(equalCatalog, { versionId, digest })?.id ?? null;
}

/** Over everything the catalog holds at this moment, read back from the database. */
export async function computeCatalogDigest(db: Database, catalog: CatalogId): Promise<string> {
  return digestCatalog(db.all(digestsOf, { catalog }).map((row) => row.digest));
}

/** Call it when everything that the service announced was stored. */
export function completeCatalog(
  db: Database,
  catalog: CatalogId,
  end: { readonly digest: string; readonly now: string },
): void {
  db.run(markComplete, { catalog, ...end });
}

/** The environment is about to show another catalog, or none: how long a clean-up lets the one before be. */
export function markLeft(db: Database, environment: EnvironmentId, now: string): void {
  db.run(leaveCatalog, { environment, now });
}

/** Removes a catalog that nobody shows; definitions stay until a clean-up, another catalog may hold them. */
export function deleteCatalog(db: Database, catalog: CatalogId): void {
  db.run(removeCatalog, { catalog });
}

/** It came in a file, and no environment has shown the same yet. */
export function markForeign(db: Database, catalog: CatalogId): void {
  db.run(setForeign, { catalog });
}

export function isForeign(db: Database, catalog: CatalogId): boolean {
  return db.first(foreignById, { catalog }) !== undefined;
}

/** Another complete catalog of the same version with the same digest. */
export function findTwin(db: Database, catalog: CatalogId): CatalogId | null {
  return db.first(twinOf, { catalog })?.id ?? null;
}

/**
 * Takes over what another catalog knows of the labels, marked as inherited until the service confirms it. What the
 * service did not know for the same version it will not know now: that is not asked again.
 */
export function inheritLabels(
  db: Database,
  { from, to }: { readonly from: CatalogId; readonly to: CatalogId },
): void {
  db.run(copyLabels, { from, to });
}

/** The definitions stay; the catalog no longer has those of this kind. */
export function unlinkDefinitions(db: Database, catalog: CatalogId, kind: DefinitionKind): void {
  db.run(unlinkKind, { catalog, kind });
}

/** How many definitions of this kind the catalog holds. */
export function countLinked(db: Database, catalog: CatalogId, kind: DefinitionKind): number {
  return db.one(linkedOfKind, { catalog, kind }).count;
}

const insertCatalog = statement<{ versionId: GlobalVersionId; now: string }>(/* sql */ `
  INSERT INTO catalog (version_id, state, created_at) VALUES (:versionId, 'partial', :now)
`);

const setVersion = statement<{ catalog: CatalogId; versionId: GlobalVersionId }>(
  'UPDATE catalog SET version_id = :versionId WHERE id = :catalog',
);

const completeOfVersion = statement<{ versionId: GlobalVersionId }, { id: CatalogId }>(/* sql */ `
  SELECT id FROM catalog WHERE version_id = :versionId AND state = 'complete' AND is_foreign = 0
  ORDER BY completed_at DESC, id DESC LIMIT 1
`);

const equalCatalog = statement<
  { versionId: GlobalVersionId; digest: string },
  { id: CatalogId }
>(/* sql */ `
  SELECT id FROM catalog
  WHERE version_id = :versionId AND digest = :digest AND state = 'complete' ORDER BY id LIMIT 1
`);

const digestsOf = statement<{ catalog: CatalogId }, { digest: Uint8Array }>(/* sql */ `
  SELECT d.digest
  FROM catalog_definition c JOIN definition d ON d.id = c.definition_id
  WHERE c.catalog_id = :catalog
`);

const markComplete = statement<{ catalog: CatalogId; digest: string; now: string }>(/* sql */ `
  UPDATE catalog SET state = 'complete', digest = :digest, completed_at = :now WHERE id = :catalog
`);

const leaveCatalog = statement<{ environment: EnvironmentId; now: string }>(/* sql */ `
  UPDATE catalog SET left_at = :now
  WHERE id = (SELECT catalog_id FROM environment WHERE id = :environment)
`);

const removeCatalog = statement<{ catalog: CatalogId }>('DELETE FROM catalog WHERE id = :catalog');

const setForeign = statement<{ catalog: CatalogId }>(
  'UPDATE catalog SET is_foreign = 1 WHERE id = :catalog',
);

const foreignById = statement<{ catalog: CatalogId }, { id: CatalogId }>(
  'SELECT id FROM catalog WHERE id = :catalog AND is_foreign = 1',
);

const twinOf = statement<{ catalog: CatalogId }, { id: CatalogId }>(/* sql */ `
  SELECT twin.id FROM catalog c
  JOIN catalog twin ON twin.version_id = c.version_id AND twin.digest = c.digest AND twin.id <> c.id
  WHERE c.id = :catalog
`);

const copyLabels = statement<{ from: CatalogId; to: CatalogId }>(/* sql */ `
  INSERT INTO catalog_label (catalog_id, label_id, language, text_id, is_inherited)
  SELECT :to, label_id, language, text_id, CASE
    WHEN text_id IS NULL AND (SELECT version_id FROM catalog WHERE id = :from)
      = (SELECT version_id FROM catalog WHERE id = :to) THEN is_inherited
    ELSE 1
  END
  FROM catalog_label WHERE catalog_id = :from
  ON CONFLICT DO NOTHING
`);

const unlinkKind = statement<{ catalog: CatalogId; kind: DefinitionKind }>(/* sql */ `
  DELETE FROM catalog_definition WHERE catalog_id = :catalog AND definition_id IN (
    SELECT id FROM definition WHERE kind = :kind
  )
`);

const linkedOfKind = statement<
  { catalog: CatalogId; kind: DefinitionKind },
  { count: number }
>(/* sql */ `
  SELECT count(*) AS count FROM catalog_definition c JOIN definition d ON d.id = c.definition_id
  WHERE c.catalog_id = :catalog AND d.kind = :kind
`);
