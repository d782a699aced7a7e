import type { CatalogId, GlobalVersionId } from '#contract/domain.ts';
import type { DefinitionKind } from '#contract/metadata.ts';
import type { SnapshotDocument } from '#contract/snapshot.ts';
import { HEAD_NAME, HEADS } from '../catalog/definition-heads.ts';
import { readForm } from '../catalog/read-form.ts';
import type { Database } from '../db/database.ts';
import { openScratch } from '../db/open-foreign.ts';
import { statement } from '../db/statement.ts';
import { digestContents } from './digest-contents.ts';
import type { LongWork } from './long-work.ts';
import { writeManifest } from './manifest.ts';
import { countRows } from './read-table.ts';
import {
  APPLICATION_ID,
  PAGE_BYTES,
  SNAPSHOT_FORMAT,
  TABLE_NAMES,
  TABLES,
} from './snapshot-format.ts';
import { readSources, writeVersions, type CatalogSource, type Writing } from './write-versions.ts';
import { writeLabels } from './write-labels.ts';

export interface SnapshotContents {
  /** Complete catalogs, and what they were synced from; a catalog may come from several environments. */
  readonly origins: readonly ExportedOrigin[];
  readonly languages: readonly string[];
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly appVersion: string;
  readonly documents: readonly SnapshotDocument[];
  /** What no catalog holds and a backup still needs, by the ids of this device. */
  readonly kept?: {
    readonly versions: readonly GlobalVersionId[];
    readonly definitions: readonly number[];
  };
}

export interface ExportedOrigin {
  readonly catalog: CatalogId;
  /** Null where they are to stay behind. */
  readonly name: string | null;
  readonly url: string | null;
  readonly syncedAt: string;
}

const DEFINITIONS_TOGETHER = 250;
const BYTES_TOGETHER = 1024 * 1024;

/** The file, compressed. The catalogs must stay as they are until it is written. */
export async function writeSnapshot(
  db: Database,
  contents: SnapshotContents,
  work: LongWork,
): Promise<Blob> {
  const scratch = openScratch(db.sqlite);
  try {
    prepare(scratch);
    const sources = readSources(
      db,
      contents.origins.map(({ catalog }) => catalog),
    );
    const kept = contents.kept ?? { versions: [], definitions: [] };
    writeVersions({ db, scratch, sources }, kept.versions);
    await writeDefinitions({ db, scratch, sources }, kept.definitions, work);
    writeLabels({ db, scratch, sources }, contents.languages, work);
    const insertPart = scratch.bulkInsert('INSERT INTO part (name, document) VALUES (?, ?)');
    const documents = contents.documents.toSorted((left, right) =>
      left.name < right.name ? -1 : 1,
    );
    for (const { name, text } of documents) insertPart.add(name, text);
    scratch
      .bulkInsert('INSERT INTO manifest (document) VALUES (?)')
      .add(await describe(scratch, contents, sources));
    scratch.execute('COMMIT');
    return await compress(scratch.serialize());
  } finally {
    scratch.close();
  }
}

function prepare(scratch: Database): void {
  scratch.execute(`
    PRAGMA page_size = ${PAGE_BYTES};
    PRAGMA auto_vacuum = NONE;
    PRAGMA application_id = ${APPLICATION_ID};
    PRAGMA user_version = ${SNAPSHOT_FORMAT};
    BEGIN;
    ${TABLES.join(';\n')};
  `);
}

/** Neighbours by name are alike, which is what compression lives on. */
async function writeDefinitions(
  { db, scratch, sources }: Writing,
  kept: readonly number[],
  work: LongWork,
): Promise<void> {
  const catalogs = JSON.stringify(sources.map(({ id }) => id));
  const rows = db.all(exportedDefinitions, { catalogs, kept: JSON.stringify(kept) });
  const insert = scratch.bulkInsert('INSERT INTO definition (id, digest, form) VALUES (?, ?, ?)');
  const placeById = new Map<number, number>();
  for (const [index, { id, kind, digest }] of rows.entries()) {
    placeById.set(id, index + 1);
    insert.add(index + 1, digest, readForm(db, id, kind));
    if (index % DEFINITIONS_TOGETHER > 0) continue;
    work.report('definitions', index, rows.length);
    await work.pause();
  }
  const link = scratch.bulkInsert(
    'INSERT INTO catalog_definition (catalog_id, definition_id) VALUES (?, ?)',
  );
  sources.forEach((source, index) => {
    const places = db
      .all(definitionsOf, { catalog: source.id })
      .map(({ id }) => placeById.get(id) ?? 0);
    for (const place of places.sort((left, right) => left - right)) link.add(index + 1, place);
  });
}

async function describe(
  scratch: Database,
  contents: SnapshotContents,
  sources: readonly CatalogSource[],
): Promise<string> {
  const { createdAt, createdBy, appVersion } = contents;
  const environments = contents.origins
    .map(({ catalog, name, url, syncedAt }) => ({
      name,
      url,
      catalog: sources.findIndex(({ id }) => id === catalog) + 1,
      syncedAt,
    }))
    .toSorted((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
  const counts = Object.fromEntries(
    TABLE_NAMES.map((table) => [table, table === 'manifest' ? 1 : countRows(scratch, table)]),
  ) as Record<(typeof TABLE_NAMES)[number], number>; // one entry for each name
  const digest = await digestContents(scratch);
  return writeManifest({
    createdAt,
    createdBy,
    appVersion,
    environments,
    counts,
    contents: digest,
  });
}

function sortKey({
  catalog,
  name,
  url,
}: {
  catalog: number;
  name: string | null;
  url: string | null;
}) {
  return JSON.stringify([catalog, name, url]);
}

/** In pieces of one size: what is compressed then does not depend on how a stream cuts it. */
async function compress(bytes: Uint8Array<ArrayBuffer>): Promise<Blob> {
  let at = 0;
  const pieces = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, (at += BYTES_TOGETHER)));
    },
  });
  return new Response(pieces.pipeThrough(new CompressionStream('gzip'))).blob();
}

const exportedDefinitions = statement<
  { catalogs: string; kept: string },
  { id: number; kind: DefinitionKind; digest: Uint8Array }
>(/* sql */ `
  SELECT d.id, d.kind, d.digest
  FROM definition d
  ${HEADS}
  WHERE d.id IN (
    SELECT definition_id FROM catalog_definition
    WHERE catalog_id IN (SELECT value FROM json_each(:catalogs))
    UNION SELECT value FROM json_each(:kept)
  )
  ORDER BY d.kind, ${HEAD_NAME}, d.digest
`);

const definitionsOf = statement<{ catalog: CatalogId }, { id: number }>(
  'SELECT definition_id AS id FROM catalog_definition WHERE catalog_id = :catalog',
);
