import sqlite3InitModule, { type SAHPoolUtil, type Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { Database } from './database.ts';
import type { CopyFile } from './migrate-safely.ts';
import { statement } from './statement.ts';

const FILE_NAME = '/fo-atlas.sqlite3';
const COPY_NAME = '/fo-atlas-before-migration.sqlite3';
const POOL = {
  name: 'fo-atlas',
  directory: '.fo-atlas',
  // The database, its journal, and room for a copy of both.
  initialCapacity: 6,
  // A pool that fails to start otherwise tries to delete its files.
  preserveOnInitFailure: true,
  // A failed start is remembered and would be answered again without trying.
  forceReinitIfPreviouslyFailed: true,
};
/** A tab that was just closed can keep its file handles for a moment. */
const HANDLE_WAIT_MS = 50;
const HANDLE_ATTEMPTS = 100;

export interface OpenedDatabase {
  readonly db: Database;
  readonly place: 'opfs' | 'memory';
  /** Why the database is in memory: the browser's own words. */
  readonly reason: string | null;
  /** Beside the database; nothing outlives one in memory. */
  readonly copyFile: CopyFile | null;
}

/** Opens the one connection. Call it only while holding the database lock. */
export async function openDatabase(): Promise<OpenedDatabase> {
  const sqlite = await sqlite3InitModule();
  try {
    const pool = await startPool(sqlite);
    const db = new Database(sqlite, new pool.OpfsSAHPoolDb(FILE_NAME));
    configure(db);
    return { db, place: 'opfs', reason: null, copyFile: copyFileIn(sqlite, pool) };
  } catch (error) {
    if (!isStorageRefusal(error)) throw error;
    const db = openInMemory(sqlite);
    return { db, place: 'memory', reason: error.message, copyFile: null };
  }
}

function copyFileIn(sqlite: Sqlite3Static, pool: SAHPoolUtil): CopyFile {
  const create = (): Database => new Database(sqlite, new pool.OpfsSAHPoolDb(COPY_NAME));
  return {
    open: () => (pool.getFileNames().includes(COPY_NAME) ? create() : null),
    create,
    remove: () => void pool.unlink(COPY_NAME),
  };
}

/** A database that is gone with its owner: for tests, and where a browser refuses storage. */
export function openInMemory(sqlite: Sqlite3Static): Database {
  const db = new Database(sqlite, new sqlite.oo1.DB(':memory:'));
  configure(db);
  return db;
}

async function startPool(sqlite: Sqlite3Static): Promise<SAHPoolUtil> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sqlite.installOpfsSAHPoolVfs(POOL);
    } catch (error) {
      if (!isHandleTaken(error) || attempt === HANDLE_ATTEMPTS) throw error;
      await new Promise((resume) => setTimeout(resume, HANDLE_WAIT_MS));
    }
  }
}

function configure(db: Database): void {
  if (db.first(pageCount, {})?.page_count === 0) db.execute(FORM);
  db.execute(`
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA journal_mode = TRUNCATE;
    PRAGMA cache_size = -16384;
    PRAGMA temp_store = MEMORY;
    PRAGMA foreign_keys = ON;
  `);
}

/**
 * Of a new database: SQLite writes the second one even where it says nothing new, and one of a newer app is not touched.
 * Large pages: where each write is a message to another process, as in a private window, their number counts.
 */
const FORM = `
  PRAGMA page_size = 16384;
  PRAGMA auto_vacuum = INCREMENTAL;
`;

const pageCount = statement<{}, { page_count: number }>('PRAGMA page_count');

function isHandleTaken(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NoModificationAllowedError';
}

/** OPFS is missing, or the browser says no: private windows, blocked site data. */
function isStorageRefusal(error: unknown): error is Error {
  if (error instanceof DOMException) {
    return ['SecurityError', 'NotAllowedError', 'InvalidStateError', 'UnknownError'].includes(
      error.name,
    );
  }
  return error instanceof Error && error.message.includes('Missing required OPFS APIs');
}
