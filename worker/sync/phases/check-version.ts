import type { Catalog, CatalogId, GlobalVersion } from '#contract/domain.ts';
import type { FileContent } from '#contract/files.ts';
import { fail, succeed, type Answer, type Outcome } from '#contract/outcome.ts';
import type { ListPhase, SyncStrategy } from '#contract/sync.ts';
import {
  createCatalog,
  deleteCatalog,
  findCompleteCatalog,
  moveCatalog,
} from '../../catalog/catalogs.ts';
import {
  detectVersion,
  readToldBuilds,
  type DetectedVersion,
} from '../../versions/detect-version.ts';
import { haveSameBuilds } from '../../versions/same-builds.ts';
import { recordVersion } from '../../versions/version-registry.ts';
import {
  listUnfilledPhases,
  recommendForFiles,
  recommendStrategy,
  type Recommendation,
} from '../plan-sync.ts';
import { findShortage } from '../find-shortage.ts';
import { readStoredState } from '../read-stored-state.ts';
import { findUnfinishedCatalog, listAbandonedCatalogs, listSessions } from '../session-store.ts';
import type { SyncRun } from '../sync-run.ts';

/**
 * Learns the version, decides the strategy unless the user did, and chooses the catalog. The first catalog of an
 * environment is shown from here on, so that what arrives can be searched; a later one only when it is complete.
 */
export async function checkVersion(run: SyncRun, asked: SyncStrategy | null): Answer<void> {
  const { progress } = run;
  const learnt = await learnVersion(run);
  if (!learnt.ok) return learnt;
  const { version } = learnt.value;
  const plan = planStrategy(run, version, asked);
  const shortage = await findShortage(run, plan.strategy);
  if (shortage !== null) return fail(shortage);
  // Nothing is awaited from here on, so no other sync of this version can begin in between.
  const rival = run.findRival(version.id);
  if (rival !== undefined && plan.strategy !== 'sharing')
    return fail({ kind: 'sync_running', sessionId: rival.id });
  const catalog = chooseCatalog(run, version, plan.strategy);
  if (!catalog.ok) return catalog;
  const { catalogId } = progress.session;
  if (catalogId !== null && catalogId !== catalog.value) progress.forgetReading();
  progress.change({
    versionId: version.id,
    catalogId: catalog.value,
    strategy: plan.strategy,
    strategyReason: plan.reason,
    warnings: [...new Set([...progress.session.warnings, ...learnt.value.warnings])],
  });
  run.tell.environmentsChanged();
  return succeed(undefined);
}

interface LearntVersion {
  readonly version: GlobalVersion;
  readonly warnings: readonly string[];
}

async function learnVersion(run: SyncRun): Answer<LearntVersion> {
  const { db, environment, service, signal } = run;
  const { holds } = service;
  const missing = holds === null ? [] : [...service.warnings, ...missingWarnings(holds)];
  const known = environment.version;
  if (holds !== null && holds.size > 0 && known !== null && addsToKnown(run, holds)) {
    const told = await readToldBuilds(service, signal);
    if (haveSameBuilds(told, known)) return succeed({ version: known, warnings: missing });
  }
  const detected = await detectVersion(service, signal);
  if (!detected.ok) return detected;
  const now = new Date().toISOString();
  const { version } = recordVersion(db, environment.id, { detected: detected.value, now });
  const warnings = warningsOf(detected.value, holds === null ? SERVICE_WORDS : FILE_WORDS);
  return succeed({ version, warnings: [...warnings, ...missing] });
}

/** Files without modules complete what is there, or add labels to it, unless they tell another build. */
function addsToKnown({ environment }: SyncRun, holds: ReadonlySet<FileContent>): boolean {
  const { catalog, version } = environment;
  if (holds.has('modules')) return false;
  const isBegun = catalog?.state === 'partial' || catalog?.versionId !== version?.id;
  return isBegun || !holds.has('data_entities');
}

function planStrategy(
  run: SyncRun,
  version: GlobalVersion,
  asked: SyncStrategy | null,
): Recommendation {
  if (asked !== null) return { strategy: asked, reason: run.progress.session.strategyReason };
  const { languages } = run.progress.session;
  const state = readStoredState(run.db, { environment: run.environment, version, languages });
  const { holds } = run.service;
  if (holds === null) return recommendStrategy(state);
  return recommendForFiles(state, { holds, limited: run.service.limited });
}

