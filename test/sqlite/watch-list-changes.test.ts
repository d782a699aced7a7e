import { beforeEach, expect, test } from 'vitest';
import type { CatalogId } from '#contract/domain.ts';
import type { PinTarget, WatchList, WatchListVerdict } from '#contract/watch-list.ts';
import type { Definition } from '../../worker/catalog/canonical-form.ts';
import { field } from '../field.ts';
import { entity, enumeration, fillCatalog } from './filled-catalog.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';

let engine: TestEngine['engine'];
let db: TestEngine['db'];

beforeEach(async () => {
  ({ engine, db } = await openEngine());
});

const release = (...definitions: readonly Definition[]) => fillCatalog(db, { definitions });

const whole = (owner: string): PinTarget => ({ kind: 'entity', owner, part: null, isWhole: true });
const customers: PinTarget = { ...whole('Customers'), isWhole: false };
const property = (owner: string, part: string): PinTarget => ({
  kind: 'property',
  owner,
  part,
  isWhole: false,
});

async function pin(catalog: CatalogId, ...targets: readonly PinTarget[]): Promise<WatchList> {
  const pinned = await valueOf(engine.pin('Shop', { catalog, environment: null, targets }));
  expect(pinned.missing).toEqual([]);
  return pinned.list;
}

async function check(list: WatchList, catalog: CatalogId): Promise<WatchListVerdict> {
  const [verdict] = await valueOf(engine.checkWatchLists(catalog, [list.id]));
  if (verdict === undefined) throw new Error('A list has a verdict.');
  return verdict;
}

const statesOf = async (list: WatchList, catalog: CatalogId) =>
  (await check(list, catalog)).pins.map(({ state }) => state);

const namesOf = ({ pins }: WatchList) =>
  pins.map(({ owner, part }) => (part === null ? owner : `${owner}.${part}`));

const NAME = field('Name');

test('an entity whose set was renamed is broken until it is accepted under its new name', async () => {
  const before = await release(entity('Customers', [NAME]), entity('Banks', [NAME]));
  const after = await release(
    entity('Clients', [NAME], { name: 'Customer' }),
    entity('Banks', [NAME]),
  );
  const list = await pin(before, customers, property('Customers', 'Name'), whole('Banks'));
  const { reason, counts } = await check(list, after);
  expect(reason).toContain('Customers → Clients');
  expect(counts).toEqual({ broken: 2, changed: 0, unknown: 0, unchanged: 1 });

  const accepted = await valueOf(engine.acceptPins(list.id, after));
  expect(namesOf(accepted)).toEqual(['Banks', 'Clients', 'Clients.Name']);
  expect(await statesOf(accepted, after)).toEqual(['unchanged', 'unchanged', 'unchanged']);
});

test('what only has the name of a pinned entity is not that entity, nor ever taken for it', async () => {
  const before = await release(entity('Customers', [NAME]));
  const after = await release(
    entity('Shops', [NAME], { name: 'Customers' }),
    entity('Customer', [NAME], { name: 'Person' }),
  );
  const list = await pin(before, customers, property('Customers', 'Name'));
  expect((await check(list, after)).reason).toBe('Customers: Customers is no longer there.');
  const accepted = await valueOf(engine.acceptPins(list.id, after));
  expect(accepted).toEqual(list);
  expect(await statesOf(list, before)).toEqual(['unchanged', 'unchanged']);
});

test('two pins that would meet under one name both stay as they are called', async () => {
  const before = await release(entity('Clients', [NAME]), entity('Customers', [NAME]));
  const after = await release(entity('Clients', [NAME], { name: 'Customer' }));
  const list = await pin(before, property('Clients', 'Name'), property('Customers', 'Name'));
  const accepted = await valueOf(engine.acceptPins(list.id, after));
  expect(namesOf(accepted)).toEqual(['Clients.Name', 'Customers.Name']);
  expect(await statesOf(accepted, after)).toEqual(['unchanged', 'broken']);
});

