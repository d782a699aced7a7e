import type { CatalogApi } from '#contract/api/catalog-api.ts';
import {
  readDataEntityDetail,
  readEntityDetail,
  readEnumerationDetail,
} from '../catalog/read-details.ts';
import type { EngineHouse } from './engine-house.ts';
import { findInCatalog } from './find-in-catalog.ts';

export function catalogAnswers({ db, catalogs, search }: EngineHouse): CatalogApi {
  const find = findInCatalog(catalogs);
  return {
    search: async (catalog, query) =>
      find(catalog, { what: 'catalog', name: String(catalog) }, () =>
        catalogs.exists(catalog) ? search.search(catalog, query) : undefined,
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
