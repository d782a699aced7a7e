import type { Property } from '#contract/metadata.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import { DefinitionStore, removeDefinitions } from '../../worker/catalog/definition-store.ts';
import { listUnsettledLabels, settleLabels } from '../../worker/catalog/label-store.ts';
import { statement } from '../../worker/db/statement.ts';
import { CatalogSearch } from '../../worker/search/catalog-search.ts';
import { catchUpIndex } from '../../worker/search/catch-up-index.ts';
import { field } from '../field.ts';
import { entity, enumeration } from './filled-catalog.ts';
import { openIndexedCatalog, type IndexedCatalog } from './indexed-catalog.ts';

let db: IndexedCatalog['db'];
let index: IndexedCatalog['index'];
let catalog: IndexedCatalog['catalog'];
let found: IndexedCatalog['found'];

beforeEach(async () => {
  vi.restoreAllMocks();
  ({ db, index, catalog, found } = await openIndexedCatalog());
});

const property = (name: string): Property =>
  field(name, { typeName: 'Edm.Decimal', dataType: 'Real', labelId: '@SYS7' });

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

test('a label is found in every language it was read in, and one that was not is not', async () => {
  await new DefinitionStore(db, catalog).store([enumeration('SalesStatus', {}, '@SYS4')]);
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
  const labelIn = (...languages: readonly string[]) => {
    const { hits } = new CatalogSearch(db, index).search(catalog, { text: 'status', languages });
    const [{ label, labelLanguage } = { label: null, labelLanguage: null }] = hits;
    return [labelLanguage, label];
  };
  expect(labelIn('de', 'en-US')).toEqual(['de', 'Auftragsstand']);
  expect(labelIn('fr', 'en-US', 'de')).toEqual(['en-US', 'Order state']);
  // Any text says more than none.
  expect(labelIn('fr')).not.toContain(null);
});

test('a label whose rows were not written again before a crash is still waiting for it', async () => {
  await new DefinitionStore(db, catalog).store([enumeration('SalesStatus', {}, '@SYS4')]);
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
  await new DefinitionStore(db, catalog).store([enumeration('SalesStatus', {}, '@SYS4')]);
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

test('an index of many pieces is merged into one, of a few it is left as it is', async () => {
  const store = new DefinitionStore(db, catalog);
  const growBy = async (steps: number, name: string) => {
    for (let step = 0; step < steps; step += 1) {
      await store.store([enumeration(`${name}${step}`)], () => index.indexNext(1));
    }
    await catchUpIndex(index, { pause: async () => true, report: () => undefined });
    return db.one(piecesOfIndex, {}).count;
  };
  expect(await growBy(10, 'Status')).toBe(10);
  expect(await growBy(10, 'Mode')).toBe(1);
  expect(await growBy(5, 'Kind')).toBe(6);
  expect(found('status7')).toEqual(['Status7']);
});

test('catching up stops where it is told to, and goes on there', async () => {
  const names = Array.from({ length: 300 }, (_, index) =>
    enumeration(`Status${index}`, {}, '@SYS4'),
  );
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

const indexedRows = statement<{}, { count: number }>(
  'SELECT count(*) AS count FROM search_index_docsize',
);
const piecesOfIndex = statement<{}, { count: number }>(
  'SELECT count(DISTINCT segid) AS count FROM search_index_idx',
);
const definitionIds = statement<{}, { id: number }>('SELECT id FROM definition ORDER BY id');
