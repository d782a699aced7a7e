import type { CatalogCounts, SnapshotOrigin } from '#contract/domain.ts';
import type { SnapshotEnvironment } from '#contract/snapshot.ts';
import type { Environments } from '../environments/environments.ts';
import { snapshotAddress } from '../environments/snapshot-address.ts';
import { NO_COUNTS } from './check-definitions.ts';
import type { CheckedCatalog, OpenedSnapshot } from './open-snapshot.ts';
import { LIMITS } from './snapshot-format.ts';

/** An environment as it will be made, and as the preview shows it. */
export interface DescribedEnvironment {
  readonly name: string;
  readonly url: string;
  readonly catalog: number;
  readonly origin: Omit<SnapshotOrigin, 'openedAt'>;
  readonly report: SnapshotEnvironment;
}

/** In the order of the manifest, each once. */
export async function describeEnvironments(
  snapshot: OpenedSnapshot,
  environments: Environments,
): Promise<readonly DescribedEnvironment[]> {
  const { manifest, catalogs, versions } = snapshot;
  const { createdBy, createdAt, appVersion } = manifest;
  const described = new Map<string, DescribedEnvironment>();
  for (const { name, url: originUrl, catalog, syncedAt } of manifest.environments) {
    const checked = catalogs[catalog - 1];
    const version = versions[(checked?.versionId ?? 0) - 1];
    if (checked === undefined || version === undefined) throw new Error('It was checked.');
    const { fingerprint, applicationVersion, platformVersion, modules } = version;
    const { digest } = checked;
    const url = await snapshotAddress({ name, fingerprint, digest });
    const existing = environments.findByUrl(url);
    const shownName = name ?? `Snapshot ${applicationVersion ?? digest.slice(0, 8)}`;
    described.set(`${url} ${originUrl ?? ''}`, {
      name: shownName.slice(0, LIMITS.nameLength),
      url,
      catalog,
      origin: { createdBy, createdAt, appVersion, name, url: originUrl, syncedAt },
      report: {
        name: existing?.name ?? shownName,
        url: originUrl,
        syncedAt,
        applicationVersion,
        platformVersion,
        moduleCount: modules.length,
        fingerprint,
        catalogDigest: digest,
        counts: countsOf(snapshot, checked),
        languages: checked.languages,
        existing: existing?.id ?? null,
      },
    });
  }
  return [...described.values()];
}

function countsOf({ definitions }: OpenedSnapshot, catalog: CheckedCatalog): CatalogCounts {
  const sum = { ...NO_COUNTS };
  for (const number of catalog.definitions) {
    const counts = definitions[number - 1]?.counts ?? NO_COUNTS;
    for (const kind of COUNTED) sum[kind] += counts[kind];
  }
  return sum;
}

const COUNTED = Object.keys(NO_COUNTS) as (keyof CatalogCounts)[]; // it has no others
