import type { CatalogId } from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/** The entity or enumeration of a catalog that a pin belongs to. */
export interface FoundOwner {
  readonly definitionId: number;
  /** As the catalog spells it: the set name of an entity, the name of an enumeration. */
  readonly name: string;
  /** Of an entity; null of an enumeration. */
  readonly publicName: string | null;
}

/** By set name or public name, exactly spelt first. */
export function findEntity(db: Database, catalog: CatalogId, name: string): FoundOwner | undefined {
  return db.first(entityByName, { catalog, name });
}

/** Without namespace, exactly spelt first. */
export function findEnumeration(
  db: Database,
  catalog: CatalogId,
  name: string,
): FoundOwner | undefined {
  return db.first(enumerationByName, { catalog, name });
}

type ByName = { catalog: CatalogId; name: string };

const entityByName = statement<ByName, FoundOwner>(/* sql */ `
  SELECT e.definition_id AS definitionId, e.entity_set_name AS name, e.name AS publicName
  FROM entity e
  JOIN catalog_definition c ON c.catalog_id = :catalog AND c.definition_id = e.definition_id
  WHERE e.entity_set_name = :name COLLATE NOCASE OR e.name = :name COLLATE NOCASE
  ORDER BY e.entity_set_name = :name DESC, e.name = :name DESC,
    e.entity_set_name = :name COLLATE NOCASE DESC, e.definition_id
  LIMIT 1
`);

const enumerationByName = statement<ByName, FoundOwner>(/* sql */ `
  SELECT e.definition_id AS definitionId, e.name, NULL AS publicName
  FROM enumeration e
  JOIN catalog_definition c ON c.catalog_id = :catalog AND c.definition_id = e.definition_id
  WHERE e.name = :name COLLATE NOCASE
  ORDER BY e.name = :name DESC, e.definition_id
  LIMIT 1
`);
