import type { Environment, GlobalVersion } from '#contract/domain.ts';
import { findCompleteCatalog } from '../catalog/catalogs.ts';
import { listUnsettledLabels } from '../catalog/label-store.ts';
import type { Database } from '../db/database.ts';
import type { StoredState } from './plan-sync.ts';

export interface StoredStateQuestion {
  readonly environment: Environment;
  readonly version: GlobalVersion | null;
  readonly languages: readonly string[];
}

/** What the planner must know, for an environment of this version; null for one whose version was never detected. */
export function readStoredState(
  db: Database,
  { environment, version, languages }: StoredStateQuestion,
): StoredState {
  const shown = environment.catalog;
  return {
    shown:
      shown === null
        ? null
        : {
            isComplete: shown.state === 'complete',
            isOfThisVersion: version === null || shown.versionId === version.id,
          },
    completeOfVersion: version === null ? null : findCompleteCatalog(db, version.id),
    isVersionSure: version?.source === 'modules',
    missingLabels:
      shown === null
        ? 0
        : languages
            .map((language) => listUnsettledLabels(db, { catalog: shown.id, language }).length)
            .reduce((sum, count) => sum + count, 0),
  };
}
