import type { CatalogId } from '#contract/domain.ts';
import type { ListingScope } from '#contract/listing.ts';
import { readLabels } from '../catalog/label-texts.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

export interface EntityName {
  readonly id: number;
  readonly entitySetName: string;
  readonly label: string | null;
}

/** Those of these set names, whatever their case, that the catalog has: each once, in the order of the names. */
export function readEntityNames(
  db: Database,
  scope: ListingScope,
  names: readonly string[],
): readonly EntityName[] {
  const rows = db.all(entitiesByName, {
    catalog: scope.catalog,
    names: JSON.stringify([...new Set(names)]),
  });
  const labelOf = readLabels(
    db,
    scope,
    rows.map(({ labelId }) => labelId),
  );
  const entities = rows.map(({ labelId, ...row }) => ({
    ...row,
    label: labelOf(labelId)?.text ?? null,
  }));
  return [...new Map(entities.map((entity) => [entity.id, entity])).values()];
}

const entitiesByName = statement<
  { catalog: CatalogId; names: string },
  { id: number; entitySetName: string; labelId: string | null }
>(/* sql */ `
  SELECT e.definition_id AS id, e.entity_set_name AS entitySetName, l.spelling AS labelId
  FROM json_each(:names) wanted
  CROSS JOIN entity e ON e.entity_set_name = wanted.value COLLATE NOCASE
  CROSS JOIN catalog_definition c
    ON c.catalog_id = :catalog AND c.definition_id = e.definition_id
  LEFT JOIN label l ON l.id = e.label_id
  ORDER BY wanted.key, e.entity_set_name = wanted.value DESC
`);
