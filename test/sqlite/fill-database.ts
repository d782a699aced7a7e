import { expect } from 'vitest';
import type { Database } from '../../worker/db/database.ts';

/** Takes all the room that there is. */
export function fillDatabase(db: Database): void {
  // SQLite takes the size that it has, if that is more.
  db.execute('CREATE TABLE filler (bytes BLOB); PRAGMA max_page_count = 1');
  expect(() => {
    for (;;) db.execute('INSERT INTO filler VALUES (zeroblob(1000))');
  }).toThrow(/full/);
}

/** There is room again. */
export function emptyDatabase(db: Database): void {
  db.execute('PRAGMA max_page_count = 1000000; DROP TABLE filler');
}
