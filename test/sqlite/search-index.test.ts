import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import type { Property } from '#contract/metadata.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Definition } from '../../worker/catalog/canonical-form.ts';
import { createCatalog } from '../../worker/catalog/catalogs.ts';
import { DefinitionStore, removeDefinitions } from '../../worker/catalog/definition-store.ts';
import { listUnsettledLabels, settleLabels } from '../../worker/catalog/label-store.ts';
import type { Database } from '../../worker/db/database.ts';
import { migrate } from '../../worker/db/migrate.ts';
import { openInMemory } from '../../worker/db/open-database.ts';
import { statement } from '../../worker/db/statement.ts';
import { CatalogSearch } from '../../worker/search/catalog-search.ts';
import { SearchIndex } from '../../worker/search/index/search-index.ts';
import { catchUpIndex } from '../../worker/search/catch-up-index.ts';
import { field } from '../field.ts';
import { dataEntity, entity } from './filled-catalog.ts';

const sqlite = await sqlite3InitModule();
let db: Database;
let index: SearchIndex;
let catalog: number;

beforeEach(() => {
  vi.restoreAllMocks();
  db = openInMemory(sqlite);
  migrate(db);
  index = new SearchIndex(db);
  db.execute(`
    INSERT INTO global_version (id, fingerprint, source, first_seen_at, last_used_at)
    VALUES (1, 'f', 'modules', '', '')
  `);
  catalog = createCatalog(db, 1, '2026-11-20T00:00:00Z');
});

const enumeration = (name: string, labelId: string | null = null): Definition => ({
  kind: 'enumeration',
  value: { name, labelId, members: [] },
});

const property = (name: string): Property =>
  field(name, { typeName: 'Edm.Decimal', dataType: 'Real', labelId: '@SYS7' });

/** Labels are found too; these tests look at what carries them. */
const found = (text: string, inCatalog = catalog): readonly string[] =>
  new CatalogSearch(db, index)
    .search(inCatalog, { text })
    .hits.filter(({ kind }) => kind !== 'label')
    .map(({ name }) => name);

test('a definition is found by its words once it is indexed', async () => {
  await new DefinitionStore(db, catalog).store([enumeration('CustVendorBlocked')]);
  expect(found('vendor')).toEqual([]);
  expect(index.indexNext(10)).toBe(1);
  expect(found('vendor blocked')).toEqual(['CustVendorBlocked']);
  expect(index.countUnindexed()).toBe(0);
});

test('a batch that was rolled back with its rows of the index is found when it comes again', async () => {
  const store = new DefinitionStore(db, catalog);
  const failing = store.store([enumeration('CustVendorBlocked')], () => {
    index.indexNext(10);
    throw new Error('the disk is full');
  });
  await expect(failing).rejects.toThrow('the disk is full');

  await new DefinitionStore(db, catalog).store([enumeration('CustVendorBlocked')], () =>
    index.indexNext(10),
  );
  // By a beginning, which only the list of words knows.
  expect(found('vendo')).toEqual(['CustVendorBlocked']);
});

/** A search that has read its words before the index got another one; each reading takes 20 ms. */
async function growAfterReading() {
  const store = new DefinitionStore(db, catalog);
  await store.store([enumeration('CustVendorBlocked')], () => index.indexNext(10));
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 20));
  const search = new CatalogSearch(db, index);
  search.warm();
  await store.store([enumeration('SalesStatus')], () => index.indexNext(10));
  return { search, setClock: (ms: number) => (now = ms) };
}

test('words of an index that grows are seen after ten times as long as reading them takes', async () => {
  const { search, setClock } = await growAfterReading();
  setClock(200);
  expect(search.vocabulary().has('sales')).toBe(false);
  setClock(240);
  expect(search.vocabulary().has('sales')).toBe(true);
});

