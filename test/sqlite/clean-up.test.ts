import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { CleanUp } from '#contract/versions.ts';
import { startDemoEnvironment } from '../../server/demo-environment/start-demo-environment.ts';
import type { Definition } from '../../worker/catalog/canonical-form.ts';
import { CatalogReader } from '../../worker/catalog/catalog-reader.ts';
import {
  completeCatalog,
  computeCatalogDigest,
  createCatalog,
} from '../../worker/catalog/catalogs.ts';
import { DefinitionStore } from '../../worker/catalog/definition-store.ts';
import { listUnsettledLabels, settleLabels } from '../../worker/catalog/label-store.ts';
import { proveCatalog } from '../../worker/catalog/prove-catalog.ts';
import type { Database } from '../../worker/db/database.ts';
import { migrate } from '../../worker/db/migrate.ts';
import { openInMemory } from '../../worker/db/open-database.ts';
import { statement } from '../../worker/db/statement.ts';
import { SearchIndex } from '../../worker/search/index/search-index.ts';
import { cleanUp, previewCleanUp } from '../../worker/versions/clean-up.ts';
import { definition } from './definition-arbitraries.ts';
import { openEngine, valueOf, type SessionEvent } from './open-engine.ts';

const DAY_MS = 24 * 60 * 60_000;
const FULL = { strategy: 'full_without_labels' } as const;
const sqlite = await sqlite3InitModule();

afterEach(() => vi.useRealTimers());

/** One catalog of a made-up device. */
interface MadeCatalog {
  readonly version: number;
  readonly definitions: readonly Definition[];
  /** Whose environment shows it; the last one that says so. */
  readonly shownBy: number | null;
  readonly isComplete: boolean;
  readonly isBeingFilled: boolean;
  readonly ageDays: number;
}

const device = fc.record({
  catalogs: fc
    .uniqueArray(definition, { maxLength: 12, selector: (it) => JSON.stringify(it) })
    .chain((pool) =>
      fc.array(
        fc.record({
          version: fc.integer({ min: 1, max: 4 }),
          definitions: fc.subarray(pool),
          shownBy: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
          isComplete: fc.boolean(),
          isBeingFilled: fc.boolean(),
          ageDays: fc.integer({ min: 0, max: 60 }),
        }),
        { maxLength: 6 },
      ),
    ),
  /** Which version each environment runs, and whether it ran the first one before. */
  links: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
  days: fc.constantFrom(0, 10, 30),
});

const TEXTS = ['Debitor', 'Kunde'];

const NOW = new Date('2026-11-20T12:00:00.000Z');
const daysAgo = (days: number): string => new Date(NOW.getTime() - days * DAY_MS - 1).toISOString();

async function makeDevice(
  db: Database,
  { catalogs, links }: { catalogs: readonly MadeCatalog[]; links: readonly number[] },
): Promise<void> {
  for (const version of [1, 2, 3, 4]) {
    db.execute(`
      INSERT INTO global_version (id, fingerprint, source, first_seen_at, last_used_at)
      VALUES (${version}, 'v${version}', 'modules', '${daysAgo(61)}', '${daysAgo(version * 9)}')
    `);
  }
  links.forEach((version, index) => {
    db.execute(`
      INSERT INTO environment (id, name, url, kind, auth, transport, added_at)
      VALUES (${index + 1}, 'E${index}', 'https://e${index}.test', 'test', 'none', 'relay', '');
      INSERT INTO environment_version (environment_id, version_id, detected_at, checked_at, ended_at)
      VALUES (${index + 1}, 1, '${daysAgo(60)}', '${daysAgo(50)}', '${daysAgo(40)}'),
        (${index + 1}, ${version}, '${daysAgo(40)}', '${daysAgo(1)}', NULL)
    `);
  });
  for (const [index, made] of catalogs.entries()) {
    const id = createCatalog(db, made.version, daysAgo(made.ageDays));
    await new DefinitionStore(db, id).store(made.definitions);
    const scope = { catalog: id, language: 'de' };
    const labels = listUnsettledLabels(db, scope);
    // Two catalogs of three know the same text, the third another one.
    settleLabels(
      db,
      scope,
      labels.map((label) => ({ label, text: TEXTS[index % 2] ?? '' })),
    );
    if (made.isComplete) {
      const digest = await computeCatalogDigest(db, id);
      completeCatalog(db, id, { digest, now: daysAgo(made.ageDays) });
    }
    if (made.shownBy !== null) {
      db.execute(`UPDATE environment SET catalog_id = ${id} WHERE id = ${made.shownBy}`);
    }
    if (made.isBeingFilled) {
      db.execute(`
        INSERT INTO sync_session (id, environment_id, version_id, catalog_id, strategy, strategy_reason, languages,
          started_by, status, started_at, received_bytes, warnings)
        VALUES ('s${id}', 1, ${made.version}, ${id}, 'full', '', '[]', 'user', 'running', '${daysAgo(60)}', 0, '[]')
      `);
    }
  }
}

