import type { Database } from './database.ts';
import { statement } from './statement.ts';

export interface SchemaVersion {
  /** Of the database as it was found. */
  readonly found: number;
  /** The highest that this app has a migration for. */
  readonly known: number;
}

/** Numbered from 1 without gaps, append-only: `001-catalogue.sql`. */
const MIGRATIONS = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/**
 * Brings the schema up to date, each step in a transaction of its own. Touches nothing if the database was
 * written by a newer app (`found > known`), and fails with what SQLite reports, the step rolled back.
 *
 * Foreign keys are off meanwhile and checked at the end of each step: where they are on, a step that makes a table anew
 * (SQLite changes no CHECK otherwise) takes every row along that refers to the old one.
 */
export function migrate(
  db: Database,
  migrations: readonly string[] = migrationsInOrder(),
): SchemaVersion {
  const { found, known } = readSchemaVersion(db, migrations);
  if (found >= known) return { found, known };
  const { foreign_keys: isChecking } = db.one(readForeignKeys, {});
  // SQLite ignores this inside a transaction.
  db.execute('PRAGMA foreign_keys = OFF');
  try {
    for (let version = found + 1; version <= known; version += 1) {
      db.transaction(() => takeStep(db, version, migrations[version - 1] ?? ''));
    }
  } finally {
    db.execute(`PRAGMA foreign_keys = ${isChecking}`);
  }
  return { found, known };
}

function takeStep(db: Database, version: number, migration: string): void {
  db.execute(migration);
  const broken = db.first(findBrokenReference, {});
  if (broken !== undefined) {
    throw new Error(
      `Migration ${version} leaves rows of ${broken.table} without their ${broken.parent}.`,
    );
  }
  db.execute(`PRAGMA user_version = ${version}`);
}

const readForeignKeys = statement<{}, { foreign_keys: number }>('PRAGMA foreign_keys');

const findBrokenReference = statement<{}, { table: string; parent: string }>(
  'PRAGMA foreign_key_check',
);

export function readSchemaVersion(
  db: Database,
  migrations: readonly string[] = migrationsInOrder(),
): SchemaVersion {
  return { found: db.one(readVersion, {}).user_version, known: migrations.length };
}

const readVersion = statement<{}, { user_version: number }>('PRAGMA user_version');

function migrationsInOrder(): readonly string[] {
  return Object.keys(MIGRATIONS)
    .sort()
    .map((path, index) => {
      if (Number(/(\d+)-[^/]*$/.exec(path)?.[1]) !== index + 1) {
        throw new Error(`Migration ${path} is not number ${index + 1}.`);
      }
      return MIGRATIONS[path] ?? '';
    });
}
