import type { Environment } from '#contract/domain.ts';
import type { PartEntries } from '#contract/snapshot.ts';
import type { Database } from '../db/database.ts';
import type { Environments } from '../environments/environments.ts';
import { inspectParts } from '../snapshot/inspect-snapshot.ts';
import { mergeCatalog } from '../snapshot/merge-catalog.ts';
import type { OpenedSnapshot } from '../snapshot/open-snapshot.ts';
import { mergeParts, type SnapshotPart } from '../snapshot/snapshot-part.ts';
import { catalogsByAge } from './describe-entry.ts';

interface Filling {
  readonly db: Database;
  readonly environments: Environments;
  readonly glossary: SnapshotPart;
}

/**
 * Shows the latest catalog of a checked snapshot, which must be of the environment's version, and takes its glossary in,
 * in one transaction. Throws a refusal where that glossary is no good.
 */
export function fillEnvironment(
  { db, environments, glossary }: Filling,
  { id, version }: Environment,
  snapshot: OpenedSnapshot,
): PartEntries | null {
  const [number] = catalogsByAge(snapshot);
  const origin = snapshot.manifest.environments.find(({ catalog }) => catalog === number);
  if (number === undefined || origin === undefined || version === null) {
    throw new Error('It was checked that there is one.');
  }
  return db.transaction(() => {
    const terms = inspectParts(db, snapshot, [glossary]).find(({ entries }) => entries !== null);
    const place = { number, versionId: version.id, completedAt: origin.syncedAt };
    const catalog = mergeCatalog(db, snapshot, place);
    environments.show(id, catalog);
    const now = new Date().toISOString();
    mergeParts(db, snapshot, { parts: [glossary], place: { now, catalog } });
    return terms?.entries ?? null;
  });
}
