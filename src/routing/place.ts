/** Where in the app a reader can be. Each place has its own address; names are stable, no row ids. */
export type Place =
  | { readonly page: 'start' }
  | { readonly page: 'search' }
  | { readonly page: 'entity'; readonly entity: string }
  | { readonly page: 'field'; readonly entity: string; readonly field: string }
  | { readonly page: 'action'; readonly entity: string; readonly action: string }
  | { readonly page: 'data_entity'; readonly dataEntity: string }
  | { readonly page: 'enumeration'; readonly enumeration: string }
  | { readonly page: 'member'; readonly enumeration: string; readonly member: string }
  | { readonly page: 'entities' }
  | { readonly page: 'enumerations' }
  | { readonly page: 'actions' }
  | { readonly page: 'label'; readonly label: string }
  | { readonly page: 'environments' }
  | { readonly page: 'environment'; readonly host: string }
  | { readonly page: 'connection_check'; readonly host: string }
  | { readonly page: 'collector' }
  | { readonly page: 'compare' }
  | { readonly page: 'compare_matrix' }
  | { readonly page: 'diagram' }
  | { readonly page: 'layout'; readonly layout: string }
  | { readonly page: 'glossary' }
  | { readonly page: 'term'; readonly term: string }
  | { readonly page: 'snapshots' }
  | { readonly page: 'sync' }
  | { readonly page: 'sync_session'; readonly session: string }
  | { readonly page: 'watch_lists' }
  | { readonly page: 'watch_list'; readonly list: string };

export type PageName = Place['page'];

/** The route of each page, below the base path. */
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
} as const satisfies Record<PageName, `/${string}`>;

/** The path of a place below the base path. Names are encoded here: the router does not. */
export function pathOf(place: Place): `/${string}` {
  switch (place.page) {
    case 'start':
    case 'search':
    case 'entities':
    case 'enumerations':
    case 'actions':
    case 'environments':
    case 'collector':
    case 'compare':
    case 'compare_matrix':
    case 'diagram':
    case 'glossary':
    case 'snapshots':
    case 'sync':
      return ROUTES[place.page];
    case 'term':
      return `/glossary/${encodeURIComponent(place.term)}`;
    case 'watch_lists':
      return ROUTES.watch_lists;
    case 'watch_list':
      return `/watch-lists/${encodeURIComponent(place.list)}`;
    case 'layout':
      return `/diagram/${encodeURIComponent(place.layout)}`;
    case 'entity':
      return `/e/${encodeURIComponent(place.entity)}`;
    case 'field':
      return `/e/${encodeURIComponent(place.entity)}/f/${encodeURIComponent(place.field)}`;
    case 'action':
      return `/e/${encodeURIComponent(place.entity)}/a/${encodeURIComponent(place.action)}`;
    case 'data_entity':
      return `/d/${encodeURIComponent(place.dataEntity)}`;
    case 'enumeration':
      return `/n/${encodeURIComponent(place.enumeration)}`;
    case 'member':
      return `/n/${encodeURIComponent(place.enumeration)}/m/${encodeURIComponent(place.member)}`;
    case 'environment':
      return `/environments/${encodeURIComponent(place.host)}`;
    case 'label':
      return `/l/${encodeURIComponent(place.label)}`;
    case 'connection_check':
      return `/environments/${encodeURIComponent(place.host)}/check`;
    case 'sync_session':
      return `/sync/${encodeURIComponent(place.session)}`;
  }
}

/** The place of a path below the base path; null where there is no such page. */
export function placeAt(path: string): Place | null {
  const segments = decodeSegments(path);
  if (segments === null) return null;
  const [section, name, part, partName, ...rest] = segments;
  if (rest.length > 0) return null;
  if (section === undefined) return { page: 'start' };
  if (name === undefined) return sectionAt(section);
  if (part === undefined) return objectAt(section, name);
  if (section === 'environments') return checkAt(name, part, partName);
  if (partName === undefined) return null;
  return partAt(section, part, [name, partName]);
}

function sectionAt(section: string): Place | null {
  switch (section) {
    case 'search':
    case 'entities':
    case 'enumerations':
    case 'actions':
    case 'environments':
    case 'collector':
    case 'compare':
    case 'diagram':
    case 'glossary':
    case 'snapshots':
    case 'sync':
      return { page: section };
    case 'watch-lists':
      return { page: 'watch_lists' };
    default:
      return null;
  }
}

function objectAt(section: string, name: string): Place | null {
  switch (section) {
    case 'e':
      return { page: 'entity', entity: name };
    case 'd':
      return { page: 'data_entity', dataEntity: name };
    case 'n':
      return { page: 'enumeration', enumeration: name };
    case 'compare':
      return name === 'matrix' ? { page: 'compare_matrix' } : null;
    case 'diagram':
      return { page: 'layout', layout: name };
    case 'environments':
      return { page: 'environment', host: name };
    case 'glossary':
      return { page: 'term', term: name };
    case 'l':
      return { page: 'label', label: name };
    case 'sync':
      return { page: 'sync_session', session: name };
    case 'watch-lists':
      return { page: 'watch_list', list: name };
    default:
      return null;
  }
}

function checkAt(host: string, part: string, rest: string | undefined): Place | null {
  return part === 'check' && rest === undefined ? { page: 'connection_check', host } : null;
}

function partAt(section: string, part: string, [owner, name]: readonly [string, string]) {
  switch (`${section}/${part}`) {
    case 'e/f':
      return { page: 'field', entity: owner, field: name } as const;
    case 'e/a':
      return { page: 'action', entity: owner, action: name } as const;
    case 'n/m':
      return { page: 'member', enumeration: owner, member: name } as const;
    default:
      return null;
  }
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

function decodeSegments(path: string): readonly string[] | null {
  if (!isDecodable(path)) return null;
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map(decodeURIComponent);
}
