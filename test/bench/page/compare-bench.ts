import { expose } from 'comlink';
import { migrate } from '../../../worker/db/migrate.ts';
import { openDatabase } from '../../../worker/db/open-database.ts';
import { statement } from '../../../worker/db/statement.ts';
import { CatalogComparer } from '../../../worker/diff/catalog-comparer.ts';

const REPETITIONS = 5;

export interface TimedComparison {
  /** The very first thing that the worker does. */
  readonly coldMilliseconds: number;
  /** Each by a comparer that remembers nothing. */
  readonly uncachedMilliseconds: readonly number[];
  /** By one that does, with another filter and page. */
  readonly nextMilliseconds: number;
  readonly changes: number;
}

/** Compares as the engine does, in a worker of its own, without the way to the page and back. */
export class CompareBench {
  /** The only two complete catalogs, from the older to the newer one or the other way round. */
  async compare(direction: 'forward' | 'back'): Promise<TimedComparison> {
    const { db } = await openDatabase();
    migrate(db);
    const [older, newer, ...others] = db.all(completeCatalogs, {}).map(({ id }) => id);
    if (older === undefined || newer === undefined || others.length > 0) {
      throw new Error('There are not two complete catalogs.');
    }
    const pair = direction === 'forward' ? { from: older, to: newer } : { from: newer, to: older };
    const languages = ['en-US', 'de'];
    const comparer = (): CatalogComparer => new CatalogComparer(db, () => new Set());
    const first = timed(() => comparer().compare(pair, { languages }));
    const uncached = Array.from({ length: REPETITIONS }, () =>
      timed(() => comparer().compare(pair, { languages })),
    );
    const kept = comparer();
    kept.compare(pair, { languages });
    const next = timed(() =>
      kept.compare(pair, { languages, severities: ['breaking'], offset: 50 }),
    );
    db.close();
    return {
      coldMilliseconds: first.milliseconds,
      uncachedMilliseconds: uncached.map(({ milliseconds }) => milliseconds),
      nextMilliseconds: next.milliseconds,
      changes: first.result.total,
    };
  }
}

function timed<T>(work: () => T): { readonly result: T; readonly milliseconds: number } {
  const startedAt = performance.now();
  const result = work();
  return { result, milliseconds: performance.now() - startedAt };
}

const completeCatalogs = statement<{}, { id: number }>(
  `SELECT id FROM catalog WHERE state = 'complete' ORDER BY id`,
);

expose(new CompareBench());
