import type { WireDataEntity, WireEntity, WireEnumeration } from './wire.ts';

export type DemoRelease = 1 | 2;
/** `real` has the size of a production environment, `small` only the well-known entities. */
export type DemoScale = 'real' | 'small';

/** All that an environment of one release shows. */
export interface DemoCatalogue {
  readonly dataEntities: readonly WireDataEntity[];
  readonly publicEntities: readonly WireEntity[];
  readonly publicEnumerations: readonly WireEnumeration[];
  /** The lines of GetInstalledModules. */
  readonly modules: readonly string[];
  readonly applicationVersion: string;
  readonly platformVersion: string;
  readonly buildVersion: string;
  /** Null if this environment has no such label; neither id nor language depend on case. */
  labelText(id: string, language: string): string | null;
}

/** In the order in which the service lists elements: by name, as code units. */
export function sortByName<T extends { readonly Name: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => (a.Name < b.Name ? -1 : a.Name > b.Name ? 1 : 0));
}
