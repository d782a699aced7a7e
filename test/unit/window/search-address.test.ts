import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NO_QUERY, type AddressQuery } from '../../../src/routing/address-query.ts';
import type { GoOptions } from '../../../src/routing/navigation.svelte.ts';
import type { Place } from '../../../src/routing/place.ts';
import { SearchAddress } from '../../../src/state/search-address.ts';
import { Search } from '../../../src/state/search.svelte.ts';
import { FakeEngine } from './fake-engine.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const RESULTS: Place = { page: 'search' };
const CUSTOMERS: Place = { page: 'entity', entity: 'CustomersV3' };

/** The box of an app that shows `place`; `gone` is where it has gone since. */
function openBox(place: Place | null, query: Partial<AddressQuery> = {}) {
  const gone: (readonly [Place, GoOptions | undefined])[] = [];
  const navigation = {
    place,
    query: { ...NO_QUERY, ...query },
    async go(to: Place, options?: GoOptions) {
      gone.push([to, options]);
      navigation.place = to;
      navigation.query = { ...navigation.query, ...options?.query };
    },
  };
  const search = new Search(new FakeEngine());
  return { gone, search, address: new SearchAddress(search, navigation) };
}

test('on the list what is typed takes the place of the address, once the typing rests', () => {
  const { gone, search, address } = openBox(RESULTS, { filters: 'via:odata' });
  for (const text of ['c', 'cu', 'cus']) address.type(text);
  expect([search.text, gone]).toEqual(['cus', []]);
  vi.advanceTimersByTime(1000);
  expect(gone).toEqual([
    [RESULTS, { isReplacing: true, query: { text: 'cus', filters: 'via:odata' } }],
  ]);
});

test('on another page the first letter leads to the list, and back leads to the page', () => {
  const { gone, address } = openBox(CUSTOMERS);
  address.type('v');
  expect(gone).toEqual([[RESULTS, { isReplacing: false, query: { text: 'v', filters: '' } }]]);
});

test('a box that is emptied beside a page takes the list away, and the page stays', () => {
  const { gone, address } = openBox(CUSTOMERS, { text: 'cust' });
  address.type('');
  expect(gone).toEqual([[CUSTOMERS, { isReplacing: true, query: { text: '', kind: null } }]]);
  const bare = openBox(CUSTOMERS);
  bare.address.type('');
  expect(bare.gone).toEqual([]);
});

test('a box that is emptied beside a page keeps its list as long as there are conditions', () => {
  const { gone, address } = openBox(CUSTOMERS, { text: 'cust', filters: 'via:odata' });
  address.type('');
  expect(gone).toMatchObject([[RESULTS, { query: { text: '', filters: 'via:odata' } }]]);
});

test('whoever goes elsewhere finds on coming back what was typed last', async () => {
  const { gone, address } = openBox(RESULTS);
  address.type('cus');
  await address.flush();
  expect(gone).toMatchObject([[RESULTS, { isReplacing: true, query: { text: 'cus' } }]]);
  await address.flush();
  vi.advanceTimersByTime(1000);
  expect(gone).toHaveLength(1);
});

test('an address that typing has overtaken does not take the letters back, going back does', () => {
  const { search, address } = openBox(CUSTOMERS);
  address.type('v');
  address.type('ve');
  address.read('v');
  expect(search.text).toBe('ve');
  address.read('customer');
  expect(search.text).toBe('customer');
});

test('a condition that is added is asked for at once, and typing from before does not undo it', async () => {
  const { gone, search, address } = openBox(RESULTS);
  address.type('via:odata cus');
  await address.narrow({ text: 'cus', kind: 'entity', filters: 'via:odata' });
  vi.advanceTimersByTime(1000);
  expect(search.text).toBe('cus');
  expect(gone).toEqual([
    [RESULTS, { isReplacing: true, query: { text: 'cus', kind: 'entity', filters: 'via:odata' } }],
  ]);
});

test('a condition alone leads from a page to the list', async () => {
  const { gone, address } = openBox(CUSTOMERS);
  await address.narrow({ text: '', kind: null, filters: 'via:odata' });
  expect(gone).toMatchObject([[RESULTS, { isReplacing: false, query: { filters: 'via:odata' } }]]);
});

test('the last condition taken away beside a page takes the list with it', async () => {
  const { gone, address } = openBox(CUSTOMERS, { filters: 'via:odata' });
  await address.narrow({ text: '', kind: null, filters: '' });
  expect(gone).toEqual([[CUSTOMERS, { isReplacing: true, query: { text: '', kind: null } }]]);
});
