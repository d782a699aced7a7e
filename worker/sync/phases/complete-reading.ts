import type { Catalog, CatalogId } from '#contract/domain.ts';
import {
  completeCatalog,
  computeCatalogDigest,
  deleteCatalog,
  findTwin,
  inheritLabels,
  isForeign,
} from '../../catalog/catalogs.ts';
import { countChanges } from '../../catalog/count-changes.ts';
import { listShowing } from '../../environments/environments.ts';
import { planPhases } from '../plan-sync.ts';
import { moveSessions } from '../session-store.ts';
import { catalogOf, tellCatalogChanged, type SyncRun } from '../sync-run.ts';

/**
 * Everything that the service announced is stored: the catalog gets its digest and is shown from now on. Where the
 * device has the same catalog already, only one of both stays, for everybody, so that it is stored once.
 */
export async function completeReading(run: SyncRun): Promise<void> {
  const { db, environment, environments, progress } = run;
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
    if (twin !== null) mergeTwins(run, { fresh: catalog, twin });
    else if (before !== null && isFork(before, catalog, run)) tellFork(run);
  });
  run.tell.environmentsChanged();
  tellCatalogChanged(run);
}

/**
 * A sync that goes on to read labels asks for all of them again, so its own catalog takes the place of the other;
 * where it does not, the other one stays, with what is known of its labels. One that came in a file never stays: its
 * labels become inherited ones, which are asked for again.
 */
function mergeTwins(
  run: SyncRun,
  { fresh, twin }: { readonly fresh: CatalogId; readonly twin: CatalogId },
): void {
  const { db, catalogs, environments, progress } = run;
  const readsLabels = planPhases(progress.session.strategy, new Set()).has('labels');
  const [kept, gone] = readsLabels || isForeign(db, twin) ? [fresh, twin] : [twin, fresh];
  inheritLabels(db, { from: gone, to: kept });
  for (const other of listShowing(db, gone)) environments.show(other, kept);
  moveSessions(db, { from: gone, to: kept });
  progress.change({ catalogId: kept });
  deleteCatalog(db, gone);
  catalogs.forget([gone]);
}

/** The same modules, but other metadata than this environment showed: configuration keys, custom fields. */
function isFork(before: Catalog, fresh: CatalogId, { catalogs }: SyncRun): boolean {
  return before.state === 'complete' && before.versionId === catalogs.read(fresh)?.versionId;
}

function tellFork({ progress }: SyncRun): void {
  progress.change({ warnings: [...progress.session.warnings, FORKED] });
}

const FORKED =
  'With the same modules this environment shows other metadata than the catalogue before: it has its own one from now on.';
