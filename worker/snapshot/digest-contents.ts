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
    let after: Row = Object.fromEntries(key.map((column) => [column, column === 'name' ? '' : -1]));
    for (;;) {
      const keys = key.join(', ');
      const rows: readonly Row[] = db.all(
        statement<Row, Row>(
          `SELECT ${columns} FROM ${name} WHERE (${keys}) > (${key.map((column) => `:${column}`).join(', ')}) ORDER BY ${keys} LIMIT ${ROWS_TOGETHER}`,
        ),
        after,
      );
      const last = rows.at(-1);
      if (last === undefined) break;
      digests.push(`${name} ${await digestText(JSON.stringify(rows.map(Object.values)))}`);
      after = Object.fromEntries(key.map((column) => [column, last[column] ?? null]));
    }
  }
  return digestText(digests.join('\n'));
}

type Row = Readonly<Record<string, Bindable>>;

const ROWS_TOGETHER = 10_000;

const DIGESTED = [
  {
    name: 'version',
    key: ['id'],
    columns: 'id, fingerprint, source, application_version, platform_version',
  },
  {
    name: 'installed_module',
    key: ['id'],
    columns: 'id, version_id, name, version, module_id, publisher, display_name, raw',
  },
  { name: 'catalog', key: ['id'], columns: 'id, version_id, digest' },
  {
    name: 'catalog_definition',
    key: ['catalog_id', 'definition_id'],
    columns: 'catalog_id, definition_id',
  },
  { name: 'label_text', key: ['id'], columns: 'id, language, label, text' },
  {
    name: 'catalog_label',
    key: ['catalog_id', 'text_id'],
    columns: 'catalog_id, text_id, is_inherited',
  },
  { name: 'part', key: ['name'], columns: 'name, document' },
] as const;
