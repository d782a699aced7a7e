import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import { fail } from '#contract/outcome.ts';
import type { PinTarget, WatchList, WatchListVerdict } from '#contract/watch-list.ts';
import { demoCatalogue, demoChanges } from '../../server/demo-environment/catalogue.ts';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import { removeDefinitions } from '../../worker/catalog/definition-store.ts';
import { statement } from '../../worker/db/statement.ts';
import { field as plainField } from '../field.ts';
import { entity as filledEntity, fillCatalog } from './filled-catalog.ts';
import { copyDatabase, openEngine, valueOf, type TestEngine } from './open-engine.ts';

let demo: DemoEnvironment;
let filled: TestEngine;
/** A copy for each test. */
let atlas: TestEngine;
let uat: Environment;
let catalog: number;

beforeAll(async () => {
  demo = await startDemoEnvironment({ scale: 'small' });
  filled = atlas = await openEngine();
  uat = await atlas.connect(demo, 'UAT');
  catalog = await download(uat);
});

beforeEach(async () => {
  demo.setKnobs({ release: 1 });
  atlas = await openEngine(await copyDatabase(filled.db), { idleWorkAfterMs: null });
});

afterAll(() => demo.close());

async function download(environment: Environment): Promise<number> {
  const { failure } = await atlas.sync(environment, { strategy: 'full_without_labels' });
  expect(failure).toBeNull();
  const environments = await valueOf(atlas.engine.listEnvironments());
  const shown = environments.find(({ id }) => id === environment.id)?.catalog;
  if (!shown) throw new Error('Nothing was downloaded.');
  return shown.id;
}

function entity(owner: string, isWhole = false): PinTarget {
  return { kind: 'entity', owner, part: null, isWhole };
}

function field(owner: string, part: string): PinTarget {
  return { kind: 'property', owner, part, isWhole: false };
}

async function pin(name: string, ...targets: readonly PinTarget[]): Promise<WatchList> {
  const request = { catalog, environment: uat.id, targets };
  const pinned = await valueOf(atlas.engine.pin(name, request));
  expect(pinned.missing).toEqual([]);
  return pinned.list;
}

async function check(list: WatchList, seenFrom = catalog): Promise<WatchListVerdict> {
  const [verdict] = await valueOf(atlas.engine.checkWatchLists(seenFrom, [list.id]));
  if (verdict === undefined) throw new Error('A list has a verdict.');
  return verdict;
}

/** `property CustomersV3.Name` → its state. */
function statesOf({ pins }: WatchList, verdict: WatchListVerdict): ReadonlyMap<string, string> {
  return new Map(
    pins.map((pinned, index) => [keyOf(pinned), verdict.pins[index]?.state ?? 'without a verdict']),
  );
}

function keyOf({ kind, owner, part }: PinTarget): string {
  return `${kind} ${part === null ? owner : `${owner}.${part}`}`;
}

test('a second release breaks exactly what its generator broke, and changes what it changed', async () => {
  const before = demoCatalogue(1, 'small');
  const targets = [
    ...before.publicEntities.flatMap(({ EntitySetName, Properties }) => [
      entity(EntitySetName, true),
      ...Properties.map(({ Name }) => field(EntitySetName, Name)),
    ]),
    ...before.publicEnumerations.flatMap(({ Name, Members }): readonly PinTarget[] =>
      Members.map((member) => ({
        kind: 'enumeration_member',
        owner: Name,
        part: member.Name,
        isWhole: false,
      })),
    ),
  ];
  const list = await pin('Everything', ...targets);
  expect(list.pins).toHaveLength(targets.length);
  expect(await check(list)).toMatchObject({
    state: 'unchanged',
    reason: null,
    counts: { broken: 0, changed: 0, unknown: 0, unchanged: targets.length },
  });

  demo.setKnobs({ release: 2 });
  const verdict = await check(list, await download(uat));
  expect(verdict.state).toBe('broken');
  expect(verdict.reason).toMatch(/^\w+(\.\w+)?: .+\.$/);
  const found = [...statesOf(list, verdict)].filter(([, state]) => state !== 'unchanged');
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(truth()));
});

