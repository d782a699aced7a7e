import type { CatalogId } from '#contract/domain.ts';
import type { PasteCandidate } from '#contract/watch-list.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

const CANDIDATES_SHOWN = 8;

/** The entities that have most of these columns; among equals the one with the fewest other fields. */
export function guessEntities(
  db: Database,
  catalog: CatalogId,
  columns: readonly string[],
): readonly PasteCandidate[] {
  const names = [...new Set(columns.map(normaliseColumn))];
  if (names.length === 0) return [];
  return db.all(entitiesWithColumns, {
    catalog,
    columns: JSON.stringify(names),
    limit: CANDIDATES_SHOWN,
  });
}

/** `Customer account`, `CUSTOMERACCOUNT` and `customer_account` are all CustomerAccount. */
export function normaliseColumn(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]+/g, '');
}

const entitiesWithColumns = statement<
  { catalog: CatalogId; columns: string; limit: number },
  PasteCandidate
>(/* sql */ `
  WITH wanted AS MATERIALIZED (SELECT value AS name FROM json_each(:columns))
  SELECT e.entity_set_name AS entitySetName, count(*) AS columns
  FROM catalog_definition c
  JOIN entity e ON e.definition_id = c.definition_id
  JOIN property p ON p.definition_id = c.definition_id
  WHERE c.catalog_id = :catalog AND replace(lower(p.name), '_', '') IN (SELECT name FROM wanted)
  GROUP BY c.definition_id
  ORDER BY columns DESC,
    (SELECT count(*) FROM property own WHERE own.definition_id = c.definition_id),
    e.entity_set_name
  LIMIT :limit
`);