const countEverything = statement<{}, Record<string, number>>(/* sql */ `
  SELECT (SELECT count(*) FROM global_version) AS versions,
    (SELECT count(*) FROM catalog) AS catalogs,
    (SELECT count(*) FROM definition) AS definitions,
    (SELECT count(*) FROM label_text) AS labelTexts
`);

const remainingCatalogs = statement<
  {},
  { id: number; state: string; definitions: number; labels: number }
>(/* sql */ `
  SELECT id, state,
    (SELECT count(*) FROM catalog_definition WHERE catalog_id = c.id) AS definitions,
    (SELECT count(text_id) FROM catalog_label WHERE catalog_id = c.id) AS labels
  FROM catalog c ORDER BY id
`);

const usedCatalogs = statement<{}, { id: number }>(/* sql */ `
  SELECT catalog_id AS id FROM environment WHERE catalog_id IS NOT NULL
  UNION SELECT catalog_id FROM sync_session WHERE status = 'running'
`);

const activeVersions = statement<{}, { id: number }>(
  'SELECT DISTINCT version_id AS id FROM environment_version WHERE ended_at IS NULL',
);

const idsOf = (rows: readonly { readonly id: number }[]): readonly number[] =>
  rows.map(({ id }) => id);

function countsOf({ versions, catalogs, definitions, labelTexts }: CleanUp) {
  return { versions: versions.length, catalogs: catalogs.length, definitions, labelTexts };
}

/** Rows of the index without a definition or label text, and those without their row. */
const strayRows = statement<{}, { stray: number; missing: number }>(/* sql */ `
  WITH expected AS (
    SELECT (SELECT count(*) FROM entity) + (SELECT count(*) FROM data_entity)
      + (SELECT count(*) FROM enumeration) + (SELECT count(*) FROM property)
      + (SELECT count(*) FROM enumeration_member) + (SELECT count(*) FROM action)
      + (SELECT count(DISTINCT label_id) FROM label_text) AS rows
  ), indexed AS (SELECT count(*) AS rows FROM search_index)
  SELECT max(0, indexed.rows - expected.rows) AS stray, max(0, expected.rows - indexed.rows) AS missing
  FROM expected, indexed
`);

const countMatches = statement<{ text: string }, { count: number }>(
  'SELECT count(*) AS count FROM search_index WHERE search_index MATCH :text',
);

const allLabels = statement<{}, { id: number }>('SELECT id FROM label WHERE id = owner_id');