/** What the generator knows of the pins above that are not as they were. */
function truth(): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  const sets = new Map(demoCatalogue(1, 'small').publicEntities.map((each) => [each.Name, each]));
  for (const { kind, name, change, details } of demoChanges('small').definitions) {
    const set = sets.get(name);
    if (kind === 'entity' && set !== undefined && change === 'removed') {
      states.set(`entity ${set.EntitySetName}`, 'broken');
      for (const { Name } of set.Properties)
        states.set(`property ${set.EntitySetName}.${Name}`, 'broken');
    }
    if (kind === 'enumeration' && change === 'removed') {
      const gone = demoCatalogue(1, 'small').publicEnumerations.find((each) => each.Name === name);
      for (const { Name } of gone?.Members ?? [])
        states.set(`enumeration_member ${name}.${Name}`, 'broken');
    }
    for (const detail of details) {
      if (detail.what === 'member_renumbered') {
        states.set(`enumeration_member ${name}.${detail.member}`, 'broken');
      }
      if (kind !== 'entity' || set === undefined) continue;
      const isBreaking = BREAKING.has(detail.what);
      const state = isBreaking ? 'broken' : 'changed';
      const key = `entity ${set.EntitySetName}`;
      if (states.get(key) !== 'broken') states.set(key, state);
      if ('field' in detail && detail.what !== 'field_added') {
        states.set(`property ${set.EntitySetName}.${detail.field}`, state);
      }
    }
  }
  return states;
}

const BREAKING: ReadonlySet<string> = new Set([
  'field_removed',
  'field_type_changed',
  'field_became_mandatory',
]);

test('a label that changed is told by its texts, each as its own catalogue has it', async () => {
  const { db, engine } = await openEngine();
  const release = (labelId: string, text: string) =>
    fillCatalog(db, {
      definitions: [filledEntity('Customers', [plainField('Group', { labelId })])],
      texts: { [labelId]: text },
    });
  const oldest = await release('@SYS1', 'Grp');
  const older = await release('@SYS1', 'Group');
  const newer = await release('@SYS2', 'Customer group');
  const targets = [field('Customers', 'Group')];
  const { list } = await valueOf(
    engine.pin('Shop', { catalog: older, environment: null, targets }),
  );
  const toldIn = async (languages: readonly string[]): Promise<string | null> => {
    const [seen] = await valueOf(engine.checkWatchLists(newer, [list.id], languages));
    return seen?.reason ?? null;
  };
  expect(await toldIn(['en-US'])).toBe(
    'Customers.Group: Label: Group (@SYS1) → Customer group (@SYS2). Only the text that people see is another one.',
  );
  db.execute(`DELETE FROM catalog WHERE id IN (${oldest}, ${older})`);
  expect(await toldIn(['en-US'])).toContain('@SYS1 → Customer group (@SYS2)');
});

test('what is accepted is compared with what it is now', async () => {
  const removed = demoChanges('small').definitions.find(({ details }) =>
    details.some(({ what }) => what === 'field_type_changed'),
  );
  const detail = removed?.details.find(({ what }) => what === 'field_type_changed');
  const before = demoCatalogue(1, 'small').publicEntities.find(
    ({ Name }) => Name === removed?.name,
  );
  if (before === undefined || detail?.what !== 'field_type_changed') throw new Error('no change');
  const list = await pin('Shop', field(before.EntitySetName, detail.field));
  demo.setKnobs({ release: 2 });
  const next = await download(uat);
  expect((await check(list, next)).state).toBe('broken');

  await valueOf(atlas.engine.acceptPins(list.id, next));
  expect((await check(list, next)).state).toBe('unchanged');
  expect((await check(list, catalog)).state).toBe('broken');
});

test('every tab hears of every change of a watch-list, and of no other', async () => {
  const { engine, events } = atlas;
  const list = await pin('Shop', entity('CustomersV3'));
  const file = await valueOf(engine.exportWatchLists([list.id]));
  await valueOf(engine.acceptPins(list.id, catalog));
  await valueOf(engine.renameWatchList(list.id, 'Bank'));
  await valueOf(engine.unpin(list.pins.map(({ id }) => id)));
  await valueOf(engine.removeWatchList(list.id));
  await valueOf(engine.importWatchLists(file, null));
  expect(await engine.renameWatchList(list.id, ' ')).toMatchObject({ ok: false });
  expect(await engine.renameWatchList(99, 'Gone')).toMatchObject({ ok: false });
  expect(await engine.importWatchLists('no file', null)).toMatchObject({ ok: false });
  expect(events).toEqual(Array(6).fill({ kind: 'watch_lists_changed' }));
});

