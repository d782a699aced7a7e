import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import type { CacheLayout } from './cache-layout.ts';

/** One version of which a cache holds entities. */
export interface CachedVersion {
  readonly id: number;
  /** Address of the environment that it was fetched from last; null where the cache does not say. */
  readonly url: string | null;
  readonly applicationVersion: string | null;
  readonly platformVersion: string | null;
  readonly entities: number;
}

/** The one used now first: by the environment synced last, then the one with most entities. */
export function listCachedVersions(db: Database, layout: CacheLayout): readonly CachedVersion[] {
  return db.all(layout.name === 'v2' ? versionsOfV2 : versionsOfOld, {});
}

const versionsOfOld = statement<{}, CachedVersion>(/* sql */ `
  SELECT v.id, e.base_url AS url, v.application_version AS applicationVersion,
    v.platform_version AS platformVersion, count(p.id) AS entities
  FROM metadata_versions v
  JOIN public_entities p ON p.version_id = v.id
  LEFT JOIN metadata_environments e ON e.id = v.environment_id
  GROUP BY v.id
  ORDER BY v.is_active DESC, v.created_at DESC, entities DESC, v.id
`);

const versionsOfV2 = statement<{}, CachedVersion>(/* sql */ `
  SELECT g.id, l.base_url AS url, m.application_version AS applicationVersion,
    m.platform_version AS platformVersion,
    (SELECT count(*) FROM public_entities p WHERE p.global_version_id = g.id) AS entities
  FROM global_versions g
  LEFT JOIN (
    SELECT v.global_version_id, e.base_url, v.is_active, max(coalesce(e.last_sync_at, '')) AS synced_at
    FROM environment_versions v JOIN metadata_environments e ON e.id = v.environment_id
    GROUP BY v.global_version_id
  ) l ON l.global_version_id = g.id
  LEFT JOIN metadata_versions m ON m.global_version_id = g.id
  WHERE entities > 0
  GROUP BY g.id
  ORDER BY coalesce(l.is_active, 0) DESC, l.synced_at DESC, entities DESC, g.id
`);
