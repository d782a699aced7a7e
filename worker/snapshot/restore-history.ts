import type { CatalogId, Environment, EnvironmentId, GlobalVersionId } from '#contract/domain.ts';
import type { WatchListId } from '#contract/watch-list.ts';
import { createCatalog, deleteCatalog } from '../catalog/catalogs.ts';
import { DefinitionStore } from '../catalog/definition-store.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { fromHex } from '../digest/hex.ts';
import { saveSnapshotOrigin } from '../environments/snapshot-origin.ts';
import { registerVersion } from '../versions/version-registry.ts';
import { openWatchList } from '../watch-lists/open-watch-list.ts';
import { insertPin } from '../watch-lists/watch-list-store.ts';
import type { Device } from './add-beside.ts';
import { readDefinition } from './check-definitions.ts';
import type { HistoryDocument } from './history-document.ts';
import { mergeCatalog } from './merge-catalog.ts';
import type { OpenedSnapshot } from './open-snapshot.ts';

/** Versions as they were first seen and last used. */
export function restoreVersions(
  { db }: Device,
  { versions }: OpenedSnapshot,
  history: HistoryDocument,
): void {
  const timesOf = new Map(history.versions.map((version) => [version.fingerprint, version]));
  for (const detected of versions) {
    const times = timesOf.get(detected.fingerprint);
    if (times === undefined) continue;
    const { fingerprint, firstSeenAt, lastUsedAt } = times;
    const before = db.first(timesOfVersion, { fingerprint });
    registerVersion(db, detected, lastUsedAt);
    const [first] = [firstSeenAt, before?.firstSeenAt ?? firstSeenAt].toSorted();
    const last = [lastUsedAt, before?.lastUsedAt ?? lastUsedAt].toSorted().at(-1);
    db.run(setTimes, { fingerprint, first: first ?? firstSeenAt, last: last ?? lastUsedAt });
  }
}

/** Catalogs that nobody shows, and definitions that only a watch-list compares with. */
export function restoreLeft(
  { db }: Device,
  snapshot: OpenedSnapshot,
  { left }: HistoryDocument,
): void {
  for (const { fingerprint, digest, leftAt } of left) {
    const place = findPlace(db, snapshot, { fingerprint, digest });
    if (place === null) continue;
    const catalog = mergeCatalog(db, snapshot, place);
    db.run(setLeft, { catalog, leftAt });
  }
  const linked = new Set(snapshot.catalogs.flatMap(({ definitions }) => definitions));
  const loose = snapshot.definitions.map((_, index) => index + 1).filter((id) => !linked.has(id));
  const version = db.first(anyVersion, {});
  if (loose.length === 0 || version === undefined) return;
  // A store writes into a catalog: this one is there only while it does.
  const catalog = createCatalog(db, version.id, new Date().toISOString());
  const digests = loose.map((id) => snapshot.definitions[id - 1]?.digest);
  new DefinitionStore(db, catalog).link(
    digests.filter((digest) => digest !== undefined),
    (index) => readDefinition(snapshot.db, loose[index] ?? 0),
  );
  deleteCatalog(db, catalog);
}

/**
 * Environments that showed nothing here, with what they show and the versions that they ran. Those with an address are
 * connected already.
 */
export function restoreEnvironments(
  { db, environments }: Device,
  snapshot: OpenedSnapshot,
  {
    history,
    before,
  }: {
    readonly history: HistoryDocument;
    readonly before: ReadonlyMap<string, Environment>;
  },
): readonly EnvironmentId[] {
  return history.environments.flatMap((told) => {
    const own = before.get(told.url);
    if (own !== undefined && own.catalog !== null) return [];
    const made = told.isFile
      ? environments.addFromSnapshot(told.name, told.url, told.addedAt)
      : null;
    const environment = made?.ok ? made.value : environments.findByUrl(told.url);
    if (environment === null) return [];
    const { id } = environment;
    if (own === undefined) db.run(setAdded, { id, addedAt: told.addedAt });
    if (told.snapshot !== null) saveSnapshotOrigin(db, id, told.snapshot);
    // What was detected here since is newer.
    const links = own?.version == null ? told.versions : [];
    for (const link of links) db.run(insertLink, { ...link, environment: id });
    const place = told.catalog === null ? null : findPlace(db, snapshot, told.catalog);
    if (place !== null) environments.show(id, mergeCatalog(db, snapshot, place));
    return [id];
  });
}

