import type { SearchFilters } from '#contract/search.ts';
import { beforeEach, expect, test } from 'vitest';
import { createCatalog } from '../../worker/catalog/catalogs.ts';
import { DefinitionStore } from '../../worker/catalog/definition-store.ts';
import { listUnsettledLabels, settleLabels } from '../../worker/catalog/label-store.ts';
import { CatalogSearch } from '../../worker/search/catalog-search.ts';
import { catchUpIndex } from '../../worker/search/catch-up-index.ts';
import { field } from '../field.ts';
import { dataEntity, entity, enumeration } from './filled-catalog.ts';
import { openIndexedCatalog, type IndexedCatalog } from './indexed-catalog.ts';

let db: IndexedCatalog['db'];
let index: IndexedCatalog['index'];
let catalog: IndexedCatalog['catalog'];
let found: IndexedCatalog['found'];

beforeEach(async () => {
  ({ db, index, catalog, found } = await openIndexedCatalog());
});

test('a word that nothing has is searched as the one that it is like, which is told', async () => {
  await new DefinitionStore(db, catalog).store([enumeration('CustVendorBlocked')]);
  index.indexNext(10);
  const search = new CatalogSearch(db, index);
  const misspelt = search.search(catalog, { text: 'vendpr blocked' });
  expect(misspelt.hits.map(({ name }) => name)).toEqual(['CustVendorBlocked']);
  expect(misspelt.corrections).toEqual([{ from: 'vendpr', to: 'vendor' }]);
  expect(search.search(catalog, { text: 'vendor blocked' }).corrections).toEqual([]);
});

test('a word that begins another one is taken for a misspelling where that one leads nowhere', async () => {
  await new DefinitionStore(db, catalog).store([
    enumeration('CustVendorBlocked'),
    enumeration('Vendpress'),
  ]);
  index.indexNext(10);
  expect(found('vendpr')).toEqual(['Vendpress']);
  expect(found('vendpr blocked')).toEqual(['CustVendorBlocked']);
});

test('what answers equally well stands by its name, the shorter one first', async () => {
  const names = ['ModeOfB', 'ModeOfAll', 'ModeOfA'].map((name) => enumeration(name));
  await new DefinitionStore(db, catalog).store(names);
  index.indexNext(10);
  expect(found('mode')).toEqual(['ModeOfA', 'ModeOfB', 'ModeOfAll']);
});

test('words that are typed apart find a name that is one word, which is no part of others', async () => {
  await new DefinitionStore(db, catalog).store([
    enumeration('Taxid'),
    enumeration('TaxIdentityKind'),
  ]);
  index.indexNext(10);
  expect(found('tax id')).toEqual(['Taxid', 'TaxIdentityKind']);
  const vocabulary = new CatalogSearch(db, index).vocabulary();
  expect(vocabulary.wordsWithPrefix('taxid', 9)).toEqual(['taxid']);
  expect(vocabulary.wholeNamesWithPrefix('taxid', 9)).toEqual(['taxidentitykind']);
  // Somebody else writes it as one word.
  await new DefinitionStore(db, catalog).store([enumeration('Taxidentitykind')]);
  index.indexNext(10);
  expect(new CatalogSearch(db, index).vocabulary().wordsWithPrefix('taxident', 9)).toEqual([
    'taxidentitykind',
  ]);
});

test('a name that fits a pattern is not found by a word that it lacks', async () => {
  await new DefinitionStore(db, catalog).store([
    enumeration('NullStatus'),
    enumeration('SalesStatus'),
  ]);
  index.indexNext(10);
  const patterns = [{ text: 'status', isAtStart: false, isAtEnd: true }];
  const named = (text: string) =>
    new CatalogSearch(db, index)
      .search(catalog, { text, filters: { patterns } })
      .hits.map(({ name }) => name);
  expect(named('').toSorted()).toEqual(['NullStatus', 'SalesStatus']);
  expect(named('sales')).toEqual(['SalesStatus']);
  expect(named('zeppelin')).toEqual([]);
});

test('who types an AOT name finds the data entity, its entity, and no other entity', async () => {
  await new DefinitionStore(db, catalog).store([
    entity('Customers'),
    entity('Vendors'),
    dataEntity('CustTableEntity', {
      publicEntityName: 'Customer',
      publicCollectionName: 'Customers',
    }),
    dataEntity('VendTableEntity', { publicEntityName: 'Vendor' }),
  ]);
  index.indexNext(10);
  expect(found('custtableentity').toSorted()).toEqual(['CustTableEntity', 'Customers']);
  const { hits } = new CatalogSearch(db, index).search(catalog, { text: 'custtableentity' });
  expect(hits.find(({ name }) => name === 'Customers')?.reasons).toMatchObject([
    { field: 'aot_name', text: 'CustTableEntity', how: 'exact' },
  ]);
  const byPart = new CatalogSearch(db, index).search(catalog, { text: 'table' }).hits;
  expect(byPart.find(({ name }) => name === 'Vendors')?.reasons).toMatchObject([
    { field: 'aot_name', text: 'VendTableEntity' },
  ]);
  const bySet = new CatalogSearch(db, index).search(catalog, { text: 'customers' }).hits;
  expect(bySet.find(({ name }) => name === 'CustTableEntity')?.reasons).toContainEqual(
    expect.objectContaining({ field: 'aot_name', text: 'Customers', how: 'exact' }),
  );
});

