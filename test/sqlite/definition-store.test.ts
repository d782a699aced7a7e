import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import {
  canonicalForm,
  digestDefinition,
  type Definition,
} from '../../worker/catalog/canonical-form.ts';
import { CatalogReader } from '../../worker/catalog/catalog-reader.ts';
import { completeCatalog, createCatalog, deleteCatalog } from '../../worker/catalog/catalogs.ts';
import { DefinitionStore, removeDefinitions } from '../../worker/catalog/definition-store.ts';
import {
  readDataEntityDefinitions,
  readEntityDefinitions,
  readEnumerationDefinitions,
} from '../../worker/catalog/read-definitions.ts';
import { listUnsettledLabels, settleLabels } from '../../worker/catalog/label-store.ts';
import { readForm } from '../../worker/catalog/read-form.ts';
import type { Database } from '../../worker/db/database.ts';
import { migrate } from '../../worker/db/migrate.ts';
import { openInMemory } from '../../worker/db/open-database.ts';
import { statement } from '../../worker/db/statement.ts';
import { toHex } from '../../worker/digest/hex.ts';
import { definition } from './definition-arbitraries.ts';

const sqlite = await sqlite3InitModule();
let db: Database;
let catalog: number;

beforeEach(() => {
  db = openInMemory(sqlite);
  migrate(db);
  db.execute(`
    INSERT INTO global_version (id, fingerprint, source, first_seen_at, last_used_at)
    VALUES (1, 'f', 'modules', '', '')
  `);
  catalog = createCatalog(db, 1, '2026-11-20T00:00:00Z');
});

const countOf = (table: string): number =>
  db.first(statement<{}, { count: number }>(`SELECT count(*) AS count FROM ${table}`), {})?.count ??
  -1;

const storedDefinitions = statement<
  {},
  { id: number; kind: Definition['kind']; digest: Uint8Array }
>('SELECT id, kind, digest FROM definition ORDER BY id');

/** All at once, so that parts could come to the wrong one. */
function readBack(ids: readonly number[]): ReadonlyMap<number, Definition> {
  return new Map<number, Definition>([
    ...readEntityDefinitions(db, ids)
      .entries()
      .map(([id, value]) => [id, { kind: 'entity', value }] as const),
    ...readDataEntityDefinitions(db, ids)
      .entries()
      .map(([id, value]) => [id, { kind: 'data_entity', value }] as const),
    ...readEnumerationDefinitions(db, ids)
      .entries()
      .map(([id, value]) => [id, { kind: 'enumeration', value }] as const),
  ]);
}

test('whatever is stored is read back to the letter, and gives its digest again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(definition, { minLength: 1, maxLength: 8 }), async (definitions) => {
      db.execute('DELETE FROM catalog_definition; DELETE FROM definition');
      await new DefinitionStore(db, catalog).store(definitions);
      const digests = new Set(
        (await Promise.all(definitions.map(digestDefinition))).map((digest) => toHex(digest)),
      );
      const rows = db.all(storedDefinitions, {});
      expect(rows.map((row) => toHex(row.digest)).toSorted()).toEqual([...digests].toSorted());
      const readById = readBack(rows.map(({ id }) => id));
      for (const { id, kind, digest } of rows) {
        const read = readById.get(id);
        if (read === undefined) throw new Error(`Nothing was read of ${kind} ${id}.`);
        expect(read.kind).toBe(kind);
        expect(toHex(await digestDefinition(read))).toBe(toHex(digest));
        expect(readForm(db, id, kind)).toBe(canonicalForm(read));
      }
    }),
    { numRuns: 60 },
  );
});

const customerGroup: Definition = {
  kind: 'enumeration',
  value: {
    name: 'CustVendorBlocked',
    labelId: '@SYS80084',
    members: [{ name: 'No', labelId: '@SYS5461', value: 0, configurationEnabled: true }],
  },
};

test('a definition that two catalogs have is stored once', async () => {
  await new DefinitionStore(db, catalog).store([customerGroup]);
  const second = createCatalog(db, 1, '2026-11-21T00:00:00Z');
  const stored = await new DefinitionStore(db, second).store([customerGroup]);
  expect(stored).toEqual({ added: 0, known: 1 });
  expect(countOf('definition')).toBe(1);
  expect(countOf('enumeration_member')).toBe(1);
  expect(countOf('catalog_definition')).toBe(2);
});

test('storing the same batch twice changes nothing', async () => {
  const store = new DefinitionStore(db, catalog);
  await store.store([customerGroup, customerGroup]);
  await store.store([customerGroup]);
  expect(countOf('definition')).toBe(1);
  expect(countOf('catalog_definition')).toBe(1);
});

