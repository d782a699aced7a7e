import { HIT_KIND_WORDS } from '../kind-words.ts';
import type { AddressQuery } from '../routing/address-query.ts';

/** What stands before the text in the search box: the kind that is looked for, then the conditions. */
export function searchChips({
  kind,
  filters,
}: Pick<AddressQuery, 'kind' | 'filters'>): readonly string[] {
  const conditions = filters.split(' ').filter((condition) => condition !== '');
  return kind === null ? conditions : [HIT_KIND_WORDS[kind].many, ...conditions];
}
