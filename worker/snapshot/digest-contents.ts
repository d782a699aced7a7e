import type { Database } from '../db/database.ts';
import { statement, type Bindable } from '../db/statement.ts';
import { digestText } from './manifest.ts';

/**
 * Over every table but the manifest, which holds this digest, and the definitions, which have digests of their own.
 * Row by row in the order of the file, so writer and reader compute the same.
 */
export async function digestContents(db: Database): Promise<string> {
  const digests: string[] = [];
  for (const { name, key, columns } of DIGESTED) {
    for (const rows of readTable(db, { name, key, columns })) {
      digests.push(`${name} ${await digestText(JSON.stringify(rows))}`);
    }
  }
  return digestText(digests.join('\n'));
}

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
    const rows = JSON.parse(db.first(page, after)?.rows ?? '[]') as Bindable[][];
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = Object.fromEntries(
      key.map((column) => [column, last[columns.indexOf(column)] ?? null]),
    );
  }
}

const ROWS_TOGETHER = 10_000;

const DIGESTED: readonly TableShape[] = [
  {
    name: 'version',
    key: ['id'],
    columns: ['id', 'fingerprint', 'source', 'application_version', 'platform_version'],
  },
  {
    name: 'installed_module',
    key: ['id'],
    columns: [
      'id',
      'version_id',
      'name',
      'version',
      'module_id',
      'publisher',
      'display_name',
      'raw',
    ],
  },
  { name: 'catalog', key: ['id'], columns: ['id', 'version_id', 'digest'] },
  {
    name: 'catalog_definition',
    key: ['catalog_id', 'definition_id'],
    columns: ['catalog_id', 'definition_id'],
  },
  { name: 'label_text', key: ['id'], columns: ['id', 'language', 'label', 'text'] },
  {
    name: 'catalog_label',
    key: ['catalog_id', 'text_id'],
    columns: ['catalog_id', 'text_id', 'is_inherited'],
  },
  { name: 'part', key: ['name'], columns: ['name', 'document'] },
];
