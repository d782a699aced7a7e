import {
  CHANGE_TYPES,
  COMPARED_KINDS,
  ORIGINS,
  SEVERITIES,
  type ChangeType,
  type ComparedKind,
  type Origin,
  type Severity,
} from '#contract/comparison.ts';

/** What an address says of a comparison. Sides have stable names: see comparable-catalogs.ts. */
export interface ComparisonAddress {
  readonly from: string | null;
  readonly to: string | null;
  /** `with`: those side by side in the matrix. */
  readonly sides: readonly string[];
  readonly severities: readonly Severity[];
  readonly types: readonly ChangeType[];
  readonly kinds: readonly ComparedKind[];
  readonly origins: readonly Origin[];
  /** `find`: a word inside the changes; the `q` of an address is the search of the whole catalogue. */
  readonly find: string;
  /** A pattern of entity and enumeration names. */
  readonly scope: string;
  readonly isWatchedOnly: boolean;
  /** `all`: the matrix also shows what is the same everywhere. */
  readonly showsEqual: boolean;
}

export const NO_COMPARISON: ComparisonAddress = {
  from: null,
  to: null,
  sides: [],
  severities: [],
  types: [],
  kinds: [],
  origins: [],
  find: '',
  scope: '',
  isWatchedOnly: false,
  showsEqual: false,
};

export function readComparison(parameters: URLSearchParams): ComparisonAddress {
  const listOf = (name: string) => parameters.get(name)?.split(',').filter(Boolean) ?? [];
  return {
    from: parameters.get('from'),
    to: parameters.get('to'),
    sides: listOf('with'),
    severities: knownOf(SEVERITIES, listOf('severity')),
    types: knownOf(CHANGE_TYPES, listOf('type')),
    kinds: knownOf(COMPARED_KINDS, listOf('kinds')),
    origins: knownOf(ORIGINS, listOf('origin')),
    find: parameters.get('find') ?? '',
    scope: parameters.get('scope') ?? '',
    isWatchedOnly: parameters.get('watched') === '1',
    showsEqual: parameters.get('all') === '1',
  };
}

/** Without a question mark; empty where there is nothing to say. */
export function writeComparison(address: ComparisonAddress): string {
  const parts: readonly (readonly [name: string, value: string])[] = [
    ['from', address.from ?? ''],
    ['to', address.to ?? ''],
    ['with', address.sides.join(',')],
    ['severity', address.severities.join(',')],
    ['type', address.types.join(',')],
    ['kinds', address.kinds.join(',')],
    ['origin', address.origins.join(',')],
    ['find', address.find],
    ['scope', address.scope],
    ['watched', address.isWatchedOnly ? '1' : ''],
    ['all', address.showsEqual ? '1' : ''],
  ];
  const parameters = new URLSearchParams(
    parts.filter(([, value]) => value !== '').map(([name, value]) => [name, value]),
  );
  return readable(parameters.toString());
}

/** In the order of the contract, whatever the order of the address. */
function knownOf<T extends string>(known: readonly T[], named: readonly string[]): readonly T[] {
  return known.filter((each) => named.includes(each));
}

/** Signs that a query may carry as they are. */
function readable(text: string): string {
  return text.replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%40', '@');
}
