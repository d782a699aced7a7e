import type { CatalogId } from '#contract/domain.ts';
import type { StoredThing } from '#contract/failure.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import type { CatalogReader } from '../catalog/catalog-reader.ts';

interface Sought {
  readonly what: StoredThing;
  readonly name: string;
}

/** What is read, or `not_found`: the catalog if even that is missing, else the thing. */
export function findInCatalog(
  catalogs: CatalogReader,
): <T>(catalog: CatalogId, thing: Sought, read: () => T | undefined) => Outcome<T> {
  return (catalog, thing, read) => {
    const found = read();
    if (found !== undefined) return succeed(found);
    return catalogs.exists(catalog) ? fail({ kind: 'not_found', ...thing }) : noCatalog(catalog);
  };
}

/** What is done with a catalog as a whole; `not_found` where it is gone, perhaps since it was asked for. */
export function withCatalog(
  catalogs: CatalogReader,
): <T>(catalog: CatalogId, use: () => Outcome<T>) => Outcome<T> {
  return (catalog, use) => (catalogs.exists(catalog) ? use() : noCatalog(catalog));
}

export function noCatalog(catalog: CatalogId): Outcome<never> {
  return fail({ kind: 'not_found', what: 'catalog', name: String(catalog) });
}
