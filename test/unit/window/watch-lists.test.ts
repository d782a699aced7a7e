import { expect, test } from 'vitest';
import { succeed } from '#contract/outcome.ts';
import { openKeptValues } from '../../../src/kept-values.ts';
import { Preferences } from '../../../src/state/preferences.svelte.ts';
import { WatchLists } from '../../../src/state/watch-lists.svelte.ts';
import { environment } from '../assistant/fake-engine.ts';
import { FakeEngine } from './fake-engine.ts';
import { pin, verdict, watchList } from './watch-lists.ts';

const shop = watchList({ pins: [pin()] });
const target = { kind: 'property', owner: 'CustomersV3', part: 'Name', isWhole: false } as const;

function forgetful() {
  return new Preferences(
    openKeptValues(() => {
      throw new Error('blocked');
    }),
    [],
  );
}

async function loadShop(engine: FakeEngine, preferences = forgetful()): Promise<WatchLists> {
  const lists = new WatchLists(engine, preferences);
  void lists.load();
  await engine.callsOf('listWatchLists')[0]?.answer(succeed([shop]));
  return lists;
}

test('lists are seen from the catalogue that was asked for last, whatever answers last', async () => {
  const engine = new FakeEngine();
  const lists = await loadShop(engine);
  void lists.seeFrom(1);
  void lists.seeFrom(2);
  const [first, second] = engine.callsOf('checkWatchLists');
  await second?.answer(succeed([verdict(shop, { 1: 'gone' })]));
  await first?.answer(succeed([verdict(shop, {})]));
  expect(lists.verdictOf(shop.id)?.state).toBe('broken');
});

test('nothing is said of a catalogue before it was looked at', async () => {
  const engine = new FakeEngine();
  const lists = await loadShop(engine);
  void lists.seeFrom(1);
  await engine.callsOf('checkWatchLists')[0]?.answer(succeed([verdict(shop, {})]));
  expect(lists.verdictOf(shop.id)?.state).toBe('unchanged');
  void lists.seeFrom(2);
  expect(lists.verdictOf(shop.id)).toBeNull();
});

test('what another tab pins is on the list here too', async () => {
  const engine = new FakeEngine();
  const lists = await loadShop(engine);
  engine.tellAll({ kind: 'watch_lists_changed' });
  const more = watchList({ pins: [pin(), pin({ id: 2, part: 'CreditLimit' })] });
  await engine.callsOf('listWatchLists')[1]?.answer(succeed([more]));
  expect(lists.listsWith({ ...target, part: 'CreditLimit' })).toEqual([more]);
});

test('the list that was pinned to is the current one from then on, and stays it under its new name', async () => {
  const engine = new FakeEngine();
  const preferences = forgetful();
  const lists = await loadShop(engine, preferences);
  expect(lists.currentName).toBe('Watched');
  const pinning = lists.pin('shop', environment(), [target]);
  await engine.callsOf('pin')[0]?.answer(succeed({ list: shop, added: 0, known: 1, missing: [] }));
  expect(engine.callsOf('pin')[0]?.input).toEqual([
    'shop',
    { catalog: 7, environment: 1, targets: [target] },
  ]);
  await engine.callsOf('listWatchLists')[1]?.answer(succeed([shop]));
  await pinning;
  expect(preferences.watchListName).toBe('Shop');

  void lists.rename(shop, 'Store');
  await engine.callsOf('renameWatchList')[0]?.answer(succeed({ ...shop, name: 'Store' }));
  await engine.callsOf('listWatchLists')[2]?.answer(succeed([{ ...shop, name: 'Store' }]));
  expect(preferences.watchListName).toBe('Store');
});

test('an entity that is watched in part is not watched as a whole, the other way round it is', async () => {
  const engine = new FakeEngine();
  const lists = await loadShop(engine);
  const entity = { kind: 'entity', owner: 'CustomersV3', part: null } as const;
  const part = watchList({ pins: [pin({ ...entity, isWhole: false })] });
  const whole = watchList({ pins: [pin({ ...entity, isWhole: true })] });
  expect(lists.pinIn(part, { ...entity, isWhole: true })).toBeNull();
  expect(lists.pinIn(whole, { ...entity, isWhole: false })).not.toBeNull();
});

test('the lists are read again when an environment is removed, for its name may stand in them', async () => {
  const engine = new FakeEngine();
  await loadShop(engine);
  engine.tellAll({ kind: 'environment_removed', environmentId: 1 });
  expect(engine.callsOf('listWatchLists')).toHaveLength(2);
});