function chooseCatalog(
  run: SyncRun,
  version: GlobalVersion,
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
    // At once: a sync of another environment may be about to put its own catalog in the place of this one.
    environments.show(environment.id, complete);
    return succeed(complete);
  }
  const begun = run.service.holds === null ? null : findBegun(run);
  if (begun?.state === 'partial' && mayContinue(run, begun, version)) {
    moveCatalog(db, begun.id, version.id);
    return succeed(begun.id);
  }
  return succeed(
    db.transaction(() => {
      const unfinished = run.service.holds === null ? findUnfinished(run, version) : null;
      const chosen = unfinished ?? createCatalog(db, version.id, new Date().toISOString());
      if (environment.catalog?.state !== 'complete') environments.show(environment.id, chosen);
      deleteAbandoned(run, chosen);
      return chosen;
    }),
  );
}

/** What earlier files began. Beside a complete catalogue it is not shown before it is complete, too. */
function findBegun({ db, catalogs, environment }: SyncRun): Catalog | null {
  if (environment.catalog?.state !== 'complete') return environment.catalog;
  for (const { catalogId } of listSessions(db, RECENT_SESSIONS, environment.id)) {
    const catalog = catalogId === null ? null : catalogs.read(catalogId);
    if (catalog?.state === 'partial') return catalog;
  }
  return null;
}

/** Files that come one by one come within a few. */
const RECENT_SESSIONS = 10;

/** What an attempt before this one read to its end is not read again, unless it is old. */
function findUnfinished({ db, environment }: SyncRun, version: GlobalVersion): CatalogId | null {
  const since = new Date(Date.now() - UNFINISHED_FRESH_MS).toISOString();
  return findUnfinishedCatalog(db, { environment: environment.id, version: version.id, since });
}

/** The same modules may show other metadata tomorrow: lists of two days do not make one catalog. */
const UNFINISHED_FRESH_MS = 24 * 60 * 60_000;

function deleteAbandoned({ db, catalogs, environment }: SyncRun, current: CatalogId): void {
  const abandoned = listAbandonedCatalogs(db, environment.id, current);
  for (const id of abandoned) deleteCatalog(db, id);
  catalogs.forget(abandoned);
}

/** A catalogue begun without its modules goes on when they arrive: they are of the same environment. */
function mayContinue({ environment }: SyncRun, begun: Catalog, version: GlobalVersion): boolean {
  const known = environment.version;
  const isKnownBetter =
    known?.source === 'builds' && version.source === 'modules' && haveSameBuilds(known, version);
  return begun.versionId === version.id || known?.source === 'data_entities' || isKnownBetter;
}

function missingWarnings(holds: ReadonlySet<FileContent>): readonly string[] {
  const missing = listUnfilledPhases(holds).map((phase) => MISSING_WORDS[phase]);
  if (missing.length === 0) return [];
  return [`Not in these files: ${missing.join(', ')}. Files that are added later complete them.`];
}

const MISSING_WORDS: Readonly<Record<ListPhase | 'labels', string>> = {
  entities: 'data entities',
  schemas: 'public entities with their fields',
  enumerations: 'enumerations',
  labels: 'labels',
};

const SERVICE_WORDS = {
  modules: 'This environment does not show its modules',
  builds: 'This environment shows neither its modules nor its build numbers',
};
const FILE_WORDS = {
  modules: 'These files do not hold the module list',
  builds: 'These files hold neither modules nor build numbers',
};

function warningsOf(
  { source, unreadable }: DetectedVersion,
  without: typeof SERVICE_WORDS,
): readonly string[] {
  const warnings: string[] = [];
  if (source === 'builds') {
    warnings.push(
      `${without.modules}: the version is known by its build numbers only, and the catalogue is not shared.`,
    );
  }
  if (source === 'data_entities') {
    warnings.push(
      `${without.builds}: the version is known by its list of entities only, and its catalogue is not shared.`,
    );
  }
  if (unreadable.length > 0) {
    warnings.push(
      `Lines of the module list in no known form: ${unreadable.length}. They are kept as they are.`,
    );
  }
  return warnings;
}
