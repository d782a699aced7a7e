import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/** Definitions, properties and members are about as large as each other, with their entries in all indexes; these are not. */
export const LABEL_ROW = 0.06;
export const TEXT_ROW = 0.4;

/** About how many bytes a row takes, its share of the indexes included: as many as its share of all rows. */
export function estimateRowBytes(db: Database): number {
  const { rows, usedBytes } = db.one(everything, {});
  return usedBytes / Math.max(1, rows);
}

export interface HeldRows {
  readonly catalogs: readonly number[];
  readonly definitions: readonly number[];
}

/** Rows of these definitions, and of what these catalogs know of labels; the label texts themselves are not among them. */
export function countHeldRows(db: Database, { catalogs, definitions }: HeldRows): number {
  const held = { catalogs: JSON.stringify(catalogs), definitions: JSON.stringify(definitions) };
  return db.one(countRows, held).rows;
}

const everything = statement<{}, { rows: number; usedBytes: number }>(/* sql */ `
  SELECT
    (SELECT count(*) FROM definition)
      + (SELECT count(*) FROM property)
      + (SELECT count(*) FROM enumeration_member)
      + ${LABEL_ROW} * (SELECT count(*) FROM catalog_label)
      + ${TEXT_ROW} * (SELECT count(*) FROM label_text) AS rows,
    (SELECT (page_count - freelist_count) * page_size
      FROM pragma_page_count, pragma_freelist_count, pragma_page_size) AS usedBytes
`);

const countRows = statement<{ catalogs: string; definitions: string }, { rows: number }>(/* sql */ `
  WITH held AS MATERIALIZED (SELECT value AS id FROM json_each(:definitions))
  SELECT
    (SELECT count(*) FROM held)
      + (SELECT count(*) FROM property WHERE definition_id IN held)
      + (SELECT count(*) FROM enumeration_member WHERE definition_id IN held)
      + ${LABEL_ROW} * (
        SELECT count(*) FROM catalog_label WHERE catalog_id IN (SELECT value FROM json_each(:catalogs))
      ) AS rows
`);
