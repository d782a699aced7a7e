import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NO_QUERY } from '../../../src/routing/address-query.ts';
import type { GoOptions } from '../../../src/routing/navigation.svelte.ts';
import { pathOf, type Place } from '../../../src/routing/place.ts';
import { ResultWalk } from '../../../src/state/result-walk.svelte.ts';
import { Search } from '../../../src/state/search.svelte.ts';
import { FakeEngine } from './fake-engine.ts';
import { hit } from './hits.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const HITS = [hit('entity', 'A'), hit('entity', 'B'), hit('enumeration', 'C')];
const PRESSED = { isFollowed: true, isHeld: false };
const HELD = { isFollowed: true, isHeld: true };

/** A list of three results in two groups; `ready` lets the pages open that were wanted so far. */
function openList() {
  const gone: (readonly [string, GoOptions | undefined])[] = [];
  const waiting: (() => void)[] = [];
  const search = new Search(new FakeEngine());
  search.hits = HITS;
  search.text = 'abc';
  const navigation = {
    query: { ...NO_QUERY, filters: 'via:odata' },
    path: '/search',
    isWalked: false,
    async go(place: Place, options?: GoOptions) {
      gone.push([pathOf(place), options]);
      navigation.path = pathOf(place);
      navigation.isWalked = options?.isWalking ?? false;
    },
  };
  const prepare = () => new Promise<void>((resolve) => waiting.push(resolve));
  const ready = async () => {
    for (const resolve of waiting.splice(0)) resolve();
    await new Promise((done) => setImmediate(done));
  };
  return { gone, ready, walk: new ResultWalk({ search, navigation, prepare }), navigation };
}

test('the walk passes headings and ends at the ends', () => {
  const { walk } = openList();
  expect(walk.chosen?.name).toBe('A');
  const walked = ([1, 1, 1, 1, -1, -1, -1] as const).map((step) => {
    walk.step(step, { isFollowed: false, isHeld: false });
    return walk.chosen?.name;
  });
  expect(walked).toEqual(['A', 'B', 'C', 'C', 'B', 'A', 'A']);
});

test('the first page that follows is a new entry of the history, the others take its place', async () => {
  const { walk, gone, ready } = openList();
  walk.step(1, PRESSED);
  await ready();
  walk.step(1, PRESSED);
  await ready();
  const query = { text: 'abc', filters: 'via:odata' };
  expect(gone).toEqual([
    ['/e/A', { isReplacing: false, isWalking: true, query }],
    ['/e/B', { isReplacing: true, isWalking: true, query }],
  ]);
});

test('a page that is ready too late is passed over', async () => {
  const { walk, gone, ready } = openList();
  walk.step(1, PRESSED);
  walk.step(1, PRESSED);
  await ready();
  expect(gone.map(([path]) => path)).toEqual(['/e/B']);
});

test('while a key is held the page waits until it rests', async () => {
  const { walk, gone, ready } = openList();
  walk.step(1, HELD);
  walk.step(1, HELD);
  await ready();
  expect([walk.chosen?.name, gone]).toEqual(['B', []]);
  vi.advanceTimersByTime(1000);
  await ready();
  expect(gone.map(([path]) => path)).toEqual(['/e/B']);
});

test('where only the list is shown no page follows', async () => {
  const { walk, gone, ready } = openList();
  walk.step(1, { isFollowed: false, isHeld: false });
  vi.advanceTimersByTime(1000);
  await ready();
  expect(gone).toEqual([]);
});

test('what is opened stays in the history, and a held key does not lead away from it', async () => {
  const { walk, gone, ready, navigation } = openList();
  walk.step(1, HELD);
  void walk.open(HITS[1] ?? hit('entity', 'B'));
  vi.advanceTimersByTime(1000);
  await ready();
  expect(gone).toMatchObject([['/e/B', { isReplacing: false, isWalking: false }]]);
  expect(walk.activeRow).toBe(2);

  void walk.open(HITS[1] ?? hit('entity', 'B'));
  await ready();
  expect(gone[1]).toMatchObject(['/e/B', { isReplacing: true }]);
  navigation.isWalked = true;
  void walk.open(hit('entity', 'A'));
  await ready();
  expect(gone[2]).toMatchObject(['/e/A', { isReplacing: true, isWalking: false }]);
});

test('the row of the page that is open is the active one', () => {
  const { walk, navigation } = openList();
  navigation.path = '/n/C';
  expect(walk.chosen?.name).toBe('C');
  navigation.path = '/environments';
  expect([walk.activeRow, walk.chosen?.name]).toEqual([-1, 'A']);
});