test('only what is chosen is accepted', async () => {
  const before = await release(entity('Customers', [NAME, field('Group')]));
  const after = await release(
    entity('Customers', [field('Group', { isMandatory: true }), { ...NAME, isMandatory: true }]),
  );
  const list = await pin(before, property('Customers', 'Name'), property('Customers', 'Group'));
  expect(namesOf(list)).toEqual(['Customers.Group', 'Customers.Name']);
  expect(await statesOf(list, after)).toEqual(['broken', 'broken']);
  const [, name] = list.pins;
  if (name === undefined) throw new Error('Two were pinned.');
  await valueOf(engine.acceptPins(list.id, after, [name.id]));
  expect(await statesOf(list, after)).toEqual(['broken', 'unchanged']);
});

test('an entity that is not watched as a whole is broken by its key, not by its other fields', async () => {
  const key = field('Account', { isKey: true });
  const before = await release(entity('Customers', [key, NAME]));
  const list = await pin(before, customers);
  expect(await statesOf(list, await release(entity('Customers', [key])))).toEqual(['unchanged']);
  expect(await statesOf(list, await release(entity('Customers', [NAME])))).toEqual(['broken']);
});

test('a list is as bad as the worst of its pins, whose name and reason it tells', async () => {
  const before = await release(entity('Banks', [NAME, field('Code')]), entity('Customers', [NAME]));
  const after = await release(
    entity('Banks', [{ ...NAME, labelId: '@SYS1' }, field('Code')]),
    entity('Customers', []),
  );
  const targets = [property('Banks', 'Code'), property('Banks', 'Name')];
  const changed = await pin(before, ...targets);
  expect(await check(changed, after)).toMatchObject({
    state: 'changed',
    reason: expect.stringMatching(/^Banks\.Name: Label: /),
  });
  const broken = await pin(before, property('Customers', 'Name'));
  expect(await check(broken, after)).toMatchObject({
    state: 'broken',
    reason: expect.stringMatching(/^Customers\.Name: Name was removed\. /),
    counts: { broken: 1, changed: 1, unknown: 0, unchanged: 1 },
  });
});

test('what is unpinned is watched no more, and all else is', async () => {
  const catalog = await release(entity('Banks', [NAME]), entity('Customers', [NAME]));
  const list = await pin(catalog, whole('Banks'), customers, property('Customers', 'Name'));
  const [banks, , name] = list.pins;
  if (banks === undefined || name === undefined) throw new Error('Three were pinned.');
  await valueOf(engine.unpin([banks.id, name.id]));
  const [left] = await valueOf(engine.listWatchLists());
  expect(left).toEqual({ ...list, pins: [list.pins[1]] });
});

test('a list belongs to no environment that does not show its catalogue', async () => {
  const address = 'https://uat.sandbox.operations.dynamics.com';
  const draft = { name: 'UAT', url: address, auth: 'none', transport: 'direct' } as const;
  const { id } = await valueOf(engine.addEnvironment(draft));
  const catalog = await release(entity('Customers', [NAME]));
  expect((await pin(catalog, customers)).environmentId).toBeNull();
  db.execute(`UPDATE environment SET catalog_id = ${catalog} WHERE id = ${id}`);
  const targets = [customers];
  const { list } = await valueOf(engine.pin('Bank', { catalog, environment: null, targets }));
  expect(list.environmentId).toBe(id);
});

test('a list without pins is unchanged', async () => {
  const catalog = await release(entity('Customers', [NAME]));
  const list = await pin(catalog);
  expect(await check(list, catalog)).toEqual({
    listId: list.id,
    catalogId: catalog,
    state: 'unchanged',
    reason: null,
    counts: { broken: 0, changed: 0, unknown: 0, unchanged: 0 },
    pins: [],
  });
});

test('an enumeration is always pinned whole, and a part never', async () => {
  const catalog = await release(
    enumeration('NoYes', { No: 0, Yes: 1 }),
    entity('Customers', [NAME]),
  );
  const list = await pin(
    catalog,
    { ...property('Customers', 'Name'), isWhole: true },
    customers,
    { kind: 'enumeration', owner: 'noyes', part: null, isWhole: false },
    { kind: 'enumeration_member', owner: 'NoYes', part: 'YES', isWhole: true },
  );
  expect(list.pins.map(({ kind, owner, part, isWhole }) => [kind, owner, part, isWhole])).toEqual([
    ['entity', 'Customers', null, false],
    ['property', 'Customers', 'Name', false],
    ['enumeration', 'NoYes', null, true],
    ['enumeration_member', 'NoYes', 'Yes', false],
  ]);
});

