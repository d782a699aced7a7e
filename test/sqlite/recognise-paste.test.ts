import { beforeAll, expect, test } from 'vitest';
import type { CatalogId } from '#contract/domain.ts';
import type { PasteReport, PinTarget } from '#contract/watch-list.ts';
import { field } from '../field.ts';
import { relation } from '../relation.ts';
import { entity, enumeration, fillCatalog } from './filled-catalog.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';

let engine: TestEngine['engine'];
let catalog: CatalogId;

beforeAll(async () => {
  let db: TestEngine['db'];
  ({ engine, db } = await openEngine());
  // What another catalogue has is nothing that a text can use of this one.
  await fillCatalog(db, {
    definitions: [
      entity('CustomerGroups', fields('Id')),
      entity('Carts', fields('Item', 'Amount')),
      enumeration('NoYes', { No: 0, Yes: 1 }),
    ],
  });
  catalog = await fillCatalog(db, { definitions: DEFINITIONS });
});

const fields = (...names: readonly string[]) => names.map((name) => field(name));

const DEFINITIONS = [
  entity('Wides', fields('dataAreaId', 'A', 'B', 'C', 'D', 'E', 'F')),
  entity('Customers', fields('dataAreaId', 'CustomerAccount', 'Credit_Limit', 'Name', 'Status'), {
    navigationProperties: [relation('Orders', 'Order'), relation('Group', 'CustomerGroup')],
    actions: [
      {
        name: 'block',
        bindingKind: 'BoundToEntityInstance',
        parameters: [],
        returnType: null,
        fieldLookup: null,
      },
    ],
  }),
  entity('Orders', fields('dataAreaId', 'OrderNumber', 'Amount'), {
    navigationProperties: [relation('Lines', 'OrderLine')],
  }),
  entity('OrderLines', fields('dataAreaId', 'Item', 'Amount')),
  enumeration('CustStatus', { Open: 0, OnHold: 2 }),
  ...['G', 'F', 'E', 'D', 'C', 'B', 'A'].map((name) => entity(`${name}s`, fields('dataAreaId'))),
];

const recognise = (text: string, chosen?: string) =>
  valueOf(engine.recognisePaste(catalog, text, chosen));

/** `property Customers.Name select filter`. */
const usesOf = ({ recognised }: PasteReport) =>
  recognised.map(({ target, places }) => [keyOf(target), ...places].join(' '));

function keyOf({ kind, owner, part, isWhole }: PinTarget): string {
  return `${kind} ${part === null ? owner : `${owner}.${part}`}${isWhole ? ', whole' : ''}`;
}

test('an address shows what it uses, each thing once with all its places, and nothing is saved', async () => {
  const status = (value: string) => `Microsoft.Dynamics.DataEntities.CustStatus'${value}'`;
  const report = await recognise(
    `/data/customers(dataAreaId='usmf')?$filter=NAME eq 'x' and Status eq ${status('onhold')} or Status eq ${status('0')}` +
      '&$orderby=Name desc&$select=Name,customeraccount',
  );
  expect(report).toMatchObject({ kind: 'odata_url', entities: ['Customers'], candidates: [] });
  expect(usesOf(report)).toEqual([
    'entity Customers path',
    'property Customers.dataAreaId key',
    'property Customers.Name select filter orderby',
    'property Customers.CustomerAccount select',
    'property Customers.Status filter',
    'enumeration_member CustStatus.OnHold filter',
    'enumeration_member CustStatus.Open filter',
  ]);
  expect(report.unrecognised).toEqual([]);
  expect(await valueOf(engine.listWatchLists())).toEqual([]);
});

test('relations are followed to the entities that they lead to', async () => {
  const nested = await recognise(
    '/data/Customers?$select=Name&$expand=Orders($select=Amount;$expand=Lines($select=Item))',
  );
  expect(usesOf(nested)).toEqual([
    'entity Customers path',
    'property Customers.Name select',
    'navigation_property Customers.Orders select expand',
    'property Orders.Amount select',
    'navigation_property Orders.Lines select expand',
    'property OrderLines.Item select',
  ]);
  // What is of one entity stands together, in whatever order the text names it.
  const orders = await recognise(
    '/data/Customers?$select=Name&$expand=Orders($select=Amount)\n/data/Orders?$select=OrderNumber',
  );
  expect(usesOf(orders).filter((use) => / Orders/.test(use))).toEqual([
    'entity Orders path',
    'property Orders.Amount select',
    'property Orders.OrderNumber select',
  ]);
  const path = await recognise(
    "/data/Customers('1')/Orders('2')/Lines?$select=Item&$filter=Amount gt 5",
  );
  expect(usesOf(path)).toEqual([
    'entity Customers path',
    'navigation_property Customers.Orders path select filter',
    'navigation_property Orders.Lines path select filter',
    'property OrderLines.Item select',
    'property OrderLines.Amount filter',
  ]);
  const action = await recognise("/data/Customers('1')/Microsoft.Dynamics.DataEntities.block()");
  expect(usesOf(action)).toContain('action Customers.block path');
});