test('nothing is never found because the words are out of date', async () => {
  const { search } = await growAfterReading();
  const { hits } = search.search(catalog, { text: 'sale' });
  expect(hits.map(({ name }) => name)).toEqual(['SalesStatus']);
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

test('a label is found in every language it was read in, and one that was not is not', async () => {
  await new DefinitionStore(db, catalog).store([enumeration('SalesStatus', '@SYS4')]);
  index.indexNext(10);
  for (const [language, text] of [
    ['en-US', 'Order state'],
    ['de', 'Auftragsstand'],
  ] as const) {
    const labels = listUnsettledLabels(db, { catalog, language });
    settleLabels(
      db,
      { catalog, language },
      labels.map((label) => ({ label, text })),
    );
    index.reindexLabels(labels.map(({ id }) => id));
  }
  expect(found('order state')).toEqual(['SalesStatus']);
  expect(found('auftragsstand')).toEqual(['SalesStatus']);
  expect(found('commande')).toEqual([]);
});

test('a label whose rows were not written again before a crash is still waiting for it', async () => {
  await new DefinitionStore(db, catalog).store([enumeration('SalesStatus', '@SYS4')]);
  index.indexNext(10);
  const scope = { catalog, language: 'en-US' };
  const [label] = listUnsettledLabels(db, scope);
  if (label === undefined) throw new Error('No label.');
  settleLabels(db, scope, [{ label, text: 'Order state' }]);
  expect(index.listUnindexedLabels(10)).toEqual([label.id]);
  index.reindexLabels([label.id]);
  expect(index.listUnindexedLabels(10)).toEqual([]);
});

test('a label of many fields is indexed in steps, and stays unindexed until the last of them', async () => {
  const amounts = Array.from({ length: 10 }, (_, index) => property(`Amount${index}`));
  await new DefinitionStore(db, catalog).store(
    ['Alphas', 'Betas', 'Gammas'].map((name) => entity(name, amounts)),
  );
  index.indexNext(10);
  const scope = { catalog, language: 'en-US' };
  const labels = listUnsettledLabels(db, scope);
  settleLabels(
    db,
    scope,
    labels.map((label) => ({ label, text: 'Turnover' })),
  );
  const steps = index.reindexInSteps(
    labels.map(({ id }) => id),
    10,
  );
  steps.next();
  expect(found('turnover')).toHaveLength(10);
  expect(index.listUnindexedLabels(10)).toHaveLength(1);
  let count = 1;
  while (!steps.next().done) count += 1;
  expect(count).toBe(4);
  expect(found('turnover')).toHaveLength(30);
  expect(index.listUnindexedLabels(10)).toEqual([]);
});

test('what a label says no more is not found', async () => {
  await new DefinitionStore(db, catalog).store([entity('Alphas', [property('Amount')])]);
  index.indexNext(10);
  for (const [language, text] of [
    ['en-US', 'Turnover'],
    ['de', 'Umsatz'],
  ] as const) {
    const scope = { catalog, language };
    settleLabels(
      db,
      scope,
      listUnsettledLabels(db, scope).map((label) => ({ label, text })),
    );
  }
  const labels = index.listUnindexedLabels(10);
  index.reindexLabels(labels);
  expect(['turnover', 'umsatz'].map((text) => found(text))).toEqual([['Amount'], ['Amount']]);
  db.execute(`
    DELETE FROM catalog_label WHERE language = 'de';
    DELETE FROM label_text WHERE text = 'Umsatz';
  `);
  index.reindexLabels(labels);
  expect(['turnover', 'umsatz'].map((text) => found(text))).toEqual([['Amount'], []]);
});

test('an index that another version of the app has left behind is built again', async () => {
  await new DefinitionStore(db, catalog).store([enumeration('SalesStatus', '@SYS4')]);
  const scope = { catalog, language: 'en-US' };
  const labels = listUnsettledLabels(db, scope);
  settleLabels(
    db,
    scope,
    labels.map((label) => ({ label, text: 'Order state' })),
  );
  expect(found('order state')).toEqual([]);
  await catchUpIndex(index, { pause: async () => true, report: () => undefined });
  expect(found('order state')).toEqual(['SalesStatus']);
  const kinds = new CatalogSearch(db, index).search(catalog, { text: 'order state' }).counts;
  expect(kinds.map(({ kind }) => kind)).toEqual(['enumeration', 'label']);
  expect([index.countUnindexed(), index.listUnindexedLabels(10)]).toEqual([0, []]);
});

test('catching up stops where it is told to, and goes on there', async () => {
  const names = Array.from({ length: 300 }, (_, index) => enumeration(`Status${index}`, '@SYS4'));
  await new DefinitionStore(db, catalog).store(names);
  const scope = { catalog, language: 'en-US' };
  const labels = listUnsettledLabels(db, scope).map((label) => ({ label, text: 'Order state' }));
  settleLabels(db, scope, labels);
  const done: (readonly number[])[] = [];
  const report = (...progress: readonly number[]): void => void done.push(progress);
  expect(await catchUpIndex(index, { pause: async () => false, report })).toBe(false);
  expect([done, index.countUnindexed()]).toEqual([[[250, 300]], 50]);
  expect(await catchUpIndex(index, { pause: async () => true, report })).toBe(true);
  expect(done.at(-1)).toEqual([50, 50]);
  expect([index.countUnindexed(), index.listUnindexedLabels(10)]).toEqual([0, []]);
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

test('of more than are looked through, what is called so in a long name is there', async () => {
  const many = Array.from({ length: 130 }, (_, each) => enumeration(`CustomerMode${each}`));
  const named = enumeration('PaymentJournalCustomSettlementKind');
  await new DefinitionStore(db, catalog).store([...many, named]);
  index.indexNext(200);
  const { hits, counts } = new CatalogSearch(db, index).search(catalog, { text: 'custom' });
  expect(hits.map(({ name }) => name)).toContain('PaymentJournalCustomSettlementKind');
  expect(counts).toEqual([{ kind: 'enumeration', count: 30, isCapped: true }]);
});

test('a step that breaks leaves nothing in the index, and is made whole again', async () => {
  await new DefinitionStore(db, catalog).store([enumeration('CustVendorBlocked')]);
  db.execute(`
    CREATE TEMP TRIGGER disk BEFORE UPDATE ON search_progress BEGIN SELECT raise(ABORT, 'full'); END
  `);
  expect(() => index.indexNext(10)).toThrow('full');
  expect(db.one(indexedRows, {}).count).toBe(0);
  db.execute('DROP TRIGGER disk');
  expect(index.indexNext(10)).toBe(1);
  expect(found('vendor')).toEqual(['CustVendorBlocked']);
});

test('a definition that gets the id of a removed one is indexed, and nothing is left of the other', async () => {
  await new DefinitionStore(db, catalog).store([enumeration('First'), enumeration('Second')]);
  index.indexNext(10);
  const [, second = 0] = db.all(definitionIds, {}).map(({ id }) => id);
  db.execute(`DELETE FROM catalog_definition WHERE definition_id = ${second}`);
  index.removeDefinitions([second]);
  removeDefinitions(db, [second]);
  await new DefinitionStore(db, catalog).store([enumeration('Third')]);
  expect(db.all(definitionIds, {}).map(({ id }) => id)).toContain(second);
  expect(index.indexNext(10)).toBe(1);
  expect(['first', 'second', 'third'].map((text) => found(text))).toEqual([
    ['First'],
    [],
    ['Third'],
  ]);
});

test('what belongs to something is found by the label of its owner, both in any language', async () => {
  const terms = field('DeliveryTerms', { labelId: '@SYS2' });
  await new DefinitionStore(db, catalog).store([
    entity('Customers', [terms], { labelId: '@SYS1' }),
    entity('Vendors', [terms], { labelId: '@SYS3' }),
  ]);
  const scope = { catalog, language: 'de' };
  const texts: Record<string, string> = {
    '@SYS1': 'Debitoren',
    '@SYS2': 'Lieferbedingungen',
    '@SYS3': 'Kreditoren',
  };
  settleLabels(
    db,
    scope,
    listUnsettledLabels(db, scope).map((label) => ({ label, text: texts[label.spelling] ?? null })),
  );
  await catchUpIndex(index, { pause: async () => true, report: () => undefined });
  const parentsOf = (text: string) =>
    new CatalogSearch(db, index)
      .search(catalog, { text, kinds: ['property'] })
      .hits.map(({ parent }) => parent);
  expect(parentsOf('Debitor Lieferbedingung')).toEqual(['Customers']);
  expect(parentsOf('Lieferbedingung Kreditor')).toEqual(['Vendors']);
  expect(parentsOf('delivery terms Kreditor')).toEqual(['Vendors']);
});

const indexedRows = statement<{}, { count: number }>(
  'SELECT count(*) AS count FROM search_index_docsize',
);
const definitionIds = statement<{}, { id: number }>('SELECT id FROM definition ORDER BY id');

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
  const bySet = new CatalogSearch(db, index).search(catalog, { text: 'customers' }).hits;
  expect(bySet.find(({ name }) => name === 'CustTableEntity')?.reasons).toContainEqual(
    expect.objectContaining({ field: 'aot_name', text: 'Customers', how: 'exact' }),
  );
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
});

test('what only another catalog has is not found', async () => {
  const other = createCatalog(db, 1, '2026-11-21T00:00:00Z');
  await new DefinitionStore(db, catalog).store([enumeration('CustVendorBlocked')]);
  await new DefinitionStore(db, other).store([enumeration('SalesStatus')]);
  index.indexNext(10);
  expect(found('status')).toEqual([]);
  expect(found('status', other)).toEqual(['SalesStatus']);
  const term = { text: 'Stand', targets: [{ kind: 'enumeration', name: 'salesstatus' } as const] };
  const search = new CatalogSearch(db, index, { find: () => [term] });
  const led = (inCatalog: number) =>
    search.search(inCatalog, { text: 'stand' }).hits.map(({ name }) => name);
  expect([led(catalog), led(other)]).toEqual([[], ['SalesStatus']]);
});
