import type { CatalogId } from '#contract/domain.ts';
import { fail, succeed, type Answer, type Outcome } from '#contract/outcome.ts';
import type { SyncStrategy } from '#contract/sync.ts';
import { createCatalog, deleteCatalog, findCompleteCatalog } from '../../catalog/catalogs.ts';
import { listUnsettledLabels } from '../../catalog/label-store.ts';
import { listShowing } from '../../environments/environments.ts';
import { detectVersion, type DetectedVersion } from '../../versions/detect-version.ts';
import { recordVersion, type RecordedVersion } from '../../versions/version-registry.ts';
import { recommendStrategy, type Recommendation } from '../plan-sync.ts';
import type { SyncRun } from '../sync-run.ts';

/**
 * Learns the version, decides the strategy unless the user did, and chooses the catalog. The first catalog of an
 * environment is shown from here on, so that what arrives can be searched; a later one only when it is complete.
 */
export async function checkVersion(run: SyncRun, asked: SyncStrategy | null): Answer<void> {
  const { db, environment, progress, service, signal } = run;
  const detected = await detectVersion(service, signal);
  if (!detected.ok) return detected;
  const now = new Date().toISOString();
  const recorded = recordVersion(db, environment.id, { detected: detected.value, now });
  const { version } = recorded;
  const rival = run.findRival(version.id);
  if (rival !== undefined) return fail({ kind: 'sync_running', sessionId: rival.id });

  const plan = planStrategy(run, recorded, asked);
  const catalog = chooseCatalog(run, recorded, plan.strategy);
  if (!catalog.ok) return catalog;
  progress.change({
    versionId: version.id,
    catalogId: catalog.value,
    strategy: plan.strategy,
    strategyReason: plan.reason,
    warnings: [...progress.session.warnings, ...warningsOf(detected.value)],
  });
  run.tell.environmentsChanged();
  return succeed(undefined);
}

function planStrategy(
  run: SyncRun,
  { version }: RecordedVersion,
  asked: SyncStrategy | null,
): Recommendation {
  if (asked !== null) return { strategy: asked, reason: run.progress.session.strategyReason };
  const shown = run.environment.catalog;
  return recommendStrategy({
    shown:
      shown === null
        ? null
        : {
            isComplete: shown.state === 'complete',
            isOfThisVersion: shown.versionId === version.id,
          },
    completeOfVersion: findCompleteCatalog(run.db, version.id),
    isVersionSure: version.source === 'modules',
    missingLabels: shown === null ? 0 : countMissingLabels(run, shown.id),
  });
}

function countMissingLabels(run: SyncRun, catalog: CatalogId): number {
  return run.progress.session.languages
    .map((language) => listUnsettledLabels(run.db, { catalog, language }).length)
    .reduce((sum, count) => sum + count, 0);
}

function chooseCatalog(
  run: SyncRun,
  { version }: RecordedVersion,
  strategy: SyncStrategy,
): Outcome<CatalogId> {
  const { db, environment, environments, progress } = run;
  const { catalogId, versionId } = progress.session;
  if (catalogId !== null && versionId === version.id) return succeed(catalogId);
  if (strategy === 'labels_only') {
    const shown = environment.catalog;
    if (shown?.state !== 'complete')
      return fail({ kind: 'no_catalog', environment: environment.name });
    return succeed(shown.id);
  }
  if (strategy === 'sharing') {
    const complete = version.source === 'modules' ? findCompleteCatalog(db, version.id) : null;
    if (complete === null) return fail({ kind: 'no_catalog', environment: environment.name });
    return succeed(complete);
  }
  return succeed(
    db.transaction(() => {
      const fresh = createCatalog(db, version.id, new Date().toISOString());
      if (environment.catalog?.state === 'complete') return fresh;
      environments.show(environment.id, fresh);
      // What an attempt before this one left half done.
      const left = environment.catalog;
      if (left !== null && listShowing(db, left.id).length === 0) deleteCatalog(db, left.id);
      return fresh;
    }),
  );
}

function warningsOf({ source, unreadable }: DetectedVersion): readonly string[] {
  const warnings: string[] = [];
  if (source === 'builds') {
    warnings.push(
      'This environment does not show its modules: its version is known by its build numbers only, and its catalogue is not shared.',
    );
  }
  if (unreadable.length > 0) {
    warnings.push(
      `${unreadable.length} lines of the module list are in no known form; they are kept as they are.`,
    );
  }
  return warnings;
}