test('without a selection the whole entity is used, and so is what is expanded', async () => {
  expect(usesOf(await recognise('/data/Customers'))).toEqual(['entity Customers, whole path']);
  const expanded = await recognise('/data/Customers?$select=Name&$expand=Orders');
  expect(usesOf(expanded)).toContain('entity Orders, whole expand');
  // Whatever else uses only a part of it.
  const selected = '/data/Customers?$select=Name';
  for (const text of [`/data/Customers\n${selected}`, `${selected}\n/data/Customers`]) {
    expect(usesOf(await recognise(text))[0]).toBe('entity Customers, whole path');
  }
});

test('what the catalogue does not have is told, once and with the reason', async () => {
  const report = await recognise(
    [
      "/data/Customers?$select=Name,Nope&$filter=Nope eq 1 and Status eq X.CustStatus'Gone'&$apply=x",
      "/data/Customers?$filter=Name eq X.NoYes'Yes'&$expand=Group($select=Id),Nowhere($select=Id)",
      '/data/CustomerGroups?$select=Id',
      '/data/$metadata',
    ].join('\n'),
  );
  expect(report.unrecognised).toEqual([
    { text: 'Nope', problem: 'is no field, relation or action of Customers' },
    { text: "CustStatus'Gone'", problem: 'is no value of CustStatus' },
    { text: '$apply=x', problem: 'is not read' },
    { text: 'Group', problem: 'leads to CustomerGroup, which is not in this catalogue' },
    { text: 'Nowhere', problem: 'is no field, relation or action of Customers' },
    { text: "NoYes'Yes'", problem: 'is no enumeration of this catalogue' },
    { text: 'CustomerGroups', problem: 'is no entity of this catalogue' },
    { text: '/data/$metadata', problem: 'names no entity' },
  ]);
  expect(report.entities).toEqual(['Customers']);
  expect(usesOf(report)).toEqual([
    'entity Customers, whole path',
    'property Customers.Name select filter',
    'property Customers.Status filter',
    'navigation_property Customers.Group select expand',
  ]);
});

test('the header of a file finds its entity by its columns, however they are written', async () => {
  const text = 'DATAAREAID;Customer account;CREDIT-LIMIT;Amount;Nope\n1;2;3;4;5';
  const report = await recognise(text);
  expect(report.kind).toBe('csv_header');
  expect(usesOf(report)).toEqual([
    'entity Customers column',
    'property Customers.dataAreaId column',
    'property Customers.CustomerAccount column',
    'property Customers.Credit_Limit column',
  ]);
  expect(report.unrecognised.map(({ text: column }) => column)).toEqual(['Amount', 'Nope']);
  expect(report.candidates.slice(0, 3)).toEqual([
    { entitySetName: 'Customers', columns: 3 },
    { entitySetName: 'OrderLines', columns: 2 },
    { entitySetName: 'Orders', columns: 2 },
  ]);

  const chosen = await recognise(text, 'orders');
  expect(chosen).toMatchObject({ entities: ['Orders'], candidates: [] });
  expect(usesOf(chosen)).toEqual([
    'entity Orders column',
    'property Orders.dataAreaId column',
    'property Orders.Amount column',
  ]);
});

test('of entities with equally many columns the narrow ones are offered, and not all of them', async () => {
  const { candidates } = await recognise('dataAreaId;Item');
  expect(candidates.map(({ entitySetName }) => entitySetName)).toEqual([
    ...['OrderLines', 'As', 'Bs', 'Cs', 'Ds', 'Es', 'Fs', 'Gs'],
  ]);
});

test('columns that no entity has are all told', async () => {
  const nothing = { entities: [], candidates: [], recognised: [] };
  const problem = 'belongs to no entity of this catalogue';
  expect(await recognise('Nope;Neither')).toMatchObject({
    ...nothing,
    unrecognised: [
      { text: 'Nope', problem },
      { text: 'Neither', problem },
    ],
  });
  expect(await recognise('Name', 'CustomerGroups')).toMatchObject({
    ...nothing,
    unrecognised: [{ text: 'Name', problem }],
  });
  expect(await recognise('')).toMatchObject({ ...nothing, unrecognised: [] });
});

test('a text that is too long is refused', async () => {
  const longest = 'A,'.repeat(50_000);
  expect(await engine.recognisePaste(catalog, longest)).toMatchObject({ ok: true });
  expect(await engine.recognisePaste(catalog, `${longest}B`)).toMatchObject({
    ok: false,
    failure: { kind: 'bad_input', field: 'text' },
  });
});