test('what is pinned twice is pinned once, and keeps what it is compared with', async () => {
  const first = await pin('Shop', field('CustomersV3', 'CreditLimit'), entity('CustomersV3'));
  const request = {
    catalog,
    environment: null,
    targets: [field('customersv3', 'CREDITLIMIT'), entity('CustomersV3', true)],
  };
  const again = await valueOf(atlas.engine.pin('SHOP', request));
  expect(again).toMatchObject({
    added: 0,
    known: 2,
    missing: [],
    list: { id: first.id, name: 'Shop' },
  });
  expect(again.list.pins.map(({ isWhole }) => isWhole)).toEqual([true, false]);
  const narrower = await pin('Shop', entity('CustomersV3'));
  expect(narrower.pins.map(({ isWhole }) => isWhole)).toEqual([true, false]);
  expect(again.list.environmentId).toBe(uat.id);
});

test('what the catalogue does not have is not pinned, and said', async () => {
  const unknown = [field('CustomersV3', 'Nope'), entity('Nope'), field('Nope', 'X')];
  const targets = [...unknown, field('CustomersV3', 'CreditLimit')];
  const pinned = await valueOf(atlas.engine.pin('Shop', { catalog, environment: null, targets }));
  expect(pinned.missing).toEqual(unknown);
  expect(pinned.list.environmentId).toBe(uat.id);
  expect(pinned.list.pins).toHaveLength(1);
  for (const name of [' ', '..', 'x'.repeat(81)]) {
    expect(await atlas.engine.pin(name, { catalog, environment: null, targets })).toMatchObject({
      ok: false,
      failure: { kind: 'bad_input', field: 'name' },
    });
  }
  expect(await atlas.engine.pin('Shop', { catalog: 99, environment: null, targets })).toEqual(
    fail({ kind: 'not_found', what: 'catalog', name: '99' }),
  );
});

test('a list outlives its environment, and what it is compared with stays', async () => {
  const list = await pin('Shop', field('CustomersV3', 'CreditLimit'), entity('VendorsV2'));
  await valueOf(atlas.engine.removeEnvironment(uat.id));
  const [kept] = await valueOf(atlas.engine.listWatchLists());
  expect(kept).toEqual({ ...list, environmentId: null });
  const statistics = await valueOf(atlas.engine.cacheStatistics());
  expect(statistics.definitions).toBe(2);

  const again = await atlas.connect(demo, 'UAT again');
  expect((await check(list, await download(again))).state).toBe('unchanged');
  await valueOf(atlas.engine.removeWatchList(list.id));
  await valueOf(atlas.engine.removeEnvironment(again.id));
  expect((await valueOf(atlas.engine.cacheStatistics())).definitions).toBe(0);
});

test('no clean-up can take away what a pin is compared with', async () => {
  await pin('Shop', entity('CustomersV3'));
  const pinned = atlas.db.first(
    statement<{}, { id: number }>('SELECT definition_id AS id FROM watch_list_pin'),
    {},
  );
  atlas.db.execute('DELETE FROM catalog_definition');
  expect(() => removeDefinitions(atlas.db, [pinned?.id ?? 0])).toThrow(/FOREIGN KEY/);
});

test('what is the same definition is unchanged without being read', async () => {
  const list = await pin('Shop', field('CustomersV3', 'CreditLimit'), entity('VendorsV2', true));
  atlas.db.execute('DELETE FROM property');
  expect(await check(list)).toMatchObject({ state: 'unchanged', counts: { unchanged: 2 } });
});

test('what is still arriving is not called broken', async () => {
  const list = await pin('Shop', field('CustomersV3', 'CreditLimit'));
  atlas.db.execute(
    "INSERT INTO catalog (version_id, state, created_at) SELECT version_id, 'partial', created_at FROM catalog",
  );
  expect(await check(list, atlas.db.lastInsertId())).toMatchObject({ state: 'unknown' });
});

test('lists are renamed and removed, and no two have one name', async () => {
  const shop = await pin('Shop', entity('CustomersV3'));
  await pin('Bank', entity('VendorsV2'));
  const taken = await atlas.engine.renameWatchList(shop.id, 'bank');
  expect(taken).toMatchObject({ ok: false, failure: { kind: 'bad_input', field: 'name' } });
  expect(await valueOf(atlas.engine.renameWatchList(shop.id, ' SHOP '))).toMatchObject({
    name: 'SHOP',
    pins: shop.pins,
  });
  await valueOf(atlas.engine.removeWatchList(shop.id));
  const lists = await valueOf(atlas.engine.listWatchLists());
  expect(lists.map(({ name }) => name)).toEqual(['Bank']);
  expect(await atlas.engine.renameWatchList(shop.id, 'X')).toMatchObject({ ok: false });
});

