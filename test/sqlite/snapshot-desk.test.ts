import { expect, test } from 'vitest';
import { fail, succeed } from '#contract/outcome.ts';
import { CatalogReader } from '../../worker/catalog/catalog-reader.ts';
import type { Database } from '../../worker/db/database.ts';
import { statement } from '../../worker/db/statement.ts';
import { Environments } from '../../worker/environments/environments.ts';
import { SearchIndex } from '../../worker/search/index/search-index.ts';
import { SnapshotDesk } from '../../worker/snapshot/snapshot-desk.ts';
import type { SnapshotPart } from '../../worker/snapshot/snapshot-part.ts';
import { catchUpIndex } from '../../worker/search/catch-up-index.ts';
import { copyDatabase, openEngine, valueOf } from './open-engine.ts';
import {
  addSynced,
  countRows,
  DEFINITIONS,
  digestDatabase,
  sampleSnapshot,
  TEXTS,
  unzip,
} from './snapshot-samples.ts';

const work = { pause: async () => undefined, report: () => undefined };

function deskOf(db: Database, parts: readonly SnapshotPart[] = []): SnapshotDesk {
  const environments = new Environments(db, new CatalogReader(db));
  return new SnapshotDesk({ db, environments, parts });
}

/** A list of words, kept where the test can see it. */
function wordsPart(kept: unknown[]): SnapshotPart {
  return {
    name: 'glossary',
    changed: { kind: 'glossary_changed' },
    write: () => JSON.stringify(kept),
    inspect: (_, document) =>
      Array.isArray(document)
        ? succeed({ total: document.length, added: document.length, kept: 0 })
        : fail({ kind: 'bad_input', field: 'glossary', problem: 'is no list' }),
    merge: (_, document) => void kept.push(document),
  };
}

const withWords = (text: string): Promise<Blob> =>
  sampleSnapshot({}, { documents: [{ name: 'glossary', text }] });

test('an import that was stopped before its index is finished by the next owner', async () => {
  const first = await openEngine();
  await deskOf(first.db).merge(await sampleSnapshot(), work);
  const next = await openEngine(await copyDatabase(first.db));
  await next.waitFor((event) => event.kind === 'catalog_changed');
  const [opened] = await valueOf(next.engine.listEnvironments());
  const { hits } = await valueOf(
    next.engine.search(opened?.catalog?.id ?? 0, { text: 'debitorengruppe' }),
  );
  expect(hits.length).toBeGreaterThan(0);
});

test('a part that is known is counted in the preview and merged with the rest', async () => {
  const { db } = await openEngine();
  const kept: unknown[] = [];
  const desk = deskOf(db, [wordsPart(kept)]);
  const file = await withWords('["a","b"]');
  expect((await desk.inspect(file, work)).parts).toEqual([
    { name: 'glossary', entries: { total: 2, added: 2, kept: 0 } },
  ]);
  expect(kept).toEqual([]);
  expect((await desk.merge(file, work)).documents).toEqual([]);
  expect(kept).toEqual([['a', 'b']]);
});

test('a part that this version does not know is left out and said', async () => {
  const { db } = await openEngine();
  const file = await withWords('[]');
  const report = await deskOf(db).inspect(file, work);
  expect(report.parts).toEqual([{ name: 'glossary', entries: null }]);
  const merged = await deskOf(db).merge(file, work);
  expect([merged.parts, merged.documents]).toEqual([[], [{ name: 'glossary', text: '[]' }]]);
});

test('what has no name of a part does not travel', async () => {
  const { db } = await openEngine();
  const documents = ['Not a name', 'notes'].map((name) => ({ name, text: '[]' }));
  const { parts } = await deskOf(db).inspect(await sampleSnapshot({}, { documents }), work);
  expect(parts.map(({ name }) => name)).toEqual(['notes']);
});

test.each(['{"a":1}', 'no JSON'])(
  'a part that holds %s refuses the whole snapshot',
  async (text) => {
    const { db } = await openEngine();
    const before = await digestDatabase(db);
    const merging = deskOf(db, [wordsPart([])]).merge(await withWords(text), work);
    await expect(merging).rejects.toMatchObject({ failure: { kind: 'bad_snapshot' } });
    expect(await digestDatabase(db)).toBe(before);
  },
);

test('a part that cannot be merged takes everything back', async () => {
  const { db } = await openEngine();
  const broken: SnapshotPart = {
    ...wordsPart([]),
    merge: () => {
      throw new Error('no room');
    },
  };
  await expect(deskOf(db, [broken]).merge(await withWords('[]'), work)).rejects.toThrow('no room');
  expect(countRows(db, 'environment')).toBe(0);
  expect(countRows(db, 'definition')).toBe(0);
});

test('a file is known by its first bytes, whatever it is called', async () => {
  const { db, engine } = await openEngine();
  const file = await sampleSnapshot();
  const database = new Blob([db.serialize()]);
  const files = [file, new Blob([await unzip(file)]), database, new Blob(['{"value":[]}'])];
  expect(await valueOf(engine.recogniseFiles(files))).toEqual([
    'snapshot',
    'snapshot',
    'database',
    'answer',
  ]);
});

test('two that are opened at once do not disturb each other', async () => {
  const device = await openEngine();
  const desk = deskOf(device.db);
  const [one, other] = [await sampleSnapshot(), await sampleSnapshot({ name: 'Test' })];
  const [first, second] = await Promise.all([
    desk.inspect(one, work),
    desk.merge(other, work),
    desk.inspect(other, work),
  ]);
  expect(first.environments[0]?.name).toBe('UAT');
  expect(second.environments[0]?.name).toBe('Test');
  await addSynced(device);
});

test('the index after an import is the one that is built from nothing', async () => {
  const device = await openEngine();
  const texts = TEXTS.filter(([, language]) => language === 'en-US');
  await addSynced(device, { name: 'Own', definitions: DEFINITIONS.slice(0, 3), texts });
  await catchUpIndex(new SearchIndex(device.db), {
    pause: async () => true,
    report: () => undefined,
  });
  await valueOf(device.engine.importSnapshot(await sampleSnapshot(), 'test'));
  const built = indexedRows(device.db);
  device.db.execute(`
    INSERT INTO search_index (search_index) VALUES ('delete-all');
    UPDATE search_progress SET indexed_up_to = 0;
    INSERT OR IGNORE INTO unindexed_label SELECT DISTINCT label_id FROM label_text;
  `);
  await catchUpIndex(new SearchIndex(device.db), {
    pause: async () => true,
    report: () => undefined,
  });
  expect(built).toEqual(indexedRows(device.db));
  expect(built.every(({ length }) => length > 0)).toBe(true);
});

/** Of a text that both know, of one that came with the import, and of a name. */
function indexedRows(db: Database): readonly (readonly number[])[] {
  const rows = statement<{ word: string }, { key: number }>(
    'SELECT rowid AS key FROM search_index WHERE search_index MATCH :word ORDER BY rowid',
  );
  return ['delivery', 'debitorengruppe', 'vendor'].map((word) =>
    db.all(rows, { word: `${word}*` }).map(({ key }) => key),
  );
}
