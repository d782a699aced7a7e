import type { CatalogId } from '#contract/domain.ts';
import type { SyncChanges } from '#contract/sync.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { HEAD_NAME, HEADS } from './definition-heads.ts';

/** What differs between two catalogs: a set difference over their definitions, those of one name being one. */
export function countChanges(
  db: Database,
  catalogs: { readonly from: CatalogId; readonly to: CatalogId },
): SyncChanges {
  return db.one(countDifferences, { ...catalogs });
}

const NAMES = /* sql */ `
  SELECT kind, ${HEAD_NAME} AS name
  FROM differing
  JOIN definition d ON d.id = differing.definition_id
  ${HEADS}
`;

const countDifferences = statement<{ from: CatalogId; to: CatalogId }, SyncChanges>(/* sql */ `
  WITH before AS MATERIALIZED (${namesBeyond(':from', ':to')}),
  after AS MATERIALIZED (${namesBeyond(':to', ':from')})
  SELECT
    (SELECT count(*) FROM (SELECT * FROM after EXCEPT SELECT * FROM before)) AS added,
    (SELECT count(*) FROM (SELECT * FROM before EXCEPT SELECT * FROM after)) AS removed,
    (SELECT count(*) FROM (SELECT * FROM after INTERSECT SELECT * FROM before)) AS changed
`);

/** Kind and name of the definitions of one catalog that the other does not have. */
function namesBeyond(catalog: string, other: string): string {
  return /* sql */ `
    WITH differing AS (
      SELECT definition_id FROM catalog_definition WHERE catalog_id = ${catalog}
      EXCEPT SELECT definition_id FROM catalog_definition WHERE catalog_id = ${other}
    ) ${NAMES}
  `;
}
