import type { Place } from './place.ts';

interface PlaceAfterG {
  readonly place: Place;
  /** As in "Go to the search". */
  readonly name: string;
}

/** Where `g` and one more key lead: what hears the keys, what shows them and what lists them all read it here. */
export const PLACES_AFTER_G: ReadonlyMap<string, PlaceAfterG> = new Map<string, PlaceAfterG>([
  ['s', { place: { page: 'search' }, name: 'the search' }],
  ['c', { place: { page: 'compare' }, name: 'the comparison' }],
  ['v', { place: { page: 'environments' }, name: 'the environments' }],
  ['w', { place: { page: 'watch_lists' }, name: 'the watch-lists' }],
  ['y', { place: { page: 'sync' }, name: 'the sync' }],
  ['e', { place: { page: 'entities' }, name: 'the list of entities' }],
  ['n', { place: { page: 'enumerations' }, name: 'the list of enumerations' }],
  ['t', { place: { page: 'glossary' }, name: 'the glossary' }],
  ['d', { place: { page: 'diagram' }, name: 'the diagrams' }],
]);

/** The keys that lead to the first page of a section; none where there are none. */
export function keysTo({ page }: Place): readonly string[] {
  for (const [key, { place }] of PLACES_AFTER_G) if (place.page === page) return ['g', key];
  return [];
}
