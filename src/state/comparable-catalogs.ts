import type { Catalog, CatalogId, Environment, GlobalVersion } from '#contract/domain.ts';
import type { RegisteredVersion, VersionRegistry } from '#contract/versions.ts';
import type { AddressQuery } from '../routing/address-query.ts';
import { dayText } from '../time-text.ts';
import { shortDigestOf } from './versions.svelte.ts';

/** A catalogue on this device that can stand on one side of a comparison. */
export interface ComparableCatalog {
  readonly catalogId: CatalogId;
  /**
   * How addresses name it: the environment's host; what it does not show any more `host@…`, with the first digits of
   * the fingerprint of its version, or of its own digest where that says too little.
   */
  readonly address: string;
  /** Of the modules it was read from; null where that is not known. */
  readonly fingerprint: string | null;
  readonly digest: string | null;
  /** Of the environment. */
  readonly name: string;
  /** Its version; empty where that is not known. */
  readonly detail: string;
  /** What the app's addresses of its objects say. */
  readonly objects: Pick<AddressQuery, 'environment' | 'catalog'>;
  readonly isComplete: boolean;
}

/**
 * What both sides of a comparison can be chosen from: what the environments show, in their order, and then what is
 * still stored of the versions that they ran before, which only the registry tells.
 */
export function listComparable(
  environments: readonly Environment[],
  registry: VersionRegistry | null,
): readonly ComparableCatalog[] {
  const versions = registry?.versions ?? [];
  return [
    ...environments.flatMap((environment) => shownBy(environment, versions)),
    ...environments.flatMap((environment) => storedOf(environment, versions)),
  ];
}

function shownBy(
  { catalog, host, name, version }: Environment,
  versions: readonly RegisteredVersion[],
): readonly ComparableCatalog[] {
  if (catalog === null) return [];
  const known = [...(version === null ? [] : [version]), ...versions.map((each) => each.version)];
  const own = known.find(({ id }) => id === catalog.versionId);
  return [
    {
      catalogId: catalog.id,
      address: host,
      fingerprint: own?.fingerprint ?? null,
      digest: catalog.digest,
      name,
      detail: own?.applicationVersion ?? '',
      objects: { environment: host, catalog: null },
      isComplete: catalog.state === 'complete',
    },
  ];
}

function storedOf(
  environment: Environment,
  versions: readonly RegisteredVersion[],
): readonly ComparableCatalog[] {
  const isRunBy = ({ environments, formerEnvironments }: RegisteredVersion) =>
    [...environments, ...formerEnvironments].some(({ id }) => id === environment.id);
  return versions.filter(isRunBy).flatMap(({ version, catalogs }) => {
    const stored = catalogs
      .map(({ catalog }) => catalog)
      .filter(({ id, state }) => id !== environment.catalog?.id && state === 'complete');
    const isShown = environment.catalog?.versionId === version.id;
    return stored.map((catalog, index) =>
      olderCatalog(environment, { version, catalog, isNewest: index === 0 && !isShown }),
    );
  });
}

interface OlderCatalog {
  readonly version: GlobalVersion;
  readonly catalog: Catalog;
  /** Of its version, as far as this environment is concerned: the version alone says which one it is. */
  readonly isNewest: boolean;
}

function olderCatalog(
  { host, name }: Environment,
  { version, catalog, isNewest }: OlderCatalog,
): ComparableCatalog {
  const { fingerprint, applicationVersion } = version;
  const mark = isNewest ? fingerprint : (catalog.digest ?? fingerprint);
  const stored = `stored ${dayText(catalog.completedAt ?? catalog.createdAt)}`;
  return {
    catalogId: catalog.id,
    address: `${host}@${mark.slice(0, MARK_LENGTH)}`,
    fingerprint,
    digest: catalog.digest,
    name,
    detail: applicationVersion === null ? stored : `${applicationVersion}, ${stored}`,
    objects: { environment: host, catalog: shortDigestOf(catalog.digest) },
    isComplete: true,
  };
}

const MARK_LENGTH = 8;

/** `host@…` also finds the catalogue in use while it is of that version: a link outlives the next sync. */
export function findComparable(
  catalogs: readonly ComparableCatalog[],
  address: string,
): ComparableCatalog | null {
  const exact = catalogs.find((each) => each.address === address);
  if (exact !== undefined) return exact;
  const [host = '', prefix = ''] = address.split('@');
  if (prefix === '') return null;
  const ofHost = catalogs.filter(({ objects }) => objects.environment === host);
  return (
    ofHost.find(({ fingerprint }) => fingerprint?.startsWith(prefix)) ??
    ofHost.find(({ digest }) => digest?.startsWith(prefix)) ??
    null
  );
}

/** Environment and version in words; a name that says its version already is enough. */
export function comparableText({ name, detail }: ComparableCatalog): string {
  return detail === '' || name.includes(detail) ? name : `${name}, ${detail}`;
}

/** `What changes from UAT, 10.0.43, to DEV, 10.0.44`. */
export function directionText(from: ComparableCatalog, to: ComparableCatalog): string {
  const start = comparableText(from);
  return `What changes from ${start}${start === from.name ? '' : ','} to ${comparableText(to)}`;
}
