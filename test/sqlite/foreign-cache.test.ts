import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import { statement } from '../../worker/db/statement.ts';
import { openCache } from '../../worker/foreign-cache/open-cache.ts';
import { memberOf } from '../../worker/metadata-service/parse-json.ts';
import { endlessSchema, withEndlessTable } from './endless-table.ts';
import { writeCacheFile, type CacheKind } from './foreign-cache-file.ts';
import { isEndOf, openEngine, valueOf, type TestEngine } from './open-engine.ts';
import { openWritable } from './open-writable.ts';

const KINDS = ['old', 'v2'] as const;

const sqlite = await sqlite3InitModule();
let demo: DemoEnvironment;
let original: Environment;
let files: Readonly<Record<CacheKind, Uint8Array<ArrayBuffer>>>;
let atlas: TestEngine;

beforeAll(async () => {
  demo = await startDemoEnvironment({ scale: 'small' });
  const source = await openEngine();
  const added = await source.connect(demo);
  await source.sync(added, { languages: ['en-US'] });
  original = await source.shown(added);
  const catalog = original.catalog?.id ?? 0;
  const address = 'https://contoso-uat.sandbox.operations.dynamics.com';
  const write = (kind: CacheKind) =>
    writeCacheFile(sqlite, { db: source.db, catalog, url: address }, kind);
  files = { old: write('old'), v2: write('v2') };
});

afterAll(() => demo.close());

beforeEach(async () => {
  atlas = await openEngine();
});

async function changed(file: Uint8Array, sql: string): Promise<Uint8Array<ArrayBuffer>> {
  const db = await openWritable(file);
  db.execute(sql);
  return db.serialize();
}

/** Of one entity, and not in use, though it was made later. */
const OTHER_VERSION_OF_OLD = `
  INSERT INTO metadata_versions (id, environment_id, version_hash, is_active, created_at)
    VALUES (2, 1, 'w', 0, '2999-01-01');
  INSERT INTO public_entities (version_id, name, entity_set_name) VALUES (2, 'A', 'As')`;
const OTHER_VERSION_OF_V2 = `
  INSERT INTO global_versions (id, version_hash, modules_hash) VALUES (2, 'w', 'n');
  INSERT INTO public_entities (global_version_id, name, entity_set_name) VALUES (2, 'A', 'As')`;

const rootOf = statement<{ table: string }, { page: number }>(
  'SELECT rootpage AS page FROM sqlite_schema WHERE name = :table',
);

const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = 'metadata_v2.db'): File =>
  new File([bytes], name);

/** What a cache is told as, by the names of its answers. */
async function answersOf(bytes: Uint8Array<ArrayBuffer>): Promise<ReadonlyMap<string, string>> {
  const opened = await openCache(sqlite, new Blob([bytes]));
  if (typeof opened === 'string') throw new Error(opened);
  const texts = opened.answers.map(async ({ name, text }) => [name, await text.text()] as const);
  return new Map(await Promise.all(texts));
}

