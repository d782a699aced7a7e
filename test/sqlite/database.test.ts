import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../worker/db/database.ts';
import { migrate } from '../../worker/db/migrate.ts';
import { openForeign } from '../../worker/db/open-foreign.ts';
import { openInMemory } from '../../worker/db/open-database.ts';
import { statement } from '../../worker/db/statement.ts';

const sqlite = await sqlite3InitModule();
let db: Database;

beforeEach(() => {
  db = openInMemory(sqlite);
});

interface Cell {
  readonly value: string | number | null | Uint8Array;
}
const allCells = statement<{}, Cell>('SELECT value FROM cell ORDER BY rowid');

test('a bulk insert stores every text, number and blob as it is', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
    fc.string({ minLength: 200, maxLength: 2000 }),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
    fc.uint8Array(),
  );
  fc.assert(
    fc.property(fc.array(value), (values) => {
      db.execute('DROP TABLE IF EXISTS cell; CREATE TABLE cell (value)');
      const insert = db.bulkInsert('INSERT INTO cell (value) VALUES (?)');
      for (const each of values) insert.add(each);
      expect(db.all(allCells, {}).map((cell) => cell.value)).toEqual(
        values.map((each) => (Object.is(each, -0) ? 0 : each)),
      );
    }),
    { numRuns: 50 },
  );
});

test('a text keeps the byte order mark that it begins with', () => {
  const texts = ['\uFEFF', '\uFEFFKunde', `\uFEFF${'long '.repeat(100)}`];
  db.execute('CREATE TABLE cell (value TEXT)');
  const insert = db.bulkInsert('INSERT INTO cell (value) VALUES (?)');
  for (const text of texts) insert.add(text);
  expect(db.all(allCells, {}).map((cell) => cell.value)).toEqual(texts);
});

test('a row that was refused does not spoil the next one', () => {
  db.execute('CREATE TABLE cell (value TEXT NOT NULL CHECK (length(value) < 4))');
  const insert = db.bulkInsert('INSERT INTO cell (value) VALUES (?)');
  insert.add('one');
  expect(() => insert.add('seven')).toThrow(/CONSTRAINT/);
  expect(() => insert.add(null)).toThrow(/CONSTRAINT/);
  insert.add('two');
  insert.add('two');
  expect(db.all(allCells, {}).map((cell) => cell.value)).toEqual(['one', 'two', 'two']);
});

test('a transaction that throws leaves nothing, and the next one works', () => {
  db.execute('CREATE TABLE cell (value INTEGER)');
  const insert = db.bulkInsert('INSERT INTO cell (value) VALUES (?)');
  expect(() =>
    db.transaction(() => {
      insert.add(1);
      throw new Error('no');
    }),
  ).toThrow('no');
  db.transaction(() => insert.add(2));
  expect(db.all(allCells, {})).toEqual([{ value: 2 }]);
});

