import type { Catalog } from '#contract/domain.ts';

export function catalog(id: number): Catalog {
  return {
    id,
    versionId: 1,
    state: 'partial',
    digest: null,
    createdAt: '2026-01-01T00:00:00Z',
    completedAt: null,
    counts: {
      dataEntities: 0,
      entities: 0,
      properties: 0,
      navigationProperties: 0,
      actions: 0,
      enumerations: 0,
      enumerationMembers: 0,
    },
    labels: [],
  };
}
