import type { Environment } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type { SyncStrategy } from '#contract/sync.ts';
import type { Database } from '../db/database.ts';
import type { SyncRun } from './sync-run.ts';

/** Of a catalogue of real size (31 MB, and 7 MB for a language), with room for what SQLite writes beside it. */
const USUAL_CATALOG_BYTES = 45_000_000;
const USUAL_LANGUAGE_BYTES = 10_000_000;
/** Of what is stored, that a new catalogue of an environment that has one adds: two releases differ by 5 %. */
const SHARE_OF_CHANGE = 0.15;

/** What a sync will add to the database, about, and rather too much than too little. */
export function estimateNeededBytes({
  strategy,
  languages,
  stored,
}: {
  readonly strategy: SyncStrategy;
  readonly languages: number;
  /** Of the environment's complete catalogue and all that is stored with it; null without one. */
  readonly stored: { readonly databaseBytes: number } | null;
}): number {
  const labelBytes = languages * USUAL_LANGUAGE_BYTES;
  const readingBytes =
    stored === null ? USUAL_CATALOG_BYTES : SHARE_OF_CHANGE * stored.databaseBytes;
  switch (strategy) {
    case 'full':
    case 'incremental':
      return readingBytes + labelBytes;
    case 'full_without_labels':
      return readingBytes;
    case 'entities_only':
      return 0.1 * readingBytes;
    case 'labels_only':
      return labelBytes;
    case 'sharing':
      return 0;
  }
}

/** The same for what is stored now; the size of files is not known before they are read. */
export function estimateForEnvironment(
  db: Database,
  { catalog, transport }: Environment,
  asked: { readonly strategy: SyncStrategy; readonly languages: number },
): number | null {
  if (transport === 'file') return null;
  const isStored = catalog?.state === 'complete';
  return estimateNeededBytes({
    ...asked,
    stored: isStored ? { databaseBytes: db.sizeBytes() } : null,
  });
}

/** Why the sync cannot begin; null where there is room, or the browser does not say. */
export async function findShortage(
  { db, environment, estimateStorage, progress }: SyncRun,
  strategy: SyncStrategy,
): Promise<Failure | null> {
  const languages = progress.session.languages.length;
  const neededBytes = estimateForEnvironment(db, environment, { strategy, languages });
  if (neededBytes === null) return null;
  const { usage, quota } = (await estimateStorage()) ?? {};
  if (usage === undefined || quota === undefined) return null;
  const freeBytes = Math.max(0, quota - usage);
  return neededBytes > freeBytes ? { kind: 'storage_short', neededBytes, freeBytes } : null;
}
