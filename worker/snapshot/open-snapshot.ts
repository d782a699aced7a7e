import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { SnapshotDocument } from '#contract/snapshot.ts';
import { digestCatalog } from '../catalog/canonical-form.ts';
import type { Database } from '../db/database.ts';
import { openForeign } from '../db/open-foreign.ts';
import { statement } from '../db/statement.ts';
import { toHex } from '../digest/hex.ts';
import type { DetectedVersion } from '../versions/detect-version.ts';
import { checkDefinitions, type CheckedDefinition } from './check-definitions.ts';
import { checkLabels, type CheckedLanguage } from './check-labels.ts';
import { checkVersions } from './check-versions.ts';
import { digestContents } from './digest-contents.ts';
import { readHistoryDocument, type HistoryDocument } from './history-document.ts';
import type { LongWork } from './long-work.ts';
import { parseManifest, type Manifest } from './manifest.ts';
import { countRows } from './read-table.ts';
import { isPartName } from './snapshot-part.ts';
import { LIMITS, TABLE_NAMES, TABLES } from './snapshot-format.ts';
import { SnapshotRefusal } from './snapshot-refusal.ts';
import { unpack } from './unpack.ts';
import { isStorable } from '../names/visible-text.ts';

/** A snapshot of which everything was checked. Its database stays open until `close`. */
export interface OpenedSnapshot {
  readonly db: Database;
  readonly bytes: number;
  readonly manifest: Manifest;
  /** Rows numbered from 1 are at their number less 1. */
  readonly versions: readonly DetectedVersion[];
  readonly catalogs: readonly CheckedCatalog[];
  readonly definitions: readonly CheckedDefinition[];
  readonly documents: readonly SnapshotDocument[];
  /** Of a backup. */
  readonly history: HistoryDocument | null;
}

export interface CheckedCatalog {
  readonly versionId: number;
  readonly digest: string;
  /** Numbers of its definitions. */
  readonly definitions: readonly number[];
  readonly languages: readonly CheckedLanguage[];
}

/** Throws a refusal where anything is not as we write it. Our own database is not touched. */
export async function openSnapshot(
  sqlite: Sqlite3Static,
  file: Blob,
  work: LongWork,
): Promise<OpenedSnapshot> {
  const pieces = await unpack(file);
  let db: Database | null = null;
  try {
    db = openForeign(sqlite, pieces);
    checkSchema(db);
    const manifest = await checkManifest(db);
    const documents = readDocuments(db);
    const history = readHistoryDocument(documents);
    const definitions = await checkDefinitions(db, work);
    const catalogs = await checkLabels(db, await checkCatalogs(db, definitions, history));
    const versions = await checkVersions(db, { catalogs, definitions, history });
    checkEnvironments(manifest, catalogs);
    const bytes = file.size;
    return {
      db,
      bytes,
      manifest,
      versions,
      catalogs,
      definitions,
      documents,
      history,
    };
  } catch (error) {
    db?.close();
    if (error instanceof sqlite.WasmAllocError) throw new SnapshotRefusal('unpacks_too_large');
    // Only the foreign database was asked anything; its texts may be no JSON in SQLite's hands.
    if (error instanceof SyntaxError) throw new SnapshotRefusal('damaged', 'its texts');
    if (error instanceof sqlite.SQLite3Error) throw new SnapshotRefusal('damaged', error.message);
    throw error;
  }
}

function checkSchema(db: Database): void {
  const found = db.all(schema, {});
  const isKnown =
    found.length === TABLES.length &&
    found.every(
      ({ type, name, tbl_name, sql }, index) =>
        type === 'table' &&
        name === TABLE_NAMES[index] &&
        tbl_name === TABLE_NAMES[index] &&
        sql === TABLES[index],
    );
  if (!isKnown) {
    const stranger = found.find(({ sql }) => sql === null || !TABLES.includes(sql));
    throw new SnapshotRefusal('unknown_schema', stranger?.name ?? '');
  }
  const [problem] = db.all(integrity, {});
  if (problem?.integrity_check !== 'ok') {
    throw new SnapshotRefusal('damaged', problem?.integrity_check ?? '');
  }
}

