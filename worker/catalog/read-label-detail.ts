import type { LabelDetail } from '#contract/detail.ts';
import type { CatalogId } from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { findUsages } from './find-usages.ts';
import { LABEL_OWNER } from './label-owner.ts';
import { readLabels } from './label-texts.ts';

/** Undefined where the catalog does not use the label, in any spelling. */
export function readLabelDetail(
  db: Database,
  scope: { readonly catalog: CatalogId; readonly languages: readonly string[] },
  id: string,
): LabelDetail | undefined {
  const spelling = db.first(knownSpelling, { name: id })?.spelling;
  if (spelling === undefined) return undefined;
  const { count } = findUsages(db, scope.catalog, { what: 'label', name: spelling, limit: 1 });
  const label = readLabels(db, scope, [spelling])(spelling);
  if (label === null || (count === 0 && label.texts.length === 0)) return undefined;
  return { catalogId: scope.catalog, label, usageCount: count };
}

const knownSpelling = statement<{ name: string }, { spelling: string }>(
  `SELECT spelling FROM label WHERE id = ${LABEL_OWNER}`,
);
