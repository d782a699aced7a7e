import type { CatalogId } from '#contract/domain.ts';
import { USED_LABELS } from '../catalog/labelled-tables.ts';
import { statement } from '../db/statement.ts';
import type { LongWork } from './long-work.ts';
import type { Writing } from './write-versions.ts';

/** What the catalogs know of the labels that their definitions use; each text once. */
export function writeLabels(
  { db, scratch, sources }: Writing,
  languages: readonly string[],
  work: LongWork,
): void {
  const known = sources.map(({ id }) =>
    db
      .all(labelsOf, { catalog: id, languages: JSON.stringify(languages) })
      .map(({ spelling, language, text, is_inherited }) => ({
        row: { language, label: spelling.toLowerCase(), text },
        isInherited: is_inherited,
      })),
  );
  const texts = new Map(known.flat().map(({ row }) => [keyOf(row), row]));
  const insertText = scratch.bulkInsert(
    'INSERT INTO label_text (id, language, label, text) VALUES (?, ?, ?, ?)',
  );
  const placeByKey = new Map<string, number>();
  for (const key of [...texts.keys()].sort()) {
    const row = texts.get(key);
    if (row === undefined) continue;
    placeByKey.set(key, placeByKey.size + 1);
    insertText.add(placeByKey.size, row.language, row.label, row.text);
  }
  const link = scratch.bulkInsert(
    'INSERT INTO catalog_label (catalog_id, text_id, is_inherited) VALUES (?, ?, ?)',
  );
  known.forEach((labels, index) => {
    const links = labels
      .map(({ row, isInherited }) => ({ place: placeByKey.get(keyOf(row)) ?? 0, isInherited }))
      .sort((left, right) => left.place - right.place);
    for (const { place, isInherited } of links) link.add(index + 1, place, isInherited);
  });
  work.report('labels', texts.size, texts.size);
}

function keyOf({ language, label, text }: TextRow): string {
  return JSON.stringify([language, label, text]);
}

interface TextRow {
  readonly language: string;
  readonly label: string;
  readonly text: string | null;
}

const labelsOf = statement<
  { catalog: CatalogId; languages: string },
  { spelling: string; language: string; text: string | null; is_inherited: number }
>(/* sql */ `
  WITH ${USED_LABELS},
  owner AS (SELECT DISTINCT l.owner_id AS id FROM used JOIN label l ON l.id = used.label_id)
  SELECT l.spelling, c.language, t.text, c.is_inherited
  FROM owner
  JOIN label l ON l.id = owner.id
  JOIN catalog_label c ON c.catalog_id = :catalog AND c.label_id = l.id
  LEFT JOIN label_text t ON t.id = c.text_id
  WHERE c.language IN (SELECT value FROM json_each(:languages))
`);
