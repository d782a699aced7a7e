import type { IconName } from '../../components/icons.ts';
import type { RailItem } from '../../components/Rail.svelte';
import { NO_LIST } from '../../routing/address-query.ts';
import { NO_COMPARISON } from '../../routing/comparison-address.ts';
import type { Navigation } from '../../routing/navigation.svelte.ts';
import type { PageName, Place } from '../../routing/place.ts';
import { keysTo } from '../../routing/places-after-g.ts';

/** A part of the app, and where it begins. */
interface Section {
  readonly name: string;
  readonly icon: IconName;
  readonly place: Place;
}

/** In the order in which they are shown; where there is little room, the last ones are in a menu. */
const SECTIONS = [
  { name: 'Search', icon: 'searchLarge', place: { page: 'start' } },
  { name: 'Lists', icon: 'tableLarge', place: { page: 'entities' } },
  { name: 'Compare', icon: 'arrowSwapLarge', place: { page: 'compare' } },
  { name: 'Environments', icon: 'plug', place: { page: 'environments' } },
  { name: 'Watch-lists', icon: 'eyeLarge', place: { page: 'watch_lists' } },
  { name: 'Diagrams', icon: 'flowchartLarge', place: { page: 'diagram' } },
  { name: 'Glossary', icon: 'bookLarge', place: { page: 'glossary' } },
  { name: 'Snapshots', icon: 'boxLarge', place: { page: 'snapshots' } },
  { name: 'Sync', icon: 'arrowSyncLarge', place: { page: 'sync' } },
] as const satisfies readonly Section[];

/** Which section is the current one while a page is open. */
const SECTION_OF: Readonly<Record<PageName, (typeof SECTIONS)[number]['name']>> = {
  start: 'Search',
  search: 'Search',
  entity: 'Search',
  field: 'Search',
  action: 'Search',
  data_entity: 'Search',
  enumeration: 'Search',
  member: 'Search',
  label: 'Search',
  entities: 'Lists',
  enumerations: 'Lists',
  actions: 'Lists',
  compare: 'Compare',
  compare_matrix: 'Compare',
  environments: 'Environments',
  environment: 'Environments',
  connection_check: 'Environments',
  collector: 'Environments',
  watch_lists: 'Watch-lists',
  watch_list: 'Watch-lists',
  diagram: 'Diagrams',
  layout: 'Diagrams',
  glossary: 'Glossary',
  term: 'Glossary',
  snapshots: 'Snapshots',
  sync: 'Sync',
  sync_session: 'Sync',
};

/** The sections of the app: what the rail shows, and what the palette goes to. */
export function railItems(
  navigation: Navigation,
): readonly (RailItem & Pick<Section, 'place'> & { readonly keys: readonly string[] })[] {
  // Where there is no such page, the search may help.
  const current = navigation.place === null ? 'Search' : SECTION_OF[navigation.place.page];
  return SECTIONS.map(({ name, icon, place }) => ({
    name,
    icon,
    place,
    keys: keysTo(place),
    href: navigation.hrefOf(place, SECTION_QUERY),
    isCurrent: name === current,
  }));
}

/** A section begins with a clean address; only the environment goes along. */
export const SECTION_QUERY = {
  ...NO_LIST,
  catalog: null,
  comparison: NO_COMPARISON,
} as const;
