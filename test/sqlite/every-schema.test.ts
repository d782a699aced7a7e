import { readdirSync, readFileSync } from 'node:fs';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { describe, expect, test } from 'vitest';
import type { Database } from '../../worker/db/database.ts';
import { readSchemaVersion } from '../../worker/db/migrate.ts';
import { migrateSafely, MigrationFailed } from '../../worker/db/migrate-safely.ts';
import { statement } from '../../worker/db/statement.ts';
import { dumpDevice, type LeftOut } from './compare-devices.ts';
import { CopyInMemory, openCopyOf } from './kept-databases.ts';
import { openEngine, valueOf } from './open-engine.ts';
import { digestDatabase } from './snapshot-samples.ts';

/**
 * One of each schema, with rows in every table that its users fill. A new migration brings a new one: the one before,
 * migrated, with rows in the new tables, packed by gzip.
 */
const KEPT = new URL('./earlier-schemas/', import.meta.url);
const MIGRATIONS = new URL('../../worker/db/migrations/', import.meta.url);

const sqlite = await sqlite3InitModule();
const files = readdirSync(KEPT).toSorted();
const steps = readdirSync(MIGRATIONS)
  .toSorted()
  .map((name) => readFileSync(new URL(name, MIGRATIONS), 'utf8'));

const open = (name: string): Database => openCopyOf(sqlite, new URL(name, KEPT));
const numberOf = (name: string): number => Number(name.slice(0, 3));

test('there is a database of every schema up to the present one', () => {
  expect(files.map(numberOf)).toEqual(steps.map((_, index) => index + 1));
});

describe.each(files)('the database %s', (name) => {
  test('has every row that it had when it opens', async () => {
    const db = open(name);
    const before = countRows(db);
    expect(migrateSafely(db, new CopyInMemory(sqlite)).found).toBe(numberOf(name));
    expect(readSchemaVersion(db).found).toBe(steps.length);
    expect(countRows(db)).toMatchObject(before);
    const checks = statement<{}, { integrity_check: string }>('PRAGMA integrity_check');
    expect(db.all(checks, {})).toEqual([{ integrity_check: 'ok' }]);
  });

  test('shows what its users made, and is searched', async () => {
    const db = open(name);
    migrateSafely(db, new CopyInMemory(sqlite));
    const { engine, waitFor } = await openEngine(db);
    const schema = numberOf(name);
    const environments = await valueOf(engine.listEnvironments());
    expect(environments[0]).toMatchObject({
      name: 'UAT',
      version: { applicationVersion: '10.0.43' },
      catalog: { state: 'complete', counts: { entities: 3 } },
    });
    expect(environments[1]?.snapshot?.createdBy).toBe(schema < 5 ? undefined : 'Anna');
    const lists = await valueOf(engine.listWatchLists());
    expect(lists.flatMap(({ pins }) => pins.map(({ hasBaseline }) => hasBaseline))).toEqual(
      schema < 3 ? [] : [true],
    );
    const terms = await valueOf(engine.listTerms());
    expect(terms.map(({ term, synonyms }) => [term, ...synonyms])).toEqual(
      schema < 4 ? [] : [['Skonto', 'Rabatt']],
    );
    const layouts = await valueOf(engine.listLayouts());
    expect(layouts.map((layout) => layout.name)).toEqual(schema < 9 ? [] : ['Sales']);
    await waitFor((event) => event.kind === 'catalog_changed');
    const catalog = environments[0]?.catalog?.id ?? 0;
    const { hits } = await valueOf(engine.search(catalog, { text: 'customer group' }));
    expect(hits.map((hit) => hit.name)).toContain('CustomerGroups');
  });

  test('is as it was after a migration that failed', async () => {
    const db = open(name);
    const before = dumpDevice(db, NOTHING_LEFT_OUT);
    const copy = new CopyInMemory(sqlite);
    const broken = [...steps, 'DELETE FROM environment; CREATE TABLE broken ('];
    expect(() => migrateSafely(db, copy, broken)).toThrow(MigrationFailed);
    expect(copy).toMatchObject({ made: 1, isThere: false });
    expect(readSchemaVersion(db).found).toBe(numberOf(name));
    expect(dumpDevice(db, NOTHING_LEFT_OUT)).toEqual(before);
  });

  test('is not touched by an app that is older', async () => {
    const db = open(name);
    const before = await digestDatabase(db);
    const copy = new CopyInMemory(sqlite);
    const schema = numberOf(name);
    expect(migrateSafely(db, copy, steps.slice(0, schema - 1))).toEqual({
      found: schema,
      known: schema - 1,
    });
    expect(copy.made).toBe(0);
    expect(await digestDatabase(db)).toBe(before);
  });
});

const NOTHING_LEFT_OUT: LeftOut = { tables: new Set(), columns: new Set() };

/** Of every table but those of the search, which is built again where its form changes. */
function countRows(db: Database): Record<string, number> {
  const isMade = new Set(['search_word', 'search_progress', 'unindexed_label']);
  const rows = dumpDevice(db, { tables: isMade, columns: new Set() });
  return Object.fromEntries(Object.entries(rows).map(([table, { length }]) => [table, length]));
}
