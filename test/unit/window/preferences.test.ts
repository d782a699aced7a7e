import { expect, test } from 'vitest';
import { openKeptValues, type KeptValues } from '../../../src/kept-values.ts';
import { Preferences } from '../../../src/state/preferences.svelte.ts';

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
