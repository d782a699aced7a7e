import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { Database } from '../../worker/db/database.ts';
import type { CopyFile } from '../../worker/db/migrate-safely.ts';

let names = 0;

/** A copy in SQLite's own memory, which a killed owner leaves behind. */
export class CopyInMemory implements CopyFile {
  readonly #sqlite: Sqlite3Static;
  #name = '';
  isThere = false;
  made = 0;
  maxPages: number | null = null;

  constructor(sqlite: Sqlite3Static) {
    this.#sqlite = sqlite;
  }

  open(): Database | null {
    return this.isThere ? this.#connect() : null;
  }

  create(): Database {
    this.made += 1;
    this.#name = `/kept-${(names += 1)}.sqlite3`;
    return this.#connect();
  }

  remove(): void {
    this.isThere = false;
  }

  #connect(): Database {
    this.isThere = true;
    const copy = new Database(this.#sqlite, new this.#sqlite.oo1.DB(this.#name));
    if (this.maxPages !== null) copy.execute(`PRAGMA max_page_count = ${this.maxPages}`);
    return copy;
  }
}

/** A database that lies packed in a file, opened in memory. */
export function openCopyOf(sqlite: Sqlite3Static, file: URL): Database {
  const bytes = new Uint8Array(gunzipSync(readFileSync(file)));
  const connection = new sqlite.oo1.DB(':memory:');
  const { capi, wasm } = sqlite;
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
  const pointer = wasm.allocFromTypedArray(bytes);
  const code = capi.sqlite3_deserialize(
    connection,
    'main',
    pointer,
    bytes.length,
    bytes.length,
    flags,
  );
  connection.checkRc(code);
  const db = new Database(sqlite, connection);
  // As the app opens it.
  db.execute('PRAGMA foreign_keys = ON');
  return db;
}
