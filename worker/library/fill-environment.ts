import type { Environment } from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import type { Environments } from '../environments/environments.ts';
import { mergeCatalog } from '../snapshot/merge-snapshot.ts';
import type { OpenedSnapshot } from '../snapshot/open-snapshot.ts';
import { catalogsByAge } from './describe-entry.ts';

/** Shows the latest catalog of a checked snapshot, which must be of the environment's version, in one transaction. */
export function fillEnvironment(
  { db, environments }: { readonly db: Database; readonly environments: Environments },
  { id, version }: Environment,
  snapshot: OpenedSnapshot,
): void {
  const [number] = catalogsByAge(snapshot);
  const origin = snapshot.manifest.environments.find(({ catalog }) => catalog === number);
  if (number === undefined || origin === undefined || version === null) {
    throw new Error('It was checked that there is one.');
  }
  db.transaction(() => {
    const place = { number, versionId: version.id, completedAt: origin.syncedAt };
    environments.show(id, mergeCatalog(db, snapshot, place));
  });
}
