import { beforeEach, describe, expect, test } from 'vitest';
import type { TermTarget } from '#contract/glossary.ts';
import { openKeptValues, type KeptValues } from '../../../src/kept-values.ts';
import { Shelf } from '../../../src/state/shelf.svelte.ts';

const CUSTOMERS: TermTarget = { kind: 'entity', name: 'CustomersV3' };
const TERMS: TermTarget = { kind: 'property', owner: 'CustomersV3', name: 'DeliveryTerms' };

let storage: KeptValues;
let shelf: Shelf;

beforeEach(() => {
  storage = openKeptValues(() => {
    throw new Error('blocked');
  });
  shelf = new Shelf(storage);
});

describe('what a reader comes back to', () => {
  test('favourites are kept in their order, and a second choice takes one away', () => {
    shelf.toggleFavourite(CUSTOMERS);
    shelf.toggleFavourite(TERMS);
    expect(new Shelf(storage).favourites).toEqual([CUSTOMERS, TERMS]);
    shelf.toggleFavourite({ ...CUSTOMERS });
    expect(shelf.isFavourite(CUSTOMERS)).toBe(false);
    expect(new Shelf(storage).favourites).toEqual([TERMS]);
  });

  test('a choice in another tab is not undone by one in this', () => {
    const other = new Shelf(storage);
    other.toggleFavourite(CUSTOMERS);
    shelf.toggleFavourite(TERMS);
    expect(new Shelf(storage).favourites).toEqual([CUSTOMERS, TERMS]);
  });

  test('the latest object and search come first, each once, twelve at most', () => {
    for (let index = 0; index < 20; index += 1) {
      shelf.noteObject({ kind: 'entity', name: `Entity${index}` });
      shelf.noteSearch(`search ${index}`);
    }
    shelf.noteObject({ kind: 'entity', name: 'Entity15' });
    shelf.noteSearch(' SEARCH 15 ');
    shelf.noteSearch('  ');
    expect(shelf.recentObjects.map((each) => each.name).slice(0, 3)).toEqual([
      'Entity15',
      'Entity19',
      'Entity18',
    ]);
    expect(shelf.recentSearches.slice(0, 2)).toEqual(['SEARCH 15', 'search 19']);
    expect([shelf.recentObjects.length, shelf.recentSearches.length]).toEqual([12, 12]);
  });

  test('forgetting keeps the favourites', () => {
    shelf.toggleFavourite(CUSTOMERS);
    shelf.noteObject(TERMS);
    shelf.noteSearch('terms');
    shelf.forgetRecent();
    const kept = new Shelf(storage);
    expect([kept.favourites, kept.recentObjects, kept.recentSearches]).toEqual([
      [CUSTOMERS],
      [],
      [],
    ]);
  });

  test('values that were spoilt count as none', () => {
    storage.setItem('favourites', '{"kind":');
    storage.setItem('recent-objects', '[{"kind":"table","name":"x"}]');
    storage.setItem('recent-searches', '[1]');
    const spoilt = new Shelf(storage);
    expect([spoilt.favourites, spoilt.recentObjects, spoilt.recentSearches]).toEqual([[], [], []]);
  });
});
