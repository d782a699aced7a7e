import type { CatalogId } from '#contract/domain.ts';
import type { DefinitionKind } from '#contract/metadata.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/** What only one of two catalogs has. A definition that both have is the same row: content decides its id. */
export interface DefinitionDifference {
  readonly onlyBefore: readonly DefinitionHead[];
  readonly onlyAfter: readonly DefinitionHead[];
  readonly shared: number;
}

/** As much of a definition as tells which one it is. */
export interface DefinitionHead {
  readonly id: number;
  readonly kind: DefinitionKind;
  readonly name: string;
  /** Of a data entity its public collection; null for an enumeration. */
  readonly setName: string | null;
  readonly labelId: string | null;
}

export function readDifference(
  db: Database,
  { from, to }: { readonly from: CatalogId; readonly to: CatalogId },
): DefinitionDifference {
  const before = readDefinitionIds(db, from);
  const after = readDefinitionIds(db, to);
  const onlyBefore = missingFrom(after, before);
  return {
    onlyBefore: readHeads(db, onlyBefore),
    onlyAfter: readHeads(db, missingFrom(before, after)),
    shared: before.length - onlyBefore.length,
  };
}

/** In one text: a row for each of them costs far more. */
function readDefinitionIds(db: Database, catalog: CatalogId): readonly number[] {
  const ids: readonly number[] = JSON.parse(db.first(definitionsOf, { catalog })?.ids ?? '[]');
  return ids;
}

function missingFrom(known: readonly number[], ids: readonly number[]): readonly number[] {
  const knownIds = new Set(known);
  return ids.filter((id) => !knownIds.has(id));
}

function readHeads(db: Database, ids: readonly number[]): readonly DefinitionHead[] {
  return db.all(headsOf, { ids: JSON.stringify(ids) });
}

const definitionsOf = statement<{ catalog: CatalogId }, { ids: string }>(/* sql */ `
  SELECT json_group_array(definition_id) AS ids FROM catalog_definition WHERE catalog_id = :catalog
`);

const headsOf = statement<{ ids: string }, DefinitionHead>(/* sql */ `
  SELECT e.definition_id AS id, 'entity' AS kind, e.name, e.entity_set_name AS setName,
    l.spelling AS labelId
  FROM json_each(:ids) wanted
  CROSS JOIN entity e ON e.definition_id = wanted.value
  LEFT JOIN label l ON l.id = e.label_id
  UNION ALL
  SELECT e.definition_id, 'data_entity', e.name, e.public_collection_name, l.spelling
  FROM json_each(:ids) wanted
  CROSS JOIN data_entity e ON e.definition_id = wanted.value
  LEFT JOIN label l ON l.id = e.label_id
  UNION ALL
  SELECT e.definition_id, 'enumeration', e.name, NULL, l.spelling
  FROM json_each(:ids) wanted
  CROSS JOIN enumeration e ON e.definition_id = wanted.value
  LEFT JOIN label l ON l.id = e.label_id
`);
