import type { Catalog, CatalogId, Environment } from '#contract/domain.ts';

/** A catalogue on this device that can stand on one side of a comparison. */
export interface ComparableCatalog {
  readonly catalogId: CatalogId;
  /** How addresses name it: the environment's host, or `host@…` with the first digits of its fingerprint. */
  readonly address: string;
  /** Of the modules it was read from; null where that is not known. */
  readonly fingerprint: string | null;
  /** Of the environment. */
  readonly name: string;
  /** Its version; empty where that is not known. */
  readonly detail: string;
  /** Where the app shows its objects; null where another catalogue took its place. */
  readonly host: string | null;
  readonly isComplete: boolean;
}

/** What both sides of a comparison can be chosen from, in the order of the environments. */
export function listComparable(environments: readonly Environment[]): readonly ComparableCatalog[] {
  return environments.flatMap((environment) =>
    environment.catalog === null ? [] : [comparableOf(environment, environment.catalog)],
  );
}

function comparableOf(environment: Environment, catalog: Catalog): ComparableCatalog {
  const { host, name, version } = environment;
  const isOfVersion = version !== null && version.id === catalog.versionId;
  return {
    catalogId: catalog.id,
    address: host,
    fingerprint: isOfVersion ? version.fingerprint : null,
    name,
    detail: isOfVersion ? (version.applicationVersion ?? '') : '',
    host,
    isComplete: catalog.state === 'complete',
  };
}

/** `host@…` also finds the catalogue in use while it is of that version: a link outlives the next sync. */
export function findComparable(
  catalogs: readonly ComparableCatalog[],
  address: string,
): ComparableCatalog | null {
  const exact = catalogs.find((each) => each.address === address);
  if (exact !== undefined) return exact;
  const [host = '', prefix = ''] = address.split('@');
  if (prefix === '') return null;
  const isMeant = (each: ComparableCatalog) =>
    each.address.split('@')[0] === host && each.fingerprint?.startsWith(prefix);
  return catalogs.find(isMeant) ?? null;
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

export interface ChosenPair {
  readonly from: ComparableCatalog | null;
  readonly to: ComparableCatalog | null;
  /** Named in the address, but not on this device. */
  readonly missing: readonly string[];
}

/**
 * What an address names. A side that it leaves open is filled: the first with the environment in use (`current` is
 * its host), the second with the next one that holds another catalogue.
 */
export function choosePair(
  catalogs: readonly ComparableCatalog[],
  address: { readonly from: string | null; readonly to: string | null },
  current: string | null,
): ChosenPair {
  const named = (name: string | null) => (name === null ? null : findComparable(catalogs, name));
  const missing = [address.from, address.to].filter(
    (name) => name !== null && findComparable(catalogs, name) === null,
  );
  const from =
    address.from === null ? otherThan(catalogs, named(address.to), current) : named(address.from);
  const to = address.to === null ? otherThan(catalogs, from, null) : named(address.to);
  return { from, to, missing: missing.filter((name) => name !== null) };
}

export interface ChosenSides {
  readonly sides: readonly ComparableCatalog[];
  /** Named in the address, but not on this device. */
  readonly missing: readonly string[];
}

/** What an address names for the matrix; all there are where it names none. At most `limit`. */
export function chooseSides(
  catalogs: readonly ComparableCatalog[],
  addresses: readonly string[],
  limit: number,
): ChosenSides {
  if (addresses.length === 0) return { sides: catalogs.slice(0, limit), missing: [] };
  const found = addresses.map((address) => findComparable(catalogs, address));
  const sides = new Set(found.filter((side) => side !== null));
  return {
    sides: [...sides].slice(0, limit),
    missing: addresses.filter((_, index) => found[index] === null),
  };
}

/** The wanted one, unless that is the other side already. */
function otherThan(
  catalogs: readonly ComparableCatalog[],
  other: ComparableCatalog | null,
  wanted: string | null,
): ComparableCatalog | null {
  const free = catalogs.filter((each) => each.address !== other?.address);
  return (
    free.find((each) => each.address === wanted) ??
    free.find((each) => each.catalogId !== other?.catalogId) ??
    free[0] ??
    null
  );
}
