import { expose } from 'comlink';
import type { CatalogCounts } from '#contract/domain.ts';
import type {
  WireDataEntity,
  WireEntity,
  WireEnumeration,
} from '../../../server/demo-environment/wire.ts';
import { CatalogReader } from '../../../worker/catalog/catalog-reader.ts';
import { createCatalog } from '../../../worker/catalog/catalogs.ts';
import type { Database } from '../../../worker/db/database.ts';
import { migrate } from '../../../worker/db/migrate.ts';
import { openDatabase } from '../../../worker/db/open-database.ts';
import { SearchIndex } from '../../../worker/search/index/search-index.ts';
import { readList } from './read-list.ts';
import { RowWriter } from './row-writer.ts';

export interface BareLoopResult {
  /** From before the first request to after the last commit. */
  readonly milliseconds: number;
  /** Reading and inserting the three lists. */
  readonly rowMilliseconds: number;
  readonly indexMilliseconds: number;
  readonly counts: CatalogCounts;
}

/**
 * The least that a sync has to do: stream, split, parse, insert and index the same rows in the same database,
 * without checks, digests, progress, resuming, or letting anybody search meanwhile.
 */
export class BareLoop {
  #db: Database | null = null;

  async open(): Promise<void> {
    const { db, place } = await openDatabase();
    if (place !== 'opfs') throw new Error('The database is only in memory.');
    migrate(db);
    this.#db = db;
  }

  async run(host: string): Promise<BareLoopResult> {
    const db = this.#db;
    if (db === null) throw new Error('The database is not open.');
    const index = new SearchIndex(db);
    const startedAt = performance.now();
    const catalog = this.#createCatalog(db);
    const writer = new RowWriter(db, catalog);
    await inOneTransaction(db, () =>
      readList<WireDataEntity>(host, 'DataEntities', (entity) => writer.addDataEntity(entity)),
    );
    await inOneTransaction(db, () =>
      readList<WireEntity>(host, 'PublicEntities', (entity) => writer.addEntity(entity)),
    );
    await inOneTransaction(db, () =>
      readList<WireEnumeration>(host, 'PublicEnumerations', (each) => writer.addEnumeration(each)),
    );
    const readAt = performance.now();
    index.indexNext(Number.MAX_SAFE_INTEGER);
    const endedAt = performance.now();
    const counts = new CatalogReader(db).read(catalog)?.counts;
    if (counts === undefined) throw new Error('The catalog that was just filled is gone.');
    return {
      milliseconds: endedAt - startedAt,
      rowMilliseconds: readAt - startedAt,
      indexMilliseconds: endedAt - readAt,
      counts,
    };
  }

  #createCatalog(db: Database): number {
    db.execute(`
      INSERT INTO global_version (id, fingerprint, source, first_seen_at, last_used_at)
      VALUES (1, 'bare loop', 'modules', '', '')
    `);
    return createCatalog(db, 1, '');
  }
}

/** Open while the list streams in, which the product never does: nobody else could write. */
async function inOneTransaction(db: Database, work: () => Promise<void>): Promise<void> {
  db.execute('BEGIN IMMEDIATE');
  await work();
  db.execute('COMMIT');
}

expose(new BareLoop());
