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

/** Every relation of a catalog between two of its entities, by entity in the order of the wire. */
export function readRelations(db: Database, catalog: CatalogId): readonly KnownRelation[] {
  const setNameById = new Map<number, string>();
  const setNameByName = new Map<string, string>();
  for (const { id, name, setName } of db.all(entitiesOf, { catalog })) {
    setNameById.set(id, setName);
    setNameByName.set(name, setName);
  }
  return db.all(navigationsOf, { catalog }).flatMap(({ id, relatedEntity, ...navigation }) => {
    const owner = setNameById.get(id);
    const related = setNameByName.get(relatedEntity);
    if (owner === undefined || related === undefined) return [];
    const { name, inverse, cardinality } = navigation;
    if (cardinality === 'Single') return { from: owner, to: related, name };
    return { from: related, to: owner, name: inverse ?? name };
  });
}

// Joined above: no index knows which of all entities of a name the catalog has, and SQLite would walk through them all.
const entitiesOf = statement<
  { catalog: CatalogId },
  { id: number; name: string; setName: string }
>(/* sql */ `
  SELECT e.definition_id AS id, e.name, e.entity_set_name AS setName
  FROM catalog_definition c
  CROSS JOIN entity e ON e.definition_id = c.definition_id
  WHERE c.catalog_id = :catalog
`);

const navigationsOf = statement<
  { catalog: CatalogId },
  { id: number; name: string; relatedEntity: string; inverse: string | null; cardinality: string }
>(/* sql */ `
  SELECT n.definition_id AS id, n.name, n.related_entity AS relatedEntity,
    n.related_relation_name AS inverse, n.cardinality
  FROM catalog_definition c
  CROSS JOIN navigation_property n ON n.definition_id = c.definition_id
  WHERE c.catalog_id = :catalog
  ORDER BY n.definition_id, n.position
`);
