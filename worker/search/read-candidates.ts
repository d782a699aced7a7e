import type { CatalogId } from '#contract/domain.ts';
import type { HitKind } from '#contract/search.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import type { LabelText } from './ranking/ranked-texts.ts';
import type { SearchKey } from './index/search-key.ts';

/** One found row with all that ranking and showing need. */
export interface CandidateRow extends SearchKey {
  readonly name: string;
  readonly parent: string | null;
  /** Public name of a property's or action's entity; public name of an entity. */
  readonly entityName: string | null;
  /** Separated by spaces; technical names have none. */
  readonly aotNames: string | null;
  readonly detail: string | null;
  readonly labelId: number | null;
  /** Of what it belongs to. */
  readonly ownerLabelId: number | null;
}

/** The texts of found rows of one kind. */
export function readRows(
  db: Database,
  catalog: CatalogId,
  keys: readonly SearchKey[],
): readonly CandidateRow[] {
  const [first] = keys;
  if (first === undefined) return [];
  const wanted = JSON.stringify(keys.map(({ definition, position }) => [definition, position]));
  return db
    .all(ROWS_BY_KIND[first.kind], { catalog, wanted })
    .map((row) => ({ kind: first.kind, ...row }));
}

/** Texts of these labels in this catalog; literal texts have no language. */
export function readLabelTexts(
  db: Database,
  catalog: CatalogId,
  labelIds: readonly number[],
): ReadonlyMap<number, readonly LabelText[]> {
  if (labelIds.length === 0) return new Map();
  const rows = db.all(textsOfLabels, { catalog, ids: JSON.stringify(labelIds) });
  return Map.groupBy(rows, (row) => row.id);
}

type RowOf = Omit<CandidateRow, 'kind'>;

function rows(columns: string, from: string) {
  return statement<{ catalog: CatalogId; wanted: string }, RowOf>(/* sql */ `
    WITH wanted AS (
      SELECT :catalog AS catalog_id, value ->> 0 AS definition_id, value ->> 1 AS position
      FROM json_each(:wanted)
    )
    SELECT w.definition_id AS definition, w.position, ${columns}
    FROM wanted w ${from}
  `);
}

const AOT_NAMES = /* sql */ `(
  SELECT group_concat(d.name, ' ') FROM data_entity d
  CROSS JOIN catalog_definition c ON c.catalog_id = w.catalog_id AND c.definition_id = d.definition_id
  WHERE d.public_entity_name = e.name
)`;

const ROWS_BY_KIND: Readonly<Record<HitKind, ReturnType<typeof rows>>> = {
  entity: rows(
    `e.entity_set_name AS name, e.name AS parent, e.name AS entityName, ${AOT_NAMES} AS aotNames,
      NULL AS detail, e.label_id AS labelId, NULL AS ownerLabelId`,
    'CROSS JOIN entity e ON e.definition_id = w.definition_id',
  ),
  property: rows(
    `p.name, e.entity_set_name AS parent, e.name AS entityName, NULL AS aotNames,
      CASE t.data_type WHEN 'Enum' THEN t.type_name ELSE t.data_type END AS detail, p.label_id AS labelId,
      e.label_id AS ownerLabelId`,
    `CROSS JOIN property p ON p.definition_id = w.definition_id AND p.position = w.position
     CROSS JOIN entity e ON e.definition_id = p.definition_id
     CROSS JOIN property_type t ON t.id = p.type_id`,
  ),
  enumeration: rows(
    `n.name, NULL AS parent, NULL AS entityName, NULL AS aotNames, NULL AS detail, n.label_id AS labelId,
      NULL AS ownerLabelId`,
    'CROSS JOIN enumeration n ON n.definition_id = w.definition_id',
  ),
  enumeration_member: rows(
    `m.name, n.name AS parent, NULL AS entityName, NULL AS aotNames,
      CAST(m.value AS TEXT) AS detail, m.label_id AS labelId, n.label_id AS ownerLabelId`,
    `CROSS JOIN enumeration_member m ON m.definition_id = w.definition_id AND m.position = w.position
     CROSS JOIN enumeration n ON n.definition_id = m.definition_id`,
  ),
  action: rows(
    `a.name, e.entity_set_name AS parent, e.name AS entityName, NULL AS aotNames,
      a.binding_kind AS detail, NULL AS labelId, e.label_id AS ownerLabelId`,
    `CROSS JOIN action a ON a.definition_id = w.definition_id AND a.position = w.position
     CROSS JOIN entity e ON e.definition_id = a.definition_id`,
  ),
  data_entity: rows(
    `d.name, nullif(d.public_collection_name, '') AS parent, NULL AS entityName,
      nullif(d.public_entity_name, '') AS aotNames, d.entity_category AS detail, d.label_id AS labelId,
      NULL AS ownerLabelId`,
    'CROSS JOIN data_entity d ON d.definition_id = w.definition_id',
  ),
  label: rows(
    `l.spelling AS name, NULL AS parent, NULL AS entityName, NULL AS aotNames, NULL AS detail,
      l.id AS labelId, NULL AS ownerLabelId`,
    'CROSS JOIN label l ON l.id = w.definition_id',
  ),
};

const textsOfLabels = statement<
  { catalog: CatalogId; ids: string },
  { id: number; language: string | null; text: string }
>(/* sql */ `
  SELECT l.id, c.language, t.text
  FROM json_each(:ids) wanted
  CROSS JOIN label l ON l.id = wanted.value
  CROSS JOIN catalog_label c ON c.catalog_id = :catalog AND c.label_id = l.owner_id
  CROSS JOIN label_text t ON t.id = c.text_id
  UNION ALL
  SELECT l.id, NULL, l.spelling
  FROM json_each(:ids) wanted CROSS JOIN label l ON l.id = wanted.value
  WHERE l.spelling NOT LIKE '@%' AND l.spelling <> ''
`);
