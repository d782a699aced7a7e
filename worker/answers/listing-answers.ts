import type { ListingApi } from '#contract/api/listing-api.ts';
import type { ListingScope } from '#contract/listing.ts';
import type { Outcome } from '#contract/outcome.ts';
import { listActions, listEntities, listEnumerations } from '../catalog/list-definitions.ts';
import type { EngineHouse } from './engine-house.ts';
import { findInCatalog } from './find-in-catalog.ts';

export function listingAnswers({ db, catalogs }: EngineHouse): ListingApi {
  const find = findInCatalog(catalogs);
  const inCatalog = <T>(scope: ListingScope, read: () => T): Outcome<T> =>
    find(scope.catalog, { what: 'catalog', name: String(scope.catalog) }, () =>
      catalogs.exists(scope.catalog) ? read() : undefined,
    );
  return {
    listEntities: async (scope) => inCatalog(scope, () => listEntities(db, scope)),
    listEnumerations: async (scope) => inCatalog(scope, () => listEnumerations(db, scope)),
    listActions: async (scope) => inCatalog(scope, () => listActions(db, scope)),
  };
}
