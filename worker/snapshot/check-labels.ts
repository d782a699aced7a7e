import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { readTexts } from './read-table.ts';
import { LIMITS } from './snapshot-format.ts';
import { SnapshotRefusal } from './snapshot-refusal.ts';
import { isStorable } from '../names/visible-text.ts';

export interface CheckedLanguage {
  readonly language: string;
  readonly texts: number;
}

/** Adds to each catalog in which languages it has texts. Whatever a text says is shown as text. */
export async function checkLabels<T extends object>(
  db: Database,
  catalogs: readonly T[],
): Promise<readonly (T & { readonly languages: readonly CheckedLanguage[] })[]> {
  checkTexts(db);
  const stray = db.first(strayLinks, { catalogs: catalogs.length });
  if (stray !== undefined) throw new SnapshotRefusal('bad_content', 'catalog_label');
  return catalogs.map((catalog, index) => ({
    ...catalog,
    languages: db.all(languagesOf, { catalog: index + 1 }),
  }));
}

function checkTexts(db: Database): void {
  let count = 0;
  for (const [id, language, label, text] of readTexts(db)) {
    count += 1;
    const isGood =
      id === count &&
      LANGUAGE.test(language) &&
      isStorable(label) &&
      label === label.toLowerCase() &&
      label.length <= LONGEST_ID &&
      (text === null || (isStorable(text) && text.length <= LIMITS.textLength));
    if (!isGood) throw new SnapshotRefusal('bad_content', `label ${label.slice(0, 60)}`);
  }
}

/** Some capital letters are two small ones. */
const LONGEST_ID = 2 * LIMITS.textLength;

const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z\d]{2,8}){0,3}$/;

const strayLinks = statement<{ catalogs: number }, { catalog_id: number }>(/* sql */ `
  SELECT catalog_id FROM catalog_label
  WHERE catalog_id < 1 OR catalog_id > :catalogs OR is_inherited NOT IN (0, 1)
    OR text_id NOT IN (SELECT id FROM label_text)
  LIMIT 1
`);

const languagesOf = statement<{ catalog: number }, CheckedLanguage>(/* sql */ `
  SELECT t.language, count(t.text) AS texts
  FROM catalog_label c JOIN label_text t ON t.id = c.text_id
  WHERE c.catalog_id = :catalog GROUP BY t.language ORDER BY t.language
`);
