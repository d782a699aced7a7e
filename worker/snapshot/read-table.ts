import type { Database } from '../db/database.ts';
import { statement, type Bindable } from '../db/statement.ts';
import type { TableName } from './snapshot-format.ts';

export interface TableShape {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
}

/**
 * All rows in the order of their key, their columns by position, some thousand at a time. SQLite hands each group over
 * as one text, which is many times faster than value by value.
 */
export function* readTable(
  db: Database,
  { name, key, columns }: TableShape,
): Generator<readonly (readonly unknown[])[], void> {
  const keys = key.join(', ');
  const page = statement<Record<string, Bindable>, { rows: string }>(/* sql */ `
    SELECT json_group_array(json_array(${columns.join(', ')}) ORDER BY ${keys}) AS rows FROM (
      SELECT * FROM ${name} WHERE (${keys}) > (${key.map((column) => `:${column}`).join(', ')})
      ORDER BY ${keys} LIMIT ${ROWS_TOGETHER}
    )
  `);
  let after: Record<string, Bindable> = Object.fromEntries(
    key.map((column) => [column, column === 'name' ? '' : -1]),
  );
  for (;;) {
    // Written by SQLite itself just now.
    const rows = JSON.parse(db.one(page, after).rows) as Bindable[][];
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = Object.fromEntries(
      key.map((column) => [column, last[columns.indexOf(column)] ?? null]),
    );
  }
}

const ROWS_TOGETHER = 10_000;

export function countRows(db: Database, table: TableName): number {
  const count = statement<{}, { count: number }>(`SELECT count(*) AS count FROM ${table}`);
  return db.one(count, {}).count;
}

export const LABEL_TEXTS: TableShape = {
  name: 'label_text',
  key: ['id'],
  columns: ['id', 'language', 'label', 'text'],
};

export const CATALOG_LABELS: TableShape = {
  name: 'catalog_label',
  key: ['catalog_id', 'text_id'],
  columns: ['catalog_id', 'text_id', 'is_inherited'],
};

/** A row of `label_text`; the types are those of its STRICT table, which the integrity check compares. */
export type TextRow = readonly [id: number, language: string, label: string, text: string | null];

export function* readTexts(db: Database): Generator<TextRow, void> {
  for (const rows of readTable(db, LABEL_TEXTS)) yield* rows as readonly unknown[] as TextRow[];
}

/** Numbers of the texts that a catalog shows, and whether they were inherited. */
export function* readLinks(
  db: Database,
  catalog: number,
): Generator<readonly [text: number, isInherited: boolean], void> {
  for (const rows of readTable(db, CATALOG_LABELS)) {
    for (const [of, text, isInherited] of rows) {
      if (of === catalog) yield [Number(text), isInherited === 1];
    }
  }
}
