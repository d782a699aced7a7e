import type { Database } from '../db/database.ts';
import { sha256Hex } from '../digest/sha256.ts';
import { CATALOG_LABELS, LABEL_TEXTS, readTable, type TableShape } from './read-table.ts';

/**
 * Over every table but the manifest, which holds this digest, and the definitions, which have digests of their own.
 * Row by row in the order of the file, so writer and reader compute the same.
 */
export async function digestContents(db: Database): Promise<string> {
  const digests: string[] = [];
  for (const { name, key, columns } of DIGESTED) {
    for (const rows of readTable(db, { name, key, columns })) {
      digests.push(`${name} ${await sha256Hex(JSON.stringify(rows))}`);
    }
  }
  return sha256Hex(digests.join('\n'));
}

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
  LABEL_TEXTS,
  CATALOG_LABELS,
  { name: 'part', key: ['name'], columns: ['name', 'document'] },
];
