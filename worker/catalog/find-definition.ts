import type { CatalogId } from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

export interface FoundDefinition {
  readonly id: number;
  readonly digest: Uint8Array;
  /** As the catalog spells it. */
  readonly name: string;
}

export interface FoundEntity extends FoundDefinition {
  readonly entitySetName: string;
}

/** By set name, then by public name, each exactly spelt first. */
export function findEntity(
  db: Database,
  catalog: CatalogId,
  name: string,
): FoundEntity | undefined {
  return db.first(entityByName, { catalog, name });
}

/** By its name without namespace, exactly spelt first. */
export function findEnumeration(
  db: Database,
  catalog: CatalogId,
  name: string,
): FoundDefinition | undefined {
  return db.first(enumerationByName, { catalog, name });
}

type ByName = { catalog: CatalogId; name: string };

const entityByName = statement<ByName, FoundEntity>(/* sql */ `
  SELECT d.id, d.digest, e.name, e.entity_set_name AS entitySetName
  FROM entity e
  JOIN definition d ON d.id = e.definition_id
  JOIN catalog_definition c ON c.catalog_id = :catalog AND c.definition_id = d.id
  WHERE e.entity_set_name = :name COLLATE NOCASE OR e.name = :name COLLATE NOCASE
  ORDER BY e.entity_set_name = :name DESC, e.name = :name DESC,
    e.entity_set_name = :name COLLATE NOCASE DESC, d.id
  LIMIT 1
`);

const enumerationByName = statement<ByName, FoundDefinition>(/* sql */ `
  SELECT d.id, d.digest, e.name
  FROM enumeration e
  JOIN definition d ON d.id = e.definition_id
  JOIN catalog_definition c ON c.catalog_id = :catalog AND c.definition_id = d.id
  WHERE e.name = :name COLLATE NOCASE
  ORDER BY e.name = :name DESC, d.id
  LIMIT 1
`);
