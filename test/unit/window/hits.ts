import type { HitKind, SearchHit, SearchResult } from '#contract/search.ts';

export function hit(kind: HitKind, name: string, parent: string | null = null): SearchHit {
  return {
    kind,
    name,
    parent,
    label: null,
    labelLanguage: null,
    detail: null,
    reasons: [],
  };
}

export function resultOf(hits: readonly SearchHit[]): SearchResult {
  return { catalogId: 1, hits, counts: [], corrections: [], isRelaxed: false };
}
