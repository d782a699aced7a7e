import { expect, test } from 'vitest';
import { Authorities } from '../../../src/state/authorities.svelte.ts';
import { HostSettings } from '../../../src/state/host-settings.svelte.ts';
import { openKeptValues } from '../../../src/kept-values.ts';
import { Preferences } from '../../../src/state/preferences.svelte.ts';
import { restoreSettings, writeSettings } from '../../../src/state/settings-document.ts';
import { Shelf } from '../../../src/state/shelf.svelte.ts';

function settings() {
  const storage = openKeptValues(() => {
    throw new Error('blocked');
  });
  const host = new HostSettings('/config.json', fetch);
  const read = () => ({
    preferences: new Preferences(storage, ['en']),
    shelf: new Shelf(storage),
    authorities: new Authorities(storage, host),
    host,
  });
  const keys = () => Array.from({ length: storage.length }, (_, index) => storage.key(index));
  return { ...read(), read, keys };
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
  old.shelf.noteObject(CUSTOMERS);
  old.shelf.noteObject(VENDORS);
  old.shelf.noteSearch('payment terms');
  const fresh = settings();
  fresh.shelf.toggleFavourite(VENDORS);
  fresh.shelf.noteSearch('customer');
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
  expect(shelf.recentObjects).toEqual([VENDORS, CUSTOMERS]);
  expect(shelf.recentSearches).toEqual(['customer', 'payment terms']);
});

test('the tenants of a backup are taken over as far as this host allows, and an old backup has none', () => {
  const old = settings();
  const authority = 'https://login.microsoftonline.com/contoso.com';
  old.authorities.choose('https://uat.example', authority);
  old.authorities.choose('https://prod.example', 'https://login.stranger.example/contoso.com');
  const fresh = settings();
  expect(restoreSettings(fresh, [writeSettings(old)])).toBe(true);
  expect([...fresh.read().authorities.all]).toEqual([['https://uat.example', authority]]);

  const earlier = { ...JSON.parse(writeSettings(old).text), authorities: undefined };
  const document = { name: 'settings', text: JSON.stringify(earlier) };
  expect(restoreSettings(settings(), [document])).toBe(true);
});

test('one endless word of a stranger keeps no other setting from the new browser', () => {
  const old = settings();
  const endless = 'x'.repeat(201);
  const url = `https://${endless}.example`;
  old.preferences.theme = 'dark';
  old.preferences.ownPublishers = ['Contoso', endless, ''];
  old.preferences.environmentHost = `${endless}.example`;
  old.authorities.choose(url, 'https://login.microsoftonline.com/contoso.com');
  const fresh = settings();
  expect(restoreSettings(fresh, [writeSettings(old)])).toBe(true);
  expect(fresh.read().preferences).toMatchObject({
    theme: 'dark',
    ownPublishers: ['Contoso'],
    environmentHost: null,
  });
});

test('who signed in stays behind', () => {
  const old = settings();
  old.preferences.rememberAccount('https://uat.example', 'account-1');
  expect(writeSettings(old).text).not.toMatch(/account/);
});

test('whatever this browser keeps but for accounts is in the backup', () => {
  const old = settings();
  const { preferences, shelf } = old;
  preferences.theme = 'dark';
  preferences.languages = ['de'];
  preferences.listWidth = 500;
  preferences.environmentHost = 'uat.example';
  preferences.ownPublishers = ['Contoso'];
  preferences.watchListName = 'Integration';
  preferences.rememberAccount('https://uat.example', 'account-1');
  old.authorities.choose('https://uat.example', 'https://login.microsoftonline.com/contoso.com');
  shelf.toggleFavourite(CUSTOMERS);
  shelf.noteObject(CUSTOMERS);
  shelf.noteSearch('x'.repeat(500));
  shelf.noteSearch('payment terms');
  const fresh = settings();
  restoreSettings(fresh, [writeSettings(old)]);
  expect(fresh.keys().toSorted()).toEqual(
    old
      .keys()
      .filter((key) => key !== 'accounts')
      .toSorted(),
  );
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
