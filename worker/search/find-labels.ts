import type { CatalogId } from '#contract/domain.ts';
import { unionOf } from '../catalog/labelled-tables.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import type { SearchKey } from './index/search-key.ts';

/**
 * Labels whose id begins so, with its `@`; also those that were not read yet. Ids are compared as they were typed
 * and in capitals.
 */
export function findLabels(
  db: Database,
  catalog: CatalogId,
  { id, limit }: { readonly id: string; readonly limit: number },
): readonly SearchKey[] {
  const beginnings = [...new Set([id, id.toUpperCase()])];
  return beginnings.flatMap((from) =>
    db
      .all(labelsWithId, { catalog, from, to: `${from}\uffff`, limit })
      .map((row) => ({ kind: 'label', definition: row.id, position: 0 }) as const),
  );
}

const labelsWithId = statement<
  { catalog: CatalogId; from: string; to: string; limit: number },
  { id: number }
>(/* sql */ `
  SELECT DISTINCT l.owner_id AS id FROM label l
  WHERE l.spelling >= :from AND l.spelling < :to AND (
    EXISTS (SELECT 1 FROM catalog_label c WHERE c.catalog_id = :catalog AND c.label_id = l.owner_id)
    OR EXISTS (
      SELECT 1 FROM (
        ${unionOf((table) => `SELECT definition_id FROM ${table} WHERE label_id = l.id`, 'UNION ALL')}
      ) u JOIN catalog_definition c ON c.catalog_id = :catalog AND c.definition_id = u.definition_id
    )
  )
  ORDER BY l.spelling LIMIT :limit
`);
