import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { createCatalog } from '../../worker/catalog/catalogs.ts';
import type { Database } from '../../worker/db/database.ts';
import { migrate } from '../../worker/db/migrate.ts';
import { openInMemory } from '../../worker/db/open-database.ts';
import { CatalogSearch } from '../../worker/search/catalog-search.ts';
import { SearchIndex } from '../../worker/search/index/search-index.ts';

/** An empty catalog with its index, which the test fills step by step. */
export interface IndexedCatalog {
  readonly db: Database;
  readonly index: SearchIndex;
  readonly catalog: number;
  /** The names of the hits, in their order; labels are found too, but tests look at what carries them. */
  readonly found: (text: string, inCatalog?: number) => readonly string[];
}

export async function openIndexedCatalog(): Promise<IndexedCatalog> {
  const db = openInMemory(await sqlite3InitModule());
  migrate(db);
  const index = new SearchIndex(db);
  db.execute(`
    INSERT INTO global_version (id, fingerprint, source, first_seen_at, last_used_at)
    VALUES (1, 'f', 'modules', '', '')
  `);
  const catalog = createCatalog(db, 1, '2026-11-20T00:00:00Z');
  const found = (text: string, inCatalog = catalog) =>
    new CatalogSearch(db, index)
      .search(inCatalog, { text })
      .hits.filter(({ kind }) => kind !== 'label')
      .map(({ name }) => name);
  return { db, index, catalog, found };
}
