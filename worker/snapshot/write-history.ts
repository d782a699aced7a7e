import type { Environment, GlobalVersionId } from '#contract/domain.ts';
import type { SnapshotDocument } from '#contract/snapshot.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { toHex } from '../digest/hex.ts';
import { readPins, listWatchLists, type StoredPin } from '../watch-lists/watch-list-store.ts';
import { writeHistoryDocument, type HistoryContent } from './history-document.ts';
import { canGoAlong } from './parts/can-go-along.ts';
import { LIMITS } from './snapshot-format.ts';
import { cleanName } from '../names/visible-text.ts';
import type { ExportedOrigin } from './write-snapshot.ts';

/** What a backup holds beside the catalogues that are shown. */
export interface DeviceHistory {
  readonly document: SnapshotDocument;
  /** Complete catalogs that nobody shows any more, as whose they are known. */
  readonly left: readonly ExportedOrigin[];
  /** Versions without a catalog, and definitions that only a watch-list still compares with. */
  readonly kept: {
    readonly versions: readonly GlobalVersionId[];
    readonly definitions: readonly number[];
  };
}

export function readDeviceHistory(
  db: Database,
  environments: readonly Environment[],
): DeviceHistory {
  const shown = environments.filter(({ catalog }) => catalog?.state === 'complete').length;
  const left = db.all(leftCatalogs, { limit: Math.max(0, LIMITS.rows.catalog - shown) });
  const versions = db.all(provableVersions, { limit: LIMITS.rows.version });
  return {
    document: writeHistoryDocument({
      environments: environments.map((environment) => describeEnvironment(db, environment)),
      versions: versions.map(({ id: _, ...version }) => version),
      left: left.map(({ fingerprint, digest, leftAt }) => ({ fingerprint, digest, leftAt })),
      lists: describeLists(db, environments),
    }),
    left: left.map(({ id, name, url, completedAt }) => ({
      catalog: id,
      name: cleanName(name, LIMITS.nameLength),
      url,
      syncedAt: completedAt,
    })),
    kept: {
      versions: versions.map(({ id }) => id),
      definitions: db.all(baselines, {}).map(({ id }) => id),
    },
  };
}

function describeEnvironment(
  db: Database,
  { id, url, name, transport, addedAt, catalog, snapshot }: Environment,
): HistoryContent['environments'][number] {
  return {
    url,
    name: cleanName(name, LIMITS.nameLength) ?? new URL(url).host.slice(0, LIMITS.nameLength),
    isFile: transport === 'file',
    addedAt,
    catalog: catalog === null ? null : (db.first(completeCatalog, { id: catalog.id }) ?? null),
    snapshot: snapshot ?? null,
    versions: db.all(linksOf, { environment: id }),
  };
}

function describeLists(
  db: Database,
  environments: readonly Environment[],
): HistoryContent['lists'] {
  const digestById = new Map(db.all(baselines, {}).map(({ id, digest }) => [id, toHex(digest)]));
  const describePin = (pin: StoredPin): HistoryContent['lists'][number]['pins'][number] => {
    const { kind, owner, part, isWhole, publicName, pinnedAt, definitionId } = pin;
    const baseline = definitionId === null ? null : (digestById.get(definitionId) ?? null);
    return { kind, owner, part, isWhole, publicName, pinnedAt, baseline };
  };
  return listWatchLists(db).map(({ id, name, environmentId, createdAt }) => ({
    name: cleanName(name, LIMITS.nameLength) ?? `List ${id}`,
    environment: environments.find((each) => each.id === environmentId)?.url ?? null,
    createdAt,
    pins: readPins(db, id)
      .filter(({ owner, part, publicName }) => canGoAlong(owner, part, publicName))
      .map(describePin),
  }));
}

const completeCatalog = statement<
  { id: number },
  { fingerprint: string; digest: string }
>(/* sql */ `
  SELECT v.fingerprint, c.digest FROM catalog c JOIN global_version v ON v.id = c.version_id
  WHERE c.id = :id AND c.state = 'complete'
`);

// The environment that synced it last; without one, the one that ran the version.
const leftCatalogs = statement<
  { limit: number },
  {
    id: number;
    fingerprint: string;
    digest: string;
    leftAt: string | null;
    completedAt: string;
    name: string | null;
    url: string | null;
  }
>(/* sql */ `
  SELECT c.id, v.fingerprint, c.digest, c.left_at AS leftAt, c.completed_at AS completedAt,
    e.name, iif(e.transport = 'file', NULL, e.url) AS url
  FROM catalog c
  JOIN global_version v ON v.id = c.version_id
  LEFT JOIN environment e ON e.id = coalesce(
    (SELECT environment_id FROM sync_session
     WHERE catalog_id = c.id ORDER BY started_at DESC LIMIT 1),
    (SELECT environment_id FROM environment_version
     WHERE version_id = c.version_id ORDER BY checked_at DESC LIMIT 1)
  )
  WHERE c.state = 'complete' AND c.id NOT IN (
    SELECT catalog_id FROM environment WHERE catalog_id IS NOT NULL
  )
  ORDER BY c.completed_at DESC, c.id DESC LIMIT :limit
`);

// A fingerprint over data entities proves nothing without the catalog that shows them; where not all versions find room,
// those come first without which a catalog could not be restored.
const provableVersions = statement<
  { limit: number },
  { id: GlobalVersionId; fingerprint: string; firstSeenAt: string; lastUsedAt: string }
>(/* sql */ `
  WITH stored AS (SELECT version_id AS id FROM catalog WHERE state = 'complete')
  SELECT id, fingerprint, first_seen_at AS firstSeenAt, last_used_at AS lastUsedAt
  FROM global_version
  WHERE source <> 'data_entities' OR id IN stored
  ORDER BY id IN stored DESC, last_used_at DESC, fingerprint LIMIT :limit
`);

const linksOf = statement<
  { environment: number },
  { fingerprint: string; detectedAt: string; checkedAt: string; endedAt: string | null }
>(/* sql */ `
  SELECT v.fingerprint, l.detected_at AS detectedAt, l.checked_at AS checkedAt,
    l.ended_at AS endedAt
  FROM environment_version l JOIN global_version v ON v.id = l.version_id
  WHERE l.environment_id = :environment ORDER BY l.id
`);

const baselines = statement<{}, { id: number; digest: Uint8Array }>(/* sql */ `
  SELECT id, digest FROM definition
  WHERE id IN (SELECT definition_id FROM watch_list_pin WHERE definition_id IS NOT NULL)
`);
