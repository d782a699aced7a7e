import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';

const LEAF = 0x0d;
const INTERIOR = 0x05;
/** Pages between the root and its rows: each multiplies by as many pointers as SQLite takes. */
const LEVELS = 5;

/**
 * The file with the table at page `root`, whose rows fit into that page, read as if it had more rows than anybody can
 * count: pages that point again and again to one page, at last to `last`, or to the rows of the table.
 */
export function withEndlessTable(
  file: Uint8Array<ArrayBuffer>,
  root: number,
  last?: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const size = new DataView(file.buffer, file.byteOffset).getUint16(16);
  const rows = file.length / size + 1;
  const made = new Uint8Array(file.length + (LEVELS + 2) * size);
  const put = (page: number, bytes: Uint8Array): void => made.set(bytes, (page - 1) * size);
  made.set(file);
  const count = Math.floor((size - 12) / 6);
  const headerBytes = root === 1 ? 100 : 0;
  const first = file.slice((root - 1) * size, root * size);
  const leaf = moveLeaf(first, headerBytes);
  put(rows, leaf);
  put(rows + 1, last ?? leaf);
  for (let page = rows + 2; page < rows + 2 + LEVELS; page += 1) {
    put(page, interior(size, { child: page - 1, rightmost: page - 1, count }));
  }
  const top = interior(size, { child: rows, rightmost: rows + 1 + LEVELS, count: 1, headerBytes });
  put(root, top);
  if (root === 1) made.set(file.subarray(0, headerBytes));
  new DataView(made.buffer).setUint32(28, made.length / size);
  return made;
}

/** A file whose list of tables never ends: after all of them come ever more names of one index. */
export function endlessSchema(
  { capi, oo1 }: Sqlite3Static,
  settings = '',
): Uint8Array<ArrayBuffer> {
  const exportOf = (sql: string): Uint8Array<ArrayBuffer> => {
    const db = new oo1.DB(':memory:');
    db.exec(settings + sql);
    return capi.sqlite3_js_db_export(db);
  };
  const file = exportOf('CREATE TABLE t (a TEXT UNIQUE)');
  const names = exportOf(`
    CREATE TABLE s (type TEXT, name TEXT, tbl_name TEXT, rootpage INTEGER, sql TEXT);
    INSERT INTO s VALUES ('index', 'sqlite_autoindex_t_1', 't', 3, NULL)
  `);
  return withEndlessTable(file, 1, names.subarray(names.length / 2));
}

interface Interior {
  readonly child: number;
  readonly rightmost: number;
  readonly count: number;
  readonly headerBytes?: number;
}

/** All its pointers point to one cell. */
function interior(size: number, { child, rightmost, count, headerBytes = 0 }: Interior) {
  const page = new Uint8Array(size);
  const view = new DataView(page.buffer);
  const cell = size - 5;
  view.setUint32(cell, child);
  view.setUint8(cell + 4, 1);
  view.setUint8(headerBytes, INTERIOR);
  view.setUint16(headerBytes + 3, count);
  view.setUint16(headerBytes + 5, cell);
  view.setUint32(headerBytes + 8, rightmost);
  for (let at = 0; at < count; at += 1) view.setUint16(headerBytes + 12 + 2 * at, cell);
  return page;
}

/** Without what stands before it on the first page of a file; cells keep their places. */
function moveLeaf(page: Uint8Array<ArrayBuffer>, headerBytes: number): Uint8Array {
  if (page[headerBytes] !== LEAF) throw new Error('The rows do not fit into one page.');
  const moved = page.slice();
  const count = new DataView(page.buffer).getUint16(headerBytes + 3);
  moved.copyWithin(0, headerBytes, headerBytes + 8 + 2 * count);
  return moved;
}
