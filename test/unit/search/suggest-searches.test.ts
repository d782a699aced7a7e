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

test('a long word is spelt right with more mistakes in it than a short one', () => {
  const vocabulary = new Vocabulary(['bank', 'customer', 'warehouses'], []);
  const spelling = (text: string) =>
    suggestSearches(1, { text }, { vocabulary, environments: [], search: () => found(1, 0) })
      .spelling;
  const asked = ['bxnk', 'bxxk', 'cuxxomer', 'cuxxxmer', 'wareyyyses', 'wareyyyyes'];
  expect(asked.map(spelling)).toEqual(['bank', null, 'customer', null, 'warehouses', null]);
});

test('of a question of many words the longest of those that find something are offered, four at most', () => {
  const { shorter } = suggestSearches(
    1,
    { text: 'ledger of main account transactions currency' },
    {
      vocabulary: new Vocabulary([], []),
      environments: [],
      search: (catalogId, { text }) => found(catalogId, text.includes('transactions') ? 3 : 0),
    },
  );
  expect(shorter.map(({ text, count }) => [text, count])).toEqual([
    ['ledger main account transactions currency', 3],
    ['ledger of account transactions currency', 3],
    ['of main account transactions currency', 3],
    ['ledger of main transactions currency', 3],
  ]);
});
