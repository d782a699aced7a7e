import type { CatalogId } from '#contract/domain.ts';
import type { ComparisonAddress } from '../routing/comparison-address.ts';
import type { ComparisonRequest } from './comparison.svelte.ts';
import type { Preferences } from './preferences.svelte.ts';

/** What an address asks for; what it leaves open does not narrow. */
export function comparisonRequest(
  [from, to]: readonly [from: CatalogId, to: CatalogId],
  address: ComparisonAddress,
  { languages, ownPublishers }: Pick<Preferences, 'languages' | 'ownPublishers'>,
): ComparisonRequest {
  const { severities, types, kinds, origins, find, scope, isWatchedOnly } = address;
  return {
    from,
    to,
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