test('an inner transaction is undone with the outer one', () => {
  db.execute('CREATE TABLE cell (value INTEGER)');
  const insert = db.bulkInsert('INSERT INTO cell (value) VALUES (?)');
  expect(() =>
    db.transaction(() => {
      db.transaction(() => insert.add(1));
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(db.all(allCells, {})).toEqual([]);
});

test('a copy of what is just being written is refused, not made empty', () => {
  const copy = openInMemory(sqlite);
  db.execute('CREATE TABLE cell (value)');
  expect(() =>
    db.transaction(() => {
      db.execute('INSERT INTO cell VALUES (1)');
      db.copyInto(copy);
    }),
  ).toThrow(/locked/);
  db.copyInto(copy);
  expect(copy.all(allCells, {})).toEqual([]);
});

test('the room of a large transaction is given back, however it ends', () => {
  const cacheSize = statement<{}, { cache_size: number }>('PRAGMA cache_size');
  const before = db.one(cacheSize, {});
  expect(db.withLargeCache(() => db.one(cacheSize, {}))).not.toEqual(before);
  expect(db.one(cacheSize, {})).toEqual(before);
  const failing = (): never => {
    throw new Error('no');
  };
  expect(() => db.withLargeCache(failing)).toThrow('no');
  expect(db.one(cacheSize, {})).toEqual(before);
});

test('a statement that binds a name it does not have is refused', () => {
  const typo = statement<{ nmae: string }, { one: number }>('SELECT 1 AS one WHERE :name IS NULL');
  expect(() => db.all(typo, { nmae: 'x' })).toThrow(/nmae/);
});

test('a database gives back the space of what was deleted', () => {
  db.execute('CREATE TABLE cell (value)');
  const insert = db.bulkInsert('INSERT INTO cell (value) VALUES (?)');
  db.transaction(() => {
    for (let row = 0; row < 200; row += 1) insert.add('x'.repeat(10_000 + row));
  });
  const full = db.sizeBytes();
  db.execute('DELETE FROM cell WHERE rowid > 20');
  expect(db.sizeBytes()).toBe(full);
  let steps = 0;
  while (!db.shrink(20)) steps += 1;
  expect(steps).toBeGreaterThan(2);
  expect(db.sizeBytes()).toBeLessThan(full / 5);
  expect(db.all(allCells, {})).toHaveLength(20);
});

test('migrations run once, in their order', () => {
  const migrations = ['CREATE TABLE cell (value INTEGER)', 'INSERT INTO cell VALUES (7)'];
  expect(migrate(db, migrations)).toEqual({ found: 0, known: 2 });
  expect(migrate(db, migrations)).toEqual({ found: 2, known: 2 });
  expect(db.all(allCells, {})).toEqual([{ value: 7 }]);
});

test('a migration that fails leaves the schema of the one before', () => {
  const migrations = [
    'CREATE TABLE cell (value INTEGER)',
    'INSERT INTO cell VALUES (7); INSERT INTO nowhere VALUES (1)',
  ];
  expect(() => migrate(db, migrations)).toThrow(/nowhere/);
  expect(db.all(allCells, {})).toEqual([]);
  expect(migrate(db, migrations.slice(0, 1))).toEqual({ found: 1, known: 1 });
});

const FAMILY = `
  CREATE TABLE parent (id INTEGER PRIMARY KEY, kind TEXT CHECK (kind IN ('old')));
  CREATE TABLE child (parent_id INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE);
  INSERT INTO parent VALUES (1, 'old');
  INSERT INTO child VALUES (1);
`;
const children = statement<{}, { parent_id: number }>('SELECT parent_id FROM child');

test('a migration can make a table anew, and what refers to its rows stays', () => {
  const anew = `
    CREATE TABLE wider (id INTEGER PRIMARY KEY, kind TEXT CHECK (kind IN ('old', 'new')));
    INSERT INTO wider SELECT * FROM parent;
    DROP TABLE parent;
    ALTER TABLE wider RENAME TO parent;
  `;
  migrate(db, [FAMILY, anew]);
  expect(db.all(children, {})).toEqual([{ parent_id: 1 }]);
  db.execute("INSERT INTO parent VALUES (2, 'new'); INSERT INTO child VALUES (2)");
  expect(() => db.execute('INSERT INTO child VALUES (3)')).toThrow(/FOREIGN KEY/);
  db.execute('DELETE FROM parent WHERE id = 1');
  expect(db.all(children, {})).toEqual([{ parent_id: 2 }]);
});

test('a migration that leaves rows without what they refer to fails, and foreign keys hold again', () => {
  expect(() => migrate(db, [FAMILY, 'DELETE FROM parent'])).toThrow(
    'rows of child without their parent',
  );
  expect(migrate(db, [FAMILY])).toEqual({ found: 1, known: 1 });
  expect(() => db.execute('INSERT INTO child VALUES (3)')).toThrow(/FOREIGN KEY/);
});

test('a database of a newer app is not touched', () => {
  db.execute('CREATE TABLE future (value INTEGER); PRAGMA user_version = 99');
  const { found, known } = migrate(db);
  expect(found).toBe(99);
  expect(known).toBeLessThan(99);
  const tables = statement<{}, { name: string }>('SELECT name FROM sqlite_schema');
  expect(db.all(tables, {})).toEqual([{ name: 'future' }]);
});

test('a new database has large pages and gives room back', () => {
  db.execute('CREATE TABLE first (x)');
  const form = statement<{}, { size: number; vacuum: number }>(/* sql */ `
    SELECT page_size AS size, auto_vacuum AS vacuum FROM pragma_page_size, pragma_auto_vacuum
  `);
  expect(db.all(form, {})).toEqual([{ size: 16384, vacuum: 2 }]);
});

test('whoever reads a foreign file can neither write to it nor open another one', () => {
  db.execute('CREATE TABLE cell (value); INSERT INTO cell VALUES (7)');
  const foreign = openForeign(sqlite, [db.serialize()]);
  expect(foreign.all(allCells, {})).toEqual([{ value: 7 }]);
  expect(() => foreign.execute("ATTACH ':memory:' AS other")).toThrow(/attached/);
  for (const sql of ['DELETE FROM cell', 'CREATE TABLE more (x)']) {
    expect(() => foreign.execute(`PRAGMA query_only = OFF; ${sql}`)).toThrow(/readonly/);
  }
  foreign.close();
});
