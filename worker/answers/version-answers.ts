import type { VersionApi } from '#contract/api/version-api.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import type { CleanUp, ModuleListing, VersionNews } from '#contract/versions.ts';
import { proveCatalog } from '../catalog/prove-catalog.ts';
import { checkQuietly, readFailedCheck } from '../environments/quiet-checks.ts';
import { letOthersRun } from '../sync/let-others-run.ts';
import { cleanUp, previewCleanUp, type Retention } from '../versions/clean-up.ts';
import { compareModules } from '../versions/compare-modules.ts';
import { listRegistry } from '../versions/list-versions.ts';
import { readHistory } from '../versions/version-history.ts';
import {
  findVersion,
  listInstalledModules,
  listUnreadableModules,
} from '../versions/version-registry.ts';
import { describeUpdate } from './describe-update.ts';
import type { EngineHouse } from './engine-house.ts';

const USUAL_DAYS = 30;
const LABELS_TOGETHER = 50;
const PAGES_TOGETHER = 100;

export function versionAnswers(house: EngineHouse): VersionApi {
  const { db, catalogs, environments, versions, publish } = house;
  const check: VersionApi['checkVersion'] = async (id, isForced = false) => {
    const outcome = await versions.check(id, isForced);
    if (!outcome.ok) return outcome;
    const found = outcome.value;
    if (!found.fromCache) publish({ kind: 'environments_changed' });
    return succeed({ ...found, update: describeUpdate(db, found.environment) });
  };
  return {
    checkVersion: check,
    clearVersionCache: async (id) => versions.clear(id),
    checkQuietly: async () => {
      await checkQuietly({ db, check: (id) => check(id, true) }, environments.list());
      return succeed(undefined);
    },
    listVersionNews: async () =>
      succeed(
        environments.list().map((environment): VersionNews => {
          const failed = readFailedCheck(db, environment.id);
          return {
            environmentId: environment.id,
            update: describeUpdate(db, environment),
            uncheckedSince: failed?.uncheckedSince ?? null,
            failure: failed?.failure ?? null,
          };
        }),
      ),
    listVersions: async () => succeed(listRegistry(db, catalogs)),
    versionHistory: async (id) => {
      const environment = environments.find(id);
      return environment.ok ? succeed(readHistory(db, id)) : environment;
    },
    listModules: async (id) => {
      const version = findVersion(db, id);
      if (!version.ok) return version;
      return succeed<ModuleListing>({
        version: version.value,
        modules: listInstalledModules(db, id),
        unreadable: listUnreadableModules(db, id),
      });
    },
    compareModules: async (from, to) => {
      const missing = [findVersion(db, from), findVersion(db, to)].find(({ ok }) => !ok);
      if (missing !== undefined && !missing.ok) return missing;
      return succeed(compareModules(listInstalledModules(db, from), listInstalledModules(db, to)));
    },
    previewCleanUp: async (days = USUAL_DAYS) => {
      const retention = retentionOf(days);
      return retention === null ? fail(BAD_DAYS) : succeed(previewCleanUp(db, retention));
    },
    cleanUp: async (days = USUAL_DAYS) => {
      const retention = retentionOf(days);
      return retention === null ? fail(BAD_DAYS) : cleanUpAndTidy(house, retention);
    },
    proveCatalog: (catalog) => proveCatalog(db, catalog, letOthersRun),
  };
}

/** The index and the file follow a little at a time: what is left undone, the next sync does. */
async function cleanUpAndTidy(house: EngineHouse, retention: Retention): Answer<CleanUp> {
  const { db, index, publish } = house;
  const removed = cleanUp(house, retention);
  publish({ kind: 'catalogs_removed', catalogs: removed.catalogs.map(({ id }) => id) });
  publish({ kind: 'environments_changed' });
  for (;;) {
    const labels = index.listUnindexedLabels(LABELS_TOGETHER);
    if (labels.length === 0) break;
    index.reindexLabels(labels);
    await letOthersRun();
  }
  while (!db.shrink(PAGES_TOGETHER)) await letOthersRun();
  return succeed(removed);
}

function retentionOf(days: number): Retention | null {
  return Number.isFinite(days) && days >= 0 ? { days, now: new Date() } : null;
}

const BAD_DAYS = {
  kind: 'bad_input',
  field: 'days',
  problem: 'must be a number of days, 0 or more',
} as const;
