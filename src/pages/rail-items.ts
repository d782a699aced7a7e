import type { RailItem } from '../components/Rail.svelte';
import { NO_COMPARISON } from '../routing/comparison-address.ts';
import type { Navigation } from '../routing/navigation.svelte.ts';
import type { PageName, Place } from '../routing/place.ts';

const ENVIRONMENT_PAGES = ['environments', 'environment', 'connection_check', 'collector'] as const;

const COMPARE_PAGES = ['compare', 'compare_matrix'] as const;

/** The sections of the app; every page that is none of the others belongs to the search. */
export function railItems(navigation: Navigation): readonly RailItem[] {
  const page = navigation.place?.page;
  const hrefOf = (place: Place) =>
    navigation.hrefOf(place, { text: '', kind: null, catalog: null });
  const isOn = (...pages: readonly PageName[]) => page !== undefined && pages.includes(page);
  return [
    {
      name: 'Search',
      icon: 'searchLarge',
      href: hrefOf({ page: 'start' }),
      isCurrent: !isOn(...ENVIRONMENT_PAGES, ...COMPARE_PAGES, 'sync', 'sync_session'),
    },
    {
      name: 'Compare',
      icon: 'arrowSwapLarge',
      href: navigation.hrefOf(
        { page: 'compare' },
        { text: '', kind: null, comparison: NO_COMPARISON },
      ),
      isCurrent: isOn(...COMPARE_PAGES),
    },
    {
      name: 'Environments',
      icon: 'plug',
      href: hrefOf({ page: 'environments' }),
      isCurrent: isOn(...ENVIRONMENT_PAGES),
    },
    {
      name: 'Sync',
      icon: 'arrowSyncLarge',
      href: hrefOf({ page: 'sync' }),
      isCurrent: isOn('sync', 'sync_session'),
    },
  ];
}
