import type { CatalogId } from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/**
 * The labels (owners, table `label`) on the page of an entity, by its public or set name: its own, those of its
 * fields, and those of its data entity.
 */
export function findEntityLabels(
  db: Database,
  entity: { readonly catalog: CatalogId; readonly name: string },
): ReadonlySet<number> {
  return new Set(db.all(labelsOfEntity, { ...entity }).map((row) => row.id));
}

const labelsOfEntity = statement<{ catalog: CatalogId; name: string }, { id: number }>(/* sql */ `
  WITH found AS MATERIALIZED (
    SELECT e.definition_id, e.name, e.label_id
    FROM entity e JOIN catalog_definition c ON c.definition_id = e.definition_id
    WHERE c.catalog_id = :catalog
      AND (e.name = :name COLLATE NOCASE OR e.entity_set_name = :name COLLATE NOCASE)
  ),
  used AS (
    SELECT label_id FROM found
    UNION SELECT label_id FROM property WHERE definition_id IN (SELECT definition_id FROM found)
    UNION SELECT d.label_id FROM data_entity d
      JOIN catalog_definition c ON c.definition_id = d.definition_id
      WHERE c.catalog_id = :catalog AND d.public_entity_name IN (SELECT name FROM found)
  )
  SELECT DISTINCT l.owner_id AS id FROM used JOIN label l ON l.id = used.label_id
`);