test('what belongs to something is found by the label of its owner, both in any language', async () => {
  const terms = field('DeliveryTerms', { labelId: '@SYS2' });
  await new DefinitionStore(db, catalog).store([
    entity('Customers', [terms], { labelId: '@SYS1' }),
    entity('Vendors', [terms], { labelId: '@SYS3' }),
    entity('CustomerGroups', [terms], { labelId: '@SYS4' }),
  ]);
  const scope = { catalog, language: 'de' };
  const texts: Record<string, string> = {
    '@SYS1': 'Debitoren',
    '@SYS2': 'Lieferbedingungen',
    '@SYS3': 'Kreditoren',
    '@SYS4': 'Debitoren (Gruppen)',
  };
  settleLabels(
    db,
    scope,
    listUnsettledLabels(db, scope).map((label) => ({ label, text: texts[label.spelling] ?? null })),
  );
  await catchUpIndex(index, { pause: async () => true, report: () => undefined });
  const parentsOf = (text: string, filters: SearchFilters = {}) =>
    new CatalogSearch(db, index)
      .search(catalog, { text, kinds: ['property'], filters })
      .hits.map(({ parent }) => parent);
  expect(parentsOf('Debitor Lieferbedingung')).toEqual(['Customers', 'CustomerGroups']);
  // Whose fields they are says no field.
  expect(parentsOf('Debitor Customers')).toEqual([]);
  expect(parentsOf('Debitor Gruppe Lieferbedingung')).toEqual(['CustomerGroups']);
  const { hits } = new CatalogSearch(db, index).search(catalog, {
    text: 'Lieferbedingung Kreditor',
    languages: ['de'],
  });
  expect(hits[0]?.reasons).toMatchObject([
    { field: 'label', text: 'Lieferbedingungen' },
    { field: 'parent_label', text: 'Kreditoren', language: 'de' },
  ]);
  const [byName] = new CatalogSearch(db, index).search(catalog, { text: 'vendor terms' }).hits;
  expect(byName?.reasons).toMatchObject([
    { field: 'name', text: 'DeliveryTerms' },
    { field: 'parent', text: 'Vendors' },
  ]);
  expect(parentsOf('Lieferbedingung Kreditor')).toEqual(['Vendors']);
  expect(parentsOf('delivery terms Kreditor')).toEqual(['Vendors']);
  expect(parentsOf('Debitor Lieferbedingung', { isMandatory: false })).toHaveLength(2);
  expect(parentsOf('Debitor Lieferbedingung', { isMandatory: true })).toEqual([]);
});

test('what only another catalog has is not found', async () => {
  const other = createCatalog(db, 1, '2026-11-21T00:00:00Z');
  const fill = async (inCatalog: number, name: string, [id, text]: readonly [string, string]) => {
    await new DefinitionStore(db, inCatalog).store([enumeration(name, {}, id)]);
    const scope = { catalog: inCatalog, language: 'en-US' };
    settleLabels(
      db,
      scope,
      listUnsettledLabels(db, scope).map((label) => ({ label, text })),
    );
  };
  await fill(catalog, 'CustVendorBlocked', ['@SYS1', 'On hold']);
  await fill(other, 'SalesStatus', ['@SYS4', 'Order state']);
  await catchUpIndex(index, { pause: async () => true, report: () => undefined });
  expect(found('status')).toEqual([]);
  expect(found('status', other)).toEqual(['SalesStatus']);
  const kinds = (inCatalog: number) =>
    new CatalogSearch(db, index)
      .search(inCatalog, { text: 'order state' })
      .hits.map(({ kind }) => kind);
  expect([kinds(catalog), kinds(other)]).toEqual([[], ['enumeration', 'label']]);
  const term = { text: 'Stand', targets: [{ kind: 'enumeration', name: 'salesstatus' } as const] };
  const search = new CatalogSearch(db, index, { find: () => [term] });
  const led = (inCatalog: number) =>
    search.search(inCatalog, { text: 'stand' }).hits.map(({ name }) => name);
  expect([led(catalog), led(other)]).toEqual([[], ['SalesStatus']]);
});

test.each([
  ['custom', 'CustomerMode'],
  ['customs', 'CustomsofficeMode'],
])('of more than are looked through for %s, what has that word is there', async (text, other) => {
  const many = Array.from({ length: 130 }, (_, each) => enumeration(`${other}${each}`));
  const named = enumeration('PaymentJournalCustomSettlementKind');
  await new DefinitionStore(db, catalog).store([...many, named]);
  index.indexNext(200);
  const { hits, counts } = new CatalogSearch(db, index).search(catalog, { text });
  expect(hits.map(({ name }) => name)).toContain('PaymentJournalCustomSettlementKind');
  expect(counts).toEqual([{ kind: 'enumeration', count: 30, isCapped: true }]);
});

test('where nothing is found, nothing is said to have most of the words', async () => {
  const names = ['CustVendorBlocked', 'SalesStatus', 'LedgerPeriod'];
  await new DefinitionStore(db, catalog).store(
    names.map((name) => enumeration(name)),
    () => index.indexNext(10),
  );
  const search = new CatalogSearch(db, index);
  const relaxed = search.search(catalog, { text: 'vendor blocked ledger' });
  expect(relaxed).toMatchObject({ hits: [{ name: 'CustVendorBlocked' }], isRelaxed: true });
  const nothing = search.search(catalog, { text: 'vendor sales ledger' });
  expect(nothing).toMatchObject({ hits: [], isRelaxed: false });
});
