/** The address of each page, below the base path. Names in it are stable: no row ids. */
export const ROUTES = {
  start: '/',
  search: '/search',
  entity: '/e/:entity',
  field: '/e/:entity/f/:field',
  action: '/e/:entity/a/:action',
  data_entity: '/d/:dataEntity',
  enumeration: '/n/:enumeration',
  member: '/n/:enumeration/m/:member',
  entities: '/entities',
  enumerations: '/enumerations',
  actions: '/actions',
  label: '/l/:label',
  environments: '/environments',
  environment: '/environments/:host',
  connection_check: '/environments/:host/check',
  collector: '/collector',
  compare: '/compare',
  compare_matrix: '/compare/matrix',
  diagram: '/diagram',
  layout: '/diagram/:layout',
  glossary: '/glossary',
  term: '/glossary/:term',
  snapshots: '/snapshots',
  sync: '/sync',
  sync_session: '/sync/:session',
  watch_lists: '/watch-lists',
  watch_list: '/watch-lists/:list',
} as const satisfies Record<string, `/${string}`>;

export type PageName = keyof typeof ROUTES;

/** Where in the app a reader can be: a page, and what its address names. */
export type Place = { [Page in PageName]: PlaceOf<Page> }[PageName];

type PlaceOf<Page extends PageName> = {
  readonly [Key in 'page' | NamesIn<(typeof ROUTES)[Page]>]: Key extends 'page' ? Page : string;
};

/** `entity` and `field` of `/e/:entity/f/:field`. */
type NamesIn<Route extends string> = Route extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<Rest>
  : Route extends `${string}:${infer Name}`
    ? Name
    : never;

/** The path of a place below the base path. Names are encoded here: the router does not. */
export function pathOf(place: Place): `/${string}` {
  const names = new Map(Object.entries(place));
  const parts = partsOf(ROUTES[place.page]).map((part) =>
    part.startsWith(':') ? encodeURIComponent(names.get(part.slice(1)) ?? '') : part,
  );
  return `/${parts.join('/')}`;
}

/** The place of a path below the base path; null where there is no such page. */
export function placeAt(path: string): Place | null {
  if (!isDecodable(path)) return null;
  const segments = partsOf(path).map(decodeURIComponent);
  for (const [page, route] of Object.entries(ROUTES)) {
    const names = namesBy(partsOf(route), segments);
    // What the route of a page names is what its place has.
    if (names !== null) return { page, ...names } as Place;
  }
  return null;
}

/** Null where they are of another route. */
function namesBy(
  parts: readonly string[],
  segments: readonly string[],
): Readonly<Record<string, string>> | null {
  const isOfRoute =
    parts.length === segments.length &&
    parts.every((part, index) => part.startsWith(':') || part === segments[index]);
  if (!isOfRoute) return null;
  const names = parts.flatMap((part, index) =>
    part.startsWith(':') ? [[part.slice(1), segments[index] ?? '']] : [],
  );
  return Object.fromEntries(names);
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

/** False where a link was cut or typed with a stray %. */
export function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
