import { expose } from 'comlink';
import { openDatabase } from '../../../worker/db/open-database.ts';
import { statement } from '../../../worker/db/statement.ts';

/** Looks into the database that a page before has filled. */
export class DatabaseProbe {
  /** Without the pages that are free to be filled again. */
  async usedBytes(): Promise<number> {
    const { db } = await openDatabase();
    const row = db.first(usedBytes, {});
    db.close();
    return row?.bytes ?? 0;
  }
}

const usedBytes = statement<{}, { bytes: number }>(/* sql */ `
  SELECT (page_count - freelist_count) * page_size AS bytes
  FROM pragma_page_count, pragma_freelist_count, pragma_page_size
`);

expose(new DatabaseProbe());
