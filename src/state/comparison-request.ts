import type { ComparisonAddress } from '../routing/comparison-address.ts';
import type { ComparableCatalog } from './comparable-catalogs.ts';
import type { ComparisonRequest } from './comparison.svelte.ts';
import type { Preferences } from './preferences.svelte.ts';

/** What an address asks for; what it leaves open does not narrow. */
export function comparisonRequest(
  [from, to]: readonly [from: ComparableCatalog, to: ComparableCatalog],
  address: ComparisonAddress,
  { languages, ownPublishers }: Pick<Preferences, 'languages' | 'ownPublishers'>,
): ComparisonRequest {
  const { severities, types, kinds, origins, find, scope, isWatchedOnly } = address;
  return {
    from: from.catalogId,
    to: to.catalogId,
    isWhole: from.isComplete && to.isComplete,
    languages,
    filter: {
      ...(severities.length > 0 && { severities }),
      ...(types.length > 0 && { types }),
      ...(kinds.length > 0 && { kinds }),
      ...(origins.length > 0 && { origins }),
      ...(find.trim() !== '' && { text: find.trim() }),
      ...(scope.trim() !== '' && { scope: scope.trim() }),
      ...(isWatchedOnly && { isWatchedOnly }),
      ...(ownPublishers.length > 0 && { ownPublishers }),
    },
  };
}
