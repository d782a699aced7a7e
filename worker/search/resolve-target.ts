import type { CatalogId } from '#contract/domain.ts';
import type { TermTarget } from '#contract/glossary.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import type { SearchKey } from './index/search-key.ts';

/** What a catalog has under these names; null where it has no such thing. Names are compared without case. */
export function resolveTarget(
  db: Database,
  catalog: CatalogId,
  { kind, ...names }: TermTarget,
): SearchKey | null {
  const found = db.first(BY_NAME[kind], { catalog, ...names });
  return found === undefined ? null : { kind, ...found };
}

type Place = Omit<SearchKey, 'kind'>;

function byName(from: string, position: string, condition: string) {
  return statement<Readonly<Record<string, string | number>>, Place>(/* sql */ `
    SELECT d.definition_id AS definition, ${position} AS position
    FROM ${from} JOIN catalog_definition c ON c.catalog_id = :catalog AND c.definition_id = d.definition_id
    WHERE ${condition} LIMIT 1
  `);
}

const OF_ENTITY = '(e.entity_set_name = :owner COLLATE NOCASE OR e.name = :owner COLLATE NOCASE)';

const BY_NAME: Readonly<Record<TermTarget['kind'], ReturnType<typeof byName>>> = {
  entity: byName(
    'entity d',
    '0',
    '(d.entity_set_name = :name COLLATE NOCASE OR d.name = :name COLLATE NOCASE)',
  ),
  property: byName(
    'entity e JOIN property d ON d.definition_id = e.definition_id',
    'd.position',
    `${OF_ENTITY} AND d.name = :name COLLATE NOCASE`,
  ),
  action: byName(
    'entity e JOIN action d ON d.definition_id = e.definition_id',
    'd.position',
    `${OF_ENTITY} AND d.name = :name COLLATE NOCASE`,
  ),
  enumeration: byName('enumeration d', '0', 'd.name = :name COLLATE NOCASE'),
  enumeration_member: byName(
    'enumeration e JOIN enumeration_member d ON d.definition_id = e.definition_id',
    'd.position',
    'e.name = :owner COLLATE NOCASE AND d.name = :name COLLATE NOCASE',
  ),
  data_entity: byName('data_entity d', '0', 'd.name = :name COLLATE NOCASE'),
};
