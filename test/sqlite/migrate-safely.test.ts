import { readdirSync } from 'node:fs';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../worker/db/database.ts';
import { migrate, readSchemaVersion } from '../../worker/db/migrate.ts';
import { migrateSafely, MigrationFailed } from '../../worker/db/migrate-safely.ts';
import { openInMemory } from '../../worker/db/open-database.ts';
import { statement } from '../../worker/db/statement.ts';
import { CopyInMemory, openCopyOf } from './kept-databases.ts';
import { openEngine, valueOf } from './open-engine.ts';

const sqlite = await sqlite3InitModule();
const EARLIER = new URL('./earlier-databases/', import.meta.url);

const FIRST = "CREATE TABLE kept (word TEXT) STRICT; INSERT INTO kept VALUES ('precious');";
const SECOND = 'ALTER TABLE kept ADD COLUMN more TEXT;';
const WRONG = 'DELETE FROM kept; CREATE TABLE broken (';
const words = statement<{}, { word: string }>('SELECT word FROM kept');

let db: Database;
let copy: CopyInMemory;

beforeEach(() => {
  db = openInMemory(sqlite);
  copy = new CopyInMemory(sqlite);
});

describe('a migration', () => {
  test('leaves no copy behind when it succeeds, and makes none for a new database', () => {
    migrateSafely(db, copy, [FIRST]);
    expect(copy.made).toBe(0);
    expect(migrateSafely(db, copy, [FIRST, SECOND])).toEqual({ found: 1, known: 2 });
    expect([copy.made, copy.isThere]).toEqual([1, false]);
    expect(readSchemaVersion(db, [FIRST, SECOND]).found).toBe(2);
  });

  test('that fails puts the copy back, the steps before the failure included', () => {
    migrateSafely(db, copy, [FIRST]);
    expect(() => migrateSafely(db, copy, [FIRST, SECOND, WRONG])).toThrow(
      expect.objectContaining({ schema: { found: 1, known: 3 } }),
    );
    expect(readSchemaVersion(db).found).toBe(1);
    expect(db.all(words, {})).toEqual([{ word: 'precious' }]);
    expect(copy.isThere).toBe(false);
    migrateSafely(db, copy, [FIRST, SECOND]);
    expect(readSchemaVersion(db).found).toBe(2);
  });

  test('whose owner was killed begins again from the copy', () => {
    migrateSafely(db, copy, [FIRST]);
    const kept = copy.create();
    db.copyInto(kept);
    kept.close();
    // One step was done, and the next one would have spoilt it.
    migrate(db, [FIRST, 'DELETE FROM kept;']);
    migrateSafely(db, copy, [FIRST, SECOND, 'SELECT 1;']);
    expect(db.all(words, {})).toEqual([{ word: 'precious' }]);
    expect(copy.isThere).toBe(false);
  });

  test('whose owner was killed while copying begins again without that copy', () => {
    migrateSafely(db, copy, [FIRST]);
    copy.create().close();
    migrateSafely(db, copy, [FIRST, SECOND]);
    expect(db.all(words, {})).toEqual([{ word: 'precious' }]);
    expect(copy.isThere).toBe(false);
  });

  test('for whose copy there is no room does not begin', () => {
    migrateSafely(db, copy, [FIRST]);
    copy.maxPages = 1;
    expect(() => migrateSafely(db, copy, [FIRST, SECOND])).toThrow(MigrationFailed);
    expect(readSchemaVersion(db).found).toBe(1);
    expect(db.all(words, {})).toEqual([{ word: 'precious' }]);
    expect(copy.isThere).toBe(false);
  });

  test('of a database of a newer app touches nothing', () => {
    migrateSafely(db, copy, [FIRST, SECOND]);
    expect(migrateSafely(db, copy, [FIRST])).toEqual({ found: 2, known: 1 });
    expect(db.all(words, {})).toEqual([{ word: 'precious' }]);
    expect(copy.made).toBe(0);
  });
});

describe('databases of earlier apps', () => {
  const files = readdirSync(EARLIER).filter((name) => name.endsWith('.sqlite3.gz'));

  test('there is one of the schema before the present one, and none of a later one', () => {
    const { known } = readSchemaVersion(db);
    const earlier = Array.from({ length: known - 1 }, (_, index) => index + 1);
    const shipped = files.map((name) => Number(name.slice(0, 3)));
    expect(earlier).toEqual(expect.arrayContaining(shipped));
    expect(shipped).toContain(known - 1);
  });

  test.each(files)('%s opens with all that it held', async (name) => {
    const old = openCopyOf(sqlite, new URL(name, EARLIER));
    const { known } = readSchemaVersion(old);
    expect(migrateSafely(old, copy).found).toBe(Number(name.slice(0, 3)));
    expect(readSchemaVersion(old).found).toBe(known);
    const { engine, waitFor } = await openEngine(old);
    const [environment] = await valueOf(engine.listEnvironments());
    expect(environment).toMatchObject({
      name: 'Contoso UAT',
      catalog: { state: 'complete', counts: { entities: 253, properties: 4147 } },
    });
    // What an app before schema 6 indexed in its own way is indexed again.
    if (Number(name.slice(0, 3)) < 6) await waitFor((event) => event.kind === 'catalog_changed');
    const { hits } = await valueOf(
      engine.search(environment?.catalog?.id ?? 0, { text: 'customers v3' }),
    );
    expect(hits.map((hit) => hit.name)).toContain('CustomersV3');
    const checks = statement<{}, { integrity_check: string }>('PRAGMA integrity_check');
    expect(old.all(checks, {})).toEqual([{ integrity_check: 'ok' }]);
  });
});

test('the database of the schema before layouts keeps what its user made, and takes a layout', async () => {
  const old = openCopyOf(sqlite, new URL('008.sqlite3.gz', EARLIER));
  migrateSafely(old, copy);
  const { engine } = await openEngine(old);
  expect(await valueOf(engine.listWatchLists())).toMatchObject([
    { name: 'Shop', pins: [{ owner: 'CustomersV3', hasBaseline: true }] },
  ]);
  expect(await valueOf(engine.listTerms())).toMatchObject([{ term: 'Skonto' }]);
  const entities = [{ entity: 'CustomersV3', x: 0, y: 0, isCollapsed: false }];
  await valueOf(engine.createLayout('Sales', entities));
  expect(await valueOf(engine.listLayouts())).toMatchObject([{ name: 'Sales', entities }]);
});
