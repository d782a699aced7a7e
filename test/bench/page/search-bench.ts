import { expose } from 'comlink';
import { migrate } from '../../../worker/db/migrate.ts';
import { openDatabase } from '../../../worker/db/open-database.ts';
import { statement } from '../../../worker/db/statement.ts';
import { CatalogSearch } from '../../../worker/search/catalog-search.ts';
import { nameOfHit, RANKED_HITS } from '../../judge-search.ts';
import { SearchIndex } from '../../../worker/search/index/search-index.ts';

export interface TimedSearch {
  readonly text: string;
  readonly milliseconds: number;
  /** The first ten, as `nameOfHit` writes them. */
  readonly first: readonly string[];
}

/** Searches as the engine does, in a worker of its own, without the way to the page and back. */
export class SearchBench {
  /** Each text once, in this order, in the only complete catalog; the words are in memory already. */
  async search(texts: readonly string[]): Promise<readonly TimedSearch[]> {
    const { db } = await openDatabase();
    migrate(db);
    const catalog = db.first(onlyCatalog, {})?.id;
    if (catalog === undefined) throw new Error('There is no complete catalog.');
    const search = new CatalogSearch(db, new SearchIndex(db));
    search.search(catalog, { text: 'warm-up' });
    const results = texts.map((text) => {
      const startedAt = performance.now();
      const { hits } = search.search(catalog, { text, limit: 50, languages: ['en-US', 'de'] });
      const milliseconds = performance.now() - startedAt;
      const first = hits.slice(0, RANKED_HITS).map(nameOfHit);
      return { text, milliseconds, first };
    });
    db.close();
    return results;
  }
}

const onlyCatalog = statement<{}, { id: number }>(
  `SELECT id FROM catalog WHERE state = 'complete' ORDER BY id DESC LIMIT 1`,
);

expose(new SearchBench());
