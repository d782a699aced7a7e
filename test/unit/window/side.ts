import type { ComparableCatalog } from '../../../src/state/comparable-catalogs.ts';

export function side(catalogId: number, isComplete = true): ComparableCatalog {
  const host = `${catalogId}.example`;
  return {
    catalogId,
    address: host,
    fingerprint: null,
    digest: null,
    name: `Environment ${catalogId}`,
    detail: '',
    objects: { environment: host, catalog: null },
    isComplete,
  };
}