test('a batch that fails in the middle leaves nothing behind', async () => {
  const broken: Definition = {
    kind: 'enumeration',
    // The wire may say so; SQLite's STRICT table refuses it.
    value: {
      ...customerGroup.value,
      members: [{ name: 'x', labelId: null, value: 1.5, configurationEnabled: true }],
    },
  } as Definition;
  const store = new DefinitionStore(db, catalog);
  await expect(store.store([customerGroup, broken])).rejects.toThrow(/CONSTRAINT/);
  for (const table of ['definition', 'enumeration', 'enumeration_member', 'label']) {
    expect(countOf(table)).toBe(0);
  }
});

test('label ids that differ in case share their texts and keep their spelling', async () => {
  const spelt = (labelId: string): Definition => ({
    kind: 'enumeration',
    value: { name: `E${labelId}`, labelId, members: [] },
  });
  await new DefinitionStore(db, catalog).store([spelt('@SYS2048')]);
  // Another sync, which reads the labels of the first from the database.
  await new DefinitionStore(db, catalog).store([spelt('@sys2048'), spelt('@Sys2048')]);
  const labels = db.all(
    statement<{}, { spelling: string; owner_id: number }>(
      'SELECT spelling, owner_id FROM label ORDER BY id',
    ),
    {},
  );
  expect(labels.map((label) => label.spelling)).toEqual(['@SYS2048', '@sys2048', '@Sys2048']);
  expect(new Set(labels.map((label) => label.owner_id)).size).toBe(1);
});

test('a store in use does not link what was removed behind its back', async () => {
  const definitions: readonly Definition[] = [
    { kind: 'enumeration', value: { name: 'NoYes', labelId: null, members: [] } },
  ];
  const store = new DefinitionStore(db, catalog);
  await store.store(definitions);
  db.execute('DELETE FROM catalog_definition');
  removeDefinitions(
    db,
    db.all(storedDefinitions, {}).map(({ id }) => id),
  );
  expect(countOf('definition')).toBe(0);
  expect(await store.store(definitions)).toEqual({ added: 1, known: 0 });
  expect(countOf('catalog_definition')).toBe(1);
});

test('a catalogue that is filled is counted each time it is read', async () => {
  const store = new DefinitionStore(db, catalog);
  const reader = new CatalogReader(db);
  const counted = () => reader.read(catalog)?.counts.enumerations;
  const enumeration = (name: string): Definition => ({
    kind: 'enumeration',
    value: { name, labelId: null, members: [] },
  });
  await store.store([enumeration('A')]);
  expect(counted()).toBe(1);
  await store.store([enumeration('B')]);
  expect(counted()).toBe(2);
});

test('a catalogue with the number of one that is gone is counted anew, its labels too', async () => {
  const reader = new CatalogReader(db);
  const fill = async (...names: readonly string[]) => {
    const made = createCatalog(db, 1, '');
    await new DefinitionStore(db, made).store(
      names.map((name) => ({
        kind: 'enumeration',
        value: { name, labelId: `@${name}:Label`, members: [] },
      })),
    );
    for (const language of ['en-US', 'de']) {
      const scope = { catalog: made, language };
      const labels = listUnsettledLabels(db, scope).map((label) => ({ label, text: 'Text' }));
      settleLabels(db, scope, labels);
    }
    completeCatalog(db, made, { digest: '', now: '' });
    const { counts, labels = [] } = reader.read(made) ?? {};
    return [made, counts?.enumerations, labels.map(({ language, total }) => [language, total])];
  };
  const number = catalog + 1;
  const languages = (total: number) => [
    ['de', total],
    ['en-US', total],
  ];
  expect(await fill('A')).toEqual([number, 1, languages(1)]);
  deleteCatalog(db, number);
  reader.forget([number]);
  expect(await fill('B', 'C')).toEqual([number, 2, languages(2)]);
});

test('two stores in use at once never give one id twice', async () => {
  const enumeration = (name: string, labelId: string): Definition => ({
    kind: 'enumeration',
    value: { name, labelId, members: [] },
  });
  const first = new DefinitionStore(db, catalog);
  const second = new DefinitionStore(db, createCatalog(db, 1, '2026-11-21T00:00:00Z'));
  await first.store([enumeration('A', '@A')]);
  await second.store([enumeration('B', '@B')]);
  await first.store([enumeration('C', '@C'), enumeration('B', '@B')]);
  await second.store([enumeration('A', '@A')]);
  expect(countOf('definition')).toBe(3);
  expect(countOf('label')).toBe(3);
  expect(countOf('catalog_definition')).toBe(5);
});
