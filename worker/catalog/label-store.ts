import type { CatalogId } from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import { statement, type Statement } from '../db/statement.ts';
import { unionOf, type LabelledTable } from './labelled-tables.ts';

/** A label that a catalog uses, by the spelling under which its texts are kept. */
export interface UsedLabel {
  readonly id: number;
  readonly spelling: string;
  /** How many definitions, properties and members have it. */
  readonly uses: number;
  /** It is shown already, and only has to be confirmed. */
  readonly hasText: boolean;
}

export interface LabelScope {
  readonly catalog: CatalogId;
  readonly language: string;
}

export interface SettledLabel {
  readonly label: UsedLabel;
  /** Null where the service does not know the label in this language: it is not asked again. */
  readonly text: string | null;
}

/**
 * Label ids without an answer yet, the most valuable first: of entities, of enumerations and their members, then
 * of properties by how many use them. Those with a text that only has to be confirmed come after all others. Literal
 * texts need no answer.
 */
export function listUnsettledLabels(db: Database, scope: LabelScope): readonly UsedLabel[] {
  return db
    .all(unsettledLabels, { ...scope })
    .map((label) => ({ ...label, hasText: label.hasText === 1 }));
}

/** In one transaction. Returns the labels that have a text which no index row knows yet. */
export function settleLabels(
  db: Database,
  scope: LabelScope,
  labels: readonly SettledLabel[],
): readonly UsedLabel[] {
  return storeTexts(db, scope, { labels, link: settle });
}

/** In one transaction: texts that are shown until the service confirms or corrects them. Answers as `settleLabels`. */
export function presumeLabels(
  db: Database,
  scope: LabelScope,
  labels: readonly (SettledLabel & { readonly text: string })[],
): readonly UsedLabel[] {
  return storeTexts(db, scope, { labels, link: presume });
}

function storeTexts(
  db: Database,
  scope: LabelScope,
  { labels, link }: { labels: readonly SettledLabel[]; link: Statement<CatalogLabelRow, never> },
): readonly UsedLabel[] {
  return db.transaction(() => {
    const withNewText: UsedLabel[] = [];
    for (const { label, text } of labels) {
      let textId: number | null = null;
      if (text !== null) {
        const row = { label: label.id, language: scope.language, text };
        if (db.run(insertText, row) > 0) {
          db.run(markUnindexed, { label: label.id });
          withNewText.push(label);
        }
        textId = db.one(findText, row).id;
      }
      db.run(link, { ...scope, label: label.id, textId });
    }
    return withNewText;
  });
}

/** The label (owner) of each data entity of a catalog that has an id for one, by its AOT name in lower case. */
export function readDataEntityLabels(
  db: Database,
  catalog: CatalogId,
): ReadonlyMap<string, number> {
  const rows = db.all(dataEntityLabels, { catalog });
  return new Map(rows.map(({ name, label }) => [name.toLowerCase(), label]));
}

const dataEntityLabels = statement<
  { catalog: CatalogId },
  { name: string; label: number }
>(/* sql */ `
  SELECT d.name, l.owner_id AS label
  FROM catalog_definition c
  JOIN data_entity d ON d.definition_id = c.definition_id
  JOIN label l ON l.id = d.label_id
  WHERE c.catalog_id = :catalog AND l.spelling LIKE '@%'
`);

/** Which labels are asked for first: their names are what people look for. */
const PLACES: Readonly<Record<LabelledTable, number>> = {
  entity: 0,
  data_entity: 0,
  enumeration: 1,
  enumeration_member: 1,
  property: 2,
};

const unsettledLabels = statement<
  { catalog: CatalogId; language: string },
  Omit<UsedLabel, 'hasText'> & { readonly hasText: number }
>(/* sql */ `
  WITH member AS (SELECT definition_id FROM catalog_definition WHERE catalog_id = :catalog),
  used AS (
    ${unionOf(
      (table) =>
        `SELECT label_id, ${PLACES[table]} AS place FROM ${table} JOIN member USING (definition_id)`,
      'UNION ALL',
    )}
  )
  SELECT owner.id, owner.spelling, count(*) AS uses, max(c.text_id) IS NOT NULL AS hasText
  FROM used
  JOIN label l ON l.id = used.label_id
  JOIN label owner ON owner.id = l.owner_id
  LEFT JOIN catalog_label c
    ON c.catalog_id = :catalog AND c.label_id = owner.id AND c.language = :language
  WHERE owner.spelling LIKE '@%' AND c.is_inherited IS NOT 0
  GROUP BY owner.id
  ORDER BY hasText, min(used.place), uses DESC, owner.id
`);

type TextRow = { label: number; language: string; text: string };

const insertText = statement<TextRow>(/* sql */ `
  INSERT INTO label_text (label_id, language, text) VALUES (:label, :language, :text)
  ON CONFLICT DO NOTHING
`);

const markUnindexed = statement<{ label: number }>(
  'INSERT INTO unindexed_label (label_id) VALUES (:label) ON CONFLICT DO NOTHING',
);

const findText = statement<TextRow, { id: number }>(/* sql */ `
  SELECT id FROM label_text WHERE label_id = :label AND language = :language AND text = :text
`);

type CatalogLabelRow = {
  catalog: CatalogId;
  label: number;
  language: string;
  textId: number | null;
};

const settle = statement<CatalogLabelRow>(/* sql */ `
  INSERT INTO catalog_label (catalog_id, label_id, language, text_id, is_inherited)
  VALUES (:catalog, :label, :language, :textId, 0)
  ON CONFLICT DO UPDATE SET text_id = excluded.text_id, is_inherited = 0
`);

const presume = statement<CatalogLabelRow>(/* sql */ `
  INSERT INTO catalog_label (catalog_id, label_id, language, text_id, is_inherited)
  VALUES (:catalog, :label, :language, :textId, 1)
  ON CONFLICT DO NOTHING
`);
