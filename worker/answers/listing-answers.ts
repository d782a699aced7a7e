import type { ListingApi } from '#contract/api/listing-api.ts';
import { succeed } from '#contract/outcome.ts';
import { listActions, listEntities, listEnumerations } from '../catalog/list-definitions.ts';
import type { EngineHouse } from './engine-house.ts';
import { withCatalog } from './find-in-catalog.ts';

export function listingAnswers({ db, catalogs }: EngineHouse): ListingApi {
  const inCatalog = withCatalog(catalogs);
  return {
    listEntities: async (scope) => inCatalog(scope.catalog, () => succeed(listEntities(db, scope))),
    listEnumerations: async (scope) =>
      inCatalog(scope.catalog, () => succeed(listEnumerations(db, scope))),
    listActions: async (scope) => inCatalog(scope.catalog, () => succeed(listActions(db, scope))),
  };
}
