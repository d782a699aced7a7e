import type {
  PreparedStatement,
  Sqlite3Static,
  SqlValue,
  WasmPointer,
} from '@sqlite.org/sqlite-wasm';

/**
 * Reads the rows of one statement through the C API: the object API asks for the columns' names and checks every index
 * and type again, which costs more than the row.
 */
export class RowReader {
  readonly #sqlite: Sqlite3Static;
  readonly #prepared: PreparedStatement;
  readonly #pointer: WasmPointer;
  readonly #names: readonly string[];
  /** A byte order mark is a letter of the text like any other. */
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  constructor(sqlite: Sqlite3Static, prepared: PreparedStatement) {
    if (prepared.pointer === undefined) throw new Error('The statement is closed.');
    this.#sqlite = sqlite;
    this.#prepared = prepared;
    this.#pointer = prepared.pointer;
    this.#names = prepared.getColumnNames();
  }

  /** The row that the statement stands on. */
  read(): Record<string, SqlValue> {
    const row: Record<string, SqlValue> = {};
    for (let column = 0; column < this.#names.length; column += 1) {
      row[this.#names[column] ?? ''] = this.#value(column);
    }
    return row;
  }

  #value(column: number): SqlValue {
    const { capi, wasm } = this.#sqlite;
    const type: number = wasm.exports.sqlite3_column_type(this.#pointer, column);
    if (type === capi.SQLITE_NULL) return null;
    if (type === capi.SQLITE_TEXT) return this.#text(column);
    // Never a BigInt, which nobody calculates with: in a foreign file, any number may stand in any place.
    if (type !== capi.SQLITE_BLOB) return wasm.exports.sqlite3_column_double(this.#pointer, column);
    return this.#prepared.get(column);
  }

  #text(column: number): string {
    const { exports } = this.#sqlite.wasm;
    // In this order: asking for the text is what makes it UTF-8.
    const start: number = exports.sqlite3_column_text(this.#pointer, column);
    const end = start + Number(exports.sqlite3_column_bytes(this.#pointer, column));
    return this.#decoder.decode(this.#sqlite.wasm.heap8u().subarray(start, end));
  }
}
