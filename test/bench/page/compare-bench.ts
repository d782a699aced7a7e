import { expose } from 'comlink';
import { migrate } from '../../../worker/db/migrate.ts';
import { openDatabase } from '../../../worker/db/open-database.ts';
import { statement } from '../../../worker/db/statement.ts';
import { CatalogComparer } from '../../../worker/diff/catalog-comparer.ts';
import { CatalogSearch } from '../../../worker/search/catalog-search.ts';
import { SearchIndex } from '../../../worker/search/search-index.ts';

export interface TimedComparison {
  /** The first page, of catalogs that were never compared before. */
  readonly firstMilliseconds: number;
  /** The same with another filter. */
  readonly nextMilliseconds: number;
  readonly changes: number;
}

/** Compares as the engine does, in a worker of its own, without the way to the page and back. */
export class CompareBench {
  /** The only two complete catalogs, the newer with the older one or the other way round. */
  async compare(direction: 'forward' | 'back'): Promise<TimedComparison> {
    const { db } = await openDatabase();
    migrate(db);
    const [older, newer, ...others] = db.all(completeCatalogs, {}).map(({ id }) => id);
    if (older === undefined || newer === undefined || others.length > 0) {
      throw new Error('There are not two complete catalogs.');
    }
    const pair = direction === 'forward' ? { from: older, to: newer } : { from: newer, to: older };
    // Nobody compares before the engine has answered anything: SQLite has run, the catalogs were never read.
    new CatalogSearch(db, new SearchIndex(db)).search(newer, { text: 'warm-up' });
    const comparer = new CatalogComparer(db, () => null);
    const languages = ['en-US', 'de'];
    const startedAt = performance.now();
    const { total } = comparer.compare(pair, { languages });
    const comparedAt = performance.now();
    comparer.compare(pair, { languages, severities: ['breaking'], offset: 50 });
    const filteredAt = performance.now();
    db.close();
    return {
      firstMilliseconds: comparedAt - startedAt,
      nextMilliseconds: filteredAt - comparedAt,
      changes: total,
    };
  }
}

const completeCatalogs = statement<{}, { id: number }>(
  `SELECT id FROM catalog WHERE state = 'complete' ORDER BY id`,
);

expose(new CompareBench());