/** Lists with what each pin is compared with; a list that is here gets the pins that it lacks. */
export function restoreLists(
  { db, environments }: Device,
  { lists }: HistoryDocument,
): readonly WatchListId[] {
  return lists.map(({ name, environment, createdAt, pins }) => {
    const home = environment === null ? null : environments.findByUrl(environment);
    const list = openWatchList(db, name, { environment: home?.id ?? null, now: createdAt });
    if (!list.ok) throw new Error('The names of the lists were checked.');
    for (const { baseline, publicName, pinnedAt, ...target } of pins) {
      const definition =
        baseline === null ? undefined : db.first(definitionBy, { digest: fromHex(baseline) });
      const owner =
        definition === undefined
          ? null
          : { definitionId: definition.id, name: target.owner, publicName };
      insertPin(db, { list: list.value, now: pinnedAt }, { target, owner });
    }
    return list.value;
  });
}

/** Where in the file a catalog is, and as what it is stored here; null where it is in neither. */
function findPlace(
  db: Database,
  { catalogs, versions, manifest }: OpenedSnapshot,
  { fingerprint, digest }: { readonly fingerprint: string; readonly digest: string },
) {
  const index = catalogs.findIndex(
    (catalog) =>
      catalog.digest === digest && versions[catalog.versionId - 1]?.fingerprint === fingerprint,
  );
  const version = db.first(versionBy, { fingerprint });
  const origin = manifest.environments.find(({ catalog }) => catalog === index + 1);
  if (index === -1 || version === undefined || origin === undefined) return null;
  return { number: index + 1, versionId: version.id, completedAt: origin.syncedAt };
}

const timesOfVersion = statement<
  { fingerprint: string },
  { firstSeenAt: string; lastUsedAt: string }
>(/* sql */ `
  SELECT first_seen_at AS firstSeenAt, last_used_at AS lastUsedAt
  FROM global_version WHERE fingerprint = :fingerprint
`);

const setTimes = statement<{ fingerprint: string; first: string; last: string }>(/* sql */ `
  UPDATE global_version SET first_seen_at = :first, last_used_at = :last
  WHERE fingerprint = :fingerprint
`);

// One that is here already, and shown or left later, keeps its own time.
const setLeft = statement<{ catalog: CatalogId; leftAt: string | null }>(/* sql */ `
  UPDATE catalog SET left_at = coalesce(left_at, :leftAt)
  WHERE id = :catalog
    AND id NOT IN (SELECT catalog_id FROM environment WHERE catalog_id IS NOT NULL)
`);

const setAdded = statement<{ id: EnvironmentId; addedAt: string }>(
  'UPDATE environment SET added_at = :addedAt WHERE id = :id',
);

type Link = {
  environment: EnvironmentId;
  fingerprint: string;
  detectedAt: string;
  checkedAt: string;
  endedAt: string | null;
};

// A version that the file could not prove is no longer known.
const insertLink = statement<Link>(/* sql */ `
  INSERT INTO environment_version (
    environment_id, version_id, detected_at, checked_at, ended_at
  ) SELECT :environment, id, :detectedAt, :checkedAt, :endedAt
  FROM global_version WHERE fingerprint = :fingerprint
`);

const versionBy = statement<{ fingerprint: string }, { id: GlobalVersionId }>(
  'SELECT id FROM global_version WHERE fingerprint = :fingerprint',
);

const anyVersion = statement<{}, { id: GlobalVersionId }>('SELECT id FROM global_version LIMIT 1');

const definitionBy = statement<{ digest: Uint8Array }, { id: number }>(
  'SELECT id FROM definition WHERE digest = :digest',
);
