import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { Database } from './database.ts';

/** No text, BLOB or row of a file that somebody else made may be longer. */
const MAX_VALUE_BYTES = 64 * 1024 * 1024;

/**
 * Steps of SQLite's machine, many times what any honest file takes. Pages that point to one another, or tables without
 * their indexes, could keep it busy for ever: first with the list of tables, then with what is in them.
 */
const MAX_STEPS_TO_OPEN = 1_000_000;
const MAX_STEPS = 10_000_000_000;
const STEPS_BETWEEN_CALLS = 100_000;

/**
 * Reads a database file that somebody else made: in memory, read-only, by a connection that trusts nothing in it. Its
 * pieces are copied. Throws what SQLite reports, also later, when a damaged page is read.
 */
export function openForeign(sqlite: Sqlite3Static, pieces: readonly Uint8Array[]): Database {
  const { capi } = sqlite;
  const connection = new sqlite.oo1.DB(':memory:');
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  try {
    const place = copyToHeap(sqlite, pieces, length);
    const flags = capi.SQLITE_DESERIALIZE_READONLY | capi.SQLITE_DESERIALIZE_FREEONCLOSE;
    // Frees the copy itself if it fails.
    connection.checkRc(capi.sqlite3_deserialize(connection, 'main', place, length, length, flags));
    capi.sqlite3_db_config(connection, capi.SQLITE_DBCONFIG_DEFENSIVE, 1, 0);
    capi.sqlite3_db_config(connection, capi.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, 0);
    capi.sqlite3_db_config(connection, capi.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, 0);
    capi.sqlite3_db_config(connection, capi.SQLITE_DBCONFIG_ENABLE_VIEW, 0, 0);
    capi.sqlite3_limit(connection, capi.SQLITE_LIMIT_ATTACHED, 0);
    capi.sqlite3_limit(connection, capi.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
    const allow = limitSteps(sqlite, connection);
    allow(MAX_STEPS_TO_OPEN);
    connection.exec('PRAGMA cell_size_check = ON; PRAGMA query_only = ON');
    // They could compute for ever, and whoever reads the rows checks them.
    connection.exec('PRAGMA ignore_check_constraints = ON');
    connection.exec('SELECT 1 FROM sqlite_schema LIMIT 1');
    allow(MAX_STEPS);
  } catch (error) {
    connection.close();
    throw error;
  }
  return new Database(sqlite, connection);
}

/** An empty database of the same SQLite, in memory, for making a file of it. */
export function openScratch(sqlite: Sqlite3Static): Database {
  return new Database(sqlite, new sqlite.oo1.DB(':memory:'));
}

/** Ends with an error whatever takes more steps than what comes back allows. */
function limitSteps(
  { capi }: Sqlite3Static,
  connection: Parameters<Sqlite3Static['capi']['sqlite3_progress_handler']>[0],
): (steps: number) => void {
  let left = 0;
  const count = (): number => {
    left -= STEPS_BETWEEN_CALLS;
    return left < 0 ? 1 : 0;
  };
  capi.sqlite3_progress_handler(connection, STEPS_BETWEEN_CALLS, count, 0);
  return (steps) => (left = steps);
}

function copyToHeap(
  { wasm }: Sqlite3Static,
  pieces: readonly Uint8Array[],
  length: number,
): ReturnType<typeof wasm.alloc> {
  const place = wasm.alloc(length);
  let at = Number(place);
  for (const piece of pieces) {
    wasm.heap8u().set(piece, at);
    at += piece.length;
  }
  return place;
}
