import type { CatalogId } from '#contract/domain.ts';
import type { StoredThing } from '#contract/failure.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import type { CatalogReader } from '../catalog/catalogs.ts';

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
    const isMissing = !catalogs.exists(catalog);
    return fail({
      kind: 'not_found',
      ...(isMissing ? { what: 'catalog', name: String(catalog) } : thing),
    });
  };
}
