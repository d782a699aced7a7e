import type { DefinitionKind } from '#contract/metadata.ts';

/** Each kind has its row in the table of its name; beside name and label, some are known by the name of a set. */
const SET_NAMES: Readonly<Record<DefinitionKind, string | null>> = {
  entity: 'entity_set_name',
  data_entity: 'public_collection_name',
  enumeration: null,
};
const KINDS = Object.keys(SET_NAMES);

/** Behind `definition d`: the row of each definition, whatever its kind. */
export const HEADS = KINDS.map(
  (kind) => `LEFT JOIN ${kind} ON d.kind = '${kind}' AND ${kind}.definition_id = d.id`,
).join('\n');

/** Null where the definition has lost its row. */
export const HEAD_NAME = anyOf(KINDS.map((kind) => `${kind}.name`));
export const HEAD_LABEL = anyOf(KINDS.map((kind) => `${kind}.label_id`));
export const HEAD_SET_NAME = anyOf(
  Object.entries(SET_NAMES).flatMap(([kind, column]) =>
    column === null ? [] : `${kind}.${column}`,
  ),
);

function anyOf(columns: readonly string[]): string {
  return `coalesce(${columns.join(', ')})`;
}
