import { MAX_SNAPSHOT_BYTES } from '#contract/snapshot.ts';
import { MAX_TEXT_LENGTH } from '../metadata-service/wire-object.ts';

/**
 * What is written into, and expected of, a snapshot: a gzip-compressed SQLite file without indexes, triggers and views.
 * Rows are numbered from 1 in an order that follows from their contents, so equal contents are equal bytes.
 * A new kind of definition raises the format's number, so that an app which does not know it says that it is too old;
 * files of an earlier number are read as long as these are their tables.
 */
export const SNAPSHOT_FORMAT = 1;

/** "FOAt", in the header of the file. */
export const APPLICATION_ID = 0x464f_4174;

export const PAGE_BYTES = 4096;

/** In the order in which they are made and filled; SQLite keeps their text to the letter. */
export const TABLES: readonly string[] = [
  'CREATE TABLE manifest (document TEXT NOT NULL) STRICT',
  `CREATE TABLE version (id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL, source TEXT NOT NULL, application_version TEXT, platform_version TEXT) STRICT`,
  `CREATE TABLE installed_module (id INTEGER PRIMARY KEY, version_id INTEGER NOT NULL, name TEXT, version TEXT, module_id TEXT, publisher TEXT, display_name TEXT, raw TEXT) STRICT`,
  `CREATE TABLE catalog (id INTEGER PRIMARY KEY, version_id INTEGER NOT NULL, digest TEXT NOT NULL) STRICT`,
  // The canonical form (worker/catalog/canonical-form.ts), whose SHA-256 the digest is.
  `CREATE TABLE definition (id INTEGER PRIMARY KEY, digest BLOB NOT NULL, form TEXT NOT NULL) STRICT`,
  `CREATE TABLE catalog_definition (catalog_id INTEGER NOT NULL, definition_id INTEGER NOT NULL, PRIMARY KEY (catalog_id, definition_id)) STRICT, WITHOUT ROWID`,
  // Label ids in lower case: they are compared without case. No text: the service does not know the label.
  `CREATE TABLE label_text (id INTEGER PRIMARY KEY, language TEXT NOT NULL, label TEXT NOT NULL, text TEXT) STRICT`,
  `CREATE TABLE catalog_label (catalog_id INTEGER NOT NULL, text_id INTEGER NOT NULL, is_inherited INTEGER NOT NULL, PRIMARY KEY (catalog_id, text_id)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE part (name TEXT NOT NULL PRIMARY KEY, document TEXT NOT NULL) STRICT, WITHOUT ROWID`,
];

export const TABLE_NAMES = [
  'manifest',
  'version',
  'installed_module',
  'catalog',
  'definition',
  'catalog_definition',
  'label_text',
  'catalog_label',
  'part',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** A row of `installed_module`: a module, or the line of one that could not be read. */
export interface ModuleRow {
  readonly name: string | null;
  readonly version: string | null;
  readonly module_id: string | null;
  readonly publisher: string | null;
  readonly display_name: string | null;
  readonly raw: string | null;
}

/** Many times what a production environment has; whoever has more than this sends a bomb. */
export const LIMITS = {
  packedBytes: MAX_SNAPSHOT_BYTES,
  unpackedBytes: 256 * 1024 * 1024,
  rows: {
    manifest: 1,
    version: 100,
    installed_module: 100_000,
    catalog: 100,
    definition: 500_000,
    catalog_definition: 2_000_000,
    label_text: 2_000_000,
    catalog_label: 5_000_000,
    part: 32,
  },
  nameLength: 80,
  textLength: MAX_TEXT_LENGTH,
  partLength: 20_000_000,
} as const;
