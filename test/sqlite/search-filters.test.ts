import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { beforeAll, expect, test } from 'vitest';
import type { SearchFilters } from '#contract/search.ts';
import { migrate } from '../../worker/db/migrate.ts';
import { openInMemory } from '../../worker/db/open-database.ts';
import { CatalogSearch } from '../../worker/search/catalog-search.ts';
import { SearchIndex } from '../../worker/search/index/search-index.ts';
import { field } from '../field.ts';
import { nameOfHit } from '../judge-search.ts';
import { dataEntity, entity, enumeration, fillCatalog } from './filled-catalog.ts';

let search: CatalogSearch;
let catalog: number;
let otherCatalog: number;

beforeAll(async () => {
  const db = openInMemory(await sqlite3InitModule());
  migrate(db);
  catalog = await fillCatalog(db, {
    modules: [{ moduleId: 'ContosoCore', version: '1', publisher: 'Contoso' }],
    definitions: [
      entity('Customers', CUSTOMER_FIELDS, { labelId: '@SYS12', actions: [BLOCK] }),
      dataEntity('CustCustomerEntity', {
        publicEntityName: 'Customer',
        publicCollectionName: 'Customers',
        labelId: '@SYS12',
        entityCategory: 'Master',
      }),
      entity('Logs', [field('Text')], { labelId: '@ContosoCore:Logs', isReadOnly: true }),
      dataEntity('LogEntity', {
        publicEntityName: 'Log',
        publicCollectionName: 'Logs',
        dataManagementEnabled: false,
        entityCategory: 'Reference',
      }),
      dataEntity('StagingEntity', {
        dataServiceEnabled: false,
        entityCategory: 'Parameters',
        isReadOnly: true,
      }),
      enumeration('Status', { Open: 0, Closed: 1 }, '@SYS5'),
    ],
  });
  // What another catalogue says of the same names is not asked.
  otherCatalog = await fillCatalog(db, {
    modules: [{ moduleId: 'Sales', version: '1', publisher: 'Fabrikam' }],
    definitions: [
      entity('Logs', [field('Day'), field('Text')]),
      dataEntity('LogEntity', { publicEntityName: 'Log', entityCategory: 'Master' }),
      entity('Others', [field('Key', { isKey: true })], { labelId: '@SYS12' }),
    ],
  });
  const index = new SearchIndex(db);
  index.indexNext(100);
  search = new CatalogSearch(db, index);
});

const CUSTOMER_FIELDS = [
  field('Account', { isKey: true, isMandatory: true }),
  field('Fax', { configurationEnabled: false }),
  field('Limit', { typeName: 'Edm.Decimal', dataType: 'Real', labelId: '@Sales:Limit' }),
  field('Number', { allowEdit: false }),
  field('Rating', { labelId: '@ContosoCore:Rating' }),
  field('Total', { allowEdit: false, allowEditOnCreate: false, labelId: '@SYSTEM:Total' }),
];

const BLOCK = {
  name: 'block',
  bindingKind: 'BoundToEntityInstance',
  parameters: [],
  returnType: null,
  fieldLookup: null,
};

const CUSTOMER_PARTS = [
  'Customers.Account',
  'Customers.Fax',
  'Customers.Limit',
  'Customers.Number',
  'Customers.Rating',
  'Customers.Total',
  'Customers.block',
];

test.each<[SearchFilters, readonly string[]]>([
  [{ within: 'LOG' }, ['Logs.Text']],
  [{ categories: ['master'] }, ['CustCustomerEntity', 'Customers', ...CUSTOMER_PARTS]],
  [
    { categories: ['Reference', 'Parameters'] },
    ['LogEntity', 'Logs', 'Logs.Text', 'StagingEntity'],
  ],
  [
    { channel: 'odata' },
    ['CustCustomerEntity', 'Customers', ...CUSTOMER_PARTS, 'LogEntity', 'Logs', 'Logs.Text'],
  ],
  [
    { channel: 'data_management' },
    ['CustCustomerEntity', 'Customers', ...CUSTOMER_PARTS, 'StagingEntity'],
  ],
  [{ isReadOnly: true }, ['Customers.Total', 'Logs', 'StagingEntity']],
  [{ isConfigurationEnabled: false }, ['Customers.Fax']],
  [{ labelFiles: ['sys'] }, ['CustCustomerEntity', 'Customers', 'Status']],
  [{ labelFiles: ['sales', 'system'] }, ['Customers.Limit', 'Customers.Total']],
  [{ types: ['real'] }, ['Customers.Limit']],
  [{ isMandatory: true }, ['Customers.Account']],
  [{ isKey: true }, ['Customers.Account']],
  [{ isKey: true, isReadOnly: true }, []],
  [{ origins: ['partner'] }, ['Customers.Rating', 'Logs', 'Logs.Text']],
  [
    { origins: ['microsoft'], within: 'Customers' },
    CUSTOMER_PARTS.filter((name) => name !== 'Customers.Rating'),
  ],
  [{ origins: ['microsoft'], within: 'Status' }, ['Status.Closed', 'Status.Open']],
])('%o lets through what it says, of this catalogue', (filters, names) => {
  const { hits } = search.search(catalog, { text: '', filters });
  expect(hits.map(nameOfHit).sort()).toEqual(names);
});

test('labels are listed by the beginning of their ids, of those that the catalogue uses', () => {
  const labels = (of: number, text: string) => search.search(of, { text }).hits.map(nameOfHit);
  expect(labels(catalog, '@Sal')).toEqual(['@Sales:Limit']);
  expect(labels(otherCatalog, '@Sal')).toEqual([]);
  expect(labels(otherCatalog, '@sys')).toEqual(['@SYS12']);
});

test('inside something that two catalogues have, each shows its own', () => {
  const within = (of: number) =>
    search.search(of, { text: '', filters: { within: 'Logs' } }).hits.map(nameOfHit);
  expect(within(catalog)).toEqual(['Logs.Text']);
  expect(within(otherCatalog)).toEqual(['Logs.Day', 'Logs.Text']);
});

test.each([
  ['account', { within: 'Customers' }, ['Customers.Account']],
  ['total', { within: 'Customer' }, ['Customers.Total']],
  ['block', { within: 'Customers' }, ['Customers.block']],
  ['text', { within: 'Customers' }, []],
  ['closed', { within: 'Status' }, ['Status.Closed']],
  ['customers total', { isReadOnly: true }, ['Customers.Total']],
])('%s is looked for in %o alone', (text, filters, names) => {
  const { hits, counts } = search.search(catalog, { text, filters });
  expect(hits.map(nameOfHit)).toEqual(names);
  expect(counts).toEqual(hits.map(({ kind }) => ({ kind, count: 1, isCapped: false })));
});