async function checkManifest(db: Database): Promise<Manifest> {
  const counts = new Map(TABLE_NAMES.map((table) => [table, countRows(db, table)]));
  for (const [table, count] of counts) {
    if (count > LIMITS.rows[table]) throw new SnapshotRefusal('too_many_rows', table);
  }
  const document = db.first(manifestDocument, {});
  if (document === undefined) throw new SnapshotRefusal('bad_content', 'manifest');
  const manifest = await parseManifest(document.document);
  for (const [table, count] of counts) {
    if (manifest.counts[table] !== count) throw new SnapshotRefusal('wrong_digest', table);
  }
  if (manifest.contents !== (await digestContents(db))) {
    throw new SnapshotRefusal('wrong_digest', 'contents');
  }
  return manifest;
}

/** Every definition belongs to a catalog or is what a watch-list compares with; every catalog has its digest. */
async function checkCatalogs(
  db: Database,
  definitions: readonly CheckedDefinition[],
  history: HistoryDocument | null,
): Promise<readonly Omit<CheckedCatalog, 'languages'>[]> {
  const used = new Set<number>();
  const catalogs: Omit<CheckedCatalog, 'languages'>[] = [];
  for (const { id, version_id, digest } of db.all(catalogRows, {})) {
    if (id !== catalogs.length + 1) throw new SnapshotRefusal('bad_content', 'catalog');
    const members = db.all(definitionsOf, { catalog: id }).map((row) => row.id);
    for (const member of members) used.add(member);
    const digests = members.map((member) => definitions[member - 1]?.digest);
    if (digests.includes(undefined)) throw new SnapshotRefusal('bad_content', 'catalog_definition');
    const computed = await digestCatalog(digests.filter((each) => each !== undefined));
    if (computed !== digest) throw new SnapshotRefusal('wrong_digest', `catalog ${id}`);
    catalogs.push({ versionId: version_id, digest, definitions: members });
  }
  if (catalogs.length === 0) throw new SnapshotRefusal('bad_content', 'catalog');
  const watched = new Set(
    history?.lists.flatMap(({ pins }) => pins.map(({ baseline }) => baseline)),
  );
  const stray = definitions.find(
    ({ digest }, index) => !used.has(index + 1) && !watched.has(toHex(digest)),
  );
  if (stray !== undefined) throw new SnapshotRefusal('bad_content', 'definition');
  return catalogs;
}

/** A catalog that nobody shows could never be found again. */
function checkEnvironments({ environments }: Manifest, catalogs: readonly CheckedCatalog[]): void {
  const shown = new Set(environments.map(({ catalog }) => catalog));
  const isComplete = catalogs.every((_, index) => shown.has(index + 1));
  if (!isComplete || shown.size !== catalogs.length) {
    throw new SnapshotRefusal('bad_content', 'environments');
  }
}

function readDocuments(db: Database): readonly SnapshotDocument[] {
  const giant = db.first(partsLongerThan, { length: LIMITS.partLength });
  if (giant !== undefined) throw new SnapshotRefusal('bad_content', 'part: it is too long');
  const documents = db.all(parts, {});
  for (const { name, text } of documents) {
    if (!isPartName(name) || !isStorable(text)) throw new SnapshotRefusal('bad_content', 'part');
  }
  return documents;
}

const schema = statement<{}, { type: string; name: string; tbl_name: string; sql: string | null }>(
  'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid LIMIT 20',
);

const integrity = statement<{}, { integrity_check: string }>('PRAGMA integrity_check(1)');

const manifestDocument = statement<{}, { document: string }>('SELECT document FROM manifest');

const catalogRows = statement<{}, { id: number; version_id: number; digest: string }>(
  'SELECT id, version_id, digest FROM catalog ORDER BY id',
);

const definitionsOf = statement<{ catalog: number }, { id: number }>(/* sql */ `
  SELECT definition_id AS id FROM catalog_definition WHERE catalog_id = :catalog
  ORDER BY definition_id
`);

const partsLongerThan = statement<{ length: number }, { name: string }>(
  'SELECT name FROM part WHERE octet_length(document) > :length LIMIT 1',
);

const parts = statement<{}, SnapshotDocument>(
  'SELECT name, document AS text FROM part ORDER BY name',
);
