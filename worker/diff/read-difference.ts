import type { CatalogId } from '#contract/domain.ts';
import type { DefinitionKind } from '#contract/metadata.ts';
import { HEAD_LABEL, HEAD_NAME, HEAD_SET_NAME, HEADS } from '../catalog/definition-heads.ts';
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
  const ids: readonly number[] = JSON.parse(db.one(definitionsOf, { catalog }).ids);
  return ids;
}

function missingFrom(known: readonly number[], ids: readonly number[]): readonly number[] {
  const knownIds = new Set(known);
  return ids.filter((id) => !knownIds.has(id));
}

function readHeads(db: Database, ids: readonly number[]): readonly DefinitionHead[] {
  const { heads: json } = db.one(headsOf, { ids: JSON.stringify(ids) });
  const heads: readonly DefinitionHead[] = JSON.parse(json);
  return heads;
}

const definitionsOf = statement<{ catalog: CatalogId }, { ids: string }>(/* sql */ `
  SELECT json_group_array(definition_id) AS ids FROM catalog_definition WHERE catalog_id = :catalog
`);

const headsOf = statement<{ ids: string }, { heads: string }>(/* sql */ `
  SELECT json_group_array(json_object(
    'id', d.id, 'kind', d.kind, 'name', ${HEAD_NAME}, 'setName', ${HEAD_SET_NAME},
    'labelId', l.spelling
  )) AS heads
  FROM json_each(:ids) wanted
  CROSS JOIN definition d ON d.id = wanted.value
  ${HEADS}
  LEFT JOIN label l ON l.id = ${HEAD_LABEL}
`);
