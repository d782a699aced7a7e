import type { CatalogApi } from '#contract/api/catalog-api.ts';
import { fail, succeed } from '#contract/outcome.ts';
import { findUsages } from '../catalog/find-usages.ts';
import {
  readDataEntityDetail,
  readEntityDetail,
  readEnumerationDetail,
} from '../catalog/read-details.ts';
import { readLabelDetail } from '../catalog/read-label-detail.ts';
import { OvertakenSearches } from '../search/overtaken-searches.ts';
import { suggestSearches } from '../search/suggest-searches.ts';
import { letOthersRun } from '../sync/let-others-run.ts';
import type { EngineHouse } from './engine-house.ts';
import { findInCatalog, withCatalog } from './find-in-catalog.ts';

export function catalogAnswers({ db, catalogs, environments, search }: EngineHouse): CatalogApi {
  const find = findInCatalog(catalogs);
  const overtaken = new OvertakenSearches(letOthersRun);
  const inCatalog = withCatalog(catalogs);
  return {
    search: async (catalog, query) => {
      if (!(await overtaken.isWanted(query))) return fail({ kind: 'cancelled' });
      return inCatalog(catalog, () => succeed(search.search(catalog, query)));
    },
    suggest: async (catalog, query) =>
      inCatalog(catalog, () =>
        succeed(
          suggestSearches(catalog, query, {
            vocabulary: search.vocabulary(),
            environments: environments.list(),
            search: (other, asked) => search.search(other, asked),
          }),
        ),
      ),
    findUsages: async (catalog, query) =>
      inCatalog(catalog, () => succeed(findUsages(db, catalog, query))),
    getLabel: async (catalog, id, languages) =>
      find(catalog, { what: 'label', name: id }, () =>
        readLabelDetail(db, { catalog, languages }, id),
      ),
    getEntity: async (catalog, name, languages) =>
      find(catalog, { what: 'entity', name }, () =>
        readEntityDetail(db, { catalog, languages }, name),
      ),
    getDataEntity: async (catalog, name, languages) =>
      find(catalog, { what: 'data_entity', name }, () =>
        readDataEntityDetail(db, { catalog, languages }, name),
      ),
    getEnumeration: async (catalog, name, languages) =>
      find(catalog, { what: 'enumeration', name }, () =>
        readEnumerationDetail(db, { catalog, languages }, name),
      ),
  };
}
