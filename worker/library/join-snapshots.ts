import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { CatalogId } from '#contract/domain.ts';
import type { SnapshotDocument } from '#contract/snapshot.ts';
import { CatalogReader } from '../catalog/catalog-reader.ts';
import { openScratch } from '../db/open-foreign.ts';
import { migrate } from '../db/migrate.ts';
import { Environments } from '../environments/environments.ts';
import type { LongWork } from '../snapshot/long-work.ts';
import { mergeCatalog } from '../snapshot/merge-catalog.ts';
import type { OpenedSnapshot } from '../snapshot/open-snapshot.ts';
import { writeSnapshot, type ExportedOrigin } from '../snapshot/write-snapshot.ts';
import { recordVersion } from '../versions/version-registry.ts';

export interface Signature {
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly appVersion: string;
}

interface Joining {
  readonly work: LongWork;
  readonly signature: Signature;
  readonly documents: readonly SnapshotDocument[];
}

/**
 * One file of all catalogs that these checked snapshots of one version hold, with the labels of all their languages and
 * these documents. Where two know a text of one label, the first one's stays.
 */
export async function joinSnapshots(
  sqlite: Sqlite3Static,
  snapshots: readonly OpenedSnapshot[],
  { work, signature, documents }: Joining,
): Promise<Blob> {
  const db = openScratch(sqlite);
  try {
    migrate(db);
    const environments = new Environments(db, new CatalogReader(db));
    const made = environments.addFromFiles('library', signature.createdAt);
    if (!made.ok) throw new Error('A database without environments takes one.');
    const origins = new Map<CatalogId, ExportedOrigin>();
    for (const snapshot of snapshots) {
      for (const { catalog, name, url, syncedAt } of snapshot.manifest.environments) {
        const detected = snapshot.versions[(snapshot.catalogs[catalog - 1]?.versionId ?? 0) - 1];
        if (detected === undefined) throw new Error('Every catalog has a version.');
        const now = signature.createdAt;
        const { version } = recordVersion(db, made.value.id, { detected, now });
        const place = { number: catalog, versionId: version.id, completedAt: syncedAt };
        const stored = mergeCatalog(db, snapshot, place);
        const known = origins.get(stored);
        const isLater = known === undefined || known.syncedAt < syncedAt;
        if (isLater) origins.set(stored, { catalog: stored, name, url, syncedAt });
        await work.pause();
      }
    }
    const languages = snapshots.flatMap(({ catalogs }) =>
      catalogs.flatMap((each) => each.languages.map(({ language }) => language)),
    );
    return await writeSnapshot(
      db,
      {
        ...signature,
        origins: [...origins.values()],
        languages: [...new Set(languages)],
        documents,
      },
      work,
    );
  } finally {
    db.close();
  }
}
