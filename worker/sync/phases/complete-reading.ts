import {
  completeCatalog,
  computeCatalogDigest,
  deleteCatalog,
  findTwin,
  inheritLabels,
} from '../../catalog/catalogs.ts';
import { countChanges } from '../../catalog/count-changes.ts';
import { listShowing } from '../../environments/environments.ts';
import { catalogOf, tellCatalogChanged, type SyncRun } from '../sync-run.ts';

/**
 * Everything that the service announced is stored: the catalog gets its digest and is shown from now on. Where the
 * device had the same catalog before, this one takes its place for everybody, so that it is stored once.
 */
export async function completeReading(run: SyncRun): Promise<void> {
  const { db, catalogs, environment, environments, progress } = run;
  const catalog = catalogOf(run);
  const digest = await computeCatalogDigest(db, catalog);
  db.transaction(() => {
    completeCatalog(db, catalog, { digest, now: new Date().toISOString() });
    const before = environment.catalog;
    if (before !== null && before.id !== catalog) {
      inheritLabels(db, { from: before.id, to: catalog });
      if (before.state === 'complete') {
        progress.change({ changes: countChanges(db, { from: before.id, to: catalog }) });
      }
    }
    environments.show(environment.id, catalog);
    const twin = findTwin(db, catalog);
    if (twin === null) return;
    inheritLabels(db, { from: twin, to: catalog });
    for (const other of listShowing(db, twin)) environments.show(other, catalog);
    deleteCatalog(db, twin);
    catalogs.forget([twin]);
  });
  run.tell.environmentsChanged();
  tellCatalogChanged(run);
}
