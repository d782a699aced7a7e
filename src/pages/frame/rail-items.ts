import type { IconName } from '../../components/icons.ts';
import type { RailItem } from '../../components/Rail.svelte';
import { NO_LIST } from '../../routing/address-query.ts';
import { NO_COMPARISON } from '../../routing/comparison-address.ts';
import type { Navigation } from '../../routing/navigation.svelte.ts';
import type { PageName, Place } from '../../routing/place.ts';
import { keysTo } from '../../routing/places-after-g.ts';

/** A part of the app: where it begins, and which other pages belong to it. */
interface Section {
  readonly name: string;
  readonly icon: IconName;
  readonly place: Place;
  readonly pages: readonly PageName[];
}

/** In the order in which they are shown; where there is little room, the last ones are in a menu. */
const SECTIONS: readonly Section[] = [
  { name: 'Search', icon: 'searchLarge', place: { page: 'start' }, pages: [] },
  {
    name: 'Lists',
    icon: 'tableLarge',
    place: { page: 'entities' },
    pages: ['entities', 'enumerations', 'actions'],
  },
  {
    name: 'Compare',
    icon: 'arrowSwapLarge',
    place: { page: 'compare' },
    pages: ['compare', 'compare_matrix'],
  },
  {
    name: 'Environments',
    icon: 'plug',
    place: { page: 'environments' },
    pages: ['environments', 'environment', 'connection_check', 'collector'],
  },
  {
    name: 'Watch-lists',
    icon: 'eyeLarge',
    place: { page: 'watch_lists' },
    pages: ['watch_lists', 'watch_list'],
  },
  {
    name: 'Diagrams',
    icon: 'flowchartLarge',
    place: { page: 'diagram' },
    pages: ['diagram', 'layout'],
  },
  {
    name: 'Glossary',
    icon: 'bookLarge',
    place: { page: 'glossary' },
    pages: ['glossary', 'term'],
  },
  { name: 'Snapshots', icon: 'boxLarge', place: { page: 'snapshots' }, pages: ['snapshots'] },
  {
    name: 'Sync',
    icon: 'arrowSyncLarge',
    place: { page: 'sync' },
    pages: ['sync', 'sync_session'],
  },
];

/** The sections of the app; every page that is none of the others belongs to the search. */
export function railItems(
  navigation: Navigation,
): readonly (RailItem & Pick<Section, 'place'> & { readonly keys: readonly string[] })[] {
  const page = navigation.place?.page;
  const isOf = ({ pages }: Section) => page !== undefined && pages.includes(page);
  const current = SECTIONS.find(isOf) ?? SECTIONS[0];
  return SECTIONS.map((section) => ({
    name: section.name,
    icon: section.icon,
    place: section.place,
    keys: keysTo(section.place),
    href: navigation.hrefOf(section.place, SECTION_QUERY),
    isCurrent: section === current,
  }));
}

/** A section begins with a clean address; only the environment goes along. */
export const SECTION_QUERY = {
  ...NO_LIST,
  catalog: null,
  comparison: NO_COMPARISON,
} as const;
