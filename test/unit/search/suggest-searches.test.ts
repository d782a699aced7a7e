import { expect, test } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import type { SearchResult } from '#contract/search.ts';
import { suggestSearches } from '../../../worker/search/suggest-searches.ts';
import { Vocabulary } from '../../../worker/search/language/vocabulary.ts';
import { environment } from '../assistant/fake-engine.ts';
import { catalog } from '../window/catalog.ts';

const found = (catalogId: number, count: number): SearchResult => ({
  catalogId,
  hits: [],
  counts: count === 0 ? [] : [{ kind: 'entity', count, isCapped: false }],
  corrections: [],
  isRelaxed: false,
});

const environments: readonly Environment[] = Array.from({ length: 40 }, (_, index) => ({
  ...environment(),
  id: index + 1,
  name: `Copy ${index + 1}`,
  catalog: catalog(index + 1),
}));

test('of many environments on a device only some are asked for what was not found', () => {
  const asked = new Set<number>();
  const { elsewhere } = suggestSearches(
    1,
    { text: 'rendezvous' },
    {
      vocabulary: new Vocabulary([], []),
      environments,
      search: (catalogId) => {
        asked.add(catalogId);
        return found(catalogId, catalogId === 3 ? 2 : 0);
      },
    },
  );
  expect(asked.size).toBeLessThanOrEqual(8);
  expect(elsewhere.map(({ environment: name, count }) => [name, count])).toEqual([['Copy 3', 2]]);
});
