import type { CatalogId, Environment } from '#contract/domain.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { Database } from '../db/database.ts';
import type { Environments } from '../environments/environments.ts';
import { saveSnapshotOrigin } from '../environments/snapshot-origin.ts';
import { recordVersion } from '../versions/version-registry.ts';
import type { DescribedEnvironment } from './describe-environments.ts';
import { mergeCatalog } from './merge-catalog.ts';
import type { OpenedSnapshot } from './open-snapshot.ts';

/** Where a snapshot is stored. */
export interface Device {
  readonly db: Database;
  readonly environments: Environments;
}

/** An environment of its own for what a snapshot shows: nothing that is here is touched. */
export function addBeside(
  { db, environments }: Device,
  snapshot: OpenedSnapshot,
  { name, url, catalog: number, origin }: DescribedEnvironment,
): { readonly environment: Environment; readonly catalog: CatalogId } {
  const now = new Date().toISOString();
  const environment = valueOf(environments.addFromSnapshot(name, url, now));
  const detected = snapshot.versions[(snapshot.catalogs[number - 1]?.versionId ?? 0) - 1];
  if (detected === undefined) throw new Error('Every catalog of a checked snapshot has a version.');
  const { version } = recordVersion(db, environment.id, { detected, now });
  const place = { number, versionId: version.id, completedAt: origin.syncedAt };
  const catalog = mergeCatalog(db, snapshot, place);
  environments.show(environment.id, catalog);
  saveSnapshotOrigin(db, environment.id, { ...origin, openedAt: now });
  return { environment, catalog };
}

/** Names and addresses of a checked snapshot are good: whatever is refused here is a bug. */
function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`A checked snapshot is refused: ${outcome.failure.kind}`);
  return outcome.value;
}