test('whatever is stored, the clean-up does what its preview says and leaves whole what is used', async () => {
  await fc.assert(
    fc.asyncProperty(device, async ({ catalogs, links, days }) => {
      const db = openInMemory(sqlite);
      migrate(db);
      await makeDevice(db, { catalogs, links });
      const index = new SearchIndex(db);
      while (index.indexNext(100) > 0);
      index.reindexLabels(index.listUnindexedLabels(1000));
      const parts = { db, catalogs: new CatalogReader(db), index };
      const retention = { days, now: NOW };
      const used = idsOf(db.all(usedCatalogs, {}));
      const active = idsOf(db.all(activeVersions, {}));
      const before = db.all(remainingCatalogs, {});
      const countBefore = db.first(countEverything, {}) ?? {};

      const preview = previewCleanUp(db, retention);
      expect(cleanUp(parts, retention)).toEqual(preview);

      const gone = idsOf(preview.catalogs);
      const after = db.all(remainingCatalogs, {});
      expect(after).toEqual(before.filter(({ id }) => !gone.includes(id)));
      for (const id of used) expect(idsOf(after)).toContain(id);
      for (const { unusedSince } of preview.catalogs) {
        expect(unusedSince < new Date(NOW.getTime() - days * DAY_MS).toISOString()).toBe(true);
      }
      for (const id of active) expect(idsOf(preview.versions)).not.toContain(id);
      const countAfter = db.first(countEverything, {}) ?? {};
      for (const [name, count] of Object.entries(countsOf(preview))) {
        expect(countAfter[name], name).toBe((countBefore[name] ?? 0) - count);
      }
      for (const { id, state } of after) {
        const proof = await valueOf(proveCatalog(db, id, () => Promise.resolve()));
        expect(proof.verdict).toBe(state === 'complete' ? 'whole' : 'partial');
        expect(proof.brokenCount).toBe(0);
      }
      index.reindexLabels(index.listUnindexedLabels(1000));
      const labelled = TEXTS.map((text) => db.first(countMatches, { text }));
      index.reindexLabels(idsOf(db.all(allLabels, {})));
      expect(TEXTS.map((text) => db.first(countMatches, { text }))).toEqual(labelled);
      expect(db.first(strayRows, {})).toEqual({ stray: 0, missing: 0 });
      expect(db.all(statement<{}, object>('PRAGMA foreign_key_check'), {})).toEqual([]);
      expect(countsOf(previewCleanUp(db, retention))).toEqual({
        versions: 0,
        catalogs: 0,
        definitions: 0,
        labelTexts: 0,
      });
      db.close();
    }),
    { numRuns: 60 },
  );
});

test('it can be done again and again', async () => {
  const db = openInMemory(sqlite);
  migrate(db);
  await makeDevice(db, { catalogs: [], links: [] });
  const parts = { db, catalogs: new CatalogReader(db), index: new SearchIndex(db) };
  db.execute(`INSERT INTO label (id, spelling, owner_id) VALUES (1, '@SYS1', 1)`);
  for (const text of TEXTS) {
    db.execute(`INSERT INTO label_text (label_id, language, text) VALUES (1, 'de', '${text}')`);
    expect(cleanUp(parts, { days: 90, now: NOW })).toMatchObject({ labelTexts: 1 });
  }
});

test('when one version was left says nothing of another that nobody uses', async () => {
  const db = openInMemory(sqlite);
  migrate(db);
  await makeDevice(db, { catalogs: [], links: [2, 2, 2] });
  db.execute(`UPDATE environment_version SET ended_at = '${daysAgo(5)}' WHERE version_id = 1`);
  expect(idsOf(previewCleanUp(db, { days: 30, now: NOW }).versions)).toEqual([4]);
  expect(idsOf(previewCleanUp(db, { days: 6, now: NOW }).versions)).toEqual([4, 3]);
  expect(idsOf(previewCleanUp(db, { days: 4, now: NOW }).versions)).toEqual([4, 3, 1]);
});

