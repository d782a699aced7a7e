import type { Endpoint } from './knobs.ts';

export type CollectionName = 'DataEntities' | 'PublicEntities' | 'PublicEnumerations';

/** What a request asks for. */
export type Route =
  | { readonly kind: 'collection'; readonly collection: CollectionName }
  | { readonly kind: 'element'; readonly collection: CollectionName; readonly key: string }
  | { readonly kind: 'label'; readonly id: string; readonly language: string }
  | { readonly kind: 'label_collection' }
  | { readonly kind: 'action'; readonly action: ActionName }
  | { readonly kind: 'data'; readonly resource: string }
  | { readonly kind: 'unknown' };

export type ActionName =
  | 'GetInstalledModules'
  | 'GetApplicationVersion'
  | 'GetPlatformBuildVersion'
  | 'GetApplicationBuildVersion';

/** Segments of the path do not depend on case, keys do. `path` is decoded and has no query. */
export function findRoute(path: string): Route {
  const [, root = '', rest = ''] = /^\/(metadata|data)(?:\/(.*))?$/is.exec(path) ?? [];
  if (root.toLowerCase() === 'data') return findDataRoute(rest);
  if (root === '') return { kind: 'unknown' };

  const [, set = '', key] = /^(\w+)(?:\((.*)\))?$/s.exec(rest) ?? [];
  if (set.toLowerCase() === 'labels') return findLabelRoute(key);
  const collection = COLLECTIONS.find((name) => name.toLowerCase() === set.toLowerCase());
  if (collection === undefined) return { kind: 'unknown' };
  if (key === undefined) return { kind: 'collection', collection };
  const name = /^(?:Name=)?'((?:[^']|'')*)'$/s.exec(key)?.[1];
  if (name === undefined) return { kind: 'unknown' };
  return { kind: 'element', collection, key: name.replaceAll("''", "'") };
}

export function endpointOf(route: Route): Endpoint {
  switch (route.kind) {
    case 'collection':
      return COLLECTION_ENDPOINTS[route.collection];
    case 'element':
      return ELEMENT_ENDPOINTS[route.collection];
    case 'label':
      return 'label';
    case 'label_collection':
      return 'labelCollection';
    case 'action':
      return ACTION_ENDPOINTS[route.action];
    case 'data':
      return 'data';
    case 'unknown':
      return 'other';
  }
}

const COLLECTIONS = ['DataEntities', 'PublicEntities', 'PublicEnumerations'] as const;

const COLLECTION_ENDPOINTS = {
  DataEntities: 'dataEntities',
  PublicEntities: 'publicEntities',
  PublicEnumerations: 'publicEnumerations',
} as const;

const ELEMENT_ENDPOINTS = {
  DataEntities: 'dataEntity',
  PublicEntities: 'publicEntity',
  PublicEnumerations: 'publicEnumeration',
} as const;

const ACTION_ENDPOINTS = {
  GetInstalledModules: 'modules',
  GetApplicationVersion: 'applicationVersion',
  GetPlatformBuildVersion: 'platformVersion',
  GetApplicationBuildVersion: 'buildVersion',
} as const;

const ACTION_SETS: Readonly<Record<ActionName, string>> = {
  GetInstalledModules: 'SystemNotifications',
  GetApplicationVersion: 'DataManagementEntities',
  GetPlatformBuildVersion: 'DataManagementEntities',
  GetApplicationBuildVersion: 'DataManagementEntities',
};

const ACTION_NAMES = [
  'GetInstalledModules',
  'GetApplicationVersion',
  'GetPlatformBuildVersion',
  'GetApplicationBuildVersion',
] as const;

function findDataRoute(rest: string): Route {
  const action = ACTION_NAMES.find(
    (name) =>
      rest.toLowerCase() ===
      `${ACTION_SETS[name]}/Microsoft.Dynamics.DataEntities.${name}`.toLowerCase(),
  );
  return action === undefined ? { kind: 'data', resource: rest } : { kind: 'action', action };
}

function findLabelRoute(key: string | undefined): Route {
  const id = /(?:^|,)\s*Id='((?:[^']|'')*)'/is.exec(key ?? '')?.[1];
  const language = /(?:^|,)\s*Language='((?:[^']|'')*)'/is.exec(key ?? '')?.[1];
  if (id === undefined || language === undefined) return { kind: 'label_collection' };
  return { kind: 'label', id: id.replaceAll("''", "'"), language };
}
