import { expect, test } from 'vitest';
import type { EngineEvent } from '#contract/events.ts';
import { SearchIndex } from '../../worker/search/index/search-index.ts';
import { entity, fillCatalog, rewordLabels } from './filled-catalog.ts';
import { copyDatabase, openEngine, valueOf, type TestEngine } from './open-engine.ts';

async function fill({ db, connect }: TestEngine): Promise<number> {
  const customers = entity('Customers', [], { labelId: '@SYS1' });
  const catalog = await fillCatalog(db, { definitions: [customers, entity('Buyers')] });
  const { id } = await connect({ url: 'http://127.0.0.1:1' });
  db.execute(`UPDATE environment SET catalog_id = ${catalog} WHERE id = ${id}`);
  return catalog;
}

/** The next owner of the same database, once it has told of what it indexed. */
async function nextOwner({ db }: TestEngine): Promise<TestEngine> {
  const next = await openEngine(await copyDatabase(db), { idleWorkAfterMs: 0 });
  await next.waitFor(
    (event): event is Extract<EngineEvent, { kind: 'catalog_changed' }> =>
      event.kind === 'catalog_changed',
  );
  return next;
}

async function find({ engine }: TestEngine, catalog: number, text: string) {
  const { hits } = await valueOf(engine.search(catalog, { text, kinds: ['entity'] }));
  return hits.map(({ name }) => name).toSorted();
}

test('definitions that an owner stored and did not index are found with the next one', async () => {
  const first = await openEngine();
  const catalog = await fill(first);
  expect(await find(first, catalog, 'customers')).toEqual([]);
  expect(await find(await nextOwner(first), catalog, 'customers')).toEqual(['Customers']);
});

test('labels that an owner stored and did not index are found with the next one', async () => {
  const first = await openEngine();
  const catalog = await fill(first);
  new SearchIndex(first.db).indexNext(10);
  first.db.execute('DELETE FROM catalog_label');
  rewordLabels(first.db, catalog, { '@SYS1': 'Buyers' });
  expect(await find(first, catalog, 'buyers')).toEqual(['Buyers']);
  expect(await find(await nextOwner(first), catalog, 'buyers')).toEqual(['Buyers', 'Customers']);
});
