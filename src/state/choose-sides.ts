import { findComparable, type ComparableCatalog } from './comparable-catalogs.ts';

export interface ChosenPair {
  readonly from: ComparableCatalog | null;
  readonly to: ComparableCatalog | null;
  /** Named in the address, but not on this device. */
  readonly missing: readonly string[];
}

/**
 * What an address names. A side that it leaves open is filled: the first with the environment in use (`current` is
 * its host), the second with the next one that holds another catalogue. Left alone, time goes on: from an older
 * catalogue to what is shown now.
 */
export function choosePair(
  catalogs: readonly ComparableCatalog[],
  address: { readonly from: string | null; readonly to: string | null },
  current: string | null,
): ChosenPair {
  const named = (name: string | null) => (name === null ? null : findComparable(catalogs, name));
  const missing = [address.from, address.to]
    .filter((name) => name !== null)
    .filter((name) => findComparable(catalogs, name) === null);
  const from =
    address.from === null ? otherThan(catalogs, named(address.to), current) : named(address.from);
  const to = address.to === null ? otherThan(catalogs, from, null) : named(address.to);
  const isFree = address.from === null && address.to === null;
  if (isFree && to !== null && isOlder(to)) return { from: to, to: from, missing };
  return { from, to, missing };
}

export interface ChosenSides {
  readonly sides: readonly ComparableCatalog[];
  /** Named in the address, but not on this device. */
  readonly missing: readonly string[];
}

/** What an address names for the matrix; where it names none, what is shown now, if that is enough. At most `limit`. */
export function chooseSides(
  catalogs: readonly ComparableCatalog[],
  addresses: readonly string[],
  limit: number,
): ChosenSides {
  if (addresses.length === 0) {
    const current = catalogs.filter((each) => !isOlder(each));
    const usual = current.length > 1 ? current : catalogs;
    return { sides: usual.slice(0, limit), missing: [] };
  }
  const found = addresses.map((address) => findComparable(catalogs, address));
  const sides = new Set(found.filter((side) => side !== null));
  return {
    sides: [...sides].slice(0, limit),
    missing: addresses.filter((_, index) => found[index] === null),
  };
}

/** Another one took its place in the environment. */
function isOlder({ objects }: ComparableCatalog): boolean {
  return objects.catalog !== null;
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
