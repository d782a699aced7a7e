import type { ComparisonApi } from '#contract/api/comparison-api.ts';
import type { CatalogId } from '#contract/domain.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import { CatalogComparer } from '../diff/catalog-comparer.ts';
import { compareMatrix } from '../diff/compare-matrix.ts';
import { exportChanges } from '../diff/export/export-changes.ts';
import { readWatchedKeys } from '../watch-lists/watched-keys.ts';
import type { EngineHouse } from './engine-house.ts';
import { noCatalog } from './find-in-catalog.ts';

const MOST_CATALOGS = 6;

export function comparisonAnswers({ db, catalogs }: EngineHouse): ComparisonApi {
  const comparer = new CatalogComparer(db, () => readWatchedKeys(db));
  const findMissing = (ids: readonly CatalogId[]): Outcome<void> => {
    const missing = ids.find((id) => !catalogs.exists(id));
    return missing === undefined ? succeed(undefined) : noCatalog(missing);
  };
  return {
    compareCatalogs: async (from, to, query) => {
      const found = findMissing([from, to]);
      return found.ok ? succeed(comparer.compare({ from, to }, query)) : found;
    },
    exportComparison: async (from, to, { format, names, ...query }) => {
      const found = findMissing([from, to]);
      if (!found.ok) return found;
      return succeed(await exportChanges(comparer.list({ from, to }, query), { format, names }));
    },
    compareMatrix: async (ids, query) => {
      if (ids.length < 2 || ids.length > MOST_CATALOGS) {
        const problem = `must be two to ${MOST_CATALOGS}`;
        return fail({ kind: 'bad_input', field: 'catalogs', problem });
      }
      const found = findMissing(ids);
      return found.ok ? succeed(compareMatrix(db, ids, query)) : found;
    },
  };
}
