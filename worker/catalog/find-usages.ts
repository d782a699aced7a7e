import { NAMESPACE_PREFIX } from '#contract/metadata.ts';
import type { CatalogId } from '#contract/domain.ts';
import type { Usage, UsageQuery, Usages, UsedThing } from '#contract/usage.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { LABEL_OWNER } from './label-owner.ts';
import { unionOf, type LabelledTable } from './labelled-tables.ts';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 500;

/** Where a catalog uses something; nowhere, if it has no such thing. */
export function findUsages(
  db: Database,
  catalog: CatalogId,
  { what, name, limit = DEFAULT_LIMIT, offset = 0 }: UsageQuery,
): Usages {
  const places = PLACES[what];
  const asked = { catalog, name };
  const page = { limit: Math.min(Math.max(limit, 1), MAX_LIMIT), offset };
  return {
    catalogId: catalog,
    places: db.all(places.list, { ...asked, ...page }),
    count: db.one(places.count, asked).count,
  };
}

/** As a list and as a number; `places` gives kind, name and parent of each. */
function used(places: string) {
  const inCatalog = /* sql */ `
    WITH member AS (SELECT definition_id FROM catalog_definition WHERE catalog_id = :catalog), ${places}
  `;
  return {
    list: statement<
      { catalog: CatalogId; name: string; limit: number; offset: number },
      Usage
    >(/* sql */ `
      ${inCatalog} SELECT kind, name, parent FROM used
      ORDER BY coalesce(parent, name), name, kind LIMIT :limit OFFSET :offset
    `),
    count: statement<{ catalog: CatalogId; name: string }, { count: number }>(
      `${inCatalog} SELECT count(*) AS count FROM used`,
    ),
  };
}

/** `d` is the table that holds the label. It comes first: few rows have one label, very many are in the catalog. */
const LABELLED_ROWS: Readonly<Record<LabelledTable, string>> = {
  entity: `
    SELECT 'entity' AS kind, d.entity_set_name AS name, NULL AS parent
    FROM entity d CROSS JOIN member USING (definition_id)`,
  property: `
    SELECT 'property' AS kind, d.name, e.entity_set_name AS parent
    FROM property d CROSS JOIN member USING (definition_id) JOIN entity e USING (definition_id)`,
  enumeration: `
    SELECT 'enumeration' AS kind, d.name, NULL AS parent
    FROM enumeration d CROSS JOIN member USING (definition_id)`,
  enumeration_member: `
    SELECT 'enumeration_member' AS kind, d.name, e.name AS parent
    FROM enumeration_member d CROSS JOIN member USING (definition_id) JOIN enumeration e USING (definition_id)`,
  data_entity: `
    SELECT 'data_entity' AS kind, d.name, NULL AS parent
    FROM data_entity d CROSS JOIN member USING (definition_id)`,
};

const PLACES: Readonly<Record<UsedThing, ReturnType<typeof used>>> = {
  // A label has several spellings; texts and uses belong to all of them.
  label: used(/* sql */ `
    spelt AS (SELECT id FROM label WHERE owner_id = ${LABEL_OWNER}),
    used AS (${unionOf((table) => `${LABELLED_ROWS[table]} WHERE d.label_id IN spelt`, 'UNION ALL')})
  `),
  enumeration: used(/* sql */ `
    typed AS (
      SELECT id FROM property_type
      WHERE data_type = 'Enum'
        AND replace(type_name, '${NAMESPACE_PREFIX}', '')
          = replace(:name, '${NAMESPACE_PREFIX}', '') COLLATE NOCASE
    ),
    used AS (
      SELECT 'property' AS kind, p.name, e.entity_set_name AS parent
      FROM property p JOIN member USING (definition_id) JOIN entity e USING (definition_id)
      WHERE p.type_id IN typed
    )
  `),
  entity: used(/* sql */ `
    named AS (
      SELECT name FROM entity JOIN member USING (definition_id)
      WHERE name = :name COLLATE NOCASE OR entity_set_name = :name COLLATE NOCASE
    ),
    used AS (
      SELECT 'relation' AS kind, r.name, e.entity_set_name AS parent
      FROM member JOIN navigation_property r USING (definition_id) JOIN entity e USING (definition_id)
      WHERE r.related_entity IN named
    )
  `),
  field: used(/* sql */ `
    used AS (
      SELECT 'property' AS kind, p.name, e.entity_set_name AS parent
      FROM member JOIN property p USING (definition_id) JOIN entity e USING (definition_id)
      WHERE p.name = :name COLLATE NOCASE
    )
  `),
};