test('all lists are seen at once, or those that are asked for', async () => {
  const shop = await pin('Shop', entity('CustomersV3'));
  const bank = await pin('Bank', entity('VendorsV2'));
  const seen = async (lists?: readonly number[]) =>
    (await valueOf(atlas.engine.checkWatchLists(catalog, lists))).map(({ listId }) => listId);
  expect(await seen()).toEqual([bank.id, shop.id]);
  expect(await seen([shop.id])).toEqual([shop.id]);
  expect(await atlas.engine.checkWatchLists(catalog, [shop.id, 99])).toMatchObject({
    failure: { kind: 'not_found', what: 'watch_list', name: '99' },
  });
});

test('lists go to a colleague as a file, who compares with what is there', async () => {
  const list = await pin('Shop', entity('CustomersV3'), field('CustomersV3', 'CreditLimit'));
  await pin('Bank', entity('VendorsV2'));
  const file = await valueOf(atlas.engine.exportWatchLists([list.id]));
  expect(file.lists.map(({ name }) => name)).toEqual(['Shop']);
  const all = await valueOf(atlas.engine.exportWatchLists());
  expect(all.lists.map(({ name }) => name)).toEqual(['Bank', 'Shop']);
  expect(JSON.stringify(file)).not.toMatch(/UAT|127\.0\.0\.1/);
  await valueOf(atlas.engine.removeWatchList(list.id));

  const imported = await valueOf(atlas.engine.importWatchLists(structuredClone(file), catalog));
  expect(imported).toMatchObject({ added: 2, known: 0 });
  expect(imported.lists).toMatchObject([{ name: 'Shop', environmentId: uat.id }]);
  const [again] = imported.lists;
  if (again === undefined) throw new Error('One list was imported.');
  expect((await check(again)).state).toBe('unchanged');
  expect(await valueOf(atlas.engine.importWatchLists(file, catalog))).toMatchObject({
    added: 0,
    known: 2,
  });
  expect(await atlas.engine.importWatchLists(file, 99)).toEqual(
    fail({ kind: 'not_found', what: 'catalog', name: '99' }),
  );
});

test('an imported pin that no catalogue has gets its baseline when it is accepted', async () => {
  const file = {
    format: 'fo-atlas/watch-lists',
    formatVersion: 1,
    lists: [{ name: 'Shop', pins: [field('CustomersV3', 'CreditLimit'), entity('Nope')] }],
  };
  const imported = await valueOf(atlas.engine.importWatchLists(file, null));
  const [list] = imported.lists;
  if (list === undefined) throw new Error('One list was imported.');
  expect(list.pins.map(({ hasBaseline }) => hasBaseline)).toEqual([false, false]);
  expect(statesOf(list, await check(list))).toEqual(
    new Map([
      ['property CustomersV3.CreditLimit', 'unknown'],
      ['entity Nope', 'broken'],
    ]),
  );
  const accepted = await valueOf(atlas.engine.acceptPins(list.id, catalog));
  expect(statesOf(accepted, await check(accepted)).get('property CustomersV3.CreditLimit')).toBe(
    'unchanged',
  );
});

test.each([
  [null],
  ['[]'],
  [{ format: 'fo-atlas/watch-lists', formatVersion: 2, lists: [] }],
  [{ format: 'fo-atlas/watch-lists', formatVersion: 1, lists: [{ name: '', pins: [] }] }],
  [{ format: 'fo-atlas/watch-lists', formatVersion: 1, lists: [{ name: 'X', pins: [{}] }] }],
  [
    {
      format: 'fo-atlas/watch-lists',
      formatVersion: 1,
      lists: [{ name: 'X', pins: [{ kind: 'property', owner: 'A', part: null, isWhole: false }] }],
    },
  ],
])('a file like %j is refused whole', async (file) => {
  expect(await atlas.engine.importWatchLists(file, catalog)).toMatchObject({
    ok: false,
    failure: { kind: 'bad_input', field: 'file' },
  });
  expect(await valueOf(atlas.engine.listWatchLists())).toEqual([]);
});

test('a comparison of only what is watched shows what the lists hold, and nothing else', async () => {
  demo.setKnobs({ release: 2 });
  const dev = await atlas.connect(demo, 'DEV');
  const next = await download(dev);
  const watched = { isWatchedOnly: true };
  const compare = () => valueOf(atlas.engine.compareCatalogs(catalog, next, watched));
  expect((await compare()).total).toBe(0);

  const { changes } = await valueOf(atlas.engine.compareCatalogs(catalog, next, {}));
  const removed = changes.find(({ kind, type }) => kind === 'property' && type === 'removed');
  if (!removed?.owner) throw new Error('The second release removes a field.');
  await pin('Shop', field(removed.owner, removed.name), entity('VendorsV2'));
  expect((await compare()).changes).toEqual([removed]);
});
