import { HIT_KIND_WORDS } from '../kind-words.ts';
import type { AddressQuery } from '../routing/address-query.ts';

/** What narrows a search beside its text. */
type Narrowed = Pick<AddressQuery, 'kind' | 'filters'>;

/** What stands before the text in the search box: the kind that is looked for, then the conditions. */
export function searchChips({ kind, filters }: Narrowed): readonly string[] {
  const conditions = conditionsOf(filters);
  return kind === null ? conditions : [HIT_KIND_WORDS[kind].many, ...conditions];
}

/** The same without one of its chips, by its number among them. */
export function withoutChip({ kind, filters }: Narrowed, chip: number): Narrowed {
  if (kind !== null && chip === 0) return { kind: null, filters };
  const removed = kind === null ? chip : chip - 1;
  const left = conditionsOf(filters).filter((_, index) => index !== removed);
  return { kind, filters: left.join(' ') };
}

function conditionsOf(filters: string): readonly string[] {
  return filters.split(' ').filter((condition) => condition !== '');
}
