import type { CatalogId } from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/** A relation between two entities of a catalog, by their set names; both sides may name it. */
export interface KnownRelation {
  readonly from: string;
  readonly to: string;
  /** What the side that refers calls it, or else the other one. */
  readonly name: string;
}

/** Every relation of a catalog between two of its entities, in the order of names. */
export function readRelations(db: Database, catalog: CatalogId): readonly KnownRelation[] {
  return db.all(allRelations, { catalog }).map(({ owner, related, name, inverse, cardinality }) => {
    if (cardinality === 'Single') return { from: owner, to: related, name };
    return { from: related, to: owner, name: inverse ?? name };
  });
}

/** Two entities of a catalog never have one public name. */
const allRelations = statement<
  { catalog: CatalogId },
  { owner: string; related: string; name: string; inverse: string | null; cardinality: string }
>(/* sql */ `
  WITH member AS (
    SELECT e.definition_id, e.name, e.entity_set_name
    FROM catalog_definition c JOIN entity e USING (definition_id)
    WHERE c.catalog_id = :catalog
  )
  SELECT m.entity_set_name AS owner, t.entity_set_name AS related, n.name,
    n.related_relation_name AS inverse, n.cardinality
  FROM member m
  JOIN navigation_property n ON n.definition_id = m.definition_id
  JOIN member t ON t.name = n.related_entity
  ORDER BY owner, n.position
`);
