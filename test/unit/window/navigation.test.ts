import { expect, test, vi } from 'vitest';
import { Navigation } from '../../../src/routing/navigation.svelte.ts';

const address = vi.hoisted(() => ({ search: '' }));
vi.mock('sv-router', () => ({ searchParams: { toString: () => address.search } }));

const START = { page: 'start' } as const;
const SEARCH = { page: 'search' } as const;
const CUSTOMERS = { page: 'entity', entity: 'CustomersV3' } as const;

/** An app at an address; `gone` is where it has gone since. */
function openAt(path: string, base = '') {
  const [pathname = '', search = ''] = path.split('?');
  address.search = search;
  const gone: unknown[] = [];
  const router = {
    p: (...request: readonly unknown[]) => {
      const [to, { search }] = request as [string, { search: string }]; // as every link asks
      return base + to + search;
    },
    navigate: (...request: readonly unknown[]) => {
      gone.push(request);
      return new Promise<never>(() => {});
    },
    route: { pathname, state: null },
  };
  return { gone, navigation: new Navigation(router, base) };
}

function linkFrom(path: string, ...link: Parameters<Navigation['hrefOf']>): string {
  return openAt(path).navigation.hrefOf(...link);
}

test('a link takes the environment, the list and its conditions along, but no tab', () => {
  const query = '?q=cust&f=via%3Aodata&env=uat.example';
  expect(linkFrom(`/e/VendorsV2${query}&tab=actions`, CUSTOMERS)).toBe(`/e/CustomersV3${query}`);
});

test('where the address names no environment, links name the one in use', () => {
  const { navigation } = openAt('/search');
  expect(navigation.hrefOf(CUSTOMERS)).toBe('/e/CustomersV3');
  navigation.defaultEnvironment = 'uat.example';
  expect(navigation.hrefOf(CUSTOMERS)).toBe('/e/CustomersV3?env=uat.example');
});

test('an older catalogue stays open on the way through its environment, and in no other', () => {
  const older = '/e/VendorsV2?env=uat.example&catalog=0123456789abcdef';
  expect(linkFrom(older, CUSTOMERS)).toContain('catalog=0123456789abcdef');
  expect(linkFrom(older, CUSTOMERS, { environment: 'uat.example' })).toContain('catalog=');
  expect(linkFrom(older, CUSTOMERS, { environment: 'prod.example' })).toBe(
    '/e/CustomersV3?env=prod.example',
  );
});

test('what is compared belongs to the page of the comparison', () => {
  const compared = '/compare?from=a.example&to=b.example';
  expect(linkFrom(compared, { page: 'compare' }, { environment: 'a.example' })).toMatch(
    /from=a\.example&to=b\.example/,
  );
  expect(linkFrom(compared, CUSTOMERS)).toBe('/e/CustomersV3');
});

test('whoever empties the box leaves its conditions too', () => {
  expect(linkFrom('/search?q=cust&f=via%3Aodata', CUSTOMERS, { text: '' })).toBe('/e/CustomersV3');
});

test('below a path of its host the app knows where it is, and its start page ends with a slash', () => {
  const { navigation } = openAt('/atlas/e/CustomersV3', '/atlas');
  expect([navigation.path, navigation.place]).toEqual(['/e/CustomersV3', CUSTOMERS]);
  expect(openAt('/atlas/', '/atlas').navigation.place).toEqual(START);
  expect(openAt('/e/CustomersV3', '/atlas').navigation.place).toEqual(CUSTOMERS);
  // The router joins both, and takes one slash away.
  expect(navigation.hrefOf(START)).toBe('/atlas//');
  expect(openAt('/search').navigation.hrefOf(START)).toBe('/');
});

test('going adds to the history unless it is said otherwise, and never scrolls', () => {
  const { gone, navigation } = openAt('/search?q=cust');
  void navigation.go(CUSTOMERS);
  void navigation.go(SEARCH, { isReplacing: true, isWalking: true, query: { text: 'vend' } });
  expect(gone).toEqual([
    ['/e/CustomersV3', { search: '?q=cust', replace: false, state: null, scrollToTop: false }],
    ['/search', { search: '?q=vend', replace: true, state: 'walked', scrollToTop: false }],
  ]);
});
