import { expect, test } from 'vitest';
import { openKeptValues, type KeptValues } from '../../../src/kept-values.ts';
import { LIST_WIDTH, Preferences } from '../../../src/state/preferences.svelte.ts';

function emptyStorage(): KeptValues {
  return openKeptValues(() => {
    throw new Error('blocked');
  });
}

test('publishers that count as own are kept as they were written', () => {
  const storage = emptyStorage();
  new Preferences(storage, ['en']).ownPublishers = ['Contoso, Inc.', 'Fabrikam'];
  expect(new Preferences(storage, ['en']).ownPublishers).toEqual(['Contoso, Inc.', 'Fabrikam']);
});

test('a spoilt list of own publishers counts as none', () => {
  const storage = emptyStorage();
  for (const spoilt of ['{', '{}', '[1]']) {
    storage.setItem('own-publishers', spoilt);
    expect(new Preferences(storage, ['en']).ownPublishers).toEqual([]);
  }
});

test('what was chosen is there again the next time', () => {
  const storage = emptyStorage();
  const chosen = new Preferences(storage, ['en']);
  chosen.theme = 'dark';
  chosen.languages = ['de', 'fr'];
  chosen.listWidth = 400;
  chosen.environmentHost = 'uat.example';
  chosen.watchListName = 'Shop';
  chosen.rememberAccount('https://uat.example', 'ada');
  const kept = new Preferences(storage, ['en']);
  const { theme, languages, listWidth, environmentHost, watchListName } = kept;
  expect({ theme, languages, listWidth, environmentHost, watchListName }).toEqual({
    theme: 'dark',
    languages: ['de', 'fr'],
    listWidth: 400,
    environmentHost: 'uat.example',
    watchListName: 'Shop',
  });
  expect(kept.accountOf('https://uat.example')).toBe('ada');
  expect(kept.accountOf('https://prod.example')).toBeNull();
  kept.forgetWatchList();
  expect(new Preferences(storage, ['en']).watchListName).toBe('Watched');
});

test('a choice that cannot be is not kept', () => {
  const storage = emptyStorage();
  const chosen = new Preferences(storage, ['fr']);
  chosen.languages = [];
  chosen.listWidth = 10_000;
  expect([chosen.languages, chosen.listWidth]).toEqual([['fr', 'en-US'], LIST_WIDTH.max]);
  storage.setItem('theme', 'pink');
  storage.setItem('list-width', 'wide');
  storage.setItem('languages', ',');
  const { theme, listWidth, languages } = new Preferences(storage, ['fr']);
  expect([theme, listWidth, languages]).toEqual(['system', LIST_WIDTH.usual, ['fr', 'en-US']]);
});
