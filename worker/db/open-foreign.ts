import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { Database } from './database.ts';

/** No text, BLOB or row of a file that somebody else made may be longer. */
const MAX_VALUE_BYTES = 64 * 1024 * 1024;

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
    connection.exec('PRAGMA cell_size_check = ON; PRAGMA query_only = ON');
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
