import type { CatalogId } from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { NO_LABELS, NO_PLACE, type FoundChange } from './found-change.ts';
import { SEVERITY_RULES } from './severity-rules.ts';

/** Labels of which both catalogs know what the service says, and it says something else under the same id. */
export function findRewordedLabels(
  db: Database,
  catalogs: { readonly from: CatalogId; readonly to: CatalogId },
  language: string,
): readonly FoundChange[] {
  return db.all(rewordedLabels, { ...catalogs, language }).map(rewordedLabel);
}

interface RewordedLabel {
  readonly id: string;
  /** Null where the service does not know it in this language. */
  readonly before: string | null;
  readonly after: string | null;
}

function rewordedLabel({ id, before, after }: RewordedLabel): FoundChange {
  const rule = SEVERITY_RULES['label reworded'];
  return {
    kind: 'label',
    type: 'changed',
    owner: null,
    name: id,
    title: after ?? before,
    labels: NO_LABELS,
    place: { ...NO_PLACE, ownerLabel: id },
    ...rule,
    facts: [{ fact: 'text', before, after, isLabel: false, ...rule }],
  };
}

const rewordedLabels = statement<
  { from: CatalogId; to: CatalogId; language: string },
  RewordedLabel
>(/* sql */ `
  SELECT l.spelling AS id, old.text AS before, now.text AS after
  FROM catalog_label a
  JOIN catalog_label b ON b.catalog_id = :to AND b.label_id = a.label_id AND b.language = a.language
  JOIN label l ON l.id = a.label_id
  LEFT JOIN label_text old ON old.id = a.text_id
  LEFT JOIN label_text now ON now.id = b.text_id
  WHERE a.catalog_id = :from AND a.language = :language AND a.text_id IS NOT b.text_id
`);
