import { expose } from 'comlink';
import { proveCatalog } from '../../../worker/catalog/prove-catalog.ts';
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

  /** What is wrong with the file, and which complete catalogs are not, row by row, what their digests say. */
  async findDamage(): Promise<readonly string[]> {
    const { db } = await openDatabase();
    const damage = db.all(integrity, {}).map((row) => row.integrity_check);
    damage.push(...db.all(foreignKeys, {}).map((row) => `a row of ${row.table} has no parent`));
    for (const { id } of db.all(completeCatalogs, {})) {
      const proof = await proveCatalog(db, id, async () => {});
      const isWhole = proof.ok && proof.value.verdict === 'whole';
      if (!isWhole) damage.push(`catalog ${id}: ${JSON.stringify(proof)}`);
    }
    db.close();
    return damage.filter((line) => line !== 'ok');
  }
}

const integrity = statement<{}, { integrity_check: string }>('PRAGMA integrity_check');

const foreignKeys = statement<{}, { table: string }>('PRAGMA foreign_key_check');

const completeCatalogs = statement<{}, { id: number }>(
  "SELECT id FROM catalog WHERE state = 'complete'",
);

const usedBytes = statement<{}, { bytes: number }>(/* sql */ `
  SELECT (page_count - freelist_count) * page_size AS bytes
  FROM pragma_page_count, pragma_freelist_count, pragma_page_size
`);

expose(new DatabaseProbe());
