import type {
  Database as Connection,
  PreparedStatement,
  Sqlite3Static,
  WasmPointer,
} from '@sqlite.org/sqlite-wasm';
import { BulkInsert } from './bulk-insert.ts';
import { RowReader } from './row-reader.ts';
import { bindingsOf, statement, type Parameters, type Statement } from './statement.ts';

/** The one connection: prepared statements are kept, transactions are synchronous. Knows no domain word. */
export class Database {
  readonly #sqlite: Sqlite3Static;
  readonly #connection: Connection;
  readonly #prepared = new Map<string, PreparedStatement>();
  readonly #readers = new Map<string, RowReader>();
  readonly #inserts = new Map<string, BulkInsert>();
  readonly #afterRollBack: (() => void)[] = [];

  constructor(sqlite: Sqlite3Static, connection: Connection) {
    this.#sqlite = sqlite;
    this.#connection = connection;
  }

  /** For further connections of the same SQLite. */
  get sqlite(): Sqlite3Static {
    return this.#sqlite;
  }

  /** All rows, in the order of the statement. */
  all<P extends Parameters, R>(statement: Statement<P, R>, parameters: P): R[] {
    const prepared = this.#prepare(statement.sql);
    try {
      if (prepared.parameterCount > 0) prepared.bind(bindingsOf(parameters));
      const rows: R[] = [];
      while (prepared.step()) rows.push(this.#read<R>(statement.sql, prepared));
      return rows;
    } finally {
      prepared.reset(true);
    }
  }

  /** The first row, or undefined where there is none. */
  first<P extends Parameters, R>(statement: Statement<P, R>, parameters: P): R | undefined {
    const prepared = this.#prepare(statement.sql);
    try {
      if (prepared.parameterCount > 0) prepared.bind(bindingsOf(parameters));
      return prepared.step() ? this.#read<R>(statement.sql, prepared) : undefined;
    } finally {
      prepared.reset(true);
    }
  }

  /** The row of a statement that always has one: counts and other aggregates, a SELECT without FROM. */
  one<P extends Parameters, R>(statement: Statement<P, R>, parameters: P): R {
    const row = this.first(statement, parameters);
    if (row === undefined) throw new Error(`There is no row: ${statement.sql}`);
    return row;
  }

  /** Runs a statement that answers nothing; returns how many rows it changed. */
  run<P extends Parameters>(statement: Statement<P, never>, parameters: P): number {
    const prepared = this.#prepare(statement.sql);
    try {
      if (prepared.parameterCount > 0) prepared.bind(bindingsOf(parameters));
      prepared.step();
      return this.#connection.changes();
    } finally {
      prepared.reset(true);
    }
  }

  /** Of the row that the last INSERT made. */
  lastInsertId(): number {
    return Number(this.#sqlite.capi.sqlite3_last_insert_rowid(this.#connection));
  }

  /** An INSERT to be run many times, its values by position; prepared once. */
  bulkInsert(sql: string): BulkInsert {
    const known = this.#inserts.get(sql);
    if (known !== undefined) return known;
    const insert = new BulkInsert(this.#sqlite, this.#connection.prepare(sql));
    this.#inserts.set(sql, insert);
    return insert;
  }

  /** Runs SQL text of ours: migrations and pragmas, never anything with foreign text in it. */
  execute(sql: string): void {
    this.#connection.exec(sql);
  }

  /**
   * All of it or nothing. `work` must not await: fetch first, then write. Nested calls join the outer one.
   * What throws inside is thrown on after the roll-back.
   */
  transaction<T>(work: () => T): T {
    if (this.#sqlite.capi.sqlite3_get_autocommit(this.#connection) === 0) return work();
    this.#connection.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#connection.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite rolls back by itself when the disk is full.
      if (this.#sqlite.capi.sqlite3_get_autocommit(this.#connection) === 0) {
        this.#connection.exec('ROLLBACK');
      }
      for (const forget of this.#afterRollBack) forget();
      throw error;
    }
  }

  /**
   * With room in memory for all that one large transaction changes: pages that do not fit are written before its end,
   * some of them many times.
   */
  withLargeCache<T>(work: () => T): T {
    const before = this.one(cacheSize, {}).cache_size;
    this.#connection.exec(`PRAGMA cache_size = ${LARGE_CACHE}`);
    try {
      return work();
    } finally {
      this.#connection.exec(`PRAGMA cache_size = ${before}`);
    }
  }

  /** For whoever keeps in memory what is stored: what was written before a roll-back is not there any more. */
  afterRollBack(forget: () => void): void {
    this.#afterRollBack.push(forget);
  }

  /** Makes a deterministic text function callable from SQL. */
  defineTextFunction(name: string, compute: (text: string) => string): void {
    this.#connection.createFunction({
      name,
      deterministic: true,
      directOnly: true,
      xFunc: (_context: number, text: unknown) => compute(typeof text === 'string' ? text : ''),
    });
  }

  /** The file that this database is, or would be on a disk. */
  serialize(): Uint8Array<ArrayBuffer> {
    return this.#sqlite.capi.sqlite3_js_db_export(this.#connection);
  }

  /** Bytes that the database takes, free pages included. */
  sizeBytes(): number {
    return this.one(sizeBytes, {}).bytes;
  }

  /**
   * Gives back what was deleted, a little at a time: the file gets smaller by at most this many pages. True when
   * less than a tenth of it is free, which the next writes will use.
   */
  shrink(pages: number): boolean {
    const before = this.one(freePages, {});
    if (before.free < before.total / 10) return true;
    this.#connection.exec(`PRAGMA incremental_vacuum(${pages})`);
    // A file that was made without auto_vacuum stays as it is.
    return this.one(freePages, {}).free === before.free;
  }

  /** Makes another database the same as this one, page by page and in one transaction of the other. */
  copyInto(other: Database): void {
    const { capi } = this.#sqlite;
    const [to, from] = [other.#pointer(), this.#pointer()];
    const backup = capi.sqlite3_backup_init(to, 'main', from, 'main');
    this.#sqlite.oo1.DB.checkRc(to, backup === 0 ? capi.sqlite3_errcode(to) : 0);
    const stepped = capi.sqlite3_backup_step(backup, -1);
    const finished = capi.sqlite3_backup_finish(backup);
    if (stepped !== capi.SQLITE_DONE) this.#sqlite.oo1.DB.checkRc(to, stepped);
    this.#sqlite.oo1.DB.checkRc(to, finished);
  }

  close(): void {
    for (const prepared of this.#prepared.values()) prepared.finalize();
    for (const insert of this.#inserts.values()) insert.close();
    this.#prepared.clear();
    this.#readers.clear();
    this.#inserts.clear();
    this.#connection.close();
  }

  #read<R>(sql: string, prepared: PreparedStatement): R {
    let reader = this.#readers.get(sql);
    if (reader === undefined) {
      reader = new RowReader(this.#sqlite, prepared);
      this.#readers.set(sql, reader);
    }
    // The row's shape is the promise of `statement<P, R>`.
    return reader.read() as R;
  }

  #pointer(): WasmPointer {
    const { pointer } = this.#connection;
    if (pointer === undefined) throw new Error('The database is closed.');
    return pointer;
  }

  #prepare(sql: string): PreparedStatement {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const prepared = this.#connection.prepare(sql);
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

/** In KiB, which SQLite writes as a negative number. Only as much of it is taken as is changed. */
const LARGE_CACHE = -131_072;

const cacheSize = statement<{}, { cache_size: number }>('PRAGMA cache_size');

const sizeBytes = statement<{}, { bytes: number }>(
  'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size',
);

const freePages = statement<{}, { free: number; total: number }>(
  'SELECT freelist_count AS free, page_count AS total FROM pragma_freelist_count, pragma_page_count',
);
