import { expect, test } from 'vitest';
import { openKeptValues } from '../../../src/state/kept-values.ts';
import { Preferences } from '../../../src/state/preferences.svelte.ts';
import { restoreSettings, writeSettings } from '../../../src/state/settings-document.ts';
import { Shelf } from '../../../src/state/shelf.svelte.ts';

function settings() {
  const storage = openKeptValues(() => {
    throw new Error('blocked');
  });
  const read = () => ({ preferences: new Preferences(storage, ['en']), shelf: new Shelf(storage) });
  return { ...read(), read };
}

const CUSTOMERS = { kind: 'entity', name: 'CustomersV3' } as const;
const VENDORS = { kind: 'entity', name: 'VendorsV2' } as const;

test('settings and favourites of a backup are those of the new browser, also after a reload', () => {
  const old = settings();
  old.preferences.theme = 'dark';
  old.preferences.languages = ['de', 'en-US'];
  old.preferences.listWidth = 500;
  old.preferences.ownPublishers = ['Contoso'];
  old.preferences.watchListName = 'Integration';
  old.shelf.toggleFavourite(CUSTOMERS);
  const fresh = settings();
  fresh.shelf.toggleFavourite(VENDORS);
  expect(restoreSettings(fresh, [writeSettings(old)])).toBe(true);
  const { preferences, shelf } = fresh.read();
  expect(preferences).toMatchObject({
    theme: 'dark',
    languages: ['de', 'en-US'],
    listWidth: 500,
    ownPublishers: ['Contoso'],
    watchListName: 'Integration',
  });
  expect(shelf.favourites).toEqual([VENDORS, CUSTOMERS]);
});

test('what was looked at and who signed in stays behind', () => {
  const old = settings();
  old.shelf.noteSearch('secret project');
  old.preferences.rememberAccount('https://uat.example', 'account-1');
  expect(writeSettings(old).text).not.toMatch(/secret|account/);
});

test.each([
  ['no JSON', '{'],
  ['another format', '{"format":"other"}'],
  ['a theme that there is not', '{"theme":"<b>"}'],
])('settings that are %s change nothing', (_, change) => {
  const fresh = settings();
  const { text } = writeSettings(settings());
  const spoilt = change.startsWith('{"')
    ? JSON.stringify({ ...JSON.parse(text), ...JSON.parse(change) })
    : change;
  expect(restoreSettings(fresh, [{ name: 'settings', text: spoilt }])).toBe(false);
  expect(fresh.preferences.theme).toBe('system');
});