async function firstOf(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<unknown> {
  return JSON.parse((await answersOf(bytes)).get(name) ?? '').value[0];
}

/** The names of those answers that two caches do not have alike. */
async function differences(
  one: Uint8Array<ArrayBuffer>,
  other: Uint8Array<ArrayBuffer>,
): Promise<readonly string[]> {
  const [ours, theirs] = await Promise.all([answersOf(one), answersOf(other)]);
  const names = new Set([...ours.keys(), ...theirs.keys()]);
  return [...names].filter((name) => ours.get(name) !== theirs.get(name));
}

async function importFile(file: File): Promise<Environment> {
  const begun = await valueOf(atlas.engine.importFiles([file], 'From a cache'));
  const { session } = await atlas.waitFor(isEndOf(begun.session.id));
  expect(session.failure).toBeNull();
  return atlas.shown(begun.environment);
}

describe('a cache of d365fo-client', () => {
  test.each(KINDS)(
    'in its %s layout gives the very catalogue that it was made from',
    async (kind) => {
      const imported = await importFile(fileOf(files[kind]));
      expect(imported.catalog).toMatchObject({
        state: 'complete',
        digest: original.catalog?.digest,
        counts: original.catalog?.counts,
      });
      expect(imported.catalog?.labels[0]?.known).toBe(original.catalog?.labels[0]?.known);
      const { hits } = await valueOf(
        atlas.engine.search(imported.catalog?.id ?? 0, { text: 'customer delivery terms' }),
      );
      expect(hits[0]).toMatchObject({ name: 'DeliveryTerms', parent: 'CustomersV3' });
    },
  );

  test('of the v2 layout tells the version by its modules', async () => {
    const imported = await importFile(fileOf(files.v2));
    expect(imported.version).toMatchObject({
      source: 'modules',
      fingerprint: original.version?.fingerprint,
    });
  });

  test('is described before anything is stored, with the environment it came from', async () => {
    const report = await valueOf(atlas.engine.inspectFiles([fileOf(files.v2)]));
    expect(report).toMatchObject({
      canImport: true,
      missing: [],
      host: 'contoso-uat.sandbox.operations.dynamics.com',
    });
    expect(report.files).toHaveLength(1);
    const found = report.files[0]?.parts.map(({ content, elements }) => [content, elements]);
    expect(found).toContainEqual(['entities', original.catalog?.counts.entities]);
    expect(found).toContainEqual(['data_entities', original.catalog?.counts.dataEntities]);
    expect(await valueOf(atlas.engine.listEnvironments())).toEqual([]);
  });

  test('says what is wrong with one of its lists', async () => {
    const bytes = await changed(
      files.v2,
      'UPDATE public_entities SET entity_set_name = (SELECT min(entity_set_name) FROM public_entities)',
    );
    const report = await valueOf(atlas.engine.inspectFiles([fileOf(bytes)]));
    expect(report.files[0]?.failure).toMatchObject({ kind: 'bad_file', problem: { kind: 'odd' } });
    expect(report.missing).toContain('entities');
  });

  test('without labels lacks them, and that is no mistake of it', async () => {
    const bytes = await changed(files.v2, 'DELETE FROM labels_cache');
    const report = await valueOf(atlas.engine.inspectFiles([fileOf(bytes)]));
    expect(report).toMatchObject({ canImport: true, missing: ['labels'] });
    expect(report.files[0]?.failure).toBeNull();
  });

  test('says how many of its constraints are of an unknown kind, and gives the rest', async () => {
    const bytes = await changed(
      files.v2,
      `UPDATE relation_constraints SET constraint_type = 'Guessed'
       WHERE id IN (SELECT id FROM relation_constraints ORDER BY id LIMIT 3)`,
    );
    const report = await valueOf(atlas.engine.inspectFiles([fileOf(bytes)]));
    expect(report.canImport).toBe(true);
    expect(report.files[0]?.notes).toEqual([
      'Constraints of a kind that this app does not know: 3.',
    ]);
  });

  test.each([
    ['old', OTHER_VERSION_OF_OLD, 'https://contoso-uat.sandbox.operations.dynamics.com'],
    ['v2', OTHER_VERSION_OF_V2, 'an unnamed environment'],
  ] as const)(
    'in its %s layout says which version of it is left out: not the one in use',
    async (kind, sql, from) => {
      const report = await valueOf(
        atlas.engine.inspectFiles([fileOf(await changed(files[kind], sql))]),
      );
      expect(report.files[0]?.notes).toEqual([
        `Another version, of ${from} (entities: 1): only the version in use is taken.`,
      ]);
    },
  );

  test.each([
    ['old', 'version_id', OTHER_VERSION_OF_OLD],
    ['v2', 'global_version_id', OTHER_VERSION_OF_V2],
  ] as const)(
    'in its %s layout gives nothing of the version that is left out',
    async (kind, column, version) => {
      const bytes = await changed(
        files[kind],
        `${version};
         INSERT INTO data_entities (${column}, name) VALUES (2, 'OtherDataEntity');
         INSERT INTO enumerations (id, ${column}, name) VALUES (9999, 2, 'OtherEnumeration')`,
      );
      expect(await differences(bytes, files[kind])).toEqual([]);
    },
  );

  test('gives modules and labels of the version in use alone, and those of any version', async () => {
    const label = await firstOf(files.v2, 'Labels.json');
    const bytes = await changed(
      files.v2,
      `${OTHER_VERSION_OF_V2};
       INSERT INTO global_version_modules (global_version_id, module_id) VALUES (2, 'Other');
       INSERT INTO labels_cache (global_version_id, label_id, label_text) VALUES (2, '${memberOf(label, 'Id')}', 'Other');
       UPDATE labels_cache SET global_version_id = NULL WHERE global_version_id = 1`,
    );
    expect(await differences(bytes, files.v2)).toEqual([]);
  });

  test('tells a label as the version in use has it before telling it as any version has it', async () => {
    const bytes = await changed(
      files.v2,
      `CREATE TABLE labels AS
         SELECT NULL AS global_version_id, min(label_id) AS label_id, language, 'Other' AS label_text
         FROM labels_cache
         UNION ALL SELECT global_version_id, label_id, language, label_text FROM labels_cache;
       DROP TABLE labels_cache;
       ALTER TABLE labels RENAME TO labels_cache`,
    );
    expect(await differences(bytes, files.v2)).toEqual(['Labels.json']);
    expect(await firstOf(bytes, 'Labels.json')).toEqual(await firstOf(files.v2, 'Labels.json'));
  });

  test.each(KINDS)(
    'in its %s layout gives what has an order in that order, however its rows are stored',
    async (kind) => {
      const ordered = [
        'entity_properties',
        'action_parameters',
        'enumeration_members',
        ...(kind === 'v2' ? ['global_version_modules'] : []),
      ];
      const sql = ordered.map((table) => `UPDATE ${table} SET id = -id`).join(';');
      const groups = 'UPDATE property_group_members SET member_order = id, id = -id';
      const bytes = await changed(files[kind], `${sql}; ${groups}`);
      expect(await differences(bytes, files[kind])).toEqual([]);
    },
  );

  test('of the v2 layout is read although a version without entities came after it', async () => {
    const bytes = await changed(
      files.v2,
      `INSERT INTO global_versions (id, version_hash, modules_hash) VALUES (2, 'w', 'n');
       UPDATE environment_versions SET is_active = 0;
       INSERT INTO environment_versions (environment_id, global_version_id) VALUES (1, 2)`,
    );
    expect(await differences(bytes, files.v2)).toEqual([]);
    const report = await valueOf(atlas.engine.inspectFiles([fileOf(bytes)]));
    expect(report.files[0]?.notes).toEqual([]);
  });

  test('of two versions in use gives that of the environment which was synced last', async () => {
    const bytes = await changed(
      files.v2,
      `${OTHER_VERSION_OF_V2};
       UPDATE metadata_environments SET last_sync_at = '2026-01-01';
       INSERT INTO metadata_environments (id, base_url, last_sync_at)
         VALUES (2, 'https://prod.operations.dynamics.com', '2026-01-02');
       INSERT INTO environment_versions (environment_id, global_version_id) VALUES (2, 2)`,
    );
    const report = await valueOf(atlas.engine.inspectFiles([fileOf(bytes)]));
    expect(report.host).toBe('prod.operations.dynamics.com');
    expect(report.files[0]?.parts).toMatchObject([{ content: 'entities', elements: 1 }]);
  });

  test.each(KINDS)(
    'in its %s layout is read although it does not say of which environment it is',
    async (kind) => {
      const bytes = await changed(files[kind], 'DELETE FROM metadata_environments');
      expect(await differences(bytes, files[kind])).toEqual([]);
      const report = await valueOf(atlas.engine.inspectFiles([fileOf(bytes)]));
      expect(report).toMatchObject({ canImport: true, host: null });
    },
  );

  test('is read where it has nothing in columns that may be empty', async () => {
    const bytes = await changed(
      files.v2,
      `UPDATE metadata_versions SET application_version = '', platform_version = NULL;
       UPDATE global_version_modules
         SET module_name = NULL, version = NULL, publisher = NULL, display_name = NULL;
       UPDATE entity_properties SET type_name = NULL, data_type = NULL;
       UPDATE navigation_properties SET related_entity = NULL, cardinality = NULL;
       UPDATE relation_constraints
         SET property_name = NULL, referenced_property = NULL, related_property = NULL;
       UPDATE entity_actions SET binding_kind = NULL;
       UPDATE action_parameters SET type_name = NULL;
       DELETE FROM enumeration_members WHERE enumeration_id = 1`,
    );
    const { files: found } = await valueOf(atlas.engine.inspectFiles([fileOf(bytes)]));
    expect(found[0]).toMatchObject({ failure: null, notes: [] });
    expect(found[0]?.parts.map(({ content }) => content)).toEqual([
      'modules',
      'data_entities',
      'entities',
      'enumerations',
      'labels',
    ]);
    expect(await firstOf(bytes, 'GetInstalledModules.json')).toMatch(
      /^Name: {2}\| Version: {2}\| Module: \w+ \| Publisher: {2}\| DisplayName: $/,
    );
  });

  test('gives the dimension of a field and the look-up of an action', async () => {
    const bytes = await changed(
      files.old,
      `DELETE FROM public_entities WHERE id NOT IN (SELECT entity_id FROM entity_actions);
       UPDATE entity_properties SET is_dimension = 1, dimension_relation = 'Relation',
         is_dynamic_dimension = 1, dimension_legal_entity_property = 'LegalEntity',
         dimension_type_property = 'Type';
       UPDATE entity_actions SET field_lookup = 'Lookup'`,
    );
    expect(await firstOf(bytes, 'PublicEntities.json')).toMatchObject({
      Properties: expect.arrayContaining([
        expect.objectContaining({
          IsDimension: true,
          DimensionRelation: 'Relation',
          IsDynamicDimension: true,
          DimensionLegalEntityProperty: 'LegalEntity',
          DimensionTypeProperty: 'Type',
        }),
      ]),
      Actions: expect.arrayContaining([expect.objectContaining({ FieldLookup: 'Lookup' })]),
    });
  });

  test('says how many of its rows it gives nothing of, and why', async () => {
    const bytes = await changed(
      files.v2,
      `UPDATE data_entities SET name = '' WHERE id = 1;
       UPDATE public_entities SET name = '' WHERE id = 1;
       UPDATE public_entities SET entity_set_name = NULL WHERE id = 2;
       UPDATE enumerations SET name = '' WHERE id = 1;
       UPDATE labels_cache SET label_text = NULL WHERE id = 1`,
    );
    const report = await valueOf(atlas.engine.inspectFiles([fileOf(bytes)]));
    expect(report.files[0]).toMatchObject({
      failure: null,
      notes: [
        'Rows of a data entity without a name: 1.',
        'Rows of an entity without its name or set name: 2.',
        'Rows of an enumeration without a name: 1.',
        'Labels without a text: 1.',
      ],
    });
  });

  test('that still had a log beside it says what may be missing', async () => {
    const bytes = files.v2.slice();
    bytes.set([2, 2], 18);
    const report = await valueOf(atlas.engine.inspectFiles([fileOf(bytes)]));
    expect(report.canImport).toBe(true);
    expect(report.files[0]?.notes.join(' ')).toContain('-wal');
  });

  test('is taken among other files, each told by itself', async () => {
    const modules = new File(
      ['Name: A | Version: 1 | Module: B | Publisher: C | DisplayName: D'],
      'about.txt',
    );
    const report = await valueOf(atlas.engine.inspectFiles([modules, fileOf(files.old)]));
    expect(report.files.map(({ name, parts }) => [name, parts.length > 1])).toEqual([
      ['about.txt', false],
      ['metadata_v2.db', true],
    ]);
  });
});

describe('a database that is none of these', () => {
  const refusalOf = async (bytes: Uint8Array<ArrayBuffer>) => {
    const report = await valueOf(atlas.engine.inspectFiles([fileOf(bytes, 'x.db')]));
    expect(report.canImport).toBe(false);
    return report.files[0]?.failure;
  };

  test('is refused by its name and with the reason', async () => {
    const db = new sqlite.oo1.DB(':memory:');
    db.exec('CREATE TABLE public_entities (id INTEGER PRIMARY KEY, name TEXT)');
    const bytes = sqlite.capi.sqlite3_js_db_export(db);
    expect(await refusalOf(bytes)).toMatchObject({
      kind: 'bad_file',
      file: 'x.db',
      problem: { kind: 'unknown', reason: expect.stringContaining('neither a snapshot nor') },
    });
  });

  test('is refused as unknown where it lacks a column that is read', async () => {
    const bytes = await changed(files.v2, 'ALTER TABLE data_entities DROP COLUMN entity_category');
    expect(await openCache(sqlite, new Blob([bytes]))).toBe('unknown_layout');
  });

  test('is refused as unknown where it holds no entity', async () => {
    const bytes = await changed(files.v2, 'DELETE FROM public_entities');
    expect(await openCache(sqlite, new Blob([bytes]))).toBe('unknown_layout');
  });

  test('is refused where it goes on and on, and is not read to its end', async () => {
    const endless = new EndlessFile();
    expect(await openCache(sqlite, endless)).toBe('too_large');
    expect(endless.pieces).toBe(513);
  });

  test('is refused where a table that code of its own reads stands in for one of its tables', async () => {
    const bytes = await changed(
      files.v2,
      `DROP TABLE labels_cache;
       CREATE VIRTUAL TABLE labels_cache
         USING rtree (id, low, high, +global_version_id, +label_id, +language, +label_text)`,
    );
    expect(await openCache(sqlite, new Blob([bytes]))).toBe('unknown_layout');
  });

  test('is refused where a view stands in for one of its tables', async () => {
    const bytes = await changed(
      files.v2,
      `CREATE TABLE real AS SELECT * FROM labels_cache;
       DROP TABLE labels_cache;
       CREATE VIEW labels_cache AS SELECT * FROM real`,
    );
    expect(await openCache(sqlite, new Blob([bytes]))).toBe('unknown_layout');
  });

  test('is refused where a column is computed from a few bytes', async () => {
    const bytes = await changed(
      files.v2,
      `ALTER TABLE entity_properties ADD COLUMN x TEXT AS (printf('%.*c', 60000000, 'x'))`,
    );
    expect(await openCache(sqlite, new Blob([bytes]))).toBe('unknown_layout');
  });

  test('is refused where its tables, or the list of them, have no end', async () => {
    expect(typeof (await openCache(sqlite, new Blob([files.v2])))).toBe('object');
    const { page } = (await openWritable(files.v2)).one(rootOf, { table: 'metadata_environments' });
    const endless = withEndlessTable(files.v2, page);
    expect(await openCache(sqlite, new Blob([endless]))).toBe('damaged');
    expect(await openCache(sqlite, new Blob([endlessSchema(sqlite)]))).toBe('damaged');
  });

  test.each([100, 4096, 40_000, 400_000])(
    'is refused when it is cut after %i bytes',
    async (length) => {
      const failure = await refusalOf(files.v2.slice(0, length));
      expect(failure).toMatchObject({ kind: 'bad_file' });
    },
  );

  test('is refused or read whole, whatever bytes are wrong in it', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const bytes = files.old.slice();
      for (let flip = 0; flip < 20; flip += 1) {
        const at = (seed * 7919 * (flip + 1) * 104_729) % bytes.length;
        if (at > 100) bytes[at] = (bytes[at] ?? 0) ^ (1 << (flip % 8));
      }
      const opened = await openCache(sqlite, new Blob([bytes]));
      expect(typeof opened === 'string' || opened.answers.length > 0).toBe(true);
    }
  });
});

/** Says of itself that it is empty, and then gives a megabyte again and again, a thousand times. */
class EndlessFile extends Blob {
  pieces = 0;

  override slice(): Blob {
    return this;
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const piece = new Uint8Array(1024 * 1024).fill(0x53);
    return new ReadableStream(
      {
        pull: (sender) => {
          this.pieces += 1;
          if (this.pieces > 1000) return sender.close();
          sender.enqueue(piece);
        },
      },
      { highWaterMark: 0 },
    );
  }
}
