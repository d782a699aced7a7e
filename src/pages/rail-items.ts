import type { RailItem } from '../components/Rail.svelte';
import type { Navigation } from '../routing/navigation.svelte.ts';
import type { PageName, Place } from '../routing/place.ts';

/** The sections of the app; every page that is none of the others belongs to the search. */
export function railItems(navigation: Navigation): readonly RailItem[] {
  const page = navigation.place?.page;
  const hrefOf = (place: Place) => navigation.hrefOf(place, { text: '', kind: null });
  const isOn = (...pages: readonly PageName[]) => page !== undefined && pages.includes(page);
  return [
    {
      name: 'Search',
      icon: 'searchLarge',
      href: hrefOf({ page: 'start' }),
      isCurrent: !isOn(
        'environments',
        'connection_check',
        'collector',
        'snapshots',
        'sync',
        'sync_session',
      ),
    },
    {
      name: 'Environments',
      icon: 'plug',
      href: hrefOf({ page: 'environments' }),
      isCurrent: isOn('environments', 'connection_check', 'collector'),
    },
    {
      name: 'Snapshots',
      icon: 'box',
      href: hrefOf({ page: 'snapshots' }),
      isCurrent: isOn('snapshots'),
    },
    {
      name: 'Sync',
      icon: 'arrowSyncLarge',
      href: hrefOf({ page: 'sync' }),
      isCurrent: isOn('sync', 'sync_session'),
    },
  ];
}
