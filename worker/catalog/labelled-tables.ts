import type { DefinitionKind } from '#contract/metadata.ts';

/** Every table whose rows carry a label. Whatever asks for the labels of a catalog asks all of them. */
const LABELLED = {
  entity: ['entity', 'property'],
  data_entity: ['data_entity'],
  enumeration: ['enumeration', 'enumeration_member'],
} as const satisfies Readonly<Record<DefinitionKind, readonly string[]>>;
export type LabelledTable = (typeof LABELLED)[DefinitionKind][number];

/** Two CTEs: the definitions of the catalog `:catalog`, and what of their labels is used, each spelling once. */
export const USED_LABELS = /* sql */ `
  member AS (SELECT definition_id FROM catalog_definition WHERE catalog_id = :catalog),
  used AS (${unionOf((table) => `SELECT label_id FROM ${table} JOIN member USING (definition_id)`)})
`;

/** One SELECT for each table, joined to one. */
export function unionOf(select: (table: LabelledTable) => string, union = 'UNION'): string {
  return Object.values(LABELLED).flat().map(select).join(` ${union} `);
}