test('a list that is read again gets the baselines that it lacked, and keeps those that it has', async () => {
  const before = await release(entity('Customers', [NAME]));
  const after = await release(entity('Customers', [{ ...NAME, isMandatory: true }]));
  const file = {
    format: 'fo-atlas/watch-lists',
    formatVersion: 1,
    lists: [{ name: 'Shop', pins: [property('Customers', 'Name')] }],
  };
  const read = async (catalog: CatalogId | null) => {
    const { lists, added, known } = await valueOf(engine.importWatchLists(file, catalog));
    const [list] = lists;
    if (list === undefined) throw new Error('One list was imported.');
    return { list, added, known, hasBaseline: list.pins.map((each) => each.hasBaseline) };
  };
  expect(await read(null)).toMatchObject({ added: 1, known: 0, hasBaseline: [false] });
  expect(await read(before)).toMatchObject({ added: 0, known: 1, hasBaseline: [true] });
  const { list } = await read(after);
  expect(await statesOf(list, before)).toEqual(['unchanged']);
  expect(await statesOf(list, after)).toEqual(['broken']);
});

test('what a file calls otherwise gets its name when it is accepted, and is watched by that', async () => {
  const catalog = await release(entity('Customers', [NAME]));
  const file = {
    format: 'fo-atlas/watch-lists',
    formatVersion: 1,
    lists: [{ name: 'Shop', pins: [property('customer', 'NAME')] }],
  };
  const [list] = (await valueOf(engine.importWatchLists(file, null))).lists;
  if (list === undefined) throw new Error('One list was imported.');
  expect(await statesOf(list, catalog)).toEqual(['unknown']);
  const accepted = await valueOf(engine.acceptPins(list.id, catalog));
  expect(accepted.pins).toMatchObject([
    { owner: 'Customers', part: 'Name', publicName: 'Customer' },
  ]);
  expect(await statesOf(accepted, catalog)).toEqual(['unchanged']);
  expect(await statesOf(accepted, await release(entity('Customers', [])))).toEqual(['broken']);
});

test('a comparison of what is watched shows of each pin what it is about', async () => {
  const amount = field('Amount');
  const before = await release(
    entity('Customers', [NAME]),
    entity('Orders', [amount]),
    entity('Banks', [NAME, amount]),
    enumeration('NoYes', { No: 0, Yes: 1 }),
    enumeration('Sides', { Left: 0, Right: 1 }),
  );
  const after = await release(
    entity('Customers', [], { isReadOnly: true }),
    entity('Orders', [field('Total')], { isReadOnly: true }),
    entity('Banks', [{ ...NAME, isMandatory: true }, field('Code')], { isReadOnly: true }),
    enumeration('NoYes', { No: 2, Yes: 3 }),
    enumeration('Sides', { Left: 4 }),
  );
  await pin(
    before,
    customers,
    whole('Orders'),
    property('Banks', 'Name'),
    { kind: 'enumeration_member', owner: 'NoYes', part: 'Yes', isWhole: false },
    { kind: 'enumeration', owner: 'Sides', part: null, isWhole: true },
  );
  const { changes } = await valueOf(
    engine.compareCatalogs(before, after, { isWatchedOnly: true, limit: 100 }),
  );
  expect(
    changes
      .map(({ type, kind, owner, name }) => `${type} ${kind} ${owner ?? ''}/${name}`)
      .toSorted(),
  ).toEqual([
    'added property Orders/Total',
    // A field goes down with its entity.
    'changed entity /Banks',
    'changed entity /Customers',
    'changed entity /Orders',
    'changed enumeration_member NoYes/Yes',
    'changed enumeration_member Sides/Left',
    'changed property Banks/Name',
    'removed enumeration_member Sides/Right',
    'removed property Orders/Amount',
  ]);
});
