import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { Database } from '../../worker/db/database.ts';

/** A database file as its forger has it: in memory, and nothing forbidden. */
export async function openWritable(bytes: Uint8Array): Promise<Database> {
  const sqlite = await loaded;
  const { capi, wasm } = sqlite;
  const connection = new sqlite.oo1.DB(':memory:');
  const place = wasm.allocFromTypedArray(bytes);
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
  const { length } = bytes;
  connection.checkRc(capi.sqlite3_deserialize(connection, 'main', place, length, length, flags));
  return new Database(sqlite, connection);
}

const loaded = sqlite3InitModule();