test('a version that nobody runs goes after thirty days, with what only it had', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const demo = await startDemoEnvironment({ scale: 'small' });
  const atlas = await openEngine();
  const { engine } = atlas;
  const uat = await atlas.connect(demo);
  const shown = async () => (await atlas.shown(uat)).catalog?.id ?? 0;
  await atlas.sync(uat);
  const old = await shown();
  // The thirty days begin when it is left, not when it was downloaded.
  vi.setSystemTime(Date.now() + 40 * DAY_MS);
  demo.setKnobs({ release: 2 });
  await atlas.sync(uat);
  vi.setSystemTime(Date.now() + 29 * DAY_MS);
  expect(await valueOf(engine.cleanUp())).toMatchObject({
    versions: [],
    catalogs: [],
    definitions: 0,
  });

  vi.setSystemTime(Date.now() + 2 * DAY_MS);
  const preview = await valueOf(engine.previewCleanUp());
  expect(preview).toMatchObject({
    days: 30,
    versions: [{ applicationVersion: '10.0.2105.34092' }],
    catalogs: [{ id: old }],
  });
  expect(preview.definitions).toBeGreaterThan(0);
  expect(preview.labelTexts).toBeGreaterThan(0);
  expect(preview.freedBytes).toBeGreaterThan(0);
  atlas.db.execute(`
    CREATE TRIGGER no_room BEFORE DELETE ON global_version
    BEGIN SELECT RAISE(ABORT, 'no room'); END
  `);
  await expect(engine.cleanUp()).rejects.toThrow('no room');
  expect((await valueOf(engine.proveCatalog(old))).verdict).toBe('whole');
  atlas.db.execute('DROP TRIGGER no_room');
  expect(await valueOf(engine.cleanUp())).toEqual(preview);
  expect(atlas.events.slice(-2)).toEqual([
    { kind: 'catalogs_removed', catalogs: [old] },
    { kind: 'environments_changed' },
  ]);

  const { versions } = await valueOf(engine.listVersions());
  expect(versions).toHaveLength(1);
  expect((await valueOf(engine.versionHistory(uat.id))).periods).toHaveLength(1);
  expect((await valueOf(engine.proveCatalog(await shown()))).verdict).toBe('whole');
  const { hits } = await valueOf(engine.search(await shown(), { text: 'customer delivery terms' }));
  expect(hits[0]).toMatchObject({ parent: 'CustomersV3', name: 'DeliveryTerms' });
  await demo.close();
});

test('a clean-up that takes most of the file makes it smaller', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const demo = await startDemoEnvironment({ scale: 'small' });
  const atlas = await openEngine();
  await atlas.sync(await atlas.connect(demo), FULL);
  await demo.close();
  atlas.db.execute('UPDATE environment SET catalog_id = NULL; DELETE FROM environment_version');
  const before = atlas.db.sizeBytes();
  vi.setSystemTime(Date.now() + 31 * DAY_MS);
  expect((await valueOf(atlas.engine.cleanUp())).catalogs).toHaveLength(1);
  expect(atlas.db.sizeBytes()).toBeLessThan(before);
});

test('what a sync is filling at this moment stays, however old it is', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const demo = await startDemoEnvironment({ scale: 'small' });
  const atlas = await openEngine();
  const { engine } = atlas;
  const uat = await atlas.connect(demo);
  await atlas.sync(uat, FULL);
  demo.setKnobs({ release: 2, hang: ['publicEnumerations'] });
  const { id } = await valueOf(engine.startSync(uat.id, { startedBy: 'user', ...FULL }));
  await atlas.waitFor(
    (event): event is SessionEvent =>
      event.kind === 'sync_changed' &&
      event.session.id === id &&
      event.session.phases.some(
        (each) => each.phase === 'enumerations' && each.status === 'running',
      ),
  );
  vi.setSystemTime(Date.now() + 90 * DAY_MS);
  expect(await valueOf(engine.cleanUp(0))).toMatchObject({ catalogs: [], definitions: 0 });
  await valueOf(engine.cancelSync(id));
  vi.setSystemTime(Date.now() + DAY_MS);
  expect((await valueOf(engine.cleanUp(0))).catalogs).toHaveLength(1);
  await demo.close();
});

test('a retention time that is none is refused', async () => {
  const { engine } = await openEngine();
  const refusal = { ok: false, failure: { kind: 'bad_input', field: 'days' } };
  expect(await engine.previewCleanUp(-1)).toMatchObject(refusal);
  expect(await engine.cleanUp(Number.NaN)).toMatchObject(refusal);
});
