import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { Database } from '../db/database.ts';
import { openForeign } from '../db/open-foreign.ts';
import { statement } from '../db/statement.ts';
import { readBytes } from '../metadata-service/files/file-part.ts';
import { recogniseLayout, tablesOf } from './cache-layout.ts';
import { translateCache, type TranslatedCache } from './translate-cache.ts';

/** Several times what d365fo-client needs for a production environment. */
const MAX_CACHE_BYTES = 512 * 1024 * 1024;

export type CacheProblem = 'too_large' | 'damaged' | 'unknown_layout';

/**
 * Reads a database that d365fo-client wrote, in memory and without trust. What it wrote last may still be in a log
 * beside the file, which a browser does not see.
 */
export async function openCache(
  sqlite: Sqlite3Static,
  file: Blob,
): Promise<TranslatedCache | CacheProblem> {
  const pieces = await readPieces(file);
  if (typeof pieces === 'string') return pieces;
  const hadLog = leaveLogMode(pieces);
  try {
    const db = openForeign(sqlite, pieces);
    try {
      const layout = recogniseLayout(db);
      if (layout === null) return 'unknown_layout';
      if (!tablesOf(layout).every((table) => isWhole(db, table))) return 'damaged';
      const translated = translateCache(db, layout);
      if (translated === null) return 'unknown_layout';
      return hadLog ? { ...translated, skipped: [...translated.skipped, LOG_NOTE] } : translated;
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof sqlite.WasmAllocError) return 'too_large';
    // Its pages are whole: what SQL cannot find in it is a column that this app expects.
    if (error instanceof sqlite.SQLite3Error) {
      return error.resultCode === sqlite.capi.SQLITE_ERROR ? 'unknown_layout' : 'damaged';
    }
    throw error;
  }
}

/** Where pages point to one page again and again, a table has rows without end. */
function isWhole(db: Database, table: string): boolean {
  return db.one(checkTable, { table }).answer === 'ok';
}

const checkTable = statement<{ table: string }, { answer: string }>(
  'SELECT quick_check AS answer FROM pragma_quick_check(:table) LIMIT 1',
);

const LOG_NOTE =
  'Whatever d365fo-client had not yet written from its log (a file that ends in -wal) into this one.';

async function readPieces(file: Blob): Promise<Uint8Array[] | CacheProblem> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of readBytes(file)) {
      length += piece.length;
      if (length > MAX_CACHE_BYTES) return 'too_large';
      pieces.push(piece);
    }
  } catch {
    // What cannot be unpacked or read to its end.
    return 'damaged';
  }
  return pieces;
}

/** https://sqlite.org/fileformat2.html: bytes 18 and 19 say 2 where a write-ahead log belongs to the file. */
function leaveLogMode([first]: readonly Uint8Array[]): boolean {
  if (first === undefined || first[18] !== 2) return false;
  first.set([1, 1], 18);
  return true;
}
